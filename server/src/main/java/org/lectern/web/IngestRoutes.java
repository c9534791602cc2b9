package org.lectern.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.lectern.document.Ingested;
import org.lectern.document.SourceFile.Password;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.IngestQueue.Progress;
import org.lectern.reading.UploadTicket;

/** How far the texts are that somebody sent: they wait for them, open them with a password, or take them back. */
final class IngestRoutes {
    /** Milliseconds that a person waits for a page; most texts are in by then. */
    private static final long PATIENCE = 5_000;

    /** The same where the page tells how many pages were read. */
    private static final long PATIENCE_WITH_PAGES = 500;

    /** Between two looks at how far it is. */
    private static final long LOOK = 100;

    private final IngestQueue queue;
    private final IngestJson json;

    IngestRoutes(IngestQueue queue, IngestJson json) {
        this.queue = queue;
        this.json = json;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/ingests/{number}", this::show);
        routes.post("/ingests/{number}/cancel", this::cancel);
        routes.post("/ingests/{number}/password", this::open);
        routes.delete("/api/ingests/{number}", this::cancel);
        routes.post("/api/ingests/{number}/password", this::open);
        Routes.get(routes, "/api/ingests/{number}", this::describe);
    }

    private Optional<UploadTicket> ticket(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Optional<UploadTicket> ticket = Optional.of(ctx.pathParam("number"))
                .filter(number -> number.matches("\\d{1,9}"))
                .flatMap(number ->
                        Asker.of(ctx).account().flatMap(account -> queue.find(Integer.parseInt(number), account.id())));
        if (ticket.isEmpty()) {
            Problem.missing(
                            "There is no such upload of yours, or many have come since. The library shows whether the text is here; send it again if not.")
                    .answer(ctx);
        }
        return ticket;
    }

    /** Leads on once it is done. */
    private void show(Context ctx) {
        ticket(ctx).ifPresent(ticket -> {
            if (!isWatch(ctx)) {
                await(ticket);
            }
            if (ticket.progress() instanceof Progress.Done(var ingested)) {
                Form.go(ctx, destination(ticket, ingested));
                return;
            }
            IngestHtml html = new IngestHtml(Words.of(ctx));
            Progress progress = ticket.progress();
            Form.page(
                    ctx,
                    200,
                    html.title(ticket.title(), progress),
                    html.working(ticket.number(), ticket.title(), progress));
        });
    }

    /** Whether it is the page itself that asks again and again, and need not wait for an answer (Fetch Metadata, 2.3). */
    private static boolean isWatch(Context ctx) {
        return "cors".equals(ctx.header("Sec-Fetch-Mode"));
    }

    private static void await(UploadTicket ticket) {
        if (isCounted(ticket)) {
            ticket.await(PATIENCE_WITH_PAGES);
        } else {
            for (long waited = 0; waited < PATIENCE && !ticket.hasEnded() && !isCounted(ticket); waited += LOOK) {
                ticket.await(LOOK);
            }
        }
    }

    private static boolean isCounted(UploadTicket ticket) {
        return ticket.progress() instanceof Progress.Working working && working.of() > 0;
    }

    private static String destination(UploadTicket ticket, Ingested ingested) {
        String document = "/documents/" + ingested.version().document().value();
        return ingested.isUnchanged()
                ? document + "?done=unchanged"
                : ingested.before().isEmpty()
                        ? document + "?done=added&ingest=" + ticket.number()
                        : document + "/changes";
    }

    private void cancel(Context ctx) {
        ticket(ctx).ifPresent(ticket -> {
            queue.cancel(ticket);
            if (ctx.path().startsWith("/api/")) {
                ctx.status(204);
            } else {
                Form.go(ctx, "/ingests/" + ticket.number());
            }
        });
    }

    /** Tries it with a password: a form's field, or a JSON object's. */
    private void open(Context ctx) {
        ticket(ctx).ifPresent(ticket -> {
            boolean isProgram = ctx.path().startsWith("/api/");
            String password = isProgram
                    ? passwordOf(ctx)
                    : Optional.ofNullable(ctx.formParam("password")).orElse("");
            if (password.isEmpty()) {
                Problem.unprocessable("password", "Give the password that opens the file.")
                        .answer(ctx);
            } else if (!queue.open(ticket, new Password(password)) && isProgram) {
                Problem.of(409, "no-password", "No password is asked for", "Look at the ingest for how far it is.")
                        .answer(ctx);
            } else if (isProgram) {
                ctx.status(202);
            } else {
                Form.go(ctx, "/ingests/" + ticket.number());
            }
        });
    }

    private static String passwordOf(Context ctx) {
        try {
            JsonNode json = new ObjectMapper().readTree(ctx.body());
            return json == null ? "" : json.path("password").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private void describe(Context ctx) {
        ticket(ctx)
                .ifPresent(ticket -> ctx.header("Cache-Control", "no-store")
                        .contentType("application/json")
                        .result(json.ticket(ticket, Asker.of(ctx).viewer()).toString()));
    }
}
