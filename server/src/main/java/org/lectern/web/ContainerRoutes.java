package org.lectern.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Slice;
import org.lectern.annotation.AnnotationStore.Summary;
import org.lectern.annotation.Place;
import org.lectern.annotation.jsonld.CollectionWriter;
import org.lectern.annotation.jsonld.CollectionWriter.Container;
import org.lectern.annotation.jsonld.CollectionWriter.Items;
import org.lectern.annotation.jsonld.CollectionWriter.PageLinks;
import org.lectern.people.Viewer;

/**
 * The container of all annotations, and its pages. All of it is the caller's own view: members, total, date, ETag.
 *
 * @see <a href="https://www.w3.org/TR/annotation-protocol/#annotation-containers">Web Annotation Protocol, 4</a>
 */
final class ContainerRoutes {
    static final String PATH = "/annotations/";
    private static final int PAGE = 100;
    /** Names the first page: nothing stands before it. */
    private static final String START = "-";

    private final AnnotationStore store;
    private final AnnotationView view;
    private final CollectionWriter writer;
    private final Narrowing narrowing;
    private final Addresses addresses;

    ContainerRoutes(
            AnnotationStore store,
            AnnotationView view,
            CollectionWriter writer,
            Narrowing narrowing,
            Addresses addresses) {
        this.store = store;
        this.view = view;
        this.writer = writer;
        this.narrowing = narrowing;
        this.addresses = addresses;
    }

    /** What all answers carry, refusals too; to be added before anything that may refuse. */
    void addDescriptionTo(RoutesConfig routes) {
        routes.before(PATH, ContainerRoutes::describe);
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, PATH, this::show);
        routes.options(PATH, this::options);
        routes.get("/annotations", ctx -> ctx.redirect(PATH, HttpStatus.PERMANENT_REDIRECT));
    }

    private static void describe(Context ctx) {
        Cors.open(ctx);
        FirstHeaders.add(ctx, "Vary", "Accept, Prefer, Cookie, Authorization");
        if (isPage(ctx)) {
            FirstHeaders.add(ctx, "Allow", "GET, HEAD, OPTIONS");
            return;
        }
        FirstHeaders.add(ctx, "Allow", "GET, HEAD, OPTIONS, POST");
        FirstHeaders.add(ctx, "Accept-Post", AnnotationRoutes.JSON_LD);
        ctx.res().addHeader("Link", "<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"");
        ctx.res()
                .addHeader(
                        "Link",
                        "<http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"");
    }

    /** A page has the container's path; nothing can be added to a page. */
    static boolean isPage(Context ctx) {
        return ctx.queryString() != null && ctx.queryParam("after") != null;
    }

    private void options(Context ctx) {
        Cors.preflight(ctx);
        ctx.status(204);
    }

    private void show(Context ctx) {
        if (!Accept.of(ctx).takesJsonLd()) {
            Problem.of(406, "not-acceptable", "There is no such representation", "Annotations are served as JSON-LD.")
                    .answer(ctx);
            return;
        }
        Viewer viewer = Asker.of(ctx).viewer();
        switch (narrowing.read(ctx, viewer)) {
            case Narrowing.Query(var query) -> show(ctx, query, viewer);
            case Narrowing.Nothing() -> showEmpty(ctx);
            case Narrowing.Unreadable(var detail) -> Problem.badRequest(detail).answer(ctx);
        }
    }

    /** A page when one is asked for by {@code after}, else the container itself. */
    private void show(Context ctx, AnnotationQuery query, Viewer viewer) {
        String after = ctx.queryParam("after");
        if (after == null) {
            showContainer(ctx, query, viewer);
            return;
        }
        Optional<AnnotationId> member = AnnotationId.parse(after);
        if (!after.equals(START) && member.isEmpty()) {
            Problem.missing("There is no such page. Begin with the container's \"first\".")
                    .answer(ctx);
            return;
        }
        showPage(ctx, query, viewer, member);
    }

    private void showPage(Context ctx, AnnotationQuery query, Viewer viewer, Optional<AnnotationId> after) {
        boolean iris = "1".equals(ctx.queryParam("iris"));
        Slice slice = store.slice(query, viewer, after, PAGE);
        Optional<String> before = after.map(member -> store.sliceBefore(query, viewer, member, PAGE))
                .map(start -> address(ctx, iris, start.map(AnnotationId::value).orElse(START)));
        PageLinks links = new PageLinks(
                address(ctx, iris, after.map(AnnotationId::value).orElse(START)), next(ctx, iris, slice), before);
        Summary summary = store.summary(query, viewer);
        Container container = new Container(
                collection(ctx, iris), summary.total(), summary.modified(), Optional.empty(), Optional.empty());
        ctx.header("Content-Location", links.id());
        answer(ctx, writer.page(container, links, items(slice, iris, viewer, shown(query))), summary.fingerprint());
    }

    private void showContainer(Context ctx, AnnotationQuery query, Viewer viewer) {
        Preference preference = Preference.of(ctx);
        boolean iris = preference.iris();
        Summary summary = store.summary(query, viewer);
        Container container = container(ctx, query, viewer, summary);
        describe(ctx, container, preference);
        if (preference.minimal()) {
            answer(ctx, writer.minimal(container), summary.fingerprint());
            return;
        }
        Slice slice = store.slice(query, viewer, Optional.empty(), PAGE);
        PageLinks links = new PageLinks(address(ctx, iris, START), next(ctx, iris, slice), Optional.empty());
        answer(
                ctx,
                writer.withFirstPage(container, links, items(slice, iris, viewer, shown(query))),
                summary.fingerprint());
    }

    private static void describe(Context ctx, Container container, Preference preference) {
        ctx.header("Content-Location", container.id());
        preference.applied().ifPresent(applied -> ctx.header("Preference-Applied", applied));
    }

    private Container container(Context ctx, AnnotationQuery query, Viewer viewer, Summary summary) {
        boolean iris = Preference.of(ctx).iris();
        boolean any = summary.total() > 0;
        Optional<String> last = summary.total() <= PAGE
                ? Optional.empty()
                : store.beforeLastSlice(query, viewer, PAGE).map(member -> address(ctx, iris, member.value()));
        return new Container(
                collection(ctx, iris),
                summary.total(),
                summary.modified(),
                any ? Optional.of(address(ctx, iris, START)) : Optional.empty(),
                last);
    }

    /** What is asked for is not there, or not for the caller: nothing is on it, and it looks the same. */
    private void showEmpty(Context ctx) {
        Preference preference = Preference.of(ctx);
        Container container = new Container(
                collection(ctx, preference.iris()), 0, Optional.empty(), Optional.empty(), Optional.empty());
        describe(ctx, container, preference);
        answer(ctx, writer.minimal(container), "");
    }

    private Optional<String> next(Context ctx, boolean iris, Slice slice) {
        return slice.hasMore()
                ? Optional.of(
                        address(ctx, iris, slice.annotations().getLast().id().value()))
                : Optional.empty();
    }

    /** A listing of one version's notes shows them as they stand in that one. */
    private static Optional<String> shown(AnnotationQuery query) {
        return query.place().flatMap(Place::version);
    }

    private Items items(Slice slice, boolean iris, Viewer viewer, Optional<String> shown) {
        List<Annotation> annotations = slice.annotations();
        return iris
                ? new Items.Iris(annotations.stream()
                        .map(annotation -> addresses.absolute(annotation.id().path()))
                        .toList())
                : new Items.Descriptions(view.served(annotations, viewer, shown));
    }

    /** The collection's own address: how it is narrowed, and whether its pages hold addresses or annotations. */
    private String collection(Context ctx, boolean iris) {
        StringBuilder address =
                new StringBuilder(addresses.absolute(PATH)).append("?iris=").append(iris ? "1" : "0");
        for (String key : Narrowing.KEYS) {
            for (String value : ctx.queryParams(key)) {
                address.append('&').append(key).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return address.toString();
    }

    private String address(Context ctx, boolean iris, String after) {
        return collection(ctx, iris) + "&after=" + after;
    }

    /** Strong, of these bytes, and changing with the members even where these bytes do not show all of them. */
    private static void answer(Context ctx, String json, String fingerprint) {
        String etag = Answer.etag((fingerprint + '\n' + json).getBytes(StandardCharsets.UTF_8));
        Answer.bytes(ctx, AnnotationRoutes.JSON_LD, json.getBytes(StandardCharsets.UTF_8), etag, Answer.PERSONAL);
    }
}
