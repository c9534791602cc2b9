package org.lectern.document;

import java.util.ArrayList;
import java.util.List;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/**
 * Holds stored pages and passages against the text: pages partition it, passages are ordered and disjoint, each on the
 * page it says, with nothing but white space between them. Not whether a newer rule would lay it out so. Passages come one
 * by one, so that memory does not grow with the text.
 */
public final class LayoutCheck {
    /** Code points that are in memory. */
    private static final int WINDOW = 1 << 18;

    private final TextFile text;
    private final List<TextSpan> pages;
    private final List<String> wrong = new ArrayList<>();
    private CodePointText window = new CodePointText("");
    private int windowStart;
    private int done;

    /** @param pages in the order of their numbers, from 1 */
    public LayoutCheck(TextFile text, List<TextSpan> pages) {
        this.text = text;
        this.pages = List.copyOf(pages);
        int expected = 0;
        for (int n = 0; n < pages.size(); n++) {
            TextSpan page = pages.get(n);
            if (page.start() != expected) {
                wrong.add("page %d begins at %d, where %d is due".formatted(n + 1, page.start(), expected));
            }
            expected = page.end();
        }
        if (expected != text.length()) {
            wrong.add("the pages end at %d, the text at %d".formatted(expected, text.length()));
        }
    }

    /** The next passage in their stored order. */
    public void passage(Passage passage) {
        TextSpan span = passage.span();
        if (span.length() == 0 || span.start() < done || span.end() > text.length()) {
            wrong.add("passage %s is at %d to %d, out of order or out of the text"
                    .formatted(passage.id(), span.start(), span.end()));
            return;
        }
        blank(done, span.start());
        done = span.end();
        boolean isOnPage = passage.page() >= 1
                && passage.page() <= pages.size()
                && pages.get(passage.page() - 1).contains(span);
        if (!isOnPage) {
            wrong.add("passage %s is not on page %d, as it says".formatted(passage.id(), passage.page()));
        }
    }

    /** A passage's id that stands twice in the version. */
    public void twice(String id) {
        wrong.add("passage %s is there twice".formatted(id));
    }

    /** What is wrong, a line each; empty where all is well. */
    public List<String> finish() {
        blank(done, text.length());
        return List.copyOf(wrong);
    }

    private void blank(int start, int end) {
        for (int at = start; at < end; ) {
            if (at < windowStart || at >= windowStart + window.length()) {
                windowStart = at;
                window = new CodePointText(text.sliceWithin(at, at + WINDOW));
            }
            int upTo = Math.min(end, windowStart + window.length());
            String between = window.slice(new TextSpan(at - windowStart, upTo - windowStart));
            if (WhiteSpace.skip(between, 0, between.length()) < between.length()) {
                wrong.add("there are words between %d and %d that are in no passage".formatted(start, end));
                return;
            }
            at = upTo;
        }
    }
}
