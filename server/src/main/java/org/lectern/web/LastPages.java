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

    /** Programs read many pages and are nowhere; only what a browser shows counts. */
    void turnTo(Context ctx, PageAddress page) {
        Asker asker = Asker.of(ctx);
        if (asker.bySession() && isShown(ctx)) {
            asker.account().map(Account::id).ifPresent(account -> pages.put(account, page));
        }
    }

    /**
     * Scripts ask for pages too, to search in them or to link to them. Over plain HTTP browsers do not say what a request
     * is for, but there, too, only turning to a page asks for XHTML.
     */
    private static boolean isShown(Context ctx) {
        return Optional.ofNullable(ctx.header("Sec-Fetch-Dest"))
                .map("document"::equals)
                .orElseGet(() ->
                        Optional.ofNullable(ctx.header("Accept")).orElse("").contains("application/xhtml+xml"));
    }

    Optional<PageAddress> of(AccountId account) {
        return Optional.ofNullable(pages.getIfPresent(account));
    }
}
