package org.lectern.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/**
 * Holds stored pages and passages against the text: pages partition it, passages are ordered and disjoint, each on the
 * page it says, with nothing but white space between them. Not whether a newer rule would lay it out so.
 */
public final class LayoutCheck {
    private final CodePointText text;
    private final List<String> wrong = new ArrayList<>();

    private LayoutCheck(CodePointText text) {
        this.text = text;
    }

    /**
     * What is wrong, a line each; empty where all is well.
     *
     * @param pages in the order of their numbers, from 1
     * @param passages in their stored order
     */
    public static List<String> of(CodePointText text, List<TextSpan> pages, List<Passage> passages) {
        LayoutCheck check = new LayoutCheck(text);
        check.pages(pages);
        check.passages(pages, passages);
        return List.copyOf(check.wrong);
    }

    private void pages(List<TextSpan> pages) {
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

    private void passages(List<TextSpan> pages, List<Passage> passages) {
        Set<String> ids = new HashSet<>();
        int done = 0;
        for (Passage passage : passages) {
            TextSpan span = passage.span();
            if (span.length() == 0 || span.start() < done || span.end() > text.length()) {
                wrong.add("passage %s is at %d to %d, out of order or out of the text"
                        .formatted(passage.id(), span.start(), span.end()));
                continue;
            }
            blank(done, span.start());
            done = span.end();
            if (!ids.add(passage.id())) {
                wrong.add("passage %s is there twice".formatted(passage.id()));
            }
            boolean isOnPage = passage.page() >= 1
                    && passage.page() <= pages.size()
                    && pages.get(passage.page() - 1).contains(span);
            if (!isOnPage) {
                wrong.add("passage %s is not on page %d, as it says".formatted(passage.id(), passage.page()));
            }
        }
        blank(done, text.length());
    }

    private void blank(int start, int end) {
        String between = text.slice(new TextSpan(start, end));
        if (WhiteSpace.skip(between, 0, between.length()) < between.length()) {
            wrong.add("there are words between %d and %d that are in no passage".formatted(start, end));
        }
    }
}
