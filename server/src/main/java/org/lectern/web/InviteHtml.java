package org.lectern.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
    private final Words words;

    InviteHtml(Words words) {
        this.words = words;
    }

    /** Where an invitation is open in its group's page. */
    static String path(GroupId group, String invitation) {
        return "%s?invitation=%s".formatted(group.path(), invitation);
    }

    /** The links that work, and the form for another. */
    String section(GroupHtml.Look look) {
        StringBuilder rows = new StringBuilder();
        for (Invitation invitation : look.invitations()) {
            rows.append("<li><a href=\"%s\">%s</a> <span class=\"caption\">%s, %s</span></li>\n"
                    .formatted(
                            path(look.group().id(), invitation.id()),
                            words.say("linkFor." + invitation.role().word()),
                            words.say("invite.until", words.moment(invitation.expires())),
                            came(invitation)));
        }
        List<Role> offered =
                Arrays.stream(Role.values()).filter(look.role()::mayInvite).toList();
        return words.html(
                """
                <section class="stack" aria-labelledby="invitations-title"><h2 id="invitations-title">{invite.title}</h2>
                %s
                <form class="claim" method="post" action="%s/invitations">
                <div class="three">
                <div class="field"><label for="invite-role">{invite.as}</label><select class="input" id="invite-role" name="role">%s</select></div>
                <div class="field"><label for="invite-days">{invite.for}</label><select class="input" id="invite-days" name="days"><option value="1">{invite.day}</option><option value="%d" selected>{invite.week}</option><option value="30">{invite.month}</option></select></div>
                <div class="field"><label for="invite-uses">{invite.many}</label><input class="input" id="invite-uses" name="uses" type="number" min="1" max="%d" value="%d" required></div>
                </div>
                <button class="btn" type="submit">{invite.make}</button>
                </form></section>
                """,
                rows.isEmpty() ? words.html("<p>{invite.none}</p>") : "<ul class=\"people\">\n" + rows + "</ul>",
                look.group().id().path(),
                new GroupHtml(words).roles(offered, Role.READER),
                InviteRoutes.DEFAULT_DAYS,
                Invitation.MAX_USES,
                InviteRoutes.DEFAULT_USES);
    }

    private String came(Invitation invitation) {
        return words.say("invite.came", invitation.used(), invitation.uses());
    }

    /** @param at the base that the link is shown with, if it is one of those that lead here */
    String open(Group group, Invitation invitation, List<Reach> reaches, String at, Instant now) {
        String title = words.say("invite.to", Html.escape(group.name().value()));
        if (invitation.link().isEmpty() || !invitation.works(now)) {
            return words.html("""
                    <section class="invite stack" aria-labelledby="invite-title"><h2 id="invite-title">%s</h2>
                    <p>{invite.dead}</p></section>""", title);
        }
        Reach shown = reaches.stream()
                .filter(reach -> reach.base().equals(at))
                .findFirst()
                .orElse(reaches.getFirst());
        String link =
                "%s/join/%s".formatted(shown.base(), invitation.link().get().value());
        String path = path(group.id(), invitation.id());
        return words.html(
                """
                <section class="invite stack" aria-labelledby="invite-title"><h2 id="invite-title">%s</h2>
                <div class="invite-grid"><div class="stack">
                %s
                <p>{invite.hint}</p>
                <p class="caption">%s</p>
                </div>
                %s</div>
                <div class="field"><label for="link">{invite.link}</label>
                <div class="copy" data-copy><input class="input mono" id="link" readonly value="%s" aria-describedby="link-hint"></div>
                <p class="hint" id="link-hint">{invite.copy}</p></div>
                %s
                <div class="btns">%s<a class="btn primary" href="%s">{done}</a></div>
                </section>""",
                title,
                addresses(reaches, shown, group.id(), invitation.id()),
                words.say(
                        "invite.how",
                        words.say("asA." + invitation.role().word()),
                        words.moment(invitation.expires()),
                        came(invitation)),
                QrCode.svg(link, words.say("invite.code")),
                Html.escape(link),
                warning(shown),
                FormHtml.button(
                        "%s/invitations/%s/revoke".formatted(group.id().path(), invitation.id()),
                        words.say("invite.revoke"),
                        ""),
                path.substring(0, path.indexOf('?')));
    }

    private String addresses(List<Reach> reaches, Reach shown, GroupId group, String invitation) {
        if (reaches.size() == 1) {
            return "<p><b>%s</b> <span class=\"mono\">%s</span></p>"
                    .formatted(words.say(shown.kind().key()), Html.escape(shown.base()));
        }
        StringBuilder items = new StringBuilder();
        for (Reach reach : reaches) {
            items.append("<li><a href=\"%s&amp;at=%s\"%s>%s</a> <span class=\"mono\">%s</span></li>\n"
                    .formatted(
                            path(group, invitation),
                            URLEncoder.encode(reach.base(), StandardCharsets.UTF_8),
                            reach.equals(shown) ? " aria-current=\"true\"" : "",
                            words.say(reach.kind().key()),
                            Html.escape(reach.base())));
        }
        return words.html("""
                <nav aria-labelledby="where"><p class="label" id="where">{invite.where}</p>
                <ul class="where">
                %s</ul></nav>""", items);
    }

    /** What whoever passes the link on should know about its address. */
    private String warning(Reach shown) {
        return switch (shown.kind()) {
            case ENCRYPTED -> "";
            case PLAIN -> words.html("""
                    <div class="warning"><p>{invite.plain}</p>
                    <details><summary>{invite.https}</summary><p>{invite.httpsHow}</p></details></div>""");
            case THIS_COMPUTER -> words.html("""
                    <div class="warning"><p>{invite.local}</p></div>""");
        };
    }

    String join(String path, Invited invited, Optional<Account> account, String typed, Trouble trouble) {
        String group = Html.escape(invited.group().name().value());
        String who = account.map(known ->
                        "<p>" + words.say("join.as", Html.escape(known.name().value())) + "</p>")
                .orElseGet(() -> FormHtml.field(
                        "name",
                        words.say("displayName"),
                        "autocomplete=\"nickname\" maxlength=\"%d\" required autofocus"
                                .formatted(AccountName.MAX_LENGTH),
                        typed,
                        words.say("join.nameHint"),
                        trouble));
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                <form class="claim" method="post" action="%s">
                %s
                <button class="btn primary" type="submit">{group.join}</button>
                </form>
                %s
                </main>""",
                words.say("join.title", group),
                words.say(
                        "join.by",
                        Html.escape(invited.by().name().value()),
                        words.say("asA." + invited.role().word())),
                Html.escape(path),
                who,
                account.isPresent() ? "" : "<p>" + words.say("join.before", Html.escape(path)) + "</p>");
    }

    String refused() {
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <h1>{link.dead}</h1>
                <p>{join.dead}</p>
                <p><a href="/">{toLibrary}</a></p>
                </main>""");
    }
}
