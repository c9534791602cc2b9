package org.lectern.web;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.people.Viewer;
import org.lectern.web.EventStream.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happens to annotations, and that a document has another version: one thread follows the change log by cursor and decides, at the moment of
 * telling, what each listener may know. Where nobody listens, nothing is read.
 */
final class LiveEvents implements AutoCloseable {
    /** How long a change waits to be told, at the most. */
    private static final int EVERY_MILLIS = 250;

    private static final int AT_ONCE = 200;
    /** By one account: a window each on a desk full of devices. */
    private static final int MOST_EACH = 12;
    /** From one address without an account: a seminar reads behind one. */
    private static final int MOST_GUESTS = 60;

    private static final int MOST = 2_000;
    /** Whoever missed more than this loads afresh, which is less work for everybody. */
    static final int FURTHEST_BEHIND = 1_000;
    /** A reply to a reply to a reply … is followed so far to the document it is about. */
    private static final int MAX_REPLIES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);

    private final AnnotationStore store;
    private final PlacementStore placements;
    private final AnnotationView view;
    private final Catalogue catalogue;
    private final Addresses addresses;
    private final EventTokens tokens = new EventTokens();
    private final Queue<EventStream> streams = new ConcurrentLinkedQueue<>();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService follower = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-events").daemon().factory());

    LiveEvents(
            AnnotationStore store,
            PlacementStore placements,
            AnnotationView view,
            Catalogue catalogue,
            Addresses addresses) {
        this.store = store;
        this.placements = placements;
        this.view = view;
        this.catalogue = catalogue;
        this.addresses = addresses;
        var unused = follower.scheduleWithFixedDelay(this::follow, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Where a listener goes on: what it missed follows, or else it is to load afresh. */
    sealed interface Start {
        long cursor();

        record Now(long cursor) implements Start {}

        record After(long cursor) implements Start {}

        /** Its token is unknown here, or too much has happened since. */
        record Afresh(long cursor) implements Start {}
    }

    /** @param token what the listener heard last; empty if it has heard nothing yet */
    Start start(Optional<String> token) {
        long newest = store.lastCursor();
        if (token.isEmpty()) {
            return new Start.Now(newest);
        }
        return tokens.read(token.get())
                .filter(cursor -> cursor <= newest && newest - cursor <= FURTHEST_BEHIND)
                .<Start>map(Start.After::new)
                .orElseGet(() -> new Start.Afresh(newest));
    }

    /**
     * Whether one more may listen. An account's oldest line makes room for its newest: turning pages leaves lines behind
     * that nobody hangs up. Guests behind one address are several people, so there the newest has to wait.
     */
    boolean hasRoomFor(String who, boolean isAccount) {
        List<EventStream> lines = streams.stream().filter(EventStream::isOpen).toList();
        List<EventStream> own =
                lines.stream().filter(line -> line.who().equals(who)).toList();
        if (isAccount && own.size() >= MOST_EACH) {
            own.getFirst().close();
            return true;
        }
        return lines.size() < MOST && own.size() < (isAccount ? MOST_EACH : MOST_GUESTS);
    }

    /**
     * Begins to tell; the first event says that it has begun, or that the listener has to load afresh, and which version
     * of the document that it wants to hear of is current.
     */
    void open(EventStream stream, boolean afresh) {
        String current = stream.document()
                .flatMap(id -> stream.viewer().flatMap(viewer -> catalogue.document(id, viewer)))
                .map(document ->
                        "{\"version\":\"%s\"}".formatted(document.current().hash()))
                .orElse("{}");
        stream.tell(new Message(tokens.of(stream.cursor()), afresh ? "reload" : "ready", current));
        streams.add(stream);
        var unused = writers.submit(stream::writeUntilClosed);
    }

    private void follow() {
        try {
            streams.removeIf(stream -> !stream.isOpen());
            if (streams.isEmpty()) {
                return;
            }
            long newest = store.lastCursor();
            long from = streams.stream().mapToLong(EventStream::cursor).min().orElseThrow();
            while (from < newest) {
                long upTo = Math.min(newest, from + AT_ONCE);
                List<News> news = News.between(from, upTo, store, placements, catalogue);
                streams.forEach(stream -> tell(stream, news, upTo));
                from = upTo;
            }
        } catch (RuntimeException e) {
            // The cursors stay where they are, so the next turn tells it all.
            LOG.warn("Changes could not be told to those who listen", e);
        }
    }

    private void tell(EventStream stream, List<News> changes, long upTo) {
        List<News> news = changes.stream()
                .filter(change -> change.cursor() > stream.cursor())
                .toList();
        if (!news.isEmpty()) {
            Optional<Viewer> viewer = stream.viewer();
            if (viewer.isEmpty()) {
                stream.close();
                return;
            }
            for (News change : news) {
                message(change, stream.document(), viewer.get()).ifPresent(stream::tell);
                stream.moveTo(change.cursor());
            }
        }
        // Past what is no news to anybody, which need not be looked through again
        stream.moveTo(Math.max(stream.cursor(), upTo));
    }

    private Optional<Message> message(News news, Optional<DocumentId> document, Viewer viewer) {
        String id = tokens.of(news.cursor());
        return switch (news) {
            case News.Annotated(var change) ->
                data(change, document, viewer).map(data -> new Message(id, "change", data));
            case News.Placed(var cursor, var annotation) ->
                placed(annotation, document, viewer).map(data -> new Message(id, "change", data));
            case News.Versioned(var cursor, var changed, var version) ->
                Optional.of(changed)
                        .filter(other -> document.isEmpty() || document.get().equals(other))
                        .filter(other -> catalogue.document(other, viewer).isPresent())
                        .map(other -> new Message(id, "version", version(other, version)));
        };
    }

    private Optional<String> placed(AnnotationId id, Optional<DocumentId> document, Viewer viewer) {
        return store.find(id, viewer) instanceof Lookup.Found(var now) && concerns(now, document, viewer)
                ? Optional.of("{\"kind\":\"placed\",\"annotation\":%s}".formatted(view.json(now, viewer)))
                : Optional.empty();
    }

    private String version(DocumentId document, String version) {
        String path = new DocumentAddress(document, Optional.empty()).path();
        return "{\"document\":\"%s\",\"version\":\"%s\"}".formatted(addresses.absolute(path), version);
    }

    /** What one viewer is told of a change; nothing of what they may not see, or will be told by a later one. */
    private Optional<String> data(AnnotationChange change, Optional<DocumentId> document, Viewer viewer) {
        Annotation then = change.annotation();
        return switch (store.find(then.id(), viewer)) {
            case Lookup.Found(var now) ->
                now.revision() == then.revision() && concerns(now, document, viewer)
                        ? Optional.of(
                                "{\"kind\":\"%s\",\"annotation\":%s}".formatted(kind(change), view.json(now, viewer)))
                        : Optional.empty();
            case Lookup.Gone(var last, var when) ->
                change instanceof AnnotationChange.Withdrawn && concerns(last, document, viewer)
                        ? Optional.of(gone("withdrawn", then.id()))
                        : Optional.empty();
            case Lookup.Missing() -> narrowed(change, document, viewer);
        };
    }

    /** Its author took it back from those who could see it: they are told what asking for it would tell them. */
    private Optional<String> narrowed(AnnotationChange change, Optional<DocumentId> document, Viewer viewer) {
        if (!(change instanceof AnnotationChange.Replaced)) {
            return Optional.empty();
        }
        return store.before(change)
                .filter(before -> before.audience().admits(viewer, before.creator()))
                .filter(before -> concerns(before, document, viewer))
                .map(before -> gone("removed", before.id()));
    }

    private String gone(String kind, AnnotationId id) {
        return "{\"kind\":\"%s\",\"id\":\"%s\"}".formatted(kind, addresses.absolute(id.path()));
    }

    private static String kind(AnnotationChange change) {
        return switch (change) {
            case AnnotationChange.Created created -> "created";
            // What is served of it is another now, with other words or with none.
            case AnnotationChange.Replaced replaced -> "replaced";
            case AnnotationChange.Hidden hidden -> "replaced";
            case AnnotationChange.Unhidden unhidden -> "replaced";
            case AnnotationChange.Withdrawn withdrawn -> "withdrawn";
            case AnnotationChange.Restored restored -> "restored";
        };
    }

    /** Whether it stands in the document, or answers what stands there. */
    private boolean concerns(Annotation annotation, Optional<DocumentId> document, Viewer viewer) {
        if (document.isEmpty()) {
            return true;
        }
        String resource = new DocumentAddress(document.get(), Optional.empty()).path();
        Annotation about = annotation;
        for (int n = 0; n < MAX_REPLIES; n++) {
            if (StoredAnnotation.places(about).stream()
                    .anyMatch(place -> place.resource().equals(resource))) {
                return catalogue.document(document.get(), viewer).isPresent();
            }
            Optional<AnnotationId> parent = about.targets().stream()
                    .flatMap(place -> AnnotationId.ofPath(place.resource()).stream())
                    .findFirst();
            if (parent.isEmpty() || !(store.find(parent.get(), viewer) instanceof Lookup.Found(var replied))) {
                return false;
            }
            about = replied;
        }
        return false;
    }

    @Override
    public void close() {
        follower.shutdownNow();
        streams.forEach(EventStream::close);
        writers.shutdownNow();
    }
}
