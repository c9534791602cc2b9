package org.lectern.web;

import java.util.regex.Pattern;
import org.lectern.annotation.Placement.State;
import org.lectern.reading.PassageFinder.Found;

/** What somebody meets who follows the address of a passage whose words are no longer the same. */
final class PassageHtml {
    /** What may differ between words that are the same: spaces of any kind, and line ends. */
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\uFEFF]+");

    private PassageHtml() {}

    /**
     * @param address where the passage stands now, or stood last
     * @param before its words when it first appeared
     * @param now its words now, or when it stood last
     */
    static String main(Found found, String address, String before, String now) {
        boolean lost = found.state() == State.LOST;
        String first = found.first().version().address().path();
        String original = before.equals(now) && lost
                ? ""
                : """
                        <section><h2>When it first appeared</h2><blockquote><p>%s</p></blockquote>
                        <p><a href="%s/pages/%d#%s">See in original version</a></p></section>
                        """.formatted(
                                Html.escape(before),
                                first,
                                found.first().page(),
                                found.first().id());
        return """
                <main id="main" class="narrow about ledger" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                <div class="sides">
                %s<section><h2>%s</h2><blockquote><p>%s</p></blockquote>
                <p><a href="%s">%s</a></p></section>
                </div>
                <p><a href="/documents/%s">All versions of the document</a></p>
                </main>""".formatted(
                        lost ? "This passage is lost" : "This passage was reworded",
                        said(found, before, now),
                        original,
                        lost ? "When it stood last" : "Now",
                        Html.escape(now),
                        address,
                        lost ? "See it in that version" : "Read on there",
                        found.version().document().value());
    }

    private static String said(Found found, String before, String now) {
        if (found.state() == State.LOST) {
            return "It is not in the current version any more. These are its words as they stood last.";
        }
        // Never 100: then they would not have changed
        return WHITE_SPACE
                        .matcher(before)
                        .replaceAll(" ")
                        .equals(WHITE_SPACE.matcher(now).replaceAll(" "))
                ? "Its words are the same, broken into lines differently."
                : "Its words have changed: %d %% of them are alike."
                        .formatted(Math.min(99, Math.round(found.similarity() * 100)));
    }
}
