package org.lectern.document;

import java.util.List;
import java.util.Optional;
import org.lectern.anchor.TextSpan;

/**
 * A page of a version with its text.
 *
 * @param number from 1
 * @param label as printed on the page; the number where nothing is printed
 * @param text the canonical text of {@code span}
 * @param size of its image; empty where it has none
 * @param firstPassage the ordinal of its first passage in the whole version, from 1
 */
public record Page(
        Version version,
        int number,
        String label,
        TextSpan span,
        String text,
        Optional<PageSpan.Size> size,
        List<Passage> passages,
        int firstPassage) {
    public Page {
        passages = List.copyOf(passages);
    }

    public PageAddress address() {
        return new PageAddress(version.address(), number);
    }
}
