package org.lectern.web;

import java.util.Optional;
import org.lectern.people.Account;

/** The page behind a claim link, and the one a stranger sees while nobody has used it. */
final class ClaimHtml {
    private final Words words;

    ClaimHtml(Words words) {
        this.words = words;
    }

    String form(String path, Optional<Account> account, String typed, String trouble) {
        String field = account.map(who ->
                        "<p>" + words.say("claim.as", Html.escape(who.name().value())) + "</p>")
                .orElseGet(() -> words.html(
                        """
                        <div class="field"><label for="name">{displayName}</label>
                        <input class="input" id="name" name="name" autocomplete="nickname" maxlength="60" required autofocus value="%s"%s>
                        <p class="hint" id="name-hint">{displayName.hint}</p></div>""",
                        Html.escape(typed),
                        trouble.isEmpty()
                                ? " aria-describedby=\"name-hint\""
                                : " aria-invalid=\"true\" aria-describedby=\"trouble\""));
        String alert = trouble.isEmpty()
                ? ""
                : "<p class=\"trouble\" id=\"trouble\" role=\"alert\">%s</p>".formatted(Html.escape(trouble));
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <form class="claim" method="post" action="%s">
                %s
                %s
                <button class="btn primary" type="submit">{claim.continue}</button>
                </form>
                </main>""",
                account.isPresent() ? words.say("claim.back") : words.say("claim.title"),
                Html.escape(path),
                alert,
                field);
    }

    String refused() {
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <h1>{link.dead}</h1>
                <p>{claim.dead}</p>
                <p><a href="/">{toLibrary}</a></p>
                </main>""");
    }

    String waiting() {
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <h1>{waiting.title}</h1>
                <p>{waiting.text}</p>
                </main>""");
    }
}
