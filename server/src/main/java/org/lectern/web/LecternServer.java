package org.lectern.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.HttpResponseException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.RatingStore;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.AnnotationWriter;
import org.lectern.annotation.jsonld.CollectionWriter;
import org.lectern.annotation.jsonld.HistoryWriter;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.Correcting;
import org.lectern.citation.CorrectionStore;
import org.lectern.document.Catalogue;
import org.lectern.document.FullDisk;
import org.lectern.document.TooLongException;
import org.lectern.document.pdf.PageImages;
import org.lectern.export.Exporter;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.Quotations;
import org.lectern.people.Groups;
import org.lectern.people.Invitations;
import org.lectern.people.People;
import org.lectern.reading.AnchorService;
import org.lectern.reading.AnnotationService;
import org.lectern.reading.ImportService;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.Ledger;
import org.lectern.reading.PassageAnchors;
import org.lectern.reading.PassageFinder;
import org.lectern.reading.Placements;
import org.lectern.reading.UploadRoom;
import org.lectern.reading.grade.Flagged;
import org.lectern.reading.grade.Grading;
import org.lectern.reading.grade.Workbench;
import org.lectern.review.Scales;
import org.lectern.search.SearchIndex;
import org.lectern.sql.RivalryException;
import org.lectern.sql.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: its routes and what every answer has in common. */
public final class LecternServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LecternServer.class);
    /** Bytes of a request's body; an annotation of this size is a book of its own. */
    private static final long MAX_BODY = 1024 * 1024;

    /** Bytes of a request line and its headers; a search of 10,000 Cyrillic letters gets an answer that says why not. */
    static final int MAX_HEADER = 96 * 1024;

    private final Javalin javalin;
    private final LiveEvents events;

    /** What the server serves, made elsewhere. */
    public record Parts(
            Catalogue catalogue,
            CitationIndex citations,
            CorrectionStore corrections,
            Parallels parallels,
            Quotations quotations,
            AnnotationStore annotations,
            PlacementStore placements,
            RatingStore ratings,
            Scales scales,
            People people,
            Groups groups,
            Invitations invitations,
            SearchIndex search,
            Exporter exporter,
            IngestQueue uploads,
            UploadRoom room,
            PageImages images,
            InstantSource clock,
            String instance) {}

    /**
     * @param behindBaseUrl whether the base of the addresses was configured rather than taken from where it listens
     */
    public LecternServer(Parts parts, Addresses addresses, boolean behindBaseUrl) {
        Guard guard = new Guard(
                parts.people, parts.groups, addresses, parts.clock, "lectern-" + parts.instance, behindBaseUrl);
        AnnotationWriter writer = new AnnotationWriter(addresses);
        AnnotationView view = new AnnotationView(
                writer, parts.annotations, parts.people, new Placements(parts.catalogue, parts.placements));
        this.events = new LiveEvents(parts.annotations, parts.placements, view, parts.catalogue, addresses);
        this.javalin = Javalin.create(config -> {
            configure(config);
            addRoutes(config, parts, addresses, guard, writer, view);
            new EventRoutes(parts.catalogue, events, guard).addTo(config.routes);
            addErrors(config);
        });
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.router.ignoreTrailingSlashes = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MAX_BODY;
        // A strong ETag names bytes; compressed bytes would be others.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.multipartConfig.maxFileSize(ImportFiles.MAX_FILE, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(ImportFiles.MAX_FILE + MAX_BODY, SizeUnit.BYTES);
        // Before JDK 24 a virtual thread that waits for the database would hold its carrier.
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= 24;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MAX_HEADER);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new UnreadableRequests()));
    }

    private static void addRoutes(
            JavalinConfig config,
            Parts parts,
            Addresses addresses,
            Guard guard,
            AnnotationWriter writer,
            AnnotationView view) {
        PassageAnchors anchors = new PassageAnchors(parts.catalogue);
        ContainerRoutes container = new ContainerRoutes(
                parts.annotations,
                view,
                new CollectionWriter(writer),
                new Narrowing(parts.catalogue, addresses),
                addresses);
        Placements placements = new Placements(parts.catalogue, parts.placements);
        AnnotationService service = new AnnotationService(
                parts.catalogue,
                parts.citations,
                anchors,
                placements,
                parts.annotations,
                parts.people,
                parts.groups,
                parts.scales,
                parts.clock);
        AnnotationRoutes annotations =
                new AnnotationRoutes(parts.annotations, service, new AnnotationReader(addresses), view, addresses);
        container.addDescriptionTo(config.routes);
        annotations.addDescriptionTo(config.routes);
        config.routes.before(guard::look);
        new WithdrawalRoutes(parts.catalogue, parts.clock).addTo(config.routes);
        // The library looks through the routes in this order, and these are asked for most
        container.addTo(config.routes);
        annotations.addTo(config.routes);
        Routes.get(config.routes, "/assets/{file}", Assets::show);
        Routes.get(config.routes, "/ns/lectern.jsonld", Vocabulary::show);
        new ApiDescription(addresses).addTo(config.routes);
        Routes.get(
                config.routes, "/health", ctx -> ctx.contentType("text/plain").result("ok"));
        new PeopleRoutes(parts.people, parts.groups, parts.catalogue, guard, addresses, parts.clock)
                .addTo(config.routes);
        new AccountRoutes(parts.people, parts.groups, guard, parts.clock).addTo(config.routes);
        new GroupRoutes(parts.groups, parts.invitations, addresses, parts.clock).addTo(config.routes);
        LastPages lastPages = new LastPages();
        new InviteRoutes(
                        parts.people,
                        parts.groups,
                        parts.invitations,
                        new Landing(lastPages, parts.catalogue, parts.groups),
                        guard,
                        parts.clock)
                .addTo(config.routes);
        new LibraryRoutes(
                        parts.catalogue,
                        new FirstSteps(parts.people, parts.groups),
                        parts.groups,
                        parts.uploads,
                        parts.room)
                .addTo(config.routes);
        new DocumentRoutes(
                        parts.catalogue,
                        new AnchorService(anchors),
                        addresses,
                        parts.people,
                        parts.groups,
                        parts.parallels,
                        parts.uploads,
                        parts.room)
                .addTo(config.routes);
        new PageRoutes(parts.catalogue, lastPages, new CitedInText(parts.citations)).addTo(config.routes);
        new PassageRoutes(parts.catalogue, new PassageFinder(parts.catalogue, anchors)).addTo(config.routes);
        Ledger ledger = new Ledger(parts.catalogue, anchors, parts.placements, parts.groups, parts.clock);
        new UploadRoutes(parts.catalogue, parts.uploads, parts.room, guard, parts.clock).addTo(config.routes);
        new IngestRoutes(parts.uploads, new IngestJson(parts.catalogue, ledger)).addTo(config.routes);
        new PageImageRoutes(parts.catalogue, parts.images).addTo(config.routes);
        new SharingRoutes(parts.catalogue, parts.groups, parts.clock).addTo(config.routes);
        new DescriptionRoutes(parts.catalogue, parts.people, addresses, parts.clock).addTo(config.routes);
        Correcting correcting = new Correcting(parts.catalogue, parts.citations, parts.corrections);
        MayCorrect may = new MayCorrect(parts.groups);
        Discussion discussion = new Discussion(
                parts.catalogue,
                parts.citations,
                correcting,
                may,
                parts.annotations,
                service,
                parts.people,
                parts.groups,
                addresses);
        discussion.addTo(config.routes);
        new CitationRoutes(parts.catalogue, parts.citations, correcting, may, parts.people).addTo(config.routes);
        new WorkRoutes(parts.catalogue, parts.citations, correcting, may, parts.annotations, parts.people, discussion)
                .addTo(config.routes);
        new CorrectionRoutes(parts.catalogue, parts.citations, correcting, may, parts.clock).addTo(config.routes);
        new CorrectionApi(parts.catalogue, parts.citations, correcting, may, addresses, parts.clock)
                .addTo(config.routes);
        new ScaleRoutes(parts.groups, parts.scales, parts.clock).addTo(config.routes);
        Grading grading = new Grading(parts.catalogue, parts.citations, parts.ratings, parts.scales);
        RatingDesk desk = new RatingDesk(
                parts.annotations,
                parts.ratings,
                service,
                new AnnotationReader(addresses),
                view,
                addresses,
                parts.clock);
        new GradeRoutes(
                        parts.catalogue,
                        parts.citations,
                        grading,
                        new Flagged(parts.annotations, placements),
                        parts.scales,
                        parts.people,
                        parts.groups,
                        addresses)
                .addTo(config.routes);
        new ParallelRoutes(parts.catalogue, parts.parallels).addTo(config.routes);
        ComparingParts comparing = new ComparingParts(
                parts.catalogue, parts.annotations, service, parts.groups, parts.people, addresses, parts.clock);
        new QuotationRoutes(comparing, parts.citations, parts.quotations).addTo(config.routes);
        new CompareRoutes(comparing, parts.parallels).addTo(config.routes);
        WorkbenchRoutes.Parts weighing = new WorkbenchRoutes.Parts(
                new Workbench(parts.catalogue, parts.citations, grading),
                grading,
                new Flagged(parts.annotations, placements),
                desk,
                parts.scales,
                parts.people,
                parts.groups,
                parts.catalogue,
                addresses);
        new WorkbenchRoutes(weighing).addTo(config.routes);
        new PassageGradesRoutes(weighing, parts.citations).addTo(config.routes);
        new SearchRoutes(parts.search, parts.catalogue, placements, parts.people, parts.groups, addresses)
                .addTo(config.routes);
        new ExportRoutes(parts.exporter, parts.search).addTo(config.routes);
        ImportService importer = new ImportService(
                parts.catalogue,
                parts.citations,
                placements,
                parts.annotations,
                parts.people,
                parts.groups,
                parts.scales,
                addresses,
                parts.clock);
        new ImportRoutes(importer).addTo(config.routes);
        new ImportPages(importer, parts.catalogue, parts.groups).addTo(config.routes);
        new RestoreRoutes(parts.annotations, service, view, parts.clock, addresses).addTo(config.routes);
        new LedgerRoutes(parts.catalogue, ledger, parts.people, addresses).addTo(config.routes);
        new HistoryRoutes(parts.annotations, view, new HistoryWriter(writer)).addTo(config.routes);
    }

    private static void addErrors(JavalinConfig config) {
        config.routes.exception(InvalidAnnotationException.class, (e, ctx) -> {
            String detail = String.valueOf(e.getMessage());
            switch (e.kind()) {
                case MALFORMED -> Problem.badRequest(detail).answer(ctx);
                case UNPROCESSABLE -> Problem.unprocessable(e.field(), detail).answer(ctx);
            }
        });
        config.routes.exception(HttpResponseException.class, (e, ctx) -> {
            if (e.getStatus() == 405 && ctx.res().getHeader("Allow") == null) {
                ctx.header("Allow", String.valueOf(e.getDetails().get("availableMethods")));
            }
            if (e.getStatus() == 413) {
                try {
                    // Closing while the sender still sends would cost it the answer
                    UploadedForm.readPast(ctx, 4L * MAX_BODY);
                } catch (UncheckedIOException gone) {
                    LOG.debug("Whoever sent too much did not wait for the answer", gone);
                }
            }
            HttpProblems.of(e, MAX_BODY).answer(ctx);
        });
        config.routes.exception(RivalryException.class, (e, ctx) -> {
            LOG.warn("Nothing was stored: others were faster again and again", e);
            Problem.of(
                            409,
                            "at-the-same-time",
                            "Others changed the same thing at the same time",
                            "Nothing of yours was stored. Look at how it is now, then try again.")
                    .answer(ctx);
        });
        config.routes.exception(
                TooLongException.class,
                (e, ctx) -> Problem.of(
                                422, "too-long", "This text is too long for that", String.valueOf(e.getMessage()))
                        .answer(ctx));
        config.routes.exception(StorageException.class, (e, ctx) -> {
            LOG.error("Nothing was stored", e);
            HttpProblems.of(e).answer(ctx);
        });
        config.routes.exception(Exception.class, (e, ctx) -> {
            Optional<Problem> unreadable = UnreadableRequests.of(e);
            if (unreadable.isPresent()) {
                unreadable.get().answer(ctx);
                return;
            }
            LOG.error("A request failed: {} {}", ctx.method(), ctx.path(), e);
            if (FullDisk.isBehind(e)) {
                Problem.diskFull().answer(ctx);
                return;
            }
            Problem.of(
                            500,
                            "failed",
                            "Something went wrong here",
                            "It is written in the server's log. Nothing was lost; try again, and tell whoever looks"
                                    + " after this server.")
                    .answer(ctx);
        });
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @return the port
     * @throws BindException where another program has the port
     */
    public int start(String host, int port) throws BindException {
        try {
            javalin.start(host, port);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException bind) {
                    throw bind;
                }
            }
            if (e.getMessage() != null && e.getMessage().contains("already in use")) {
                throw new BindException(e.getMessage());
            }
            throw e;
        }
        return javalin.port();
    }

    @Override
    public void close() {
        events.close();
        javalin.stop();
    }
}
