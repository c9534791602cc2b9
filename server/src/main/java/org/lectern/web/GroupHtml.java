package org.lectern.web;

import java.util.List;
import java.util.Optional;
import org.lectern.people.AccountId;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups.Belonging;
import org.lectern.people.Groups.JoinRequest;
import org.lectern.people.Groups.Member;
import org.lectern.people.Invitation;
import org.lectern.people.Joining;
import org.lectern.people.Role;
import org.lectern.web.FormHtml.Trouble;

/** The list of groups, and a group as its members and others see it. */
final class GroupHtml {
    private final Words words;

    GroupHtml(Words words) {
        this.words = words;
    }

    /** What a member sees: nobody else's requests and links reach those who may not decide on them. */
    record Look(
            Group group,
            AccountId viewer,
            Role role,
            List<Member> members,
            List<JoinRequest> requests,
            List<Invitation> invitations) {}

    /** What the address says was just done; anything else it says is nothing of ours. */
    Optional<String> done(String word) {
        return switch (word) {
            case "joined" -> Optional.of(words.say("group.done.joined"));
            case "asked" -> Optional.of(words.say("group.done.asked"));
            case "settings" -> Optional.of(words.say("group.done.settings"));
            case "role" -> Optional.of(words.say("group.done.role"));
            case "removed" -> Optional.of(words.say("group.done.removed"));
            case "accepted" -> Optional.of(words.say("group.done.accepted"));
            case "declined" -> Optional.of(words.say("group.done.declined"));
            case "revoked" -> Optional.of(words.say("group.done.revoked"));
            default -> Optional.empty();
        };
    }

    String words(Joining joining) {
        return switch (joining) {
            case OPEN -> words.say("joining.open");
            case BY_REQUEST -> words.say("joining.request");
            case BY_INVITATION -> words.say("joining.invitation");
        };
    }

    String words(Role role) {
        return switch (role) {
            case OWNER -> words.say("role.owner");
            case MODERATOR -> words.say("role.moderator");
            case REVIEWER -> words.say("role.reviewer");
            case READER -> words.say("role.reader");
        };
    }

    String list(List<Belonging> mine, List<Group> joinable, String typed, Trouble trouble) {
        StringBuilder rows = new StringBuilder();
        for (Belonging belonging : mine) {
            rows.append("<li><a href=\"%s\">%s</a> <span class=\"caption\">%s · %s</span></li>\n"
                    .formatted(
                            belonging.group().id().path(),
                            Html.escape(belonging.group().name().value()),
                            words.count("member", belonging.members()),
                            words.say("youAre." + belonging.role().word())));
        }
        StringBuilder others = new StringBuilder();
        for (Group group : joinable) {
            others.append("<li><a href=\"%s\">%s</a> <span class=\"caption\">%s</span></li>\n"
                    .formatted(group.id().path(), Html.escape(group.name().value()), words(group.joining())));
        }
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>{groups}</h1>
                %s
                %s
                <section class="stack" aria-labelledby="new-title"><h2 id="new-title">{groups.make}</h2>
                <form class="claim" method="post" action="/groups">
                %s
                %s
                <button class="btn primary" type="submit">{groups.doMake}</button>
                </form></section>
                <p><a href="/account">{account.title}</a></p>
                </main>""",
                rows.isEmpty() ? words.html("<p>{groups.alone}</p>") : "<ul class=\"people\">\n" + rows + "</ul>",
                others.isEmpty()
                        ? ""
                        : words.html("<h2>{groups.joinable}</h2>\n<ul class=\"people\">\n") + others + "</ul>",
                nameField(words.say("group.name"), typed, trouble),
                joiningChoice(Joining.BY_INVITATION));
    }

    private String nameField(String label, String value, Trouble trouble) {
        return FormHtml.field(
                "name", label, "maxlength=\"%d\" required".formatted(GroupName.MAX_LENGTH), value, "", trouble);
    }

    private String joiningChoice(Joining chosen) {
        StringBuilder choices =
                new StringBuilder(words.html("<fieldset><legend class=\"label\">{joining.how}</legend>\n"));
        choice(
                choices,
                Joining.BY_INVITATION,
                chosen,
                words.say("joining.choice.invitation"),
                words.say("joining.hint.invitation"));
        choice(
                choices,
                Joining.BY_REQUEST,
                chosen,
                words.say("joining.choice.request"),
                words.say("joining.hint.request"));
        choice(choices, Joining.OPEN, chosen, words.say("joining.choice.open"), words.say("joining.hint.open"));
        return choices.append("</fieldset>").toString();
    }

    private void choice(StringBuilder choices, Joining joining, Joining chosen, String said, String explanation) {
        choices.append(
                "<label class=\"choice\"><input type=\"radio\" name=\"joining\" value=\"%s\"%s><span>%s <small>%s</small></span></label>\n"
                        .formatted(joining.word(), joining == chosen ? " checked" : "", said, explanation));
    }

    /** For those who may know of the group and are not in it; who is, they are not told. */
    String outside(Group group, boolean asked, Optional<String> said) {
        String path = group.id().path();
        String way = asked
                ? words.html("<p>{group.asked}</p>")
                : group.joining() == Joining.OPEN
                        ? FormHtml.button(path + "/join", words.say("group.join"), "primary")
                        : FormHtml.button(path + "/ask", words.say("group.ask"), "primary");
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/groups">{groups}</a></p>
                <h1>%s</h1>
                %s
                <p>{group.outside}: %s.</p>
                %s
                </main>""", Html.escape(group.name().value()), FormHtml.status(said), words(group.joining()), way);
    }

    /** What a group is called that is always there. */
    String name(GroupId builtIn) {
        return words.say(builtIn.equals(GroupId.PUBLIC) ? "group.anyone" : "group.everyone");
    }

    String builtIn(GroupId id) {
        boolean isPublic = id.equals(GroupId.PUBLIC);
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                <p>{group.builtIn}</p>
                <p><a class="btn" href="%s/workbench">{bench.title}</a></p>
                </main>""", name(id), isPublic ? words.say("group.anyoneText") : words.say("group.everyoneText"), id.path());
    }

    /** @param invitation the open one, as HTML; empty for none */
    String inside(Look look, String invitation, Optional<String> said, Trouble trouble) {
        Group group = look.group();
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/groups">{groups}</a></p>
                <h1>%s</h1>
                <p>%s, %s; %s.</p>
                <p class="btns"><a class="btn" href="%s/workbench">{bench.title}</a> <a class="btn" href="%s/scale">{scale.title}</a></p>
                %s
                %s
                %s%s%s%s
                <section class="stack">
                %s%s</section>
                </main>""",
                Html.escape(group.name().value()),
                words.count("member", look.members().size()),
                words(group.joining()),
                words.say("youAre." + look.role().word()),
                group.id().path(),
                group.id().path(),
                FormHtml.status(said),
                invitation,
                requests(look),
                look.role().mayInvite() ? new InviteHtml(words).section(look) : "",
                members(look, trouble),
                look.role().mayGovern() ? settings(group, trouble) : "",
                new ExportHtml(words).link(group.id().path(), words.say("group.export")),
                FormHtml.careful(
                        words.say("group.leave"),
                        words.say("group.leaveHint"),
                        group.id().path() + "/leave",
                        "",
                        words.say("group.doLeave")));
    }

    private String requests(Look look) {
        if (look.requests().isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (JoinRequest request : look.requests()) {
            String path = "%s/requests/%s"
                    .formatted(look.group().id().path(), request.account().id().value());
            rows.append("<li><span>%s <span class=\"caption\">%s</span></span><span class=\"btns\">%s%s</span></li>\n"
                    .formatted(
                            Html.escape(request.account().name().value()),
                            words.say("request.asked", words.day(request.asked())),
                            FormHtml.button(path + "/accept", words.say("request.accept"), "primary"),
                            FormHtml.button(path + "/decline", words.say("request.decline"), "")));
        }
        return words.html("""
                <section class="stack" aria-labelledby="requests-title"><h2 id="requests-title">{request.title}</h2>
                <ul class="people">
                %s</ul></section>
                """, rows);
    }

    private String members(Look look, Trouble trouble) {
        StringBuilder rows = new StringBuilder();
        for (Member member : look.members()) {
            rows.append(member(look, member));
        }
        String alert = trouble.isAt("members")
                ? "<p class=\"trouble\" role=\"alert\">%s</p>\n".formatted(Html.escape(trouble.words()))
                : "";
        return words.html("""
                <section class="stack" aria-labelledby="members-title"><h2 id="members-title">{members}</h2>
                %s<ul class="people">
                %s</ul></section>
                """, alert, rows);
    }

    private String member(Look look, Member member) {
        String name = Html.escape(member.account().name().value());
        boolean self = member.account().id().equals(look.viewer());
        return "<li><span><a href=\"%s\">%s</a>%s <span class=\"caption\">%s</span></span>%s</li>\n"
                .formatted(
                        member.account().id().path(),
                        name,
                        self ? words.html(" <span class=\"caption\">({you})</span>") : "",
                        words(member.role()),
                        changes(look, member, name, self));
    }

    private String changes(Look look, Member member, String name, boolean self) {
        String path = "%s/members/%s"
                .formatted(look.group().id().path(), member.account().id().value());
        StringBuilder changes = new StringBuilder();
        if (look.role().mayGovern()) {
            changes.append(words.html(
                    """
                    <form class="btns" method="post" action="%s/role"><label class="vh" for="role-%s">{members.roleOf} %s</label>
                    <select class="input" id="role-%s" name="role">%s</select>
                    <button class="btn" type="submit">{members.changeRole}<span class="vh">: %s</span></button></form>
                    """,
                    path,
                    member.account().id().value(),
                    name,
                    member.account().id().value(),
                    roles(List.of(Role.values()), member.role()),
                    name));
        }
        if (!self && look.role().mayRemove(member.role())) {
            String links = look.invitations().isEmpty()
                    ? ""
                    : words.html(
                            "<label class=\"choice\"><input type=\"checkbox\" name=\"links\" value=\"revoke\" checked><span>{members.alsoLinks} <small>{members.alsoLinksHint}</small></span></label>");
            changes.append(FormHtml.careful(
                    words.say("members.remove", name),
                    words.say("members.removeHint", name),
                    path + "/remove",
                    links,
                    words.say("members.doRemove", name)));
        }
        return changes.isEmpty()
                ? ""
                : words.html(
                        "<details class=\"change\"><summary>{members.change}<span class=\"vh\"> %s</span></summary><div class=\"stack\">%s</div></details>",
                        name, changes);
    }

    String roles(List<Role> offered, Role chosen) {
        StringBuilder options = new StringBuilder();
        for (Role role : offered) {
            options.append("<option value=\"%s\"%s>%s</option>"
                    .formatted(role.word(), role == chosen ? " selected" : "", words(role)));
        }
        return options.toString();
    }

    private String settings(Group group, Trouble trouble) {
        return words.html(
                """
                <section class="stack" aria-labelledby="settings-title"><h2 id="settings-title">{settings}</h2>
                <form class="claim" method="post" action="%s/settings">
                %s
                %s
                <button class="btn" type="submit">{save}</button>
                </form></section>
                """,
                group.id().path(),
                nameField(words.say("group.nameShort"), group.name().value(), trouble),
                joiningChoice(group.joining()));
    }
}
