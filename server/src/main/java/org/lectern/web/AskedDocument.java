package org.lectern.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/**
 * What the address of a document means to whoever asks: only what they may see.
 *
 * @param version the one that the address names, else the current one
 */
record AskedDocument(Document document, Version version, DocumentAddress address, Viewer viewer) {
    private static final String SERVICE =
            "<%s>; rel=\"http://www.w3.org/ns/oa#annotationService\"".formatted(ContainerRoutes.PATH);

    /** Answers where there is no such document or version for them. */
    static Optional<AskedDocument> of(Context ctx, Catalogue catalogue) {
        ctx.header("Vary", Answer.VARY);
        Optional<AskedDocument> asked = find(ctx, catalogue);
        if (asked.isEmpty()) {
            missing(ctx);
        } else {
            // Web Annotation Protocol, 6: where a client that stands here finds and puts annotations
            ctx.header("Link", SERVICE);
        }
        return asked;
    }

    /** Empty where there is no such document or version for them. */
    static Optional<AskedDocument> find(Context ctx, Catalogue catalogue) {
        Viewer viewer = Asker.of(ctx).viewer();
        return DocumentAddress.parse(ctx.pathParam("document"))
                .flatMap(address -> catalogue
                        .document(address.id(), viewer)
                        .flatMap(document -> catalogue
                                .version(address, viewer)
                                .map(version -> new AskedDocument(document, version, address, viewer))));
    }

    /** The document that an address names, where it names no version of it; answers where there is none for them. */
    static Optional<Document> whole(Context ctx, Catalogue catalogue) {
        Optional<Document> document = DocumentAddress.parse(ctx.pathParam("document"))
                .filter(address -> address.version().isEmpty())
                .flatMap(address ->
                        catalogue.document(address.id(), Asker.of(ctx).viewer()));
        if (document.isEmpty()) {
            Problem.noDocument().answer(ctx);
        }
        return document;
    }

    /** The version that an address names, else the current one; empty where there is none for them. */
    static Optional<Version> version(Context ctx, Catalogue catalogue) {
        return DocumentAddress.parse(ctx.pathParam("document"))
                .flatMap(address -> catalogue.version(address, Asker.of(ctx).viewer()));
    }

    static void missing(Context ctx) {
        Problem.noPage().answer(ctx);
    }

    boolean isCurrent() {
        return document.current().hash().equals(version.hash());
    }

    /** What others may keep of it: a document for everybody is the same for all. */
    String caching() {
        return document.audience().groups().contains(GroupId.PUBLIC) ? "no-cache" : Answer.PERSONAL;
    }
}
