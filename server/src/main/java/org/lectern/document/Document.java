package org.lectern.document;

import java.util.Optional;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;

/**
 * A document as it is now.
 *
 * @param owner who brought it; empty for what came with the program
 * @param withdrawal empty while it is there to be read
 */
public record Document(
        DocumentId id,
        Metadata metadata,
        Audience audience,
        Optional<AccountId> owner,
        Version current,
        Optional<Withdrawal> withdrawal) {
    /** Who may add versions and say who reads it: whoever brought it; administrators, where it came with the program. */
    public boolean isKeptBy(Account account) {
        return owner.map(account.id()::equals).orElseGet(account::administrator);
    }

    /** Who may withdraw it and bring it back, where they may read it: whoever keeps it, and administrators. */
    public boolean mayBeWithdrawnBy(Account account) {
        return isKeptBy(account) || account.administrator();
    }

    /** Who may say something of it otherwise, where they may read it: whoever keeps it, and administrators. */
    public boolean mayBeDescribedBy(Account account) {
        return isKeptBy(account) || account.administrator();
    }

    /** The rule of visibility for documents: one that was withdrawn is there for nobody. */
    public boolean admits(Viewer viewer) {
        return withdrawal.isEmpty() && isSharedWith(viewer);
    }

    /** The rule of {@link Audience}, which a withdrawal leaves as it is: it says who is told of that. */
    public boolean isSharedWith(Viewer viewer) {
        return owner.map(account -> audience.admits(viewer, account)).orElseGet(() -> audience.admits(viewer));
    }
}
