package org.lectern.web;

import java.util.regex.Pattern;
import org.lectern.annotation.Placement.State;
import org.lectern.reading.PassageFinder.Found;

/** What somebody meets who follows the address of a passage whose words are no longer the same. */
final class PassageHtml {
    /** What may differ between words that are the same: spaces of any kind, and line ends. */
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\uFEFF]+");

    private final Words words;

    PassageHtml(Words words) {
        this.words = words;
    }

    /**
     * @param address where the passage stands now, or stood last
     * @param before its words when it first appeared
     * @param now its words now, or when it stood last
     */
    String main(Found found, String address, String before, String now) {
        boolean lost = found.state() == State.LOST;
        String first = found.first().version().address().path();
        String original = before.equals(now) && lost
                ? ""
                : words.html(
                        """
                        <section><h2>{passage.first}</h2><blockquote><p>%s</p></blockquote>
                        <p><a href="%s/pages/%d#%s">{original}</a></p></section>
                        """,
                        Html.escape(before),
                        first,
                        found.first().page(),
                        found.first().id());
        return words.html(
                """
                <main id="main" class="narrow about ledger" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                <div class="sides">
                %s<section><h2>%s</h2><blockquote><p>%s</p></blockquote>
                <p><a href="%s">%s</a></p></section>
                </div>
                <p><a href="/documents/%s">{passage.allVersions}</a></p>
                </main>""",
                lost ? words.say("passage.lost") : words.say("passage.reworded"),
                said(found, before, now),
                original,
                lost ? words.say("passage.last") : words.say("passage.now"),
                Html.escape(now),
                address,
                lost ? words.say("passage.see") : words.say("passage.readOn"),
                found.version().document().value());
    }

    private String said(Found found, String before, String now) {
        if (found.state() == State.LOST) {
            return words.say("passage.lostText");
        }
        // Never 100: then they would not have changed
        return WHITE_SPACE
                        .matcher(before)
                        .replaceAll(" ")
                        .equals(WHITE_SPACE.matcher(now).replaceAll(" "))
                ? words.say("passage.sameWords")
                : words.say("passage.changed", Math.min(99, Math.round(found.similarity() * 100)));
    }
}
