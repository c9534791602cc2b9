package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.document.FullDisk;
import org.lectern.document.TooLongException;
import org.lectern.sql.RivalryException;
import org.lectern.sql.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a request is answered with when something is thrown: always a {@link Problem}. */
final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final long maxBody;

    /** @param maxBody bytes of a request's body */
    ErrorAnswers(long maxBody) {
        this.maxBody = maxBody;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(InvalidAnnotationException.class, (e, ctx) -> {
            String detail = String.valueOf(e.getMessage());
            switch (e.kind()) {
                case MALFORMED -> Problem.badRequest(detail).answer(ctx);
                case UNPROCESSABLE -> Problem.unprocessable(e.field(), detail).answer(ctx);
            }
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            if (e.getStatus() == 405 && ctx.res().getHeader("Allow") == null) {
                ctx.header("Allow", String.valueOf(e.getDetails().get("availableMethods")));
            }
            if (e.getStatus() == 413) {
                try {
                    // Closing while the sender still sends would cost it the answer
                    UploadedForm.readPast(ctx, 4L * maxBody);
                } catch (UncheckedIOException gone) {
                    LOG.debug("Whoever sent too much did not wait for the answer", gone);
                }
            }
            HttpProblems.of(e, maxBody).answer(ctx);
        });
        routes.exception(RivalryException.class, (e, ctx) -> {
            LOG.warn("Nothing was stored: others were faster again and again", e);
            Problem.of(
                            409,
                            "at-the-same-time",
                            "Others changed the same thing at the same time",
                            "Nothing of yours was stored. Look at how it is now, then try again.")
                    .answer(ctx);
        });
        routes.exception(
                TooLongException.class,
                (e, ctx) -> Problem.of(
                                422, "too-long", "This text is too long for that", String.valueOf(e.getMessage()))
                        .answer(ctx));
        routes.exception(StorageException.class, (e, ctx) -> {
            LOG.error("Nothing was stored", e);
            HttpProblems.of(e).answer(ctx);
        });
        routes.exception(Exception.class, (e, ctx) -> {
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
}
