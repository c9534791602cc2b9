package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.Viewer;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.UploadRoom;

/** The library: what documents there are, for people and for programs. */
final class LibraryRoutes {
    private final Catalogue catalogue;
    private final FirstSteps firstSteps;
    private final Groups groups;
    private final IngestQueue uploads;
    private final UploadRoom room;

    LibraryRoutes(Catalogue catalogue, FirstSteps firstSteps, Groups groups, IngestQueue uploads, UploadRoom room) {
        this.catalogue = catalogue;
        this.firstSteps = firstSteps;
        this.groups = groups;
        this.uploads = uploads;
        this.room = room;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/", this::show);
        Routes.get(routes, "/api/documents", this::list);
    }

    private void show(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<Account> account = Asker.of(ctx).account();
        Words words = Words.of(ctx);
        String main = new LibraryHtml(words)
                .library(
                        catalogue.documents(viewer),
                        firstSteps.formFor(Asker.of(ctx), words),
                        account.map(asking -> new IngestHtml(words).underWay(uploads.underWay(asking.id()))
                                        + new UploadHtml(words).adding(UploadSpace.of(uploads, room, asking))
                                        + new WithdrawalHtml(words).list(restorable(asking, viewer)))
                                .orElse(""),
                        account.map(asking -> groups.of(asking.id())).orElseGet(List::of));
        Answer.page(ctx, new Frame(words, "library", words.say("library.title")).page(main));
    }

    private List<Document> restorable(Account account, Viewer viewer) {
        return catalogue.withdrawn(viewer).stream()
                .filter(document -> document.mayBeWithdrawnBy(account))
                .toList();
    }

    private void list(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Answer.json(ctx, DocumentJson.list(catalogue.documents(Asker.of(ctx).viewer())));
    }
}
