package org.lectern.web;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.SharedRun;
import org.lectern.people.Viewer;

/**
 * What an address such as {@code /compare/crawford-great-purge..werth-2010?sort=a&min=12&run=3} asks for.
 *
 * @param address of both sides, as written
 * @param runs in the order that was asked for
 * @param run the one on show, from 1; 0 where there is none
 * @param min the shortest run in words
 */
record ComparedRuns(String address, Side a, Side b, List<SharedRun> runs, Sort sort, int min, int run) {
    static final int MOST_MIN = 20;

    /** One side of the comparison. */
    record Side(Document document, Version version) {
        /** As it stands in addresses. */
        DocumentAddress address() {
            return version.equals(document.current())
                    ? new DocumentAddress(document.id(), Optional.empty())
                    : version.address();
        }
    }

    /** In which order runs are walked through. */
    enum Sort {
        LENGTH("length"),
        A("a"),
        B("b");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        private static Sort of(String word) {
            for (Sort sort : values()) {
                if (sort.word.equals(word)) {
                    return sort;
                }
            }
            return LENGTH;
        }

        private List<SharedRun> order(List<SharedRun> longestFirst) {
            Comparator<SharedRun> byA = Comparator.comparingInt(
                            (SharedRun run) -> run.a().start())
                    .thenComparingInt(run -> run.b().start());
            Comparator<SharedRun> byB = Comparator.comparingInt(
                            (SharedRun run) -> run.b().start())
                    .thenComparingInt(run -> run.a().start());
            return switch (this) {
                case LENGTH -> longestFirst;
                case A -> longestFirst.stream().sorted(byA).toList();
                case B -> longestFirst.stream().sorted(byB).toList();
            };
        }
    }

    /** Empty where one of the sides is not there for the asker. */
    static Optional<ComparedRuns> of(Context ctx, Catalogue catalogue, Parallels parallels) {
        String pair = ctx.pathParam("pair");
        int between = pair.indexOf("..");
        Viewer viewer = Asker.of(ctx).viewer();
        if (between < 0) {
            return Optional.empty();
        }
        return side(pair.substring(0, between), catalogue, viewer)
                .flatMap(a ->
                        side(pair.substring(between + 2), catalogue, viewer).map(b -> of(ctx, pair, a, b, parallels)));
    }

    private static Optional<Side> side(String address, Catalogue catalogue, Viewer viewer) {
        return DocumentAddress.parse(address)
                .flatMap(at -> catalogue
                        .document(at.id(), viewer)
                        .flatMap(
                                document -> catalogue.version(at, viewer).map(version -> new Side(document, version))));
    }

    private static ComparedRuns of(Context ctx, String pair, Side a, Side b, Parallels parallels) {
        int min = Math.clamp(number(ctx, "min", Parallels.KEPT), Parallels.SHORTEST, MOST_MIN);
        Sort sort = Sort.of(Optional.ofNullable(ctx.queryParam("sort")).orElse(""));
        List<SharedRun> runs = sort.order(parallels.between(a.version(), b.version(), min));
        int run = runs.isEmpty() ? 0 : Math.clamp(at(ctx, runs).orElse(number(ctx, "run", 1)), 1, runs.size());
        return new ComparedRuns(pair, a, b, runs, sort, min, run);
    }

    /** The number of the run that begins at {@code at=}, on the two sides; of a text with itself, either way round. */
    private static Optional<Integer> at(Context ctx, List<SharedRun> runs) {
        Optional<String> at = Optional.ofNullable(ctx.queryParam("at"));
        for (int n = 0; n < runs.size() && at.isPresent(); n++) {
            SharedRun run = runs.get(n);
            String here = run.a().start() + "-" + run.b().start();
            if (at.get().equals(here)
                    || at.get().equals(run.b().start() + "-" + run.a().start())) {
                return Optional.of(n + 1);
            }
        }
        return Optional.empty();
    }

    private static int number(Context ctx, String name, int otherwise) {
        return Optional.ofNullable(ctx.queryParam(name))
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    boolean isWithItself() {
        return a.version().equals(b.version());
    }

    Optional<SharedRun> shown() {
        return run == 0 ? Optional.empty() : Optional.of(runs.get(run - 1));
    }

    /** The address of another run, in the same order. */
    String path(int other) {
        return "/compare/%s?sort=%s&min=%d&run=%d".formatted(address, sort.word, min, other);
    }
}
