package org.lectern.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import java.net.BindException;
import java.time.InstantSource;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.RatingStore;
import org.lectern.annotation.jsonld.AnnotationWriter;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CorrectionStore;
import org.lectern.document.Catalogue;
import org.lectern.document.pdf.PageImages;
import org.lectern.export.Exporter;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.Quotations;
import org.lectern.people.Groups;
import org.lectern.people.Invitations;
import org.lectern.people.People;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.Placements;
import org.lectern.reading.UploadRoom;
import org.lectern.review.Scales;
import org.lectern.search.SearchIndex;

/** The HTTP server: its routes and what every answer has in common. */
public final class LecternServer implements AutoCloseable {
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
            new AllRoutes(parts, addresses, guard, writer, view).addTo(config.routes);
            new EventRoutes(parts.catalogue, events, guard).addTo(config.routes);
            new ErrorAnswers(MAX_BODY).addTo(config.routes);
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
