package org.lectern.web;

import org.lectern.web.ComparedRuns.Side;

/** How the sides of a comparison are named and dated, ready for HTML. */
final class SideNames {
    /** Code points of a title that still count as short. */
    private static final int SHORT = 40;

    private final Words words;

    SideNames(Words words) {
        this.words = words;
    }

    /** The title as it is, not escaped. */
    static String title(Side side) {
        return side.document().metadata().title();
    }

    /** The title in its own language. */
    String whole(Side side) {
        return words.theirs(side.document().metadata(), title(side));
    }

    /** Its beginning, in its own language. */
    String shortly(Side side) {
        return words.theirs(side.document().metadata(), cut(side));
    }

    /** The same where no markup may stand. */
    String plainly(Side side) {
        return Html.escape(cut(side));
    }

    private static String cut(Side side) {
        String title = title(side);
        return title.codePointCount(0, title.length()) <= SHORT
                ? title
                : title.substring(0, title.offsetByCodePoints(0, SHORT - 2)) + "…";
    }

    String dated(Side side) {
        return side.document()
                .metadata()
                .date()
                .map(date -> Html.escape(words.date(date)))
                .orElse(words.say("compare.undated"));
    }
}
