package org.lectern.search;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;

/** Remembers the forms of words that were met before. Safe for use by several threads. */
final class FormMemory {
    private final LoadingCache<String, Remembered> remembered;

    /** @param size in words; the least used make room */
    FormMemory(int size) {
        this.remembered = Caffeine.newBuilder().maximumSize(size).build(word -> {
            WordForms forms = WordForms.of(word);
            return new Remembered(forms, forms.indexed());
        });
    }

    private record Remembered(WordForms forms, List<String> terms) {}

    WordForms forms(String word) {
        return remembered.get(word).forms();
    }

    /** What the index keeps of a word. */
    List<String> terms(String word) {
        return remembered.get(word).terms();
    }
}
