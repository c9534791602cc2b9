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
    private final Words words;

    AccountHtml(Words words) {
        this.words = words;
    }

    Trouble nameTaken(AccountName taken) {
        return new Trouble("name", words.say("trouble.nameTaken", taken.value()));
    }

    String signIn(String typed, String next, boolean failed) {
        String alert =
                failed ? words.html("<p class=\"trouble\" id=\"trouble\" role=\"alert\">{signIn.failed}</p>") : "";
        String described = failed ? " aria-invalid=\"true\" aria-describedby=\"trouble\"" : "";
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>{signIn.title}</h1>
                <form class="claim" method="post" action="/sign-in">
                %s
                <input type="hidden" name="next" value="%s">
                <div class="field"><label for="name">{displayName}</label>
                <input class="input" id="name" name="name" autocomplete="username" maxlength="%d" required autofocus value="%s"%s></div>
                <div class="field"><label for="passphrase">{passphrase}</label>
                <input class="input" id="passphrase" name="passphrase" type="password" autocomplete="current-password" required%s></div>
                <button class="btn primary" type="submit">{signIn.title}</button>
                </form>
                <p>{signIn.none}</p>
                </main>""", alert, Html.escape(next), AccountName.MAX_LENGTH, Html.escape(typed), described, described);
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

    Optional<String> done(String word) {
        return switch (word) {
            case "name" -> Optional.of(words.say("account.done.name"));
            case "passphrase" -> Optional.of(words.say("account.done.passphrase"));
            case "session" -> Optional.of(words.say("account.done.session"));
            case "sessions" -> Optional.of(words.say("account.done.sessions"));
            case "token" -> Optional.of(words.say("account.done.token"));
            default -> Optional.empty();
        };
    }

    String account(Look look, Optional<String> said, Trouble trouble) {
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>{account.title}</h1>
                %s
                <form class="claim" method="post" action="/account/name">
                %s
                <button class="btn" type="submit">{account.rename}</button>
                </form>
                %s%s%s
                <form method="post" action="/sign-out"><button class="btn" type="submit">{account.signOut}</button></form>
                <p><a href="/groups">{account.groups}</a></p>
                %s</main>""",
                FormHtml.status(said),
                FormHtml.field(
                        "name",
                        words.say("displayName"),
                        "autocomplete=\"nickname\" maxlength=\"%d\" required".formatted(AccountName.MAX_LENGTH),
                        look.account().name().value(),
                        words.say("displayName.hint"),
                        trouble),
                passphrase(look, trouble),
                sessions(look),
                tokens(look, trouble),
                notes(look.account().id().path()));
    }

    /** One's own notes, out and in. */
    private String notes(String path) {
        return words.html("""
                <section class="stack" aria-labelledby="notes-title"><h2 id="notes-title">{account.notes}</h2>
                <p class="btns"><a class="btn" href="%s/export">{account.exportNotes}</a> <a class="btn" href="/import">{import.title}</a></p></section>
                """, path);
    }

    private String passphrase(Look look, Trouble trouble) {
        String old = look.hasPassphrase()
                ? FormHtml.field(
                        "current",
                        words.say("passphrase.current"),
                        "type=\"password\" autocomplete=\"current-password\" required",
                        "",
                        "",
                        trouble)
                : "";
        String others = look.sessions().size() > 1
                ? words.html(
                        "<label class=\"choice\"><input type=\"checkbox\" name=\"others\" value=\"end\"%s><span>{passphrase.others}</span></label>",
                        look.hasPassphrase() ? " checked" : "")
                : "";
        return words.html(
                """
                <section class="stack" aria-labelledby="passphrase-title"><h2 id="passphrase-title">{passphrase}</h2>
                <p>%s</p>
                <form class="claim" method="post" action="/account/passphrase">
                <input type="hidden" name="username" autocomplete="username" value="%s">
                %s
                %s
                %s
                <button class="btn" type="submit">%s</button>
                </form></section>
                """,
                look.hasPassphrase() ? words.say("passphrase.has") : words.say("passphrase.hasNone"),
                Html.escape(look.account().name().value()),
                old,
                FormHtml.field(
                        "passphrase",
                        words.say("passphrase.new"),
                        "type=\"password\" autocomplete=\"new-password\" minlength=\"%d\" required"
                                .formatted(Passphrase.MIN_LENGTH),
                        "",
                        words.say("passphrase.hint"),
                        trouble),
                others,
                look.hasPassphrase() ? words.say("passphrase.change") : words.say("passphrase.add"));
    }

    private String sessions(Look look) {
        StringBuilder rows = new StringBuilder();
        for (Session session : look.sessions()) {
            boolean here = session.handle().equals(look.current());
            rows.append("<li><span>%s <span class=\"caption\">%s</span></span>%s</li>\n"
                    .formatted(
                            Html.escape(browser(session)),
                            words.say("sessions.since", words.day(session.created()), words.day(session.lastUsed())),
                            here
                                    ? words.html("<b>{sessions.this}</b>")
                                    : FormHtml.button(
                                            "/account/sessions/%s/end".formatted(session.handle()),
                                            words.say(
                                                    "sessions.end",
                                                    Html.escape(browser(session)),
                                                    words.day(session.created())),
                                            "")));
        }
        String all = look.sessions().size() > 2
                ? FormHtml.button("/account/sessions/end-others", words.say("sessions.endOthers"), "")
                : "";
        return words.html("""
                <section class="stack" aria-labelledby="sessions-title"><h2 id="sessions-title">{sessions.title}</h2>
                <ul class="people">
                %s</ul>%s</section>
                """, rows, all);
    }

    /** As {@link Sender#browser} called it when it came. */
    private String browser(Session session) {
        String[] parts = session.browser().split(" on ", 2);
        String name = parts[0].isEmpty() || parts[0].equals("A browser") ? words.say("sessions.browser") : parts[0];
        return parts.length == 1 ? name : words.say("sessions.on", name, parts[1].replace("a Mac", "Mac"));
    }

    private String tokens(Look look, Trouble trouble) {
        StringBuilder rows = new StringBuilder();
        for (Token token : look.tokens()) {
            String label =
                    Html.escape(token.label().isEmpty() ? words.say("tokens.noLabel") : words.told(token.label()));
            rows.append("<li><span>%s <span class=\"caption\">%s</span></span>%s</li>\n"
                    .formatted(
                            label,
                            words.say("tokens.made", words.day(token.created())),
                            FormHtml.button(
                                    "/account/tokens/%s/revoke".formatted(token.handle()),
                                    words.say("tokens.revoke", label),
                                    "")));
        }
        String made = look.newToken()
                .map(token -> words.html("""
                        <div class="field"><label for="token">{tokens.yours}</label>
                        <div class="copy" data-copy><input class="input mono" id="token" readonly value="%s" aria-describedby="token-hint"></div>
                        <p class="hint" id="token-hint">{tokens.copy}</p></div>
                        """, Html.escape(token)))
                .orElse("");
        return words.html(
                """
                <section class="stack" aria-labelledby="tokens-title"><h2 id="tokens-title">{tokens.title}</h2>
                <p>{tokens.hint}</p>
                %s%s
                <form class="claim" method="post" action="/account/tokens">
                %s
                <button class="btn" type="submit">{tokens.make}</button>
                </form></section>
                """,
                made,
                rows.isEmpty() ? "" : "<ul class=\"people\">\n" + rows + "</ul>",
                FormHtml.field(
                        "label",
                        words.say("tokens.for"),
                        "maxlength=\"%d\" required".formatted(Label.MAX_LENGTH),
                        "",
                        "",
                        trouble));
    }

    /** @param shared the groups that both are in */
    String person(Account person, List<Group> shared) {
        StringBuilder rows = new StringBuilder();
        for (Group group : shared) {
            rows.append("<li><a href=\"%s\">%s</a></li>\n"
                    .formatted(group.id().path(), Html.escape(group.name().value())));
        }
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                %s
                %s</main>""".formatted(
                        Html.escape(person.name().value()),
                        words.say("person.since", words.day(person.created())),
                        rows.isEmpty()
                                ? words.html("<p>{person.noGroup}</p>")
                                : words.html("<h2>{person.groups}</h2>\n<ul class=\"people\">\n") + rows + "</ul>",
                        new ExportHtml(words).link(person.id().path(), words.say("person.export")));
    }
}
