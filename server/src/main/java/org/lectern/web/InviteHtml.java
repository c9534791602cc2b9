package org.lectern.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lectern.people.Account;
import org.lectern.people.AccountName;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.Invitation;
import org.lectern.people.Invitations.Invited;
import org.lectern.people.Role;
import org.lectern.web.FormHtml.Trouble;

/** An invitation, for who makes it and for who follows it. */
final class InviteHtml {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private InviteHtml() {}

    /** Where an invitation is open in its group's page. */
    static String path(GroupId group, String invitation) {
        return "%s?invitation=%s".formatted(group.path(), invitation);
    }

    /** The links that work, and the form for another. */
    static String section(GroupHtml.Look look) {
        StringBuilder rows = new StringBuilder();
        for (Invitation invitation : look.invitations()) {
            rows.append(
                    "<li><a href=\"%s\">Link for a %s</a> <span class=\"caption\">until %s, %d of %d people came</span></li>\n"
                            .formatted(
                                    path(look.group().id(), invitation.id()),
                                    invitation.role().word(),
                                    DAY.format(invitation.expires()),
                                    invitation.used(),
                                    invitation.uses()));
        }
        List<Role> offered =
                Arrays.stream(Role.values()).filter(look.role()::mayInvite).toList();
        return """
                <section class="stack" aria-labelledby="invitations-title"><h2 id="invitations-title">Invitations</h2>
                %s
                <form class="claim" method="post" action="%s/invitations">
                <div class="three">
                <div class="field"><label for="invite-role">They join as</label><select class="input" id="invite-role" name="role">%s</select></div>
                <div class="field"><label for="invite-days">Works for</label><select class="input" id="invite-days" name="days"><option value="1">a day</option><option value="%d" selected>a week</option><option value="30">30 days</option></select></div>
                <div class="field"><label for="invite-uses">How many people</label><input class="input" id="invite-uses" name="uses" type="number" min="1" max="%d" value="%d" required></div>
                </div>
                <button class="btn" type="submit">Make a link</button>
                </form></section>
                """.formatted(
                rows.isEmpty() ? "<p>No link works at the moment.</p>" : "<ul class=\"people\">\n" + rows + "</ul>",
                look.group().id().path(),
                GroupHtml.roles(offered, Role.READER),
                InviteRoutes.DEFAULT_DAYS,
                Invitation.MAX_USES,
                InviteRoutes.DEFAULT_USES);
    }

    /** @param at the base that the link is shown with, if it is one of those that lead here */
    static String open(Group group, Invitation invitation, List<Reach> reaches, String at, Instant now) {
        String title = "Invite to " + Html.escape(group.name().value());
        if (invitation.link().isEmpty() || !invitation.works(now)) {
            return """
                    <section class="invite stack" aria-labelledby="invite-title"><h2 id="invite-title">%s</h2>
                    <p>This link no longer works. Make another below.</p></section>""".formatted(title);
        }
        Reach shown = reaches.stream()
                .filter(reach -> reach.base().equals(at))
                .findFirst()
                .orElse(reaches.getFirst());
        String link =
                "%s/join/%s".formatted(shown.base(), invitation.link().get().value());
        String path = path(group.id(), invitation.id());
        return """
                <section class="invite stack" aria-labelledby="invite-title"><h2 id="invite-title">%s</h2>
                <div class="invite-grid"><div class="stack">
                %s
                <p>People need only a display name. No e-mail is sent.</p>
                <p class="caption">They join as %s. Works until %s; %d of %d people came.</p>
                </div>
                %s</div>
                <div class="field"><label for="link">Link</label>
                <div class="copy" data-copy><input class="input mono" id="link" readonly value="%s" aria-describedby="link-hint"></div>
                <p class="hint" id="link-hint">Select it and copy it, or let people scan the code.</p></div>
                %s
                <div class="btns">%s<a class="btn primary" href="%s">Done</a></div>
                </section>""".formatted(
                        title,
                        addresses(reaches, shown, group.id(), invitation.id()),
                        invitation.role().word(),
                        DAY.format(invitation.expires()),
                        invitation.used(),
                        invitation.uses(),
                        QrCode.svg(link, "The same link as a code to scan"),
                        Html.escape(link),
                        warning(shown),
                        FormHtml.button(
                                "%s/invitations/%s/revoke".formatted(group.id().path(), invitation.id()),
                                "Revoke the link",
                                ""),
                        path.substring(0, path.indexOf('?')));
    }

    private static String addresses(List<Reach> reaches, Reach shown, GroupId group, String invitation) {
        if (reaches.size() == 1) {
            return "<p><b>%s</b> <span class=\"mono\">%s</span></p>"
                    .formatted(shown.kind().words(), Html.escape(shown.base()));
        }
        StringBuilder items = new StringBuilder();
        for (Reach reach : reaches) {
            items.append("<li><a href=\"%s&amp;at=%s\"%s>%s</a> <span class=\"mono\">%s</span></li>\n"
                    .formatted(
                            path(group, invitation),
                            URLEncoder.encode(reach.base(), StandardCharsets.UTF_8),
                            reach.equals(shown) ? " aria-current=\"true\"" : "",
                            reach.kind().words(),
                            Html.escape(reach.base())));
        }
        return """
                <nav aria-labelledby="where"><p class="label" id="where">Where are the readers?</p>
                <ul class="where">
                %s</ul></nav>""".formatted(items);
    }

    /** What whoever passes the link on should know about its address. */
    private static String warning(Reach shown) {
        return switch (shown.kind()) {
            case ENCRYPTED -> "";
            case PLAIN -> """
                    <div class="warning"><p><b>Not encrypted.</b> Anyone on this network could read what is sent to this address. Fine at home or in a seminar room; not in a café.</p>
                    <details><summary>How to add HTTPS</summary><p>Put a web server that speaks HTTPS in front, such as Caddy or nginx, let it pass everything on to this address, and start Lectern with its name: <code>./lectern serve --base-url https://name</code>.</p></details></div>""";
            case THIS_COMPUTER -> """
                    <div class="warning"><p><b>Only this computer can open this link.</b> To let others on your network in, stop Lectern, start it with <code>./lectern serve --host 0.0.0.0</code>, and come back here: the link stays the same but for its beginning.</p></div>""";
        };
    }

    static String join(String path, Invited invited, Optional<Account> account, String typed, Trouble trouble) {
        String group = Html.escape(invited.group().name().value());
        String who = account.map(known -> "<p>You are signed in as <b>%s</b>.</p>"
                        .formatted(Html.escape(known.name().value())))
                .orElseGet(() -> FormHtml.field(
                        "name",
                        "Display name",
                        "autocomplete=\"nickname\" maxlength=\"%d\" required autofocus"
                                .formatted(AccountName.MAX_LENGTH),
                        typed,
                        "Other readers see it beside your notes. Nothing else is asked.",
                        trouble));
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>Join %s</h1>
                <p>%s invites you to read and write notes together, as a %s.</p>
                <form class="claim" method="post" action="%s">
                %s
                <button class="btn primary" type="submit">Join</button>
                </form>
                %s
                </main>""".formatted(
                        group,
                        Html.escape(invited.by().name().value()),
                        invited.role().word(),
                        Html.escape(path),
                        who,
                        account.isPresent()
                                ? ""
                                : "<p>Have you been here before? <a href=\"/sign-in?next=%s\">Sign in</a> first, to stay who you are.</p>"
                                        .formatted(Html.escape(path)));
    }

    static String refused() {
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>This link no longer works</h1>
                <p>An invitation works for a while and for so many people, and can be revoked. Ask whoever gave it to you for a new one.</p>
                <p><a href="/">Go to the library</a></p>
                </main>""";
    }
}
