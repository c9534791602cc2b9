package org.lectern.web;

import java.util.List;
import java.util.Optional;
import org.lectern.people.Account;
import org.lectern.people.AccountName;
import org.lectern.people.Group;
import org.lectern.people.Label;
import org.lectern.people.Passphrase;
import org.lectern.people.People.Session;
import org.lectern.people.People.Token;
import org.lectern.web.FormHtml.Trouble;

/** Signing in, one's own account, and what others see of it. */
final class AccountHtml {
    private AccountHtml() {}

    static Trouble nameTaken(AccountName taken) {
        return new Trouble("name", "Somebody here is called %s already. Choose another name.".formatted(taken.value()));
    }

    static String signIn(String typed, String next, boolean failed) {
        String alert = failed
                ? "<p class=\"trouble\" id=\"trouble\" role=\"alert\">There is no such name with this passphrase. Names are not told apart by capitals; passphrases are.</p>"
                : "";
        String described = failed ? " aria-invalid=\"true\" aria-describedby=\"trouble\"" : "";
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>Sign in</h1>
                <form class="claim" method="post" action="/sign-in">
                %s
                <input type="hidden" name="next" value="%s">
                <div class="field"><label for="name">Display name</label>
                <input class="input" id="name" name="name" autocomplete="username" maxlength="%d" required autofocus value="%s"%s></div>
                <div class="field"><label for="passphrase">Passphrase</label>
                <input class="input" id="passphrase" name="passphrase" type="password" autocomplete="current-password" required%s></div>
                <button class="btn primary" type="submit">Sign in</button>
                </form>
                <p>No passphrase yet? You stay signed in where you joined, and can add one there. If that browser is gone, ask whoever looks after this Lectern for a link that signs you in.</p>
                </main>""".formatted(
                        alert, Html.escape(next), AccountName.MAX_LENGTH, Html.escape(typed), described, described);
    }

    /**
     * What somebody sees of their own account.
     *
     * @param current the handle of this browser's own session; empty for a token's bearer
     */
    record Look(
            Account account,
            boolean hasPassphrase,
            List<Session> sessions,
            String current,
            List<Token> tokens,
            Optional<String> newToken) {}

    static Optional<String> done(String word) {
        return switch (word) {
            case "name" -> Optional.of("You are called that now, also on what you wrote before.");
            case "passphrase" -> Optional.of("The passphrase is set.");
            case "session" -> Optional.of("That browser is signed out.");
            case "sessions" -> Optional.of("All your other browsers are signed out.");
            case "token" -> Optional.of("The token no longer works.");
            default -> Optional.empty();
        };
    }

    static String account(Look look, Optional<String> said, Trouble trouble) {
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>Your account</h1>
                %s
                <form class="claim" method="post" action="/account/name">
                %s
                <button class="btn" type="submit">Change the name</button>
                </form>
                %s%s%s
                <form method="post" action="/sign-out"><button class="btn" type="submit">Sign out here</button></form>
                <p><a href="/groups">Your groups</a></p>
                %s</main>""".formatted(
                        FormHtml.status(said),
                        FormHtml.field(
                                "name",
                                "Display name",
                                "autocomplete=\"nickname\" maxlength=\"%d\" required".formatted(AccountName.MAX_LENGTH),
                                look.account().name().value(),
                                "Other readers see it beside your notes.",
                                trouble),
                        passphrase(look, trouble),
                        sessions(look),
                        tokens(look, trouble),
                        notes(look.account().id().path()));
    }

    /** One's own notes, out and in. */
    private static String notes(String path) {
        return """
                <section class="stack" aria-labelledby="notes-title"><h2 id="notes-title">Your notes</h2>
                <p class="btns"><a class="btn" href="%s/export">Export your notes</a> <a class="btn" href="/import">Bring notes in</a></p></section>
                """.formatted(path);
    }

    private static String passphrase(Look look, Trouble trouble) {
        String old = look.hasPassphrase()
                ? FormHtml.field(
                        "current",
                        "Passphrase until now",
                        "type=\"password\" autocomplete=\"current-password\" required",
                        "",
                        "",
                        trouble)
                : "";
        String others = look.sessions().size() > 1
                ? "<label class=\"choice\"><input type=\"checkbox\" name=\"others\" value=\"end\"%s><span>Sign out my other browsers</span></label>"
                        .formatted(look.hasPassphrase() ? " checked" : "")
                : "";
        return """
                <section class="stack" aria-labelledby="passphrase-title"><h2 id="passphrase-title">Passphrase</h2>
                <p>%s</p>
                <form class="claim" method="post" action="/account/passphrase">
                <input type="hidden" name="username" autocomplete="username" value="%s">
                %s
                %s
                %s
                <button class="btn" type="submit">%s</button>
                </form></section>
                """.formatted(
                        look.hasPassphrase()
                                ? "With your name and passphrase you can sign in from any browser."
                                : "You have none: you are signed in only where you joined. Add one to use another device.",
                        Html.escape(look.account().name().value()),
                        old,
                        FormHtml.field(
                                "passphrase",
                                "New passphrase",
                                "type=\"password\" autocomplete=\"new-password\" minlength=\"%d\" required"
                                        .formatted(Passphrase.MIN_LENGTH),
                                "",
                                "Four words or more. Pasting is welcome.",
                                trouble),
                        others,
                        look.hasPassphrase() ? "Change the passphrase" : "Add the passphrase");
    }

    private static String sessions(Look look) {
        StringBuilder rows = new StringBuilder();
        for (Session session : look.sessions()) {
            boolean here = session.handle().equals(look.current());
            rows.append("<li><span>%s <span class=\"caption\">since %s, last used on %s</span></span>%s</li>\n"
                    .formatted(
                            Html.escape(session.browser().isEmpty() ? "A browser" : session.browser()),
                            session.created().toString().substring(0, 10),
                            session.lastUsed(),
                            here
                                    ? "<b>This browser</b>"
                                    : FormHtml.button(
                                            "/account/sessions/%s/end".formatted(session.handle()),
                                            "Sign out<span class=\"vh\"> %s of %s</span>"
                                                    .formatted(
                                                            Html.escape(session.browser()),
                                                            session.created()
                                                                    .toString()
                                                                    .substring(0, 10)),
                                            "")));
        }
        String all = look.sessions().size() > 2
                ? FormHtml.button("/account/sessions/end-others", "Sign out all the others", "")
                : "";
        return """
                <section class="stack" aria-labelledby="sessions-title"><h2 id="sessions-title">Where you are signed in</h2>
                <ul class="people">
                %s</ul>%s</section>
                """.formatted(rows, all);
    }

    private static String tokens(Look look, Trouble trouble) {
        StringBuilder rows = new StringBuilder();
        for (Token token : look.tokens()) {
            String label = Html.escape(token.label().isEmpty() ? "without a label" : token.label());
            rows.append("<li><span>%s <span class=\"caption\">made on %s</span></span>%s</li>\n"
                    .formatted(
                            label,
                            token.created().toString().substring(0, 10),
                            FormHtml.button(
                                    "/account/tokens/%s/revoke".formatted(token.handle()),
                                    "Revoke<span class=\"vh\"> %s</span>".formatted(label),
                                    "")));
        }
        String made =
                look.newToken().map(token -> """
                        <div class="field"><label for="token">Your new token</label>
                        <div class="copy" data-copy><input class="input mono" id="token" readonly value="%s" aria-describedby="token-hint"></div>
                        <p class="hint" id="token-hint">Copy it now: it is not shown again. Send it as <code>Authorization: Bearer</code>.</p></div>
                        """.formatted(Html.escape(token))).orElse("");
        return """
                <section class="stack" aria-labelledby="tokens-title"><h2 id="tokens-title">Tokens for programs</h2>
                <p>A program with a token reads and writes as you. Give each its own, and revoke it when it is done.</p>
                %s%s
                <form class="claim" method="post" action="/account/tokens">
                %s
                <button class="btn" type="submit">Make a token</button>
                </form></section>
                """.formatted(
                        made,
                        rows.isEmpty() ? "" : "<ul class=\"people\">\n" + rows + "</ul>",
                        FormHtml.field(
                                "label",
                                "What it is for",
                                "maxlength=\"%d\" required".formatted(Label.MAX_LENGTH),
                                "",
                                "",
                                trouble));
    }

    /** @param shared the groups that both are in */
    static String person(Account person, List<Group> shared) {
        StringBuilder rows = new StringBuilder();
        for (Group group : shared) {
            rows.append("<li><a href=\"%s\">%s</a></li>\n"
                    .formatted(group.id().path(), Html.escape(group.name().value())));
        }
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p>Here since %s.</p>
                %s
                %s</main>""".formatted(
                        Html.escape(person.name().value()),
                        person.created().toString().substring(0, 10),
                        rows.isEmpty()
                                ? "<p>You share no group.</p>"
                                : "<h2>Groups you are both in</h2>\n<ul class=\"people\">\n" + rows + "</ul>",
                        ExportHtml.link(person.id().path(), "Export what you may see of their annotations"));
    }
}
