package org.lectern.reading;

import org.lectern.annotation.Annotation;
import org.lectern.document.Document;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.Role;

/** Who decides about what somebody else wrote on a document. None of it lets anybody see what they cannot see anyway. */
final class Deciding {
    private final Groups groups;

    Deciding(Groups groups) {
        this.groups = groups;
    }

    /** The moderators and owners of a group that it is shared with, and whoever keeps the document. */
    boolean moderates(Annotation annotation, Document document, Account account) {
        return document.isKeptBy(account)
                || annotation.audience().groups().stream()
                        .anyMatch(group -> groups.role(group, account.id())
                                .filter(role -> role.compareTo(Role.MODERATOR) >= 0)
                                .isPresent());
    }

    /**
     * Whether a suggested reading is accepted by this account, or set aside. Its author alone does not speak for others;
     * where there are no others, they do.
     */
    boolean mayAccept(Annotation reading, Document document, Account account) {
        boolean own = reading.creator().equals(account.id());
        return (own && reading.audience().groups().isEmpty()) || moderates(reading, document, account);
    }
}
