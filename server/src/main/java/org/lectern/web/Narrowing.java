package org.lectern.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.Place;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.PageAddress;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/**
 * Reads which annotations a listing is to have: {@code target}, {@code creator}, {@code audience}, {@code motivation};
 * with {@code replies=1} also whatever answers those on the target, however deep.
 */
final class Narrowing {
    static final List<String> KEYS = List.of("target", "creator", "audience", "motivation", "replies");

    private final Catalogue catalogue;
    private final Addresses addresses;

    Narrowing(Catalogue catalogue, Addresses addresses) {
        this.catalogue = catalogue;
        this.addresses = addresses;
    }

    sealed interface Reading {}

    record Query(AnnotationQuery query) implements Reading {}

    /** Asks for something that is not there, so there is nothing on it. */
    record Nothing() implements Reading {}

    record Unreadable(String detail) implements Reading {}

    Reading read(Context ctx, Viewer viewer) {
        for (String key : KEYS) {
            if (ctx.queryParams(key).size() > 1) {
                return new Unreadable("\"%s\" is given more than once. Give it once.".formatted(key));
            }
        }
        Optional<String> target = address(ctx, "target");
        Optional<Place> place = target.flatMap(path -> place(path, viewer));
        Optional<AccountId> creator = address(ctx, "creator").flatMap(Narrowing::account);
        Optional<GroupId> audience = address(ctx, "audience").flatMap(Narrowing::group);
        if (target.isPresent() != place.isPresent()
                || address(ctx, "creator").isPresent() != creator.isPresent()
                || address(ctx, "audience").isPresent() != audience.isPresent()) {
            return new Nothing();
        }
        return new Query(new AnnotationQuery(
                place,
                creator,
                audience,
                Optional.ofNullable(ctx.queryParam("motivation")),
                "1".equals(ctx.queryParam("replies"))));
    }

    private Optional<String> address(Context ctx, String key) {
        return Optional.ofNullable(ctx.queryParam(key)).map(addresses::relative);
    }

    /** A document, a page or a version of it, another annotation, or anything on the web. */
    private Optional<Place> place(String path, Viewer viewer) {
        Optional<PageAddress> page = PageAddress.ofPath(path);
        if (page.isPresent()) {
            return catalogue
                    .version(page.get().document(), viewer)
                    .flatMap(version -> catalogue
                            .pageSpan(version, page.get().number())
                            .map(span -> new Place(resource(version), Optional.of(version.hash()), Optional.of(span))));
        }
        Optional<DocumentAddress> document = DocumentAddress.ofPath(path);
        if (document.isPresent()) {
            return catalogue
                    .version(document.get(), viewer)
                    .map(version -> new Place(
                            resource(version), document.get().version().map(pin -> version.hash()), Optional.empty()));
        }
        return Optional.of(Place.whole(path));
    }

    private static String resource(Version version) {
        return new DocumentAddress(version.document(), Optional.empty()).path();
    }

    private static Optional<AccountId> account(String path) {
        return path.matches("/people/[a-z2-7]{12}")
                ? Optional.of(new AccountId(path.substring("/people/".length())))
                : Optional.empty();
    }

    private static Optional<GroupId> group(String path) {
        return path.matches("/groups/[a-z0-9][a-z0-9-]{0,63}")
                ? Optional.of(new GroupId(path.substring("/groups/".length())))
                : Optional.empty();
    }
}
