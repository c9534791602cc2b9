package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseHandler;
import java.util.Optional;
import java.util.function.Supplier;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.people.Viewer;

/**
 * What happens to annotations, as it happens: server-sent events. {@code document=} narrows them to one document.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class EventRoutes {
    private static final int RETRY_SECONDS = 30;
    private static final long NO_END = 0;

    private final Catalogue catalogue;
    private final LiveEvents events;
    private final Guard guard;

    EventRoutes(Catalogue catalogue, LiveEvents events, Guard guard) {
        this.catalogue = catalogue;
        this.events = events;
        this.guard = guard;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/events", this::listen);
    }

    private void listen(Context ctx) {
        Cors.open(ctx);
        ctx.header("Vary", Answer.VARY).header("Cache-Control", Answer.PERSONAL);
        if (!Optional.ofNullable(ctx.header("Accept")).orElse("").contains("text/event-stream")) {
            Problem.of(406, "not-acceptable", "These are server-sent events", "Send Accept: text/event-stream.")
                    .answer(ctx);
            return;
        }
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<String> asked = Optional.ofNullable(ctx.queryParam("document"));
        Optional<DocumentId> document = asked.flatMap(id -> DocumentAddress.ofPath("/documents/" + id))
                .map(DocumentAddress::id)
                .filter(id -> catalogue.document(id, viewer).isPresent());
        if (asked.isPresent() && document.isEmpty()) {
            Problem.missing("There is no such document, or it is not shared with you.")
                    .answer(ctx);
            return;
        }
        String who = guard.who(ctx);
        if (!events.hasRoomFor(who, viewer.account().isPresent())) {
            ctx.header("Retry-After", String.valueOf(RETRY_SECONDS));
            Problem.of(
                            429,
                            "too-many-listeners",
                            "Too many connections are open for events",
                            "Close some, or ask for the container now and then instead.")
                    .answer(ctx);
            return;
        }
        stream(ctx, document, who);
    }

    private void stream(Context ctx, Optional<DocumentId> document, String who) {
        LiveEvents.Start start = events.start(Optional.ofNullable(ctx.header("Last-Event-ID")));
        Supplier<Optional<Viewer>> viewer = guard.viewerFromNowOn(ctx);
        new SseHandler(NO_END, client -> {
                    client.keepAlive();
                    events.open(
                            new EventStream(client, who, document, viewer, start.cursor()),
                            start instanceof LiveEvents.Start.Afresh);
                })
                .handle(ctx);
    }
}
