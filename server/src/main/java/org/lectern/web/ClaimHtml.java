package org.lectern.web;

import java.util.Optional;
import org.lectern.people.Account;

/** The page behind a claim link, and the one a stranger sees while nobody has used it. */
final class ClaimHtml {
    private ClaimHtml() {}

    static String form(String path, Optional<Account> account, String typed, String trouble) {
        String field = account.map(who -> "<p>This link signs this browser in as <b>%s</b>.</p>"
                        .formatted(Html.escape(who.name().value())))
                .orElseGet(() -> """
                        <div class="field"><label for="name">Display name</label>
                        <input class="input" id="name" name="name" autocomplete="nickname" maxlength="60" required autofocus value="%s"%s>
                        <p class="hint" id="name-hint">Other readers see it beside your notes.</p></div>""".formatted(
                                Html.escape(typed),
                                trouble.isEmpty()
                                        ? " aria-describedby=\"name-hint\""
                                        : " aria-invalid=\"true\" aria-describedby=\"trouble\""));
        String alert = trouble.isEmpty()
                ? ""
                : "<p class=\"trouble\" id=\"trouble\" role=\"alert\">%s</p>".formatted(Html.escape(trouble));
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <form class="claim" method="post" action="%s">
                %s
                %s
                <button class="btn primary" type="submit">Continue</button>
                </form>
                </main>""".formatted(
                account.isPresent() ? "Welcome back" : "This Lectern is yours", Html.escape(path), alert, field);
    }

    static String refused() {
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>This link no longer works</h1>
                <p>A claim link works once and for an hour. If you look after this Lectern, make a new one with <code>./lectern claim --account NAME</code>, or start it again if it has no owner yet.</p>
                <p><a href="/">Go to the library</a></p>
                </main>""";
    }

    static String waiting() {
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>This Lectern is waiting for its owner</h1>
                <p>Nobody has claimed it yet. Whoever started it has a link for that, printed where it was started.</p>
                </main>""";
    }
}
