package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.lectern.annotation.Addresses;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName.InvalidNameException;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups;
import org.lectern.people.Groups.GroupOutcome;
import org.lectern.people.Invitation;
import org.lectern.people.Invitations;
import org.lectern.people.Joining;
import org.lectern.people.Role;
import org.lectern.web.FormHtml.Trouble;

/** Groups and their members. Who may not know of a group is answered as if there were none. */
final class GroupRoutes {
    private static final String NO_GROUP =
            "There is no group here that you are part of. Sign in if you are a member, or ask one for a link.";

    private final Groups groups;
    private final Invitations invitations;
    private final Addresses addresses;
    private final InstantSource clock;

    GroupRoutes(Groups groups, Invitations invitations, Addresses addresses, InstantSource clock) {
        this.groups = groups;
        this.invitations = invitations;
        this.addresses = addresses;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/groups", this::list);
        routes.post("/groups", this::create);
        Routes.get(routes, "/groups/{group}", this::show);
        routes.post("/groups/{group}/settings", this::changeSettings);
        routes.post("/groups/{group}/join", ctx -> act(ctx, "joined", by -> groups.join(id(ctx), by, now())));
        routes.post("/groups/{group}/ask", ctx -> act(ctx, "asked", by -> groups.ask(id(ctx), by, now())));
        routes.post("/groups/{group}/leave", this::leave);
        routes.post("/groups/{group}/members/{account}/role", this::changeRole);
        routes.post("/groups/{group}/members/{account}/remove", this::remove);
        routes.post(
                "/groups/{group}/requests/{account}/accept",
                ctx -> actOn(ctx, "accepted", (by, other) -> groups.accept(id(ctx), other, by, now())));
        routes.post(
                "/groups/{group}/requests/{account}/decline",
                ctx -> actOn(ctx, "declined", (by, other) -> groups.decline(id(ctx), other, by, now())));
        Routes.get(routes, "/api/groups", this::listJson);
        Routes.get(routes, "/api/groups/{group}", this::showJson);
    }

    private Instant now() {
        return clock.instant();
    }

    private void list(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Form.goToSignIn(ctx, "/groups");
            return;
        }
        AccountId who = account.get().id();
        Words words = Words.of(ctx);
        Form.page(
                ctx,
                200,
                words.say("groups"),
                new GroupHtml(words).list(groups.of(who), groups.joinable(who), "", Trouble.NONE));
    }

    private void create(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Form.goToSignIn(ctx, "/groups");
            return;
        }
        AccountId who = account.get().id();
        String typed = Form.text(ctx, "name");
        Joining joining = Joining.of(Form.text(ctx, "joining")).orElse(Joining.BY_INVITATION);
        try {
            Group group = groups.create(new GroupName(typed), joining, who, now());
            Form.go(ctx, group.id().path());
        } catch (InvalidNameException e) {
            Words words = Words.of(ctx);
            Trouble trouble = new Trouble("name", words.told(String.valueOf(e.getMessage())));
            Form.page(
                    ctx,
                    422,
                    words.say("groups"),
                    new GroupHtml(words).list(groups.of(who), groups.joinable(who), typed, trouble));
        }
    }

    /** A group that is there and that the asker may know of. */
    record Seen(Group group, Account account, Optional<Role> role) {}

    private static void missing(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Problem.missing(NO_GROUP).answer(ctx);
    }

    /** Empty, and answered, where the asker may not know of such a group. */
    static Optional<Seen> seen(Context ctx, Groups groups) {
        Optional<Seen> seen = Asker.of(ctx)
                .account()
                .flatMap(account -> Form.group(ctx)
                        .flatMap(groups::find)
                        .map(group -> new Seen(group, account, groups.role(group.id(), account.id())))
                        .filter(found -> found.role().isPresent()
                                || found.group().joining().isListed()));
        if (seen.isEmpty()) {
            missing(ctx);
        }
        return seen;
    }

    private void show(Context ctx) {
        Optional<GroupId> builtIn = Form.group(ctx)
                .filter(GroupId::isBuiltIn)
                .filter(Asker.of(ctx).viewer().groups()::contains);
        if (builtIn.isPresent()) {
            GroupHtml html = new GroupHtml(Words.of(ctx));
            Form.page(ctx, 200, html.name(builtIn.get()), html.builtIn(builtIn.get()));
            return;
        }
        seen(ctx, groups).ifPresent(seen -> page(ctx, 200, seen, Trouble.NONE));
    }

    private void page(Context ctx, int status, Seen seen, Trouble trouble) {
        GroupId id = seen.group().id();
        GroupHtml html = new GroupHtml(Words.of(ctx));
        if (seen.role().isEmpty()) {
            String main = html.outside(
                    seen.group(), groups.hasAsked(id, seen.account().id()), said(ctx));
            Form.page(ctx, status, seen.group().name().value(), main);
            return;
        }
        boolean invites = seen.role().get().mayInvite();
        String invitation = Optional.ofNullable(ctx.queryParam("invitation"))
                .filter(asked -> invites)
                .flatMap(asked -> invitations.find(id, asked))
                .map(open -> openInvitation(ctx, seen.group(), open))
                .orElse("");
        GroupHtml.Look look = new GroupHtml.Look(
                seen.group(),
                seen.account().id(),
                seen.role().get(),
                groups.members(id),
                invites ? groups.requests(id) : java.util.List.of(),
                invites ? invitations.working(id, now()) : java.util.List.of());
        Form.page(ctx, status, seen.group().name().value(), html.inside(look, invitation, said(ctx), trouble));
    }

    private String openInvitation(Context ctx, Group group, Invitation invitation) {
        return new InviteHtml(Words.of(ctx))
                .open(
                        group,
                        invitation,
                        Reach.of(addresses),
                        Optional.ofNullable(ctx.queryParam("at")).orElse(addresses.base()),
                        now());
    }

    private static Optional<String> said(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("done")).flatMap(new GroupHtml(Words.of(ctx))::done);
    }

    /** For those who passed {@link #seen} or will be refused in the same words. */
    private static GroupId id(Context ctx) {
        return Form.group(ctx).orElseThrow();
    }

    /** Does what the button says, as the asker. */
    private void act(Context ctx, String done, Function<AccountId, GroupOutcome> work) {
        seen(ctx, groups)
                .ifPresent(seen ->
                        answer(ctx, seen, done, work.apply(seen.account().id())));
    }

    /** What one member does to another account. */
    private interface Deed {
        GroupOutcome apply(AccountId by, AccountId other);
    }

    private void actOn(Context ctx, String done, Deed deed) {
        Optional<AccountId> other = Form.account(ctx);
        if (other.isEmpty()) {
            missing(ctx);
            return;
        }
        act(ctx, done, by -> deed.apply(by, other.get()));
    }

    private void answer(Context ctx, Seen seen, String done, GroupOutcome outcome) {
        switch (outcome) {
            case GroupOutcome.Done() -> Form.go(ctx, seen.group().id().path() + "?done=" + done);
            case GroupOutcome.Missing() -> missing(ctx);
            case GroupOutcome.Forbidden() -> forbidden().answer(ctx);
            case GroupOutcome.LastOwner() ->
                page(
                        ctx,
                        409,
                        seen,
                        new Trouble(
                                "members",
                                Words.of(ctx)
                                        .told(
                                                "A group keeps an owner. Make another member an owner first, then try again.")));
        }
    }

    static Problem forbidden() {
        return Problem.of(
                403, "not-allowed", "You may not do this in this group", "Ask one of its owners. Nothing was changed.");
    }

    private void changeSettings(Context ctx) {
        Optional<Seen> found = seen(ctx, groups);
        if (found.isEmpty()) {
            return;
        }
        Seen seen = found.get();
        GroupId id = seen.group().id();
        AccountId by = seen.account().id();
        Joining joining =
                Joining.of(Form.text(ctx, "joining")).orElse(seen.group().joining());
        try {
            GroupName name = new GroupName(Form.text(ctx, "name"));
            GroupOutcome renamed =
                    name.equals(seen.group().name()) ? new GroupOutcome.Done() : groups.rename(id, name, by, now());
            boolean goesOn = renamed instanceof GroupOutcome.Done
                    && joining != seen.group().joining();
            answer(ctx, seen, "settings", goesOn ? groups.changeJoining(id, joining, by, now()) : renamed);
        } catch (InvalidNameException e) {
            String why = Words.of(ctx).told(String.valueOf(e.getMessage()));
            page(ctx, 422, seen, new Trouble("name", why));
        }
    }

    private void changeRole(Context ctx) {
        Optional<Role> role = Role.of(Form.text(ctx, "role"));
        if (role.isEmpty()) {
            Problem.unprocessable("role", "A role is reader, reviewer, moderator or owner.")
                    .answer(ctx);
            return;
        }
        actOn(ctx, "role", (by, other) -> groups.changeRole(id(ctx), other, role.get(), by, now()));
    }

    private void remove(Context ctx) {
        boolean alsoLinks = Form.isTicked(ctx, "links");
        actOn(ctx, "removed", (by, other) -> {
            GroupOutcome outcome = groups.remove(id(ctx), other, by, now());
            return alsoLinks && outcome instanceof GroupOutcome.Done
                    ? invitations.revokeAll(id(ctx), by, now())
                    : outcome;
        });
    }

    /** Afterwards the group's own page may be one that the asker must not see. */
    private void leave(Context ctx) {
        seen(ctx, groups).ifPresent(seen -> {
            GroupOutcome outcome =
                    groups.leave(seen.group().id(), seen.account().id(), now());
            if (outcome instanceof GroupOutcome.Done) {
                Form.go(ctx, "/groups");
            } else {
                answer(ctx, seen, "left", outcome);
            }
        });
    }

    private void listJson(Context ctx) {
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        GroupJson.addTo(json.putArray("groups"), groups.of(account.get().id()), addresses);
        ctx.header("Vary", "Cookie, Authorization");
        Answer.json(ctx, json);
    }

    private void showJson(Context ctx) {
        seen(ctx, groups).ifPresent(seen -> {
            ObjectNode json = GroupJson.group(seen.group(), addresses);
            seen.role().ifPresent(role -> {
                json.put("role", role.word());
                ArrayNode members = json.putArray("members");
                groups.members(seen.group().id())
                        .forEach(member -> members.addObject()
                                .put(
                                        "id",
                                        addresses.absolute(member.account().id().path()))
                                .put("name", member.account().name().value())
                                .put("role", member.role().word()));
            });
            ctx.header("Vary", "Cookie, Authorization");
            Answer.json(ctx, json);
        });
    }
}
