package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups;
import org.lectern.people.Groups.GroupOutcome;
import org.lectern.people.Invitation;
import org.lectern.people.Invitations;
import org.lectern.people.Invitations.InviteOutcome;
import org.lectern.people.Invitations.Invited;
import org.lectern.people.Invitations.JoinOutcome;
import org.lectern.people.Joining;
import org.lectern.people.People;
import org.lectern.people.Role;
import org.lectern.people.Secret;
import org.lectern.web.FormHtml.Trouble;

/** Invitations: made and revoked in a group, followed from outside; and the owner's first one. */
final class InviteRoutes {
    /** What the form offers first: a week, and a seminar's worth of people. */
    static final int DEFAULT_DAYS = 7;

    static final int DEFAULT_USES = 20;
    private static final int MAX_DAYS = 90;

    private final People people;
    private final Groups groups;
    private final Invitations invitations;
    private final Landing landing;
    private final Guard guard;
    private final InstantSource clock;

    InviteRoutes(
            People people, Groups groups, Invitations invitations, Landing landing, Guard guard, InstantSource clock) {
        this.people = people;
        this.groups = groups;
        this.invitations = invitations;
        this.landing = landing;
        this.guard = guard;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/first-steps", this::takeFirstSteps);
        routes.post("/groups/{group}/invitations", this::invite);
        routes.post("/groups/{group}/invitations/{invitation}/revoke", this::revoke);
        Routes.get(routes, "/join/{token}", this::showJoin);
        routes.post("/join/{token}", this::join);
    }

    private void takeFirstSteps(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Form.goToSignIn(ctx, "/");
            return;
        }
        AccountId who = account.get().id();
        boolean alone = Form.isTicked(ctx, "skip") || Form.text(ctx, "kind").equals("alone");
        if (alone) {
            people.settle(who);
            Form.go(ctx, "/");
            return;
        }
        try {
            GroupName name = new GroupName(Form.text(ctx, "group"));
            Group group = groups.create(name, Joining.BY_INVITATION, who, clock.instant());
            people.settle(who);
            make(ctx, group, who, Role.READER, DEFAULT_DAYS, DEFAULT_USES);
        } catch (AccountName.InvalidNameException e) {
            Words words = Words.of(ctx);
            Trouble trouble = new Trouble("group", words.told(String.valueOf(e.getMessage())));
            String main = words.html(
                            "<main id=\"main\" class=\"wide first\" tabindex=\"-1\">\n<h1 class=\"title-1\">{first.title}</h1>\n")
                    + new FirstStepsHtml(words).form(account.get().name(), Form.text(ctx, "group"), trouble)
                    + "</main>";
            Form.page(ctx, 422, words.say("first.title"), main);
        }
    }

    private void invite(Context ctx) {
        GroupRoutes.seen(ctx, groups).ifPresent(seen -> {
            Optional<Role> role = Role.of(Form.text(ctx, "role")).filter(wanted -> wanted != Role.OWNER);
            Optional<Integer> days = number(Form.text(ctx, "days"), MAX_DAYS);
            Optional<Integer> uses = number(Form.text(ctx, "uses"), Invitation.MAX_USES);
            if (role.isEmpty() || days.isEmpty() || uses.isEmpty()) {
                Problem.unprocessable(
                                role.isEmpty() ? "role" : days.isEmpty() ? "days" : "uses",
                                "An invitation is for readers, reviewers or moderators, for 1 to %d days and 1 to %d people."
                                        .formatted(MAX_DAYS, Invitation.MAX_USES))
                        .answer(ctx);
                return;
            }
            make(ctx, seen.group(), seen.account().id(), role.get(), days.get(), uses.get());
        });
    }

    private static Optional<Integer> number(String typed, int max) {
        return Optional.of(typed)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= max);
    }

    private void make(Context ctx, Group group, AccountId by, Role role, int days, int uses) {
        Instant now = clock.instant();
        switch (invitations.invite(group.id(), role, Duration.ofDays(days), uses, by, now)) {
            case InviteOutcome.Made(var made) -> Form.go(ctx, InviteHtml.path(group.id(), made.id()));
            case InviteOutcome.Forbidden() -> GroupRoutes.forbidden().answer(ctx);
            case InviteOutcome.Missing() ->
                Problem.missing("There is no such group any more.").answer(ctx);
        }
    }

    private void revoke(Context ctx) {
        GroupRoutes.seen(ctx, groups).ifPresent(seen -> {
            GroupId id = seen.group().id();
            switch (invitations.revoke(
                    id, ctx.pathParam("invitation"), seen.account().id(), clock.instant())) {
                case GroupOutcome.Done() -> Form.go(ctx, id.path() + "?done=revoked");
                case GroupOutcome.Missing() ->
                    Problem.missing("There is no such invitation in this group.")
                            .answer(ctx);
                case GroupOutcome.Forbidden() -> GroupRoutes.forbidden().answer(ctx);
                case GroupOutcome.LastOwner() -> throw new IllegalStateException("Revoking removes no owner");
            }
        });
    }

    /** As it is typed, or read from a printed page, in either case. */
    private static Secret link(Context ctx) {
        return new Secret(ctx.pathParam("token").toUpperCase(Locale.ROOT));
    }

    /** Only shows: previews of the link fetch it too, and must use nothing up. */
    private void showJoin(Context ctx) {
        invitations
                .look(link(ctx), clock.instant())
                .ifPresentOrElse(invited -> joinPage(ctx, 200, invited, "", Trouble.NONE), () -> refuse(ctx));
    }

    private static void joinPage(Context ctx, int status, Invited invited, String typed, Trouble trouble) {
        Words words = Words.of(ctx);
        Form.page(
                ctx,
                status,
                words.say("join.title", invited.group().name().value()),
                new InviteHtml(words).join(ctx.path(), invited, Asker.of(ctx).account(), typed, trouble));
    }

    private static void refuse(Context ctx) {
        Words words = Words.of(ctx);
        Form.page(ctx, 404, words.say("link.dead"), new InviteHtml(words).refused());
    }

    private void join(Context ctx) {
        if (guard.isTooMany(ctx, Limits.Kind.JOIN)) {
            return;
        }
        Instant now = clock.instant();
        Optional<Invited> invited = invitations.look(link(ctx), now);
        if (invited.isEmpty()) {
            refuse(ctx);
            return;
        }
        String typed = Form.text(ctx, "name");
        try {
            Optional<Account> account = Asker.of(ctx).account();
            JoinOutcome outcome = account.isPresent()
                    ? invitations.join(link(ctx), account.get().id(), now)
                    : invitations.joinAsGuest(link(ctx), new AccountName(typed), Sender.browser(ctx), now);
            switch (outcome) {
                case JoinOutcome.Joined(var who, var group, var session) -> {
                    session.ifPresent(opened -> guard.openSession(ctx, opened));
                    Form.go(ctx, landing.of(invited.get().by().id(), group, who.id()));
                }
                case JoinOutcome.Refused() -> refuse(ctx);
                case JoinOutcome.NameTaken(var taken) ->
                    joinPage(ctx, 409, invited.get(), typed, new AccountHtml(Words.of(ctx)).nameTaken(taken));
            }
        } catch (AccountName.InvalidNameException e) {
            String why = Words.of(ctx).told(String.valueOf(e.getMessage()));
            joinPage(ctx, 422, invited.get(), typed, new Trouble("name", why));
        }
    }
}
