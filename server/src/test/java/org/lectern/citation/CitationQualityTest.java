package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.anchor.TextSpan;
import org.lectern.document.CanonicalText;
import org.lectern.document.TextLayout;

/**
 * How well citations are found in the seeds, measured against what was marked by reading them. The marks stand in two
 * files beside this class's resources, with exact words and offsets.
 */
class CitationQualityTest {
    private static final Path SEEDS = Path.of(System.getProperty("lectern.seeds", "../seeds"));

    private record Label(
            String document, TextSpan span, Optional<TextSpan> quoted, String locator, String work, String words) {}

    private static final Map<String, CanonicalText> texts = new HashMap<>();
    private static final Map<String, Map<TextSpan, Citation>> citations = new HashMap<>();
    private static List<Label> compilation = List.of();
    private static List<Label> authorYears = List.of();

    @BeforeAll
    static void reads_what_was_marked() throws Exception {
        compilation = lines("real-stalin-series.tsv").stream()
                .map(f -> new Label(
                        "real-stalin-series", span(f[0], f[1]), Optional.of(span(f[4], f[5])), f[2], f[3], f[6]))
                .toList();
        authorYears = lines("author-years.tsv").stream()
                .map(f -> new Label(f[0], span(f[1], f[2]), Optional.empty(), "", f[3], f[4]))
                .toList();
    }

    @Test
    void what_was_marked_stands_there() throws Exception {
        assertThat(compilation).hasSize(623);
        for (Label label : all()) {
            assertThat(text(label.document()).slice(label.span())).isEqualTo(label.words());
            assertThat(label.words()).contains(label.locator());
        }
    }

    @Test
    void citations_of_the_compilation_are_found_with_their_exact_words() throws Exception {
        assertThat(measured("spans of the compilation", compilation)).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void citations_by_author_and_year_are_found_with_their_exact_words() throws Exception {
        assertThat(measured("spans by author and year", authorYears)).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void what_they_quote_and_the_place_they_name_are_right() throws Exception {
        Map<TextSpan, Citation> found = found("real-stalin-series");
        CanonicalText text = text("real-stalin-series");
        long quoted = compilation.stream()
                .filter(label -> quotedBy(found, label).equals(label.quoted()))
                .count();
        long placed = compilation.stream()
                .filter(label -> Optional.ofNullable(found.get(label.span()))
                        .map(citation -> citation.locator().map(text::slice).orElse(""))
                        .equals(Optional.of(label.locator())))
                .count();
        say("quoted spans right %.4f, places right %.4f".formatted(ratio(quoted), ratio(placed)));
        assertThat(ratio(quoted)).isGreaterThanOrEqualTo(0.97);
        assertThat(ratio(placed)).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void spellings_of_a_work_are_one_and_different_works_are_kept_apart() throws Exception {
        assertThat(pairwise("works of the compilation", compilation)).isGreaterThanOrEqualTo(0.98);
        assertThat(pairwise("works by author and year", authorYears)).isGreaterThanOrEqualTo(0.98);
    }

    private static List<Label> all() {
        var all = new ArrayList<>(compilation);
        all.addAll(authorYears);
        return all;
    }

    private static Optional<TextSpan> quotedBy(Map<TextSpan, Citation> found, Label label) {
        return Optional.ofNullable(found.get(label.span())).flatMap(Citation::quoted);
    }

    private static double ratio(long right) {
        return (double) right / compilation.size();
    }

    /** The lesser of precision and recall. */
    private static double measured(String what, List<Label> labels) throws Exception {
        int right = 0;
        int found = 0;
        for (String document : labels.stream().map(Label::document).distinct().toList()) {
            Map<TextSpan, Citation> here = found(document);
            found += here.size();
            for (Label label : labels) {
                right += label.document().equals(document) && here.containsKey(label.span()) ? 1 : 0;
            }
        }
        double precision = (double) right / found;
        double recall = (double) right / labels.size();
        say("%s: precision %.4f, recall %.4f of %d".formatted(what, precision, recall, labels.size()));
        return Math.min(precision, recall);
    }

    /** F1 over all pairs of marked citations: whether two cite one work. What was not found cites a work of its own. */
    private static double pairwise(String what, List<Label> labels) throws Exception {
        var keys = new ArrayList<WorkKey>();
        var works = new ArrayList<Integer>();
        for (Label label : labels) {
            Optional<WorkKey> key = Optional.ofNullable(found(label.document()).get(label.span()))
                    .map(citation -> WorkKey.of(citation.reference()));
            int work = 0;
            while (work < keys.size() && key.filter(keys.get(work)::sameWork).isEmpty()) {
                work++;
            }
            if (work == keys.size()) {
                keys.add(key.orElse(WorkKey.of(
                        new Reference(List.of("not found " + work), "not found " + work, OptionalInt.empty(), ""))));
            }
            works.add(work);
        }
        long both = 0;
        long marked = 0;
        long grouped = 0;
        for (int a = 0; a < labels.size(); a++) {
            for (int b = 0; b < a; b++) {
                boolean one = labels.get(a).work().equals(labels.get(b).work());
                boolean found = works.get(a).equals(works.get(b));
                marked += one ? 1 : 0;
                grouped += found ? 1 : 0;
                both += one && found ? 1 : 0;
            }
        }
        double f1 = 2.0 * both / (marked + grouped);
        say("%s: pairwise F1 %.4f, %d marked, %d found"
                .formatted(
                        what,
                        f1,
                        labels.stream().map(Label::work).distinct().count(),
                        works.stream().distinct().count()));
        return f1;
    }

    private static Map<TextSpan, Citation> found(String document) throws Exception {
        Map<TextSpan, Citation> known = citations.get(document);
        if (known == null) {
            CanonicalText text = text(document);
            known = new HashMap<>();
            for (Citation citation :
                    CitationFinder.find(text, TextLayout.of(text, List.of("en")).blocks())) {
                known.put(citation.span(), citation);
            }
            citations.put(document, known);
        }
        return known;
    }

    private static CanonicalText text(String document) throws Exception {
        CanonicalText known = texts.get(document);
        if (known == null) {
            known = CanonicalText.decode(Files.readAllBytes(SEEDS.resolve(document + ".txt")));
            texts.put(document, known);
        }
        return known;
    }

    private static TextSpan span(String start, String end) {
        return new TextSpan(Integer.parseInt(start), Integer.parseInt(end));
    }

    private static List<String[]> lines(String resource) throws Exception {
        try (InputStream in = Objects.requireNonNull(CitationQualityTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    private static void say(String measured) {
        System.out.println(measured);
    }
}
