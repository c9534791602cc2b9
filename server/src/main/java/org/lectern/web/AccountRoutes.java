package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.AccountName.InvalidNameException;
import org.lectern.people.Group;
import org.lectern.people.Groups;
import org.lectern.people.Label;
import org.lectern.people.Passphrase;
import org.lectern.people.People;
import org.lectern.people.People.PassphraseOutcome;
import org.lectern.people.People.RenameOutcome;
import org.lectern.people.Secret;
import org.lectern.web.FormHtml.Trouble;

/** Signing in and out, one's own account, and other people's pages. */
final class AccountRoutes {
    private final People people;
    private final Groups groups;
    private final Guard guard;
    private final InstantSource clock;

    AccountRoutes(People people, Groups groups, Guard guard, InstantSource clock) {
        this.people = people;
        this.groups = groups;
        this.guard = guard;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/sign-in", ctx -> signInPage(ctx, 200, "", next(ctx), false));
        routes.post("/sign-in", this::signIn);
        routes.post("/sign-out", this::signOut);
        Routes.get(routes, "/account", this::show);
        routes.post("/account/name", this::rename);
        routes.post("/account/passphrase", this::changePassphrase);
        routes.post("/account/sessions/end-others", this::endOthers);
        routes.post("/account/sessions/{handle}/end", this::endSession);
        routes.post("/account/tokens", this::makeToken);
        routes.post("/account/tokens/{handle}/revoke", this::revokeToken);
        Routes.get(routes, "/people/{account}", this::showPerson);
    }

    private static String next(Context ctx) {
        return Form.next(Optional.ofNullable(ctx.queryParam("next")).orElse("/"));
    }

    private static void signInPage(Context ctx, int status, String typed, String next, boolean failed) {
        Words words = Words.of(ctx);
        Form.page(ctx, status, words.say("signIn.title"), new AccountHtml(words).signIn(typed, next, failed));
    }

    private void signIn(Context ctx) {
        String typed = Form.text(ctx, "name");
        if (guard.isTooMany(ctx, Limits.Kind.SIGN_IN_FROM)
                || guard.isTooMany(ctx, Limits.Kind.SIGN_IN_AS, folded(typed))) {
            return;
        }
        String next = Form.next(Form.text(ctx, "next"));
        Passphrase passphrase =
                new Passphrase(Optional.ofNullable(ctx.formParam("passphrase")).orElse(""));
        Optional<Secret> session = signIn(typed, passphrase, Sender.browser(ctx));
        if (session.isEmpty()) {
            signInPage(ctx, 401, typed, next, true);
            return;
        }
        guard.openSession(ctx, session.get());
        Form.go(ctx, next);
    }

    private static String folded(String typed) {
        try {
            return new AccountName(typed).folded();
        } catch (InvalidNameException e) {
            return ""; // what nobody can be called
        }
    }

    private Optional<Secret> signIn(String typed, Passphrase passphrase, String browser) {
        try {
            return people.signIn(new AccountName(typed), passphrase, browser, clock.instant());
        } catch (InvalidNameException e) {
            return Optional.empty(); // nobody is called that, which the form alone tells already
        }
    }

    private void signOut(Context ctx) {
        guard.sessionOf(ctx).ifPresent(people::closeSession);
        guard.closeSession(ctx);
        Form.go(ctx, "/");
    }

    /** Does it for who is signed in by a browser; sends others to sign in. */
    private void asOwner(Context ctx, Consumer<Account> work) {
        Asker asker = Asker.of(ctx);
        if (asker.account().isPresent() && asker.bySession()) {
            work.accept(asker.account().get());
        } else {
            Form.goToSignIn(ctx, "/account");
        }
    }

    private void show(Context ctx) {
        asOwner(ctx, account -> page(ctx, 200, account, Optional.empty(), Trouble.NONE));
    }

    private void page(Context ctx, int status, Account account, Optional<String> newToken, Trouble trouble) {
        AccountHtml.Look look = new AccountHtml.Look(
                account,
                people.hasPassphrase(account.id()),
                people.sessions(account.id(), clock.instant()),
                guard.sessionOf(ctx).map(Secret::handle).orElse(""),
                people.tokens(account.id()),
                newToken);
        Words words = Words.of(ctx);
        AccountHtml html = new AccountHtml(words);
        Optional<String> said = Optional.ofNullable(ctx.queryParam("done")).flatMap(html::done);
        Form.page(ctx, status, words.say("account.title"), html.account(look, said, trouble));
    }

    private static Trouble trouble(Context ctx, String field, @org.jspecify.annotations.Nullable String why) {
        return new Trouble(field, Words.of(ctx).told(String.valueOf(why)));
    }

    private static void done(Context ctx, String what) {
        Form.go(ctx, "/account?done=" + what);
    }

    private void rename(Context ctx) {
        asOwner(ctx, account -> {
            try {
                AccountName name = new AccountName(Form.text(ctx, "name"));
                switch (people.rename(account.id(), name, clock.instant())) {
                    case RenameOutcome.Renamed(var renamed) -> done(ctx, "name");
                    case RenameOutcome.NameTaken(var taken) ->
                        page(ctx, 409, account, Optional.empty(), new AccountHtml(Words.of(ctx)).nameTaken(taken));
                }
            } catch (InvalidNameException e) {
                page(ctx, 422, account, Optional.empty(), trouble(ctx, "name", e.getMessage()));
            }
        });
    }

    private void changePassphrase(Context ctx) {
        asOwner(ctx, account -> {
            // Whoever sits at somebody's open browser must not find out their passphrase by trying
            if (guard.isTooMany(ctx, Limits.Kind.SIGN_IN_AS, account.name().folded())) {
                return;
            }
            Passphrase current =
                    new Passphrase(Optional.ofNullable(ctx.formParam("current")).orElse(""));
            Passphrase chosen = new Passphrase(
                    Optional.ofNullable(ctx.formParam("passphrase")).orElse(""));
            switch (people.changePassphrase(account.id(), current, chosen, clock.instant())) {
                case PassphraseOutcome.Changed() -> {
                    if (Form.isTicked(ctx, "others")) {
                        guard.sessionOf(ctx).ifPresent(kept -> people.endOtherSessions(account.id(), kept));
                    }
                    done(ctx, "passphrase");
                }
                case PassphraseOutcome.WrongCurrent() ->
                    page(
                            ctx,
                            403,
                            account,
                            Optional.empty(),
                            trouble(ctx, "current", "That is not your passphrase. Nothing was changed."));
                case PassphraseOutcome.Unfit(var why) ->
                    page(ctx, 422, account, Optional.empty(), trouble(ctx, "passphrase", why));
            }
        });
    }

    private void endOthers(Context ctx) {
        asOwner(ctx, account -> {
            guard.sessionOf(ctx).ifPresent(kept -> people.endOtherSessions(account.id(), kept));
            done(ctx, "sessions");
        });
    }

    private void endSession(Context ctx) {
        asOwner(ctx, account -> {
            people.endSession(account.id(), ctx.pathParam("handle"));
            done(ctx, "session");
        });
    }

    private void makeToken(Context ctx) {
        asOwner(ctx, account -> {
            try {
                Label label = new Label(Form.text(ctx, "label"));
                Secret token = people.issueToken(account.id(), label, clock.instant());
                // Answered at once and not by another address: this is the only time that it is shown
                page(ctx, 201, account, Optional.of(token.value()), Trouble.NONE);
            } catch (InvalidNameException e) {
                page(ctx, 422, account, Optional.empty(), trouble(ctx, "label", e.getMessage()));
            }
        });
    }

    private void revokeToken(Context ctx) {
        asOwner(ctx, account -> {
            people.revokeToken(account.id(), ctx.pathParam("handle"), clock.instant());
            done(ctx, "token");
        });
    }

    /** For every account: whoever shares a server's notes meets its names. Strangers are told of nobody. */
    private void showPerson(Context ctx) {
        Optional<Account> asker = Asker.of(ctx).account();
        Optional<Account> person =
                asker.isEmpty() ? Optional.empty() : Form.account(ctx).flatMap(people::account);
        if (person.isEmpty()) {
            ctx.header("Vary", Answer.VARY);
            Problem.missing("There is nobody here whom you know under this address. Sign in to see other readers.")
                    .answer(ctx);
            return;
        }
        Form.page(
                ctx,
                200,
                person.get().name().value(),
                new AccountHtml(Words.of(ctx))
                        .person(
                                person.get(),
                                shared(asker.get().id(), person.get().id())));
    }

    private List<Group> shared(AccountId one, AccountId other) {
        Set<Group> theirs = new HashSet<>();
        groups.of(other).forEach(belonging -> theirs.add(belonging.group()));
        return groups.of(one).stream()
                .map(Groups.Belonging::group)
                .filter(theirs::contains)
                .toList();
    }
}
