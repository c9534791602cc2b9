package org.lectern.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.anchor.TextSpan;

/**
 * What the seeds are known to share, of 20 words and more at a similarity of 0.8 and more.
 *
 * <p>Labelled by reading: the excerpt beside the article, whole; the web page beside the article, whole, sentence by
 * sentence; of the compilation beside itself the repeats that {@code compilation.txt} names.
 */
class SeedRunsTest {
    private static final int LONG = 20;

    private static List<SharedRun> longRuns(List<SharedRun> runs) {
        return runs.stream().filter(run -> run.words() >= LONG).toList();
    }

    @Test
    void the_excerpt_is_section_b_of_the_article_word_for_word_and_nothing_else() {
        TextWords excerpt = SeedTexts.words("werth-2010-excerpt");
        TextWords article = SeedTexts.words("werth-2010");

        List<SharedRun> runs = longRuns(PairRuns.between(excerpt, article));

        assertThat(runs).hasSize(1);
        SharedRun run = runs.getFirst();
        assertThat(run.words()).isEqualTo(837);
        assertThat(run.similarity()).isEqualTo(1);
        assertThat(SeedTexts.text("werth-2010").slice(run.b()))
                .startsWith("B. Decision-Makers, Organizers")
                .endsWith("Vinnitsa, in Ukraine, etc");
    }

    @Test
    void what_the_web_page_took_over_from_the_article_is_found_sentence_for_sentence() throws Exception {
        TextWords page = SeedTexts.words("crawford-great-purge");
        TextWords article = SeedTexts.words("werth-2010");
        List<LabelledRun> labelled = LabelledRun.read("crawford-werth.txt", page, article);

        LabelledRun.Score score =
                LabelledRun.Score.of(labelled, longRuns(PairRuns.between(page, article)), page, article);

        System.out.println("The web page beside the article: " + score);
        assertThat(score.found()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.wrong()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void what_the_compilation_quotes_twice_is_found_and_its_citation_lines_are_not() throws Exception {
        TextWords compilation = SeedTexts.words("real-stalin-series");
        List<LabelledRun> labelled = LabelledRun.read("compilation.txt", compilation, compilation);
        List<SharedRun> runs = longRuns(PairRuns.within(compilation));

        LabelledRun.Score score = LabelledRun.Score.of(labelled, runs, compilation, compilation);

        System.out.println("The compilation beside itself: found " + score.found() + " " + score.missed());
        assertThat(score.found()).isGreaterThanOrEqualTo(0.98);
        // each was read: both places say the same
        assertThat(runs).hasSize(29);
        assertThat(runs).noneMatch(run -> slice(run.a()).contains("University Press"));
    }

    private static String slice(TextSpan span) {
        return SeedTexts.text("real-stalin-series").slice(span);
    }

    @Test
    void the_web_page_quotes_what_the_compilation_quotes_and_repeats_its_own_captions() {
        TextWords page = SeedTexts.words("crawford-great-purge");
        TextWords compilation = SeedTexts.words("real-stalin-series");

        assertThat(longRuns(PairRuns.between(page, compilation))).hasSize(4);
        assertThat(longRuns(PairRuns.within(page)))
                .extracting(run ->
                        SeedTexts.text("crawford-great-purge").slice(run.a()).substring(0, 16))
                .containsExactly("Nikolai Bukharin", "It is generally ");
    }

    @Test
    void scanned_words_that_stand_nowhere_else_are_shared_with_nothing() {
        TextWords scanned = SeedTexts.words("great-terror-excerpt");

        for (String other : SeedTexts.ALL) {
            if (!other.equals("great-terror-excerpt")) {
                assertThat(PairRuns.between(scanned, SeedTexts.words(other))).isEmpty();
            }
        }
    }

    @Test
    void titles_bibliographies_and_lines_that_cite_are_no_body() {
        TextWords excerpt = SeedTexts.words("werth-2010-excerpt");
        TextWords article = SeedTexts.words("werth-2010");

        assertThat(PairRuns.between(excerpt, article))
                .noneMatch(run -> SeedTexts.text("werth-2010").slice(run.b()).contains("ISSN"));
        assertThat(longRuns(PairRuns.within(article))).isEmpty();
    }
}
