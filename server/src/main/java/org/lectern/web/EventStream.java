package org.lectern.web;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lectern.document.DocumentId;
import org.lectern.people.Viewer;

/**
 * One listener: what it is to be told waits here until its own thread has written it, so that a slow line holds up
 * nobody else. Whoever falls behind too far is cut off, comes back with its last event id, and misses nothing.
 */
final class EventStream {
    /** Proxies close a line on which nothing was said for a minute, many of them sooner. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int WAITING = 256;

    private final SseClient client;
    private final String who;
    private final Optional<DocumentId> document;
    private final Supplier<Optional<Viewer>> viewer;
    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(WAITING);
    private long cursor;

    /**
     * @param id the token to come back with
     * @param name the kind of event
     * @param data JSON on one line
     */
    record Message(String id, String name, String data) {}

    /**
     * @param who whose it is, for counting
     * @param document the only one it wants to hear of; empty for all
     * @param viewer who is listening, asked anew each time; empty once the session or token has ended
     * @param cursor the last change it knows of
     */
    EventStream(
            SseClient client,
            String who,
            Optional<DocumentId> document,
            Supplier<Optional<Viewer>> viewer,
            long cursor) {
        this.client = client;
        this.who = who;
        this.document = document;
        this.viewer = viewer;
        this.cursor = cursor;
    }

    String who() {
        return who;
    }

    Optional<DocumentId> document() {
        return document;
    }

    Optional<Viewer> viewer() {
        return viewer.get();
    }

    /** Read and moved by the follower of the log alone. */
    long cursor() {
        return cursor;
    }

    void moveTo(long next) {
        this.cursor = next;
    }

    void tell(Message message) {
        if (!waiting.offer(message)) {
            client.close();
        }
    }

    void close() {
        client.close();
    }

    boolean isOpen() {
        return !client.terminated();
    }

    /** Writes until the line is closed, by whichever side. */
    void writeUntilClosed() {
        try {
            while (isOpen()) {
                Message message = waiting.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (message != null) {
                    client.sendEvent(message.name(), message.data(), message.id());
                } else if (viewer().isPresent()) {
                    client.sendComment("still here");
                } else {
                    client.close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }
}
