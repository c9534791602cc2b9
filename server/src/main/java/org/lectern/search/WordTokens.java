package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Cuts text into words (Unicode TR 29) with all their forms. The words of a text recur, so their forms are remembered;
 * safe for use by several threads.
 */
final class WordTokens extends Analyzer {
    /** Words whose forms are remembered; a text of a million words has some 40,000 different ones. */
    private static final int REMEMBERED = 50_000;

    /** Longer ones are cut; no word of any language is. */
    private static final int LONGEST = 255;

    private final FormMemory memory = new FormMemory(REMEMBERED);

    /** @param start UTF-16 unit of the text */
    record Token(WordForms forms, int start, int end) {}

    WordForms forms(String word) {
        return memory.forms(word);
    }

    /** The words of a text in order. */
    List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = new WordStream(tokenizer(text), memory, false)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(memory.forms(term.toString()), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory does not fail", e);
        }
        return tokens;
    }

    private static Tokenizer tokenizer(String text) throws IOException {
        StandardTokenizer tokenizer = new StandardTokenizer();
        tokenizer.setMaxTokenLength(LONGEST);
        tokenizer.setReader(new java.io.StringReader(text));
        return tokenizer;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer tokenizer = new StandardTokenizer();
        tokenizer.setMaxTokenLength(LONGEST);
        return new TokenStreamComponents(tokenizer, new WordStream(tokenizer, memory, true));
    }

    /** Gives out every form of a word at the word's position. */
    private static final class WordStream extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final FormMemory memory;
        private final boolean inAllForms;
        private List<String> terms = List.of();
        private int given;

        WordStream(TokenStream input, FormMemory memory, boolean inAllForms) {
            super(input);
            this.memory = memory;
            this.inAllForms = inAllForms;
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (given < terms.size()) {
                term.setEmpty().append(terms.get(given++));
                increment.setPositionIncrement(0);
                return true;
            }
            if (!input.incrementToken()) {
                return false;
            }
            if (inAllForms) {
                terms = memory.terms(term.toString());
                term.setEmpty().append(terms.getFirst());
                given = 1;
            }
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            terms = List.of();
            given = 0;
        }
    }
}
