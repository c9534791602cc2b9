package org.lectern.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import org.lectern.document.PageAddress;
import org.lectern.people.Account;
import org.lectern.people.AccountId;

/**
 * Which page each person's browser turned to last, so that somebody who follows an invitation comes to where the inviter
 * reads. Kept in memory only, for a day's reading: it is for the minutes in which people gather, and no record of who
 * read what.
 */
final class LastPages {
    private static final Duration KEPT = Duration.ofHours(12);
    private static final int PEOPLE = 10_000;

    private final Cache<AccountId, PageAddress> pages =
            Caffeine.newBuilder().maximumSize(PEOPLE).expireAfterWrite(KEPT).build();

    /** Programs read many pages and are nowhere; only browsers count. */
    void turnTo(Context ctx, PageAddress page) {
        Asker asker = Asker.of(ctx);
        if (asker.bySession()) {
            asker.account().map(Account::id).ifPresent(account -> pages.put(account, page));
        }
    }

    Optional<PageAddress> of(AccountId account) {
        return Optional.ofNullable(pages.getIfPresent(account));
    }
}
