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
 */
public record Document(
        DocumentId id, Metadata metadata, Audience audience, Optional<AccountId> owner, Version current) {
    /** Who may add versions and say who reads it: whoever brought it; administrators, where it came with the program. */
    public boolean isKeptBy(Account account) {
        return owner.map(account.id()::equals).orElseGet(account::administrator);
    }

    /** The rule of {@link Audience}, for documents. */
    public boolean admits(Viewer viewer) {
        return owner.map(account -> audience.admits(viewer, account)).orElseGet(() -> audience.admits(viewer));
    }
}
