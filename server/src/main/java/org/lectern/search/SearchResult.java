package org.lectern.search;

import java.util.List;
import java.util.Optional;

/**
 * A slice of what was found, the most fitting first.
 *
 * @param total of what the asker may see; exact to {@value #COUNTED}, of which there may be more where {@code isAtLeast}
 * @param next what to ask with for the slice after this one; empty for the last
 * @param alsoSpelled words of passages that the asker may see, much like one that was typed
 * @param isBehind whether changes made just before are not in it yet
 */
public record SearchResult(
        int total,
        boolean isAtLeast,
        List<SearchHit> hits,
        Optional<String> next,
        List<AlsoSpelled> alsoSpelled,
        boolean isBehind) {
    /** How far hits are counted. */
    public static final int COUNTED = 1_000;

    public SearchResult {
        hits = List.copyOf(hits);
        alsoSpelled = List.copyOf(alsoSpelled);
    }

    /** @param typed the word as it was typed */
    public record AlsoSpelled(String typed, String found) {}

    /** The slice that was asked for is no longer known. */
    public static final class UnknownCursorException extends Exception {
        public UnknownCursorException() {
            super("This list is no longer kept. Search again from its beginning.");
        }
    }
}
