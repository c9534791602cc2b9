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
    private GroupHtml() {}

    /** What a member sees: nobody else's requests and links reach those who may not decide on them. */
    record Look(
            Group group,
            AccountId viewer,
            Role role,
            List<Member> members,
            List<JoinRequest> requests,
            List<Invitation> invitations) {}

    /** What the address says was just done; anything else it says is nothing of ours. */
    static Optional<String> done(String word) {
        return switch (word) {
            case "joined" -> Optional.of("You are in. Notes that are shared with this group are yours to read now.");
            case "asked" -> Optional.of("Your request is waiting for a moderator.");
            case "settings" -> Optional.of("The settings are saved.");
            case "role" -> Optional.of("The role is changed.");
            case "removed" -> Optional.of("Removed. They no longer see what this group shares.");
            case "accepted" -> Optional.of("Accepted.");
            case "declined" -> Optional.of("Declined.");
            case "revoked" -> Optional.of("The link no longer works.");
            default -> Optional.empty();
        };
    }

    static String words(Joining joining) {
        return switch (joining) {
            case OPEN -> "open to every account here";
            case BY_REQUEST -> "one asks to join";
            case BY_INVITATION -> "by invitation";
        };
    }

    static String words(Role role) {
        return switch (role) {
            case OWNER -> "Owner";
            case MODERATOR -> "Moderator";
            case REVIEWER -> "Reviewer";
            case READER -> "Reader";
        };
    }

    static String list(List<Belonging> mine, List<Group> joinable, String typed, Trouble trouble) {
        StringBuilder rows = new StringBuilder();
        for (Belonging belonging : mine) {
            rows.append("<li><a href=\"%s\">%s</a> <span class=\"caption\">%s · you are %s</span></li>\n"
                    .formatted(
                            belonging.group().id().path(),
                            Html.escape(belonging.group().name().value()),
                            LibraryHtml.count(belonging.members(), "member"),
                            article(belonging.role())));
        }
        StringBuilder others = new StringBuilder();
        for (Group group : joinable) {
            others.append("<li><a href=\"%s\">%s</a> <span class=\"caption\">%s</span></li>\n"
                    .formatted(group.id().path(), Html.escape(group.name().value()), words(group.joining())));
        }
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>Groups</h1>
                %s
                %s
                <section class="stack" aria-labelledby="new-title"><h2 id="new-title">Make a group</h2>
                <form class="claim" method="post" action="/groups">
                %s
                %s
                <button class="btn primary" type="submit">Make the group</button>
                </form></section>
                <p><a href="/account">Your account</a></p>
                </main>""".formatted(
                rows.isEmpty()
                        ? "<p>You are reading alone. Notes are private until you pick a group.</p>"
                        : "<ul class=\"people\">\n" + rows + "</ul>",
                others.isEmpty() ? "" : "<h2>Groups you can join</h2>\n<ul class=\"people\">\n" + others + "</ul>",
                nameField("Name of the group", typed, trouble),
                joiningChoice(Joining.BY_INVITATION));
    }

    private static String article(Role role) {
        return (role == Role.OWNER ? "an " : "a ") + role.word();
    }

    private static String nameField(String label, String value, Trouble trouble) {
        return FormHtml.field(
                "name", label, "maxlength=\"%d\" required".formatted(GroupName.MAX_LENGTH), value, "", trouble);
    }

    private static String joiningChoice(Joining chosen) {
        StringBuilder choices = new StringBuilder("<fieldset><legend class=\"label\">How one joins</legend>\n");
        choice(choices, Joining.BY_INVITATION, chosen, "By invitation", "Nobody else learns of the group");
        choice(choices, Joining.BY_REQUEST, chosen, "By request", "Accounts here may ask; a moderator decides");
        choice(choices, Joining.OPEN, chosen, "Open", "Every account here may join at once");
        return choices.append("</fieldset>").toString();
    }

    private static void choice(
            StringBuilder choices, Joining joining, Joining chosen, String words, String explanation) {
        choices.append(
                "<label class=\"choice\"><input type=\"radio\" name=\"joining\" value=\"%s\"%s><span>%s <small>%s</small></span></label>\n"
                        .formatted(joining.word(), joining == chosen ? " checked" : "", words, explanation));
    }

    /** For those who may know of the group and are not in it; who is, they are not told. */
    static String outside(Group group, boolean asked, Optional<String> said) {
        String path = group.id().path();
        String way = asked
                ? "<p>You have asked to join. A moderator of the group decides.</p>"
                : group.joining() == Joining.OPEN
                        ? FormHtml.button(path + "/join", "Join", "primary")
                        : FormHtml.button(path + "/ask", "Ask to join", "primary");
        return """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/groups">Groups</a></p>
                <h1>%s</h1>
                %s
                <p>You are not a member: %s.</p>
                %s
                </main>""".formatted(Html.escape(group.name().value()), FormHtml.status(said), words(group.joining()), way);
    }

    static String builtIn(GroupId id) {
        boolean isPublic = id.equals(GroupId.PUBLIC);
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p>%s</p>
                <p>It is always there. Nobody has to join it, and nobody can leave it.</p>
                </main>""".formatted(
                        isPublic ? "Anyone" : "Everyone on this server",
                        isPublic
                                ? "What is shared with anyone is read without a name, by whoever can reach this server."
                                : "What is shared with everyone on this server is read by every account here, and by nobody without one.");
    }

    /** @param invitation the open one, as HTML; empty for none */
    static String inside(Look look, String invitation, Optional<String> said, Trouble trouble) {
        Group group = look.group();
        return """
                <main id="main" class="narrow" tabindex="-1">
                <p class="crumbs"><a href="/groups">Groups</a></p>
                <h1>%s</h1>
                <p>%s, %s. You are %s.</p>
                %s
                %s
                %s%s%s%s
                <section class="stack">
                %s%s</section>
                </main>""".formatted(
                        Html.escape(group.name().value()),
                        LibraryHtml.count(look.members().size(), "member"),
                        words(group.joining()),
                        article(look.role()),
                        FormHtml.status(said),
                        invitation,
                        requests(look),
                        look.role().mayInvite() ? InviteHtml.section(look) : "",
                        members(look, trouble),
                        look.role().mayGovern() ? settings(group, trouble) : "",
                        ExportHtml.link(group.id().path(), "Export what is shared with this group"),
                        FormHtml.careful(
                                "Leave this group",
                                "You will no longer see what is shared with it. Your own notes stay yours.",
                                group.id().path() + "/leave",
                                "",
                                "Leave the group"));
    }

    private static String requests(Look look) {
        if (look.requests().isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (JoinRequest request : look.requests()) {
            String path = "%s/requests/%s"
                    .formatted(look.group().id().path(), request.account().id().value());
            rows.append(
                    "<li><span>%s <span class=\"caption\">asked on %s</span></span><span class=\"btns\">%s%s</span></li>\n"
                            .formatted(
                                    Html.escape(request.account().name().value()),
                                    request.asked().toString().substring(0, 10),
                                    FormHtml.button(path + "/accept", "Accept", "primary"),
                                    FormHtml.button(path + "/decline", "Decline", "")));
        }
        return """
                <section class="stack" aria-labelledby="requests-title"><h2 id="requests-title">Who asks to join</h2>
                <ul class="people">
                %s</ul></section>
                """.formatted(rows);
    }

    private static String members(Look look, Trouble trouble) {
        StringBuilder rows = new StringBuilder();
        for (Member member : look.members()) {
            rows.append(member(look, member));
        }
        String alert = trouble.isAt("members")
                ? "<p class=\"trouble\" role=\"alert\">%s</p>\n".formatted(Html.escape(trouble.words()))
                : "";
        return """
                <section class="stack" aria-labelledby="members-title"><h2 id="members-title">Members</h2>
                %s<ul class="people">
                %s</ul></section>
                """.formatted(alert, rows);
    }

    private static String member(Look look, Member member) {
        String name = Html.escape(member.account().name().value());
        boolean self = member.account().id().equals(look.viewer());
        return "<li><span><a href=\"%s\">%s</a>%s <span class=\"caption\">%s</span></span>%s</li>\n"
                .formatted(
                        member.account().id().path(),
                        name,
                        self ? " <span class=\"caption\">(you)</span>" : "",
                        words(member.role()),
                        changes(look, member, name, self));
    }

    private static String changes(Look look, Member member, String name, boolean self) {
        String path = "%s/members/%s"
                .formatted(look.group().id().path(), member.account().id().value());
        StringBuilder changes = new StringBuilder();
        if (look.role().mayGovern()) {
            changes.append("""
                    <form class="btns" method="post" action="%s/role"><label class="vh" for="role-%s">Role of %s</label>
                    <select class="input" id="role-%s" name="role">%s</select>
                    <button class="btn" type="submit">Change the role<span class="vh"> of %s</span></button></form>
                    """.formatted(
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
                    : "<label class=\"choice\"><input type=\"checkbox\" name=\"links\" value=\"revoke\" checked><span>Also revoke the links that still work <small>Whoever has one could come back by it</small></span></label>";
            changes.append(FormHtml.careful(
                    "Remove <span class=\"vh\">%s</span>".formatted(name),
                    "%s will no longer see what is shared with this group. Their own notes stay.".formatted(name),
                    path + "/remove",
                    links,
                    "Remove " + name));
        }
        return changes.isEmpty()
                ? ""
                : "<details class=\"change\"><summary>Change<span class=\"vh\"> %s</span></summary><div class=\"stack\">%s</div></details>"
                        .formatted(name, changes);
    }

    static String roles(List<Role> offered, Role chosen) {
        StringBuilder options = new StringBuilder();
        for (Role role : offered) {
            options.append("<option value=\"%s\"%s>%s</option>"
                    .formatted(role.word(), role == chosen ? " selected" : "", words(role)));
        }
        return options.toString();
    }

    private static String settings(Group group, Trouble trouble) {
        return """
                <section class="stack" aria-labelledby="settings-title"><h2 id="settings-title">Settings</h2>
                <form class="claim" method="post" action="%s/settings">
                %s
                %s
                <button class="btn" type="submit">Save</button>
                </form></section>
                """.formatted(
                group.id().path(), nameField("Name", group.name().value(), trouble), joiningChoice(group.joining()));
    }
}
