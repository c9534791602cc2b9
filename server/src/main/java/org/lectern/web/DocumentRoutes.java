package org.lectern.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.anchor.Selector;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.jsonld.SelectorJson;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Metadata;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.ReadSource;
import org.lectern.document.Version;
import org.lectern.parallel.Parallels;
import org.lectern.people.Account;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.reading.AnchorService;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.PassageFinder;
import org.lectern.reading.PassageFinder.Found;
import org.lectern.reading.UploadRoom;

/** The library, its documents, pages and passages, for people and for programs. */
final class DocumentRoutes {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})-\\d{1,9}");
    private static final String SERVICE =
            "<%s>; rel=\"http://www.w3.org/ns/oa#annotationService\"".formatted(ContainerRoutes.PATH);
    /** A second place that is read beside the first; the client shows it. */
    private static final Pattern BESIDE = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}(@[0-9a-f]{8,64})?/pages/\\d{1,7}");

    private static final int ENCODED_IN_MEMORY = 64 * 1024 * 1024;

    private final Catalogue catalogue;
    private final AnchorService anchors;
    private final PassageFinder passages;
    private final FirstSteps firstSteps;
    private final LastPages lastPages;
    private final Addresses addresses;
    private final People people;
    private final Groups groups;
    private final Parallels parallels;
    private final CitedInText cited;
    private final IngestQueue uploads;
    private final UploadRoom room;
    /** A version never changes, so its pages are encoded once; the least used make room. */
    private final Cache<PageKey, Encoded> encoded = Caffeine.newBuilder()
            .maximumWeight(ENCODED_IN_MEMORY)
            .weigher((PageKey key, Encoded page) -> page.content().length)
            .build();

    DocumentRoutes(
            Catalogue catalogue,
            AnchorService anchors,
            PassageFinder passages,
            FirstSteps firstSteps,
            LastPages lastPages,
            Addresses addresses,
            People people,
            Groups groups,
            Parallels parallels,
            CitedInText cited,
            IngestQueue uploads,
            UploadRoom room) {
        this.catalogue = catalogue;
        this.anchors = anchors;
        this.passages = passages;
        this.firstSteps = firstSteps;
        this.lastPages = lastPages;
        this.addresses = addresses;
        this.people = people;
        this.groups = groups;
        this.parallels = parallels;
        this.cited = cited;
        this.uploads = uploads;
        this.room = room;
    }

    /** A page in a form, with what is said of its document, which may change and stands on it. */
    private record PageKey(String page, Metadata said) {}

    private static final class Encoded {
        private final byte[] content;
        private final String etag;
        /** What may be asked again whether it still holds; empty for what never changes. */
        private final Optional<Cites> cites;

        Encoded(String text, Optional<Cites> cites) {
            this.content = text.getBytes(StandardCharsets.UTF_8);
            this.etag = Answer.etag(content);
            this.cites = cites;
        }

        byte[] content() {
            return content;
        }
    }

    /** A page whose running text cites works, and which; people may say that they are others. */
    private record Cites(Version version, TextSpan page, List<CitedInText.Link> links) {}

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/", this::showLibrary);
        Routes.get(routes, "/documents/{document}", this::showDocument);
        Routes.get(routes, "/documents/{document}/pages", this::jumpToPage);
        Routes.get(routes, "/documents/{document}/pages/{page}", this::showPage);
        Routes.get(routes, "/passages/{passage}", this::showPassage);
        Routes.get(routes, "/api/documents", this::listDocuments);
        Routes.get(routes, "/api/documents/{document}", this::describeDocument);
        Routes.get(routes, "/api/documents/{document}/text", this::sendText);
        Routes.get(routes, "/api/documents/{document}/source", this::sendSource);
        Routes.get(routes, "/api/documents/{document}/pages/{page}", this::describePage);
        Routes.get(routes, "/api/passages/{passage}", this::describePassage);
        routes.post("/api/documents/{document}/anchor", this::anchor);
    }

    private static Viewer viewer(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        return Asker.of(ctx).viewer();
    }

    private static String caching(Document document) {
        return document.audience().groups().contains(GroupId.PUBLIC) ? "no-cache" : Answer.PERSONAL;
    }

    private void showLibrary(Context ctx) {
        Viewer viewer = viewer(ctx);
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
        html(ctx, new Frame(words, "library", words.say("library.title")).page(main), Answer.PERSONAL);
    }

    private List<Document> restorable(Account account, Viewer viewer) {
        return catalogue.withdrawn(viewer).stream()
                .filter(document -> document.mayBeWithdrawnBy(account))
                .toList();
    }

    private static void html(Context ctx, String page, String caching) {
        Answer.bytes(ctx, HTML, page.getBytes(StandardCharsets.UTF_8), caching);
    }

    /** A document and the version that is asked for. */
    private record Asked(Document document, Version version, DocumentAddress address) {}

    private Optional<Asked> asked(Context ctx) {
        Viewer viewer = viewer(ctx);
        Optional<Asked> asked = DocumentAddress.parse(ctx.pathParam("document"))
                .flatMap(address -> catalogue
                        .document(address.id(), viewer)
                        .flatMap(document -> catalogue
                                .version(address, viewer)
                                .map(version -> new Asked(document, version, address))));
        if (asked.isEmpty()) {
            missing(ctx);
        } else {
            // Web Annotation Protocol, 6: where a client that stands here finds and puts annotations
            ctx.header("Link", SERVICE);
        }
        return asked;
    }

    private static void missing(Context ctx) {
        Problem.missing("There is no such document, version or page here. The library lists what there is.")
                .answer(ctx);
    }

    private void showDocument(Context ctx) {
        asked(ctx).ifPresent(asked -> {
            if (Accept.of(ctx).prefersPlainText()) {
                sendText(ctx, asked);
                return;
            }
            Words words = Words.of(ctx);
            String main = new LibraryHtml(words)
                    .document(
                            asked.document(),
                            asked.version(),
                            catalogue.versions(asked.document().id(), viewer(ctx)),
                            listed(asked.version()),
                            FormHtml.status(Optional.ofNullable(ctx.queryParam("done"))
                                    .map(new UploadHtml(words)::done)
                                    .filter(said -> !said.isEmpty())),
                            described(ctx, asked.document()),
                            keeping(ctx, asked.document()),
                            new SharedHtml(words, parallels).section(asked.document(), asked.version(), viewer(ctx)));
            String title = asked.document().metadata().title();
            html(ctx, new Frame(words, "document", title).page(main), Answer.PERSONAL);
        });
    }

    /** Where what is said of it is changed, and what was said before. */
    private String described(Context ctx, Document document) {
        return new DescriptionHtml(Words.of(ctx), people)
                .link(
                        document,
                        catalogue.edits(document.id(), viewer(ctx)).stream().findFirst(),
                        Asker.of(ctx)
                                .account()
                                .filter(document::mayBeDescribedBy)
                                .isPresent());
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
        return account.filter(document::isKeptBy)
                        .map(keeper -> new IngestHtml(Words.of(ctx))
                                        .report(
                                                catalogue.report(document.current()),
                                                catalogue.leftOut(document.current()))
                                + new UploadHtml(Words.of(ctx))
                                        .keeping(
                                                document,
                                                groups.of(keeper.id()),
                                                UploadSpace.of(uploads, room, keeper)))
                        .orElse("")
                + account.filter(document::mayBeWithdrawnBy)
                        .map(one -> new WithdrawalHtml(Words.of(ctx)).section(document))
                        .orElse("");
    }

    /**
     * Where the page field leads without JavaScript: a number beyond either end means that end. With {@code span}
     * instead, the page on which that span of the text begins, with it shown. A place read beside stays in the address.
     */
    private void jumpToPage(Context ctx) {
        asked(ctx).ifPresent(asked -> {
            Optional<Matcher> span = Optional.ofNullable(ctx.queryParam("span"))
                    .map(SPAN::matcher)
                    .filter(Matcher::matches);
            if (span.isPresent()) {
                int last = Math.max(asked.version().characters() - 1, 0);
                int start = Math.min(Integer.parseInt(span.get().group(1)), last);
                PageAddress page = new PageAddress(asked.address(), catalogue.pageAt(asked.version(), start));
                String beside = beside(ctx).map(place -> "&" + place).orElse("");
                ctx.redirect(page.path() + "?span=" + span.get().group() + beside, HttpStatus.SEE_OTHER);
                return;
            }
            String typed = Optional.ofNullable(ctx.queryParam("n")).orElse("1").strip();
            if (!typed.matches("-?\\d{1,9}")) {
                Problem.badRequest("Type the number of a page, from 1 to %d."
                                .formatted(asked.version().pages()))
                        .answer(ctx);
                return;
            }
            int number = Math.clamp(Integer.parseInt(typed), 1, asked.version().pages());
            String along = Stream.concat(Look.asked(ctx).stream(), beside(ctx).stream())
                    .collect(Collectors.joining("&"));
            String beside = along.isEmpty() ? "" : "?" + along;
            ctx.redirect(new PageAddress(asked.address(), number).path() + beside, HttpStatus.SEE_OTHER);
        });
    }

    private static Optional<String> beside(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("beside"))
                .filter(place -> BESIDE.matcher(place).matches())
                .map(place -> "beside=" + place);
    }

    private Optional<PageAddress> pageAddress(Context ctx) {
        return PageAddress.parse(ctx.pathParam("document"), ctx.pathParam("page"));
    }

    private void showPage(Context ctx) {
        Words words = Words.of(ctx);
        Optional<String> asked = Look.asked(ctx);
        encodedPage(
                ctx,
                "html-" + words.tag() + asked.orElse(""),
                HTML,
                (known, page) -> html(words, known, page, Look.of(ctx, page), asked, viewer(ctx)));
        if (ctx.statusCode() < 400) {
            pageAddress(ctx).ifPresent(page -> lastPages.turnTo(ctx, page));
        }
    }

    private Encoded html(Words words, Asked asked, Page page, Look look, Optional<String> word, Viewer viewer) {
        Optional<Cites> cites = look == Look.TEXT && CitedInText.isPossibleOn(page)
                ? Optional.of(new Cites(page.version(), page.span(), cited.on(page.version(), page.span(), viewer)))
                : Optional.empty();
        String html = new PageHtml(
                        words,
                        asked.document(),
                        page,
                        outline(page),
                        asked.address(),
                        look,
                        word,
                        look == Look.IMAGE ? catalogue.glyphs(page.version(), page.number()) : List.of(),
                        cites.map(Cites::links).orElse(List.of()))
                .html();
        return new Encoded(html, cites);
    }

    /** Of a long outline the part that the page stands in; the document's own page has more of it. */
    private PageOutline outline(Page page) {
        int all = catalogue.headings(page.version());
        return new PageOutline(
                all > PageOutline.WHOLE
                        ? catalogue.outline(page.version(), page.span().start(), PageOutline.AROUND)
                        : catalogue.outline(page.version()),
                all);
    }

    private void describePage(Context ctx) {
        encodedPage(
                ctx,
                "json",
                "application/json",
                (asked, page) -> new Encoded(DocumentJson.page(page).toString(), Optional.empty()));
    }

    private interface PageEncoder {
        Encoded encode(Asked asked, Page page);
    }

    private void encodedPage(Context ctx, String form, String type, PageEncoder encoder) {
        asked(ctx).ifPresent(asked -> {
            Optional<PageAddress> address = pageAddress(ctx);
            // Links in the page follow the address; what is current may change what the page says of itself.
            PageKey key = new PageKey(
                    String.join(
                            " ",
                            form,
                            ctx.path(),
                            asked.version().hash(),
                            asked.document().current().hash()),
                    asked.document().metadata());
            Supplier<Optional<Encoded>> make = () -> address.flatMap(
                            at -> catalogue.page(new PageAddress(asked.version().address(), at.number()), viewer(ctx)))
                    .map(page -> {
                        Encoded made = encoder.encode(asked, page);
                        encoded.put(key, made);
                        return made;
                    });
            Optional<Encoded> page = Optional.ofNullable(encoded.getIfPresent(key))
                    .filter(known -> holds(known, viewer(ctx)))
                    .or(make);
            if (page.isEmpty()) {
                missing(ctx);
                return;
            }
            Answer.bytes(ctx, type, page.get().content, page.get().etag, caching(asked.document()));
        });
    }

    private boolean holds(Encoded known, Viewer viewer) {
        return known.cites
                .map(before -> cited.on(before.version(), before.page(), viewer).equals(before.links()))
                .orElse(true);
    }

    private void listDocuments(Context ctx) {
        Answer.json(ctx, DocumentJson.list(catalogue.documents(viewer(ctx))));
    }

    private void describeDocument(Context ctx) {
        asked(ctx)
                .ifPresent(asked -> Answer.json(
                        ctx,
                        DocumentJson.whole(
                                asked.document(),
                                asked.version(),
                                catalogue.versions(asked.document().id(), viewer(ctx)),
                                addresses)));
    }

    private void sendText(Context ctx) {
        asked(ctx).ifPresent(asked -> sendText(ctx, asked));
    }

    private void sendText(Context ctx, Asked asked) {
        Answer.text(
                ctx,
                PLAIN,
                catalogue.textFile(asked.version().hash()),
                '"' + asked.version().hash() + '"',
                caching(asked.document()));
    }

    /** Never as something that a browser would run. */
    private void sendSource(Context ctx) {
        asked(ctx).ifPresent(asked -> {
            String name = asked.document().id().value()
                    + ReadSource.nameEnd(asked.version().mediaType());
            ctx.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
            Answer.file(
                    ctx,
                    "application/octet-stream",
                    catalogue.source(asked.version()),
                    '"' + asked.version().sourceHash() + '"',
                    caching(asked.document()));
        });
    }

    /** Straight to the words where they are the same; where they are not, that is said first. */
    private void showPassage(Context ctx) {
        Optional<Found> found = passages.find(ctx.pathParam("passage"), viewer(ctx));
        if (found.isEmpty()) {
            missing(ctx);
            return;
        }
        State state = found.get().state();
        if (state == State.EXACT || state == State.MOVED) {
            ctx.redirect(address(found.get()), HttpStatus.SEE_OTHER);
            return;
        }
        Words words = Words.of(ctx);
        String main = new PassageHtml(words)
                .main(
                        found.get(),
                        address(found.get()),
                        catalogue.words(
                                found.get().first().version(),
                                found.get().first().span()),
                        catalogue.words(found.get().version(), found.get().span()));
        html(ctx, new Frame(words, "document", words.say("passage.title")).page(main), Answer.PERSONAL);
    }

    /** Of the current version without its hash, which is the address that people know. */
    private static String address(Found found) {
        DocumentAddress document = found.state() == State.LOST
                ? found.version().address()
                : new DocumentAddress(found.version().document(), Optional.empty());
        return found.keepsId()
                ? new PageAddress(document, found.page()).path() + "#"
                        + found.first().id()
                : "%s/pages?span=%d-%d"
                        .formatted(
                                document.path(),
                                found.span().start(),
                                found.span().end());
    }

    private void describePassage(Context ctx) {
        Optional<Found> found = passages.find(ctx.pathParam("passage"), viewer(ctx));
        if (found.isEmpty()) {
            missing(ctx);
            return;
        }
        Answer.json(
                ctx,
                DocumentJson.passage(
                        found.get(),
                        catalogue.words(found.get().version(), found.get().span())));
    }

    private void anchor(Context ctx) {
        asked(ctx).ifPresent(asked -> {
            List<List<Selector>> requests = SelectorJson.readRequests(ctx.bodyAsBytes());
            Answer.json(ctx, DocumentJson.anchorings(anchors.anchor(asked.version(), requests)));
        });
    }
}
