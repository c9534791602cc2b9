package org.lectern.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.lectern.citation.LoggedCorrection;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.Role;

/** Who may correct citations and works: reviewers, moderators and owners of any group, and administrators. */
final class MayCorrect {
    private final Groups groups;

    MayCorrect(Groups groups) {
        this.groups = groups;
    }

    /** The account that asks, if it may. */
    Optional<Account> of(Context ctx) {
        return Asker.of(ctx)
                .account()
                .filter(account -> account.administrator()
                        || groups.of(account.id()).stream()
                                .anyMatch(belonging -> belonging.role().mayCorrect()));
    }

    /** One’s own correction, or for those who look after others: moderators, owners and administrators. */
    boolean undo(LoggedCorrection correction, Account account) {
        return correction.by().equals(account.id())
                || account.administrator()
                || groups.of(account.id()).stream()
                        .anyMatch(belonging -> belonging.role().compareTo(Role.MODERATOR) >= 0);
    }

    static Problem forbidden() {
        return Problem.of(
                403,
                "not-allowed",
                "Citations and works are corrected by reviewers",
                "Ask an owner of one of your groups to make you a reviewer. Nothing was changed.");
    }
}
