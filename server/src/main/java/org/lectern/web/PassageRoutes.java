package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.lectern.annotation.Placement.State;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.reading.PassageFinder;
import org.lectern.reading.PassageFinder.Found;

/** Passages by their ids, which lead to where their words stand now. */
final class PassageRoutes {
    private final Catalogue catalogue;
    private final PassageFinder passages;

    PassageRoutes(Catalogue catalogue, PassageFinder passages) {
        this.catalogue = catalogue;
        this.passages = passages;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/passages/{passage}", this::show);
        Routes.get(routes, "/api/passages/{passage}", this::describe);
    }

    /** Answers where there is none that the asker may see. */
    private Optional<Found> found(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Optional<Found> found =
                passages.find(ctx.pathParam("passage"), Asker.of(ctx).viewer());
        if (found.isEmpty()) {
            AskedDocument.missing(ctx);
        }
        return found;
    }

    /** Straight to the words where they are the same; where they are not, that is said first. */
    private void show(Context ctx) {
        found(ctx).ifPresent(found -> {
            if (found.state() == State.EXACT || found.state() == State.MOVED) {
                ctx.redirect(address(found), HttpStatus.SEE_OTHER);
                return;
            }
            Words words = Words.of(ctx);
            String main = new PassageHtml(words)
                    .main(
                            found,
                            address(found),
                            catalogue.words(
                                    found.first().version(), found.first().span()),
                            catalogue.words(found.version(), found.span()));
            Answer.page(ctx, new Frame(words, "document", words.say("passage.title")).page(main));
        });
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

    private void describe(Context ctx) {
        found(ctx)
                .ifPresent(found ->
                        Answer.json(ctx, DocumentJson.passage(found, catalogue.words(found.version(), found.span()))));
    }
}
