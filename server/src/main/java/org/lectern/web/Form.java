package org.lectern.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;

/** What forms send, and the pages they are answered with. */
final class Form {
    private Form() {}

    /** What was typed into a field, without the space around it; empty where there is no such field. */
    static String text(Context ctx, String field) {
        return Optional.ofNullable(ctx.formParam(field)).orElse("").strip();
    }

    static boolean isTicked(Context ctx, String field) {
        return ctx.formParam(field) != null;
    }

    /** A page with a form on it, or what it was answered with: for this person, at this moment. */
    static void page(Context ctx, int status, String title, String main) {
        ctx.status(status)
                .header("Cache-Control", "no-store")
                .header("Vary", Answer.VARY)
                .contentType("text/html; charset=utf-8")
                .result(new Frame(Words.of(ctx), ctx.path().startsWith("/groups") ? "groups" : "people", title)
                        .page(main));
    }

    /** Where somebody goes after a form: by GET, so that going back or reloading sends nothing again. */
    static void go(Context ctx, String path) {
        ctx.header("Cache-Control", "no-store").redirect(path, HttpStatus.SEE_OTHER);
    }

    static void goToSignIn(Context ctx, String next) {
        go(ctx, "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    /** Where to go on from here, if it is a place of this server's own. */
    static String next(String asked) {
        boolean ours = asked.matches("/[A-Za-z0-9][A-Za-z0-9/@._~-]*(\\?[A-Za-z0-9=&._~-]*)?");
        return ours ? asked : "/";
    }

    static Optional<GroupId> group(Context ctx) {
        try {
            return Optional.of(new GroupId(ctx.pathParam("group")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<AccountId> account(Context ctx) {
        try {
            return Optional.of(new AccountId(ctx.pathParam("account")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
