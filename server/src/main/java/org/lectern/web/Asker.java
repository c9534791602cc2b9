package org.lectern.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.lectern.people.Account;
import org.lectern.people.Viewer;

/**
 * Who sent a request.
 *
 * @param bySession whether a browser's cookie says so; such a request may have been made by somebody else's page
 */
record Asker(Optional<Account> account, Viewer viewer, boolean bySession) {
    private static final String ATTRIBUTE = "lectern.asker";

    static final Asker NOBODY = new Asker(Optional.empty(), Viewer.ANYONE, false);

    /** @param viewer what the account may see at this moment */
    static Asker of(Account account, Viewer viewer, boolean bySession) {
        return new Asker(Optional.of(account), viewer, bySession);
    }

    void rememberIn(Context ctx) {
        ctx.attribute(ATTRIBUTE, this);
    }

    /** Who {@link Guard} found to be asking. */
    static Asker of(Context ctx) {
        Asker asker = ctx.attribute(ATTRIBUTE);
        if (asker == null) {
            throw new IllegalStateException("The guard has not looked at this request");
        }
        return asker;
    }
}
