package org.lectern.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lectern.annotation.Addresses;
import org.lectern.people.Account;
import org.lectern.people.People;
import org.lectern.people.Secret;

/** Looks at every request first: is it meant for this server, who sends it, and may it be answered at all. */
final class Guard {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String CONTENT_SECURITY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private final People people;
    private final Addresses addresses;
    private final InstantSource clock;
    private final String cookie;
    private final boolean behindBaseUrl;

    /**
     * @param cookie the session cookie's name; it has the instance in it, since cookies do not tell ports apart
     * @param behindBaseUrl whether a base URL is configured, so that every request may come through a proxy on loopback
     */
    Guard(People people, Addresses addresses, InstantSource clock, String cookie, boolean behindBaseUrl) {
        this.people = people;
        this.addresses = addresses;
        this.clock = clock;
        this.cookie = cookie;
        this.behindBaseUrl = behindBaseUrl;
    }

    void look(Context ctx) {
        ctx.header("Content-Security-Policy", CONTENT_SECURITY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin");
        Asker.NOBODY.rememberIn(ctx);
        if (!isOurHost(Optional.ofNullable(ctx.header("Host")).orElse(""))) {
            stop(
                    ctx,
                    Problem.of(
                            421,
                            "unknown-host",
                            "This server is not known by that name",
                            "Use %s, or start it with --base-url and the address you use."
                                    .formatted(addresses.base())));
            return;
        }
        if (isWaiting(ctx)) {
            waiting(ctx);
            return;
        }
        Optional<String> trouble = identify(ctx);
        if (trouble.isPresent()) {
            stop(ctx, Problem.of(401, "unknown-token", "This token is not known", trouble.get()));
            return;
        }
        boolean writes = !SAFE.contains(ctx.method().name());
        if (writes && (Asker.of(ctx).bySession() || isForm(ctx)) && !hasOurOrigin(ctx)) {
            stop(
                    ctx,
                    Problem.of(
                            403,
                            "foreign-origin",
                            "Another site's page sent this",
                            "Nothing was changed. Do it from this server's own pages, or send a bearer token."));
        }
    }

    private static boolean isForm(Context ctx) {
        return ctx.path().startsWith("/claim/");
    }

    private static void stop(Context ctx, Problem problem) {
        problem.answer(ctx);
        ctx.skipRemainingHandlers();
    }

    /** An address in figures cannot be made to point elsewhere, a name can: so names have to be known. */
    private boolean isOurHost(String host) {
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                || name.matches("\\[[0-9a-f:.]+]")
                || addresses.known().stream()
                        .anyMatch(
                                known -> name.equalsIgnoreCase(URI.create(known).getHost()));
    }

    private boolean isWaiting(Context ctx) {
        boolean open = ctx.path().startsWith("/claim/")
                || ctx.path().startsWith("/assets/")
                || ctx.path().equals("/health");
        return !open && (behindBaseUrl || !isLoopback(ctx.ip())) && !people.claimed();
    }

    private static boolean isLoopback(String ip) {
        try {
            return InetAddress.getByName(ip).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // not an address in figures, so not one of this machine's own
        }
    }

    private static void waiting(Context ctx) {
        if (Accept.of(ctx).prefersHtml()) {
            ctx.status(403)
                    .header("Cache-Control", "no-store")
                    .contentType("text/html; charset=utf-8")
                    .result(new Frame("waiting", "Waiting").page(ClaimHtml.waiting()));
            ctx.skipRemainingHandlers();
        } else {
            stop(
                    ctx,
                    Problem.of(
                            403,
                            "unclaimed",
                            "This Lectern is waiting for its owner",
                            "Open the claim link that was printed where it was started."));
        }
    }

    /** What is wrong with the credentials; empty if nothing is. */
    private Optional<String> identify(Context ctx) {
        Optional<String> authorization = Optional.ofNullable(ctx.header("Authorization"));
        if (authorization.isPresent()) {
            String header = authorization.get();
            if (!header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
                return Optional.of("Send Authorization: Bearer and a token made with ./lectern token.");
            }
            Optional<Account> account = people.byToken(
                    new Secret(header.substring("Bearer ".length()).strip()));
            account.ifPresent(known -> Asker.of(known, false).rememberIn(ctx));
            return account.isPresent()
                    ? Optional.empty()
                    : Optional.of("It was revoked or never made here. Make one with ./lectern token --account NAME.");
        }
        sessionOf(ctx)
                .flatMap(session -> people.bySession(session, clock.instant()))
                .ifPresent(account -> Asker.of(account, true).rememberIn(ctx));
        return Optional.empty();
    }

    Optional<Secret> sessionOf(Context ctx) {
        return Optional.ofNullable(ctx.cookie(cookie)).map(Secret::new);
    }

    /** Browsers say with every write which site's page made it. */
    private boolean hasOurOrigin(Context ctx) {
        String origin = Optional.ofNullable(ctx.header("Origin")).orElse("");
        return addresses.known().contains(origin) || origin.equals(ctx.scheme() + "://" + ctx.header("Host"));
    }

    void openSession(Context ctx, Secret session) {
        boolean secure = addresses.base().startsWith("https:");
        ctx.header(
                "Set-Cookie",
                "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                        .formatted(
                                cookie,
                                session.value(),
                                People.SESSION_LIFETIME.toSeconds(),
                                secure ? "; Secure" : ""));
    }

    void closeSession(Context ctx) {
        ctx.header("Set-Cookie", "%s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax".formatted(cookie));
    }
}
