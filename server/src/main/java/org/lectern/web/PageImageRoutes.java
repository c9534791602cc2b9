package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.document.Catalogue;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.pdf.PageImages;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/** Images of pages, for whoever may read the document. */
final class PageImageRoutes {
    static final int USUAL_WIDTH = 1280;

    private final Catalogue catalogue;
    private final PageImages images;

    PageImageRoutes(Catalogue catalogue, PageImages images) {
        this.catalogue = catalogue;
        this.images = images;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/api/documents/{document}/pages/{page}/image", this::show);
    }

    private void show(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<Page> page = PageAddress.parse(ctx.pathParam("document"), ctx.pathParam("page"))
                .flatMap(address -> catalogue.page(address, viewer));
        Optional<Path> pdf = page.flatMap(shown -> catalogue.pictured(shown.version()));
        if (page.isEmpty() || pdf.isEmpty()) {
            Problem.missing("There is no image of such a page here. The library lists what there is.")
                    .answer(ctx);
            return;
        }
        Optional<Integer> width = width(ctx);
        if (width.isEmpty()) {
            Problem.badRequest("Images are %s pixels wide."
                            .formatted(PageImages.WIDTHS.stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))))
                    .answer(ctx);
            return;
        }
        send(ctx, page.get(), pdf.get(), width.get(), viewer);
    }

    private static Optional<Integer> width(Context ctx) {
        String asked = Optional.ofNullable(ctx.queryParam("width")).orElse(String.valueOf(USUAL_WIDTH));
        return PageImages.WIDTHS.stream()
                .filter(width -> asked.equals(String.valueOf(width)))
                .findFirst();
    }

    private void send(Context ctx, Page page, Path pdf, int width, Viewer viewer) {
        boolean isPublic = catalogue
                .document(page.version().document(), viewer)
                .filter(document -> document.audience().groups().contains(GroupId.PUBLIC))
                .isPresent();
        String etag = "\"%s-%d-%d\"".formatted(page.version().sourceHash(), page.number(), width);
        String caching = isPublic ? "no-cache" : Answer.PERSONAL;
        if (Answer.matches(ctx.header("If-None-Match"), etag, true)) {
            ctx.header("ETag", etag).header("Cache-Control", caching).status(304);
            return;
        }
        try {
            byte[] image = images.image(pdf, page.version().sourceHash(), page.number(), width);
            Answer.bytes(ctx, "image/png", image, etag, caching);
        } catch (UnreadableSourceException e) {
            if (e.kind() == UnreadableSourceException.Kind.DISK_FULL) {
                Problem.diskFull().answer(ctx);
                return;
            }
            Problem.of(422, "cannot-be-drawn", "This page cannot be drawn", String.valueOf(e.getMessage()))
                    .with("reason", e.kind().word())
                    .answer(ctx);
        }
    }
}
