package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.people.Account;
import org.lectern.people.AccountName;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.People.Claim;
import org.lectern.people.People.ClaimOutcome;
import org.lectern.people.Secret;

/** Claim links, sessions, and who one is. */
final class PeopleRoutes {
    /** A name for those links that need none: theirs is known. */
    private static final String UNUSED_NAME = "reader";

    private final People people;
    private final Groups groups;
    private final Catalogue catalogue;
    private final Guard guard;
    private final Addresses addresses;
    private final InstantSource clock;

    PeopleRoutes(
            People people, Groups groups, Catalogue catalogue, Guard guard, Addresses addresses, InstantSource clock) {
        this.people = people;
        this.groups = groups;
        this.catalogue = catalogue;
        this.guard = guard;
        this.addresses = addresses;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/claim/{token}", this::showClaim);
        routes.post("/claim/{token}", this::useClaim);
        routes.get("/api/session", this::showSession);
        routes.delete("/api/session", this::closeSession);
    }

    /** Only shows: previews of the link fetch it too, and must not use it up. */
    private void showClaim(Context ctx) {
        Optional<Claim> claim = people.claim(secret(ctx), clock.instant());
        if (claim.isEmpty()) {
            html(ctx, 404, new ClaimHtml(Words.of(ctx)).refused());
            return;
        }
        html(ctx, 200, new ClaimHtml(Words.of(ctx)).form(ctx.path(), claim.get().account(), "", ""));
    }

    private static Secret secret(Context ctx) {
        return new Secret(ctx.pathParam("token").toUpperCase(java.util.Locale.ROOT));
    }

    private void useClaim(Context ctx) {
        if (guard.isTooMany(ctx, Limits.Kind.CLAIM)) {
            return;
        }
        Optional<Claim> claim = people.claim(secret(ctx), clock.instant());
        String typed = Optional.ofNullable(ctx.formParam("name")).orElse("").strip();
        if (claim.isEmpty()) {
            html(ctx, 404, new ClaimHtml(Words.of(ctx)).refused());
            return;
        }
        Optional<Account> known = claim.get().account();
        try {
            AccountName name = new AccountName(known.isPresent() ? UNUSED_NAME : typed);
            switch (people.accept(secret(ctx), name, Sender.browser(ctx), clock.instant())) {
                case ClaimOutcome.Accepted(var account, var session) -> {
                    guard.openSession(ctx, session);
                    ctx.header("Cache-Control", "no-store").redirect("/", HttpStatus.SEE_OTHER);
                }
                case ClaimOutcome.Refused() -> html(ctx, 404, new ClaimHtml(Words.of(ctx)).refused());
            }
        } catch (AccountName.InvalidNameException e) {
            Words words = Words.of(ctx);
            String why = words.told(String.valueOf(e.getMessage()));
            html(ctx, 422, new ClaimHtml(words).form(ctx.path(), Optional.empty(), typed, why));
        }
    }

    private static void html(Context ctx, int status, String main) {
        ctx.status(status)
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(new Frame(Words.of(ctx), "claim", Words.of(ctx).say("claim.pageTitle")).page(main));
    }

    private void showSession(Context ctx) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Asker.of(ctx)
                .account()
                .ifPresentOrElse(
                        account -> json.putObject("account")
                                .put("id", addresses.absolute(account.id().path()))
                                .put("name", account.name().value())
                                .put("administrator", account.administrator()),
                        () -> json.putNull("account"));
        ArrayNode mine = json.putArray("groups");
        Asker.of(ctx).account().ifPresent(account -> GroupJson.addTo(mine, groups.of(account.id()), addresses));
        keeps(ctx).ifPresent(keeps -> json.put("keeps", keeps));
        json.put("claimed", people.claimed()).put("base", addresses.base());
        ctx.header("Vary", "Cookie, Authorization");
        Answer.json(ctx, json);
    }

    /** Whether the asker keeps the document that they ask about; empty where they ask about none. */
    private Optional<Boolean> keeps(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("document"))
                .map(id -> DocumentAddress.parse(id)
                        .flatMap(address ->
                                catalogue.document(address.id(), Asker.of(ctx).viewer()))
                        .flatMap(document -> Asker.of(ctx).account().map(document::isKeptBy))
                        .orElse(false));
    }

    private void closeSession(Context ctx) {
        guard.sessionOf(ctx).ifPresent(people::closeSession);
        guard.closeSession(ctx);
        ctx.status(204);
    }
}
