package org.lectern.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Cuts text into words with all their forms. The words of a text recur, so their forms are remembered; safe for use by
 * several threads.
 *
 * <p>A word that a line end breaks has one position, with its parts in the same, so that phrases go over it; words with a
 * hyphen between them have one each, and what they are together stands at the first.
 */
final class WordTokens extends Analyzer {
    /** Words whose forms are remembered; a text of a million words has some 40,000 different ones. */
    private static final int REMEMBERED = 50_000;

    private final FormMemory memory = new FormMemory(REMEMBERED);

    /**
     * A word of a text.
     *
     * @param word as it is written, without the line end that breaks it
     * @param terms what the index keeps of it
     * @param start UTF-16 unit of the text
     * @param together what the index keeps of it in one with the word after it; empty where nothing suggests it
     */
    record Token(
            String word,
            WordForms forms,
            List<String> terms,
            int start,
            int end,
            List<String> together,
            int togetherEnd,
            boolean isCompound) {}

    WordForms forms(String word) {
        return memory.forms(word);
    }

    /** The words of a text in order. */
    List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        for (TextCut.Word word : new TextCut().words(text)) {
            tokens.add(new Token(
                    word.word(),
                    memory.forms(word.word()),
                    terms(word),
                    word.start(),
                    word.end(),
                    together(word),
                    word.togetherEnd(),
                    word.isCompound()));
        }
        return tokens;
    }

    private List<String> terms(TextCut.Word word) {
        if (word.parts().isEmpty()) {
            return memory.terms(word.word());
        }
        Set<String> terms = new LinkedHashSet<>(memory.terms(word.word()));
        word.parts().forEach(part -> terms.addAll(memory.terms(part)));
        return List.copyOf(terms);
    }

    /** Not as it stands, for it does not stand so. */
    private List<String> together(TextCut.Word word) {
        if (word.together().isEmpty()) {
            return List.of();
        }
        WordForms forms = memory.forms(word.together());
        List<String> terms = new ArrayList<>(memory.terms(word.together()));
        terms.remove(forms.plain());
        if (!terms.contains(WordForms.FOLDED + forms.folded())) {
            terms.add(WordForms.FOLDED + forms.folded());
        }
        return terms;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        WordStream stream = new WordStream();
        return new TokenStreamComponents(stream::read, stream);
    }

    /** Gives out every form of a word at the word's position. */
    private final class WordStream extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final TextCut cut = new TextCut();
        private final StringBuilder text = new StringBuilder();
        private final char[] buffer = new char[4_096];
        private List<TextCut.Word> words = List.of();
        private List<String> terms = List.of();
        private List<String> together = List.of();
        private int next;
        private int given;

        void read(Reader reader) {
            text.setLength(0);
            try {
                for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                    text.append(buffer, 0, read);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("A text to be indexed cannot be read", e);
            }
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            words = cut.words(text.toString());
            terms = List.of();
            together = List.of();
            next = 0;
            given = 0;
        }

        @Override
        public boolean incrementToken() {
            if (given == terms.size() + together.size() && !begin()) {
                return false;
            }
            clearAttributes();
            TextCut.Word word = words.get(next - 1);
            boolean isTogether = given >= terms.size();
            term.append(isTogether ? together.get(given - terms.size()) : terms.get(given));
            offset.setOffset(word.start(), isTogether ? word.togetherEnd() : word.end());
            increment.setPositionIncrement(given == 0 ? 1 : 0);
            given++;
            return true;
        }

        private boolean begin() {
            if (next == words.size()) {
                return false;
            }
            TextCut.Word word = words.get(next++);
            terms = terms(word);
            together = together(word);
            given = 0;
            return true;
        }

        @Override
        public void end() throws IOException {
            super.end();
            offset.setOffset(text.length(), text.length());
        }
    }
}
