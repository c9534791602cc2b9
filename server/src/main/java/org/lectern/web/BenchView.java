package org.lectern.web;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lectern.citation.Reference;
import org.lectern.reading.grade.Bench.Row;
import org.lectern.reading.grade.Bench.State;

/**
 * Which works of a workbench are shown, and in which order.
 *
 * @param show the word of a state, or all of them
 * @param find words of the author or the title
 * @param from how many come before
 * @param page how many are shown
 */
record BenchView(Sort sort, String show, String find, int from, int page) {
    enum Sort {
        PASSAGES,
        AUTHOR,
        TITLE,
        STATE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Sort of(String word) {
            return Arrays.stream(values())
                    .filter(sort -> sort.word().equals(word))
                    .findFirst()
                    .orElse(PASSAGES);
        }
    }

    /** All that are wanted, in order. */
    List<Row> of(List<Row> rows) {
        List<String> wanted = Arrays.stream(folded(find).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Row> found = rows.stream()
                .filter(row -> isShown(row.state()))
                .filter(row -> wanted.isEmpty() || wanted.stream().allMatch(folded(said(row))::contains))
                .toList();
        return sort == Sort.PASSAGES ? found : found.stream().sorted(order()).toList();
    }

    private boolean isShown(State state) {
        return switch (show) {
            case "to-do" -> state == State.TO_DO || state == State.OTHERS;
            case "rated" -> state == State.MINE || state == State.AGREED || state == State.DIFFER;
            case "differ" -> state == State.DIFFER;
            default -> true;
        };
    }

    private static String said(Row row) {
        Reference reference = row.work().reference();
        return String.join(" ", reference.authors()) + " " + reference.title();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Of those that are alike the one that reaches more comes first: the rows come in that order. */
    private Comparator<Row> order() {
        return switch (sort) {
            case PASSAGES -> Comparator.<Row>comparingInt(Row::passages).reversed();
            case AUTHOR ->
                Comparator.comparing(row -> row.work().reference().authors().isEmpty()
                        ? "\uffff"
                        : folded(row.work().reference().authors().getFirst()));
            case TITLE ->
                Comparator.comparing(row -> folded(row.work().reference().title()));
            case STATE -> Comparator.comparing(Row::state);
        };
    }

    List<Row> slice(List<Row> rows) {
        return rows.subList(Math.min(from, rows.size()), Math.min(from + page, rows.size()));
    }

    boolean hasMore(List<Row> rows) {
        return from + page < rows.size();
    }
}
