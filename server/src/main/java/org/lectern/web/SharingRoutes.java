package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.people.Account;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;

/** Who may read a document, for whoever keeps it to say. */
final class SharingRoutes {
    private final Catalogue catalogue;
    private final Groups groups;
    private final InstantSource clock;

    SharingRoutes(Catalogue catalogue, Groups groups, InstantSource clock) {
        this.catalogue = catalogue;
        this.groups = groups;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/documents/{document}/audience", this::share);
    }

    private void share(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Optional<Account> account = Asker.of(ctx).account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        Optional<Document> document = AskedDocument.whole(ctx, catalogue);
        if (document.isEmpty()) {
            return;
        }
        if (!document.get().isKeptBy(account.get())) {
            Problem.of(
                            403,
                            "not-yours",
                            "This document is somebody else’s",
                            "Only whoever brought it says who may read it. Nothing was changed.")
                    .answer(ctx);
            return;
        }
        Optional<Audience> audience = audience(ctx.formParams("group"), document.get(), account.get());
        if (audience.isEmpty()) {
            Problem.unprocessable(
                            "group",
                            "Share it with groups that you are in, with “everyone” or with “public”. Nothing was changed.")
                    .answer(ctx);
            return;
        }
        catalogue.share(document.get().id(), audience.get(), account.get().id(), clock.instant());
        Form.go(ctx, "/documents/%s?done=shared".formatted(document.get().id().value()));
    }

    /** Empty where one of them is no group that the account is in; one that it is shared with already may stay. */
    private Optional<Audience> audience(List<String> asked, Document document, Account account) {
        TreeSet<GroupId> chosen = new TreeSet<>();
        for (String word : asked) {
            try {
                GroupId group = new GroupId(word.replaceFirst("^/groups/", ""));
                boolean may = group.isBuiltIn()
                        || document.audience().groups().contains(group)
                        || groups.role(group, account.id()).isPresent();
                if (!may) {
                    return Optional.empty();
                }
                chosen.add(group);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new Audience(chosen));
    }
}
