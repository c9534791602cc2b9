package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.SharedRun;
import org.lectern.people.Viewer;

/** Text that documents share, for programs. */
final class ParallelRoutes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Catalogue catalogue;
    private final Parallels parallels;

    ParallelRoutes(Catalogue catalogue, Parallels parallels) {
        this.catalogue = catalogue;
        this.parallels = parallels;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/api/parallels", this::list);
    }

    /** Of two versions; with {@code with} left out, of a current version and all current ones that the asker sees. */
    private void list(Context ctx) {
        Viewer viewer = Asker.of(ctx).viewer();
        Optional<String> with = Optional.ofNullable(ctx.queryParam("with")).filter(name -> !name.isEmpty());
        Optional<Integer> minWords = minWords(ctx);
        if (minWords.isEmpty()) {
            Problem.badRequest("Say minWords as a whole number from %d on, or leave it out for %d."
                            .formatted(Parallels.SHORTEST, Parallels.KEPT))
                    .answer(ctx);
            return;
        }
        Optional<Version> a = version(Optional.ofNullable(ctx.queryParam("document")), viewer);
        Optional<Version> b = version(with, viewer);
        if (a.isEmpty() || (with.isPresent() && b.isEmpty())) {
            Problem.noVersion().answer(ctx);
            return;
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode runs = json.putArray("runs");
        if (b.isPresent()) {
            parallels.between(a.get(), b.get(), minWords.get()).forEach(run -> add(runs, a.get(), b.get(), run));
        } else {
            Parallels.Found found = parallels.elsewhere(a.get(), viewer, minWords.get());
            found.runs().forEach(one -> add(runs, a.get(), one.document().current(), one.run()));
            json.put("complete", found.complete());
        }
        Answer.json(ctx, json);
    }

    private static Optional<Integer> minWords(Context ctx) {
        String asked = Optional.ofNullable(ctx.queryParam("minWords")).orElse(String.valueOf(Parallels.KEPT));
        return Optional.of(asked)
                .filter(number -> number.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1)
                .map(number -> Math.max(number, Parallels.SHORTEST));
    }

    private Optional<Version> version(Optional<String> address, Viewer viewer) {
        return address.flatMap(DocumentAddress::parse).flatMap(parsed -> catalogue.version(parsed, viewer));
    }

    private static void add(ArrayNode runs, Version a, Version b, SharedRun run) {
        ObjectNode one = runs.addObject();
        one.set("a", side(a, run.a()));
        one.set("b", side(b, run.b()));
        one.put("words", run.words());
        // three decimals tell one edited word of a thousand
        one.put("similarity", Math.floor(run.similarity() * 1000) / 1000);
        one.put("commonplace", run.commonplace());
    }

    private static ObjectNode side(Version version, TextSpan span) {
        return JSON.objectNode()
                .put("document", version.document().value())
                .put("version", version.hash())
                .put("start", span.start())
                .put("end", span.end());
    }
}
