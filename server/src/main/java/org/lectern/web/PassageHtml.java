package org.lectern.web;

import org.lectern.annotation.Placement.State;
import org.lectern.reading.PassageFinder.Found;

/** What somebody meets who follows the address of a passage whose words are no longer the same. */
final class PassageHtml {
    private PassageHtml() {}

    /**
     * @param address where the passage stands now, or stood last
     * @param before its words when it first appeared
     * @param now its words now, or when it stood last
     */
    static String main(Found found, String address, String before, String now) {
        boolean lost = found.state() == State.LOST;
        String first = found.first().version().address().path();
        String said = lost
                ? "It is not in the current version any more. These are its words as they stood last."
                : "Its words have changed: %d %% of them are alike.".formatted(Math.round(found.similarity() * 100));
        return """
                <main id="main" class="narrow about ledger" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                <div class="sides">
                <section><h2>When it first appeared</h2><blockquote><p>%s</p></blockquote>
                <p><a href="%s/pages/%d#%s">See in original version</a></p></section>
                <section><h2>%s</h2><blockquote><p>%s</p></blockquote>
                <p><a href="%s">%s</a></p></section>
                </div>
                <p><a href="/documents/%s">All versions of the document</a></p>
                </main>""".formatted(
                        lost ? "This passage is lost" : "This passage was reworded",
                        said,
                        Html.escape(before),
                        first,
                        found.first().page(),
                        found.first().id(),
                        lost ? "When it stood last" : "Now",
                        Html.escape(now),
                        address,
                        lost ? "See it in that version" : "Read on there",
                        found.version().document().value());
    }
}
