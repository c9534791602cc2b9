package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.Selector;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.jsonld.SelectorJson;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.Metadata;
import org.lectern.document.ReadSource;
import org.lectern.document.Version;
import org.lectern.parallel.Parallels;
import org.lectern.people.Account;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.reading.AnchorService;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.UploadRoom;

/** A document: its own page, its description, its text and its file. */
final class DocumentRoutes {
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Catalogue catalogue;
    private final AnchorService anchors;
    private final Addresses addresses;
    private final People people;
    private final Groups groups;
    private final Parallels parallels;
    private final CitationIndex citations;
    private final IngestQueue uploads;
    private final UploadRoom room;

    DocumentRoutes(
            Catalogue catalogue,
            AnchorService anchors,
            Addresses addresses,
            People people,
            Groups groups,
            Parallels parallels,
            CitationIndex citations,
            IngestQueue uploads,
            UploadRoom room) {
        this.catalogue = catalogue;
        this.anchors = anchors;
        this.addresses = addresses;
        this.people = people;
        this.groups = groups;
        this.parallels = parallels;
        this.citations = citations;
        this.uploads = uploads;
        this.room = room;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/documents/{document}", this::show);
        Routes.get(routes, "/api/documents/{document}", this::describe);
        Routes.get(routes, "/api/documents/{document}/text", this::sendText);
        Routes.get(routes, "/api/documents/{document}/source", this::sendSource);
        routes.post("/api/documents/{document}/anchor", this::anchor);
    }

    private void show(Context ctx) {
        AskedDocument.of(ctx, catalogue).ifPresent(asked -> {
            if (Accept.of(ctx).prefersPlainText()) {
                sendText(ctx, asked);
                return;
            }
            Words words = Words.of(ctx);
            String main = new LibraryHtml(words)
                    .document(
                            asked.document(),
                            asked.version(),
                            catalogue.versions(asked.document().id(), asked.viewer()),
                            listed(asked.version()),
                            FormHtml.status(Optional.ofNullable(ctx.queryParam("done"))
                                            .map(new UploadHtml(words)::done)
                                            .filter(said -> !said.isEmpty()))
                                    + remarks(ctx, asked),
                            described(ctx, asked) + citing(words, asked.version()),
                            keeping(ctx, asked.document()),
                            new SharedHtml(words, parallels)
                                    .section(asked.document(), asked.version(), asked.viewer()));
            String title = asked.document().metadata().title();
            Answer.page(ctx, new Frame(words, "document", title).page(main));
        });
    }

    /** What whoever just brought it ought to know; the address says which upload it was. */
    private String remarks(Context ctx, AskedDocument asked) {
        return Optional.ofNullable(ctx.queryParam("ingest"))
                .filter(number -> number.matches("\\d{1,9}"))
                .flatMap(number -> Asker.of(ctx)
                        .account()
                        .flatMap(account -> uploads.find(Integer.parseInt(number), account.id())))
                .filter(ticket -> ticket.document().equals(asked.document().id()))
                .map(ticket -> new ArrivalHtml(Words.of(ctx))
                        .remarks(
                                ticket,
                                asked.document(),
                                catalogue.sameFile(asked.version(), asked.viewer()),
                                other -> titled(other, asked.viewer())))
                .orElse("");
    }

    private Metadata titled(Version version, Viewer viewer) {
        return catalogue.document(version.document(), viewer).orElseThrow().metadata();
    }

    /** Where what is said of it is changed, and what was said before. */
    private String described(Context ctx, AskedDocument asked) {
        return new DescriptionHtml(Words.of(ctx), people)
                .link(
                        asked.document(),
                        catalogue.edits(asked.document().id(), asked.viewer()).stream()
                                .findFirst(),
                        Asker.of(ctx)
                                .account()
                                .filter(asked.document()::mayBeDescribedBy)
                                .isPresent());
    }

    private String citing(Words words, Version version) {
        return citations.isGivenUp(version) ? words.html("<p class=\"notice\">{document.citationsGivenUp}</p>\n") : "";
    }

    /** The headings that a document's page lists. */
    private PageOutline listed(Version version) {
        int all = catalogue.headings(version);
        return new PageOutline(
                all > PageOutline.LISTED
                        ? catalogue.outline(version, 0, PageOutline.LISTED).stream()
                                .limit(PageOutline.LISTED)
                                .toList()
                        : catalogue.outline(version),
                all);
    }

    /** Only on the page of whoever may do it; so the page is theirs alone. */
    private String keeping(Context ctx, Document document) {
        Optional<Account> account = Asker.of(ctx).account();
        Viewer viewer = Asker.of(ctx).viewer();
        return account.filter(document::isKeptBy)
                        .map(keeper -> new IngestHtml(Words.of(ctx))
                                        .report(
                                                catalogue.report(document.current()),
                                                catalogue.encoding(document.current()),
                                                catalogue.leftOut(document.current()),
                                                new ArrivalHtml(Words.of(ctx))
                                                        .sameFile(
                                                                catalogue.sameFile(document.current(), viewer),
                                                                other -> titled(other, viewer)))
                                + new UploadHtml(Words.of(ctx))
                                        .keeping(
                                                document,
                                                groups.of(keeper.id()),
                                                UploadSpace.of(uploads, room, keeper)))
                        .orElseGet(
                                () -> new IngestHtml(Words.of(ctx)).forReaders(catalogue.leftOut(document.current())))
                + account.filter(document::mayBeWithdrawnBy)
                        .map(one -> new WithdrawalHtml(Words.of(ctx)).section(document))
                        .orElse("");
    }

    private void describe(Context ctx) {
        AskedDocument.of(ctx, catalogue)
                .ifPresent(asked -> Answer.json(
                        ctx,
                        DocumentJson.whole(
                                asked.document(),
                                asked.version(),
                                catalogue.versions(asked.document().id(), asked.viewer()),
                                addresses)));
    }

    private void sendText(Context ctx) {
        AskedDocument.of(ctx, catalogue).ifPresent(asked -> sendText(ctx, asked));
    }

    private void sendText(Context ctx, AskedDocument asked) {
        Answer.text(
                ctx,
                PLAIN,
                catalogue.textFile(asked.version().hash()),
                '"' + asked.version().hash() + '"',
                asked.caching());
    }

    /** Never as something that a browser would run. */
    private void sendSource(Context ctx) {
        AskedDocument.of(ctx, catalogue).ifPresent(asked -> {
            String name = asked.document().id().value()
                    + ReadSource.nameEnd(asked.version().mediaType());
            ctx.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
            Answer.file(
                    ctx,
                    "application/octet-stream",
                    catalogue.source(asked.version()),
                    '"' + asked.version().sourceHash() + '"',
                    asked.caching());
        });
    }

    private void anchor(Context ctx) {
        AskedDocument.of(ctx, catalogue).ifPresent(asked -> {
            List<List<Selector>> requests = SelectorJson.readRequests(ctx.bodyAsBytes());
            Answer.json(ctx, DocumentJson.anchorings(anchors.anchor(asked.version(), requests)));
        });
    }
}
