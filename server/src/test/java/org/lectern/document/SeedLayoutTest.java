package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the five seeds are known to hold. */
class SeedLayoutTest {
    private static final Path SEEDS = Path.of(System.getProperty("lectern.seeds", "../seeds"));

    @ParameterizedTest
    @CsvSource({
        // seed, pages, headings, captions, quotations, citations
        "werth-2010-excerpt, 2, 3, 0, 0, 0",
        "werth-2010, 9, 12, 0, 0, 0",
        "great-terror-excerpt, 1, 0, 1, 0, 0",
        "crawford-great-purge, 22, 25, 29, 0, 0",
        "real-stalin-series, 193, 6, 0, 1425, 612"
    })
    void has_so_many_pages_and_blocks(String seed, int pages, int headings, int captions, int quotations, int citations)
            throws Exception {
        var text = read(seed);
        var layout = layout(text);

        LayoutPropertyTest.check(text, layout, seed);
        assertThat(layout.pages()).hasSize(pages);
        assertThat(count(layout, BlockKind.HEADING)).isEqualTo(headings);
        assertThat(count(layout, BlockKind.CAPTION)).isEqualTo(captions);
        assertThat(count(layout, BlockKind.QUOTATION)).isEqualTo(quotations);
        assertThat(count(layout, BlockKind.CITATION)).isEqualTo(citations);
    }

    @Test
    void no_page_of_the_compilation_begins_with_a_citation_line() throws Exception {
        var layout = layout(read("real-stalin-series"));

        for (PageSpan page : layout.pages()) {
            var first = layout.blocks().stream()
                    .filter(block -> block.span().start() >= page.span().start())
                    .findFirst();
            assertThat(first.map(Block::kind)).as("page %d", page.number()).isNotEmpty();
            assertThat(first.map(Block::kind))
                    .as("page %d", page.number())
                    .isNotEqualTo(Optional.of(BlockKind.CITATION));
        }
    }

    @Test
    void the_article_has_its_seven_sections() throws Exception {
        assertThat(outline("werth-2010"))
                .containsExactly(
                        "1 A. Context",
                        "1 B. Decision-Makers, Organizers and Actors",
                        "1 C. Victims",
                        "1 D. Witnesses",
                        "1 E. Memories",
                        "1 F. General and Legal Interpretations of the Facts.",
                        "1 G. Bibliography");
    }

    @Test
    void the_compilation_has_its_three_parts() throws Exception {
        assertThat(outline("real-stalin-series"))
                .containsExactly(
                        "1 The “Real Stalin” Series. Part Sixteen: GULAG.",
                        "2 From Hitler to Hearst, from Conquest to Solzhenitsyn",
                        "1 The “Real Stalin” Series. Part Fifteen: Yezhovshshina",
                        "2 Speech by Stalin at the Enlarged Meeting of the Defense Counsel of the Ministry of"
                                + " Defense–June 2, 1937",
                        "1 The “Real Stalin” Series. Part Fourteen: Military Purges",
                        "2 Stalin Tries to Resign: Unpublished Speech by Stalin at the Plenum of the Central Committee"
                                + " of the CPSU, 1952");
    }

    @Test
    void the_web_page_has_Russian_names_under_its_pictures() throws Exception {
        var text = read("crawford-great-purge");

        assertThat(layout(text).blocks())
                .filteredOn(block -> block.language().equals("ru"))
                .hasSize(9)
                .allMatch(block -> block.kind() == BlockKind.CAPTION)
                .extracting(block -> text.slice(block.span()))
                .contains("Алексе\u0301й Ива\u0301нович Ры\u0301ков", "Генрих Григорьевич Ягода");
    }

    private static List<String> outline(String seed) throws IOException, UnreadableSourceException {
        var text = read(seed);
        return TextLayout.outline(text, layout(text)).stream()
                .map(heading -> heading.level() + " " + heading.title())
                .toList();
    }

    private static long count(Layout layout, BlockKind kind) {
        return layout.blocks().stream().filter(block -> block.kind() == kind).count();
    }

    private static Layout layout(CanonicalText text) {
        return TextLayout.of(text, List.of("en", "ru"));
    }

    private static CanonicalText read(String seed) throws IOException, UnreadableSourceException {
        return CanonicalText.decode(Files.readAllBytes(SEEDS.resolve(seed + ".txt")));
    }
}
