package org.lectern.web;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lectern.annotation.Addresses;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Secret;
import org.lectern.people.Viewer;

/** Looks at every request first: is it meant for this server, who sends it, and may it be answered at all. */
final class Guard {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BEARER = "Bearer ";
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final People people;
    private final Groups groups;
    private final Limits limits;
    private final Addresses addresses;
    private final InstantSource clock;
    private final String cookie;
    private final boolean behindBaseUrl;
    /** The names in the addresses that are known, in lower case. */
    private final Set<String> names;
    /** What the last request's Host was found to be: the next one mostly has the same. */
    private volatile Asked lastAsked = new Asked("", false, false);

    /**
     * @param cookie the session cookie's name; it has the instance in it, since cookies do not tell ports apart
     * @param behindBaseUrl whether a base URL is configured, so that every request may come through a proxy on loopback
     */
    Guard(
            People people,
            Groups groups,
            Addresses addresses,
            InstantSource clock,
            String cookie,
            boolean behindBaseUrl) {
        this.people = people;
        this.groups = groups;
        this.limits = new Limits(clock);
        this.addresses = addresses;
        this.clock = clock;
        this.cookie = cookie;
        this.behindBaseUrl = behindBaseUrl;
        this.names = addresses.known().stream()
                .flatMap(known -> Optional.ofNullable(URI.create(known).getHost()).stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A Host header.
     *
     * @param isTrusted whether browsers trust a page from there; elsewhere they complain of headers that need it
     */
    private record Asked(String host, boolean isOurs, boolean isTrusted) {}

    private Asked asked(Context ctx) {
        String host = Optional.ofNullable(ctx.header("Host")).orElse("");
        Asked last = lastAsked;
        if (!last.host.equals(host) || host.isEmpty()) {
            String name = PORT.matcher(host).replaceFirst("");
            last = new Asked(
                    host, isOurHost(host), addresses.base().startsWith("https:") || Reach.isThisComputer(name));
            lastAsked = last;
        }
        return last;
    }

    void look(Context ctx) {
        SafetyHeaders.giveTo((name, value) -> FirstHeaders.add(ctx, name, value));
        Asked asked = asked(ctx);
        if (asked.isTrusted) {
            ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        }
        Asker.NOBODY.rememberIn(ctx);
        if (!asked.isOurs) {
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
        if (writes && needsOurOrigin(ctx) && !hasOurOrigin(ctx)) {
            stop(
                    ctx,
                    Problem.of(
                            403,
                            "foreign-origin",
                            "Another site's page sent this",
                            "Nothing was changed. Do it from this server's own pages, or send a bearer token."));
            return;
        }
        if (writes) {
            isTooMany(ctx, Limits.Kind.WRITE, who(ctx));
        }
    }

    /**
     * A page of another site can make a browser send a form, with its cookie or without: signing somebody in, or into a
     * group, is a change too. It cannot make it send a token; and what programs use without one changes nothing.
     */
    private boolean needsOurOrigin(Context ctx) {
        if (ctx.header("Authorization") != null) {
            return false;
        }
        boolean forPrograms = ctx.path().startsWith("/api/") || ctx.path().startsWith("/annotations/");
        return !forPrograms || sessionOf(ctx).isPresent();
    }

    /** What counting goes by: the account, else the address. */
    String who(Context ctx) {
        return Asker.of(ctx).account().map(account -> account.id().path()).orElseGet(() -> sender(ctx));
    }

    /**
     * For answers that go on for long: who is asking at the moment of asking, by the same credentials. Empty once they
     * are no longer good.
     */
    Supplier<Optional<Viewer>> viewerFromNowOn(Context ctx) {
        Optional<AccountId> account = Asker.of(ctx).account().map(Account::id);
        if (account.isEmpty()) {
            return () -> Optional.of(Viewer.ANYONE);
        }
        boolean bySession = Asker.of(ctx).bySession();
        Optional<Secret> session = sessionOf(ctx);
        Optional<Secret> token = bearer(ctx);
        return () -> (bySession
                        ? session.flatMap(secret -> people.bySession(secret, clock.instant()))
                        : token.flatMap(people::byToken))
                .filter(still -> still.id().equals(account.get()))
                .map(still -> groups.viewer(still.id()));
    }

    private static Optional<Secret> bearer(Context ctx) {
        return Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> new Secret(header.substring(BEARER.length()).strip()));
    }

    private String sender(Context ctx) {
        return Sender.address(ctx, behindBaseUrl);
    }

    /** Counts one more from this address; answers, and lets nothing else answer, where that is too many. */
    boolean isTooMany(Context ctx, Limits.Kind kind) {
        return isTooMany(ctx, kind, sender(ctx));
    }

    /** The same for somebody or something else than an address. */
    boolean isTooMany(Context ctx, Limits.Kind kind, String who) {
        Optional<Duration> wait = limits.count(kind, who);
        wait.ifPresent(time -> {
            long seconds = time.toSeconds() + 1;
            ctx.header("Retry-After", String.valueOf(seconds));
            stop(ctx, Problem.tooMany(seconds));
        });
        return wait.isPresent();
    }

    private static void stop(Context ctx, Problem problem) {
        problem.answer(ctx);
        ctx.skipRemainingHandlers();
    }

    /** An address in figures cannot be made to point elsewhere, a name can: so names have to be known. */
    private boolean isOurHost(String host) {
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || names.contains(name)
                || NUMERIC.matcher(name).matches();
    }

    private boolean isWaiting(Context ctx) {
        boolean open = ctx.path().startsWith("/claim/")
                || ctx.path().startsWith("/assets/")
                || ctx.path().equals("/health");
        return !open && (behindBaseUrl || !Sender.isLoopback(ctx.ip())) && !people.claimed();
    }

    private static void waiting(Context ctx) {
        if (Accept.of(ctx).prefersHtml()) {
            Words words = Words.of(ctx);
            ctx.status(403)
                    .header("Cache-Control", "no-store")
                    .contentType("text/html; charset=utf-8")
                    .result(new Frame(words, "waiting", words.say("waiting.title"))
                            .page(new ClaimHtml(words).waiting()));
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
            Optional<Secret> token = bearer(ctx);
            if (token.isEmpty()) {
                return Optional.of("Send Authorization: Bearer and a token made with ./lectern token.");
            }
            Optional<Account> account = people.byToken(token.get());
            account.ifPresent(
                    known -> Asker.of(known, groups.viewer(known.id()), false).rememberIn(ctx));
            return account.isPresent()
                    ? Optional.empty()
                    : Optional.of("It was revoked or never made here. Make one with ./lectern token --account NAME.");
        }
        sessionOf(ctx)
                .ifPresent(session -> people.bySession(session, clock.instant()).ifPresent(account -> {
                    Asker.of(account, groups.viewer(account.id()), true).rememberIn(ctx);
                    if (people.useSession(session, clock.instant())) {
                        openSession(ctx, session);
                    }
                }));
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
