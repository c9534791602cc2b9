package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.anchor.TextSpan;
import org.lectern.document.CanonicalText;
import org.lectern.document.TextLayout;

/** What the seeds are known to cite. The compilation's lines were read through; the counts are of that reading. */
class SeedCitationsTest {
    private static final Path SEEDS = Path.of(System.getProperty("lectern.seeds", "../seeds"));

    private static CanonicalText compilation = CanonicalText.of("-");
    private static List<Citation> cited = List.of();

    @BeforeAll
    static void reads_the_compilation_once() throws Exception {
        compilation = read("real-stalin-series");
        cited = citations(compilation);
    }

    @Test
    void the_compilation_has_623_citations_all_but_eleven_with_a_place() {
        assertThat(cited).hasSize(623).allMatch(citation -> citation.form() == Citation.Form.LINE);
        assertThat(cited).filteredOn(citation -> citation.locator().isEmpty()).hasSize(11);
        assertThat(cited).extracting(Citation::quoted).allMatch(Optional::isPresent);
    }

    @Test
    void each_citation_lies_after_what_it_quotes_and_holds_its_locator() {
        for (Citation citation : cited) {
            assertThat(citation.quoted().orElseThrow().end())
                    .isLessThan(citation.span().start());
            citation.locator()
                    .ifPresent(locator ->
                            assertThat(citation.span().contains(locator)).isTrue());
        }
    }

    @Test
    void what_is_quoted_reaches_back_to_the_citation_before() {
        Citation citation = beginning("Baldwin, Roger. Liberty Under the Soviets", "p. 194");

        assertThat(slice(citation.quoted()))
                .startsWith("But it is said by those who have dealt constantly with the GPU")
                .doesNotContain("Sayers and Kahn")
                .contains("\nTo the minds of opponents");
    }

    @Test
    void question_and_answer_between_two_citations_are_one_quotation() {
        Citation citation = beginning("Strong, Anna Louise. “Searching Out the Soviets.”", "p. 358");

        assertThat(slice(citation.quoted())).startsWith("QUESTION: Is the 0GPU").contains("\n\nANSWER: The picture");
    }

    @Test
    void a_work_quoted_through_another_cites_the_same_words_as_that_one() {
        Citation inner = beginning("Merl, Stefan, “Ausrottung”", "p. 535");
        Citation outer = cited.get(cited.indexOf(inner) + 1);

        assertThat(compilation.slice(outer.span())).startsWith("Martens, Ludo.");
        assertThat(outer.quoted()).isEqualTo(inner.quoted());
        assertThat(outer.locator().map(compilation::slice)).contains("p. 97");
    }

    @Test
    void whose_words_the_line_above_says_are_quoted_by_him_and_all_of_it_by_whoever_quotes_him() {
        Citation inner = beginning("E. H. Cookridge", "pp. 57–58");
        Citation outer = cited.get(cited.indexOf(inner) + 1);

        assertThat(slice(inner.quoted()))
                .startsWith("“Vlasov’s entourage was a strange motley.")
                .doesNotContain("\n");
        assertThat(slice(outer.quoted()))
                .startsWith("But how could generals of the Red Army")
                .contains("historian Cookridge writes:", "E. H. Cookridge, Gehlen")
                .endsWith("by Trotsky and the Western right-wing.");
    }

    @Test
    void a_citation_may_end_the_paragraph_that_it_cites() {
        Citation closing = beginning("Getty, J. Arch. “Excesses are not permitted", "p. 131");

        assertThat(compilation.slice(closing.span()))
                .isEqualTo("Getty, J. Arch. “Excesses are not permitted, “Russian Review 61 (January 2002) p. 131.");
        assertThat(slice(closing.quoted()))
                .startsWith("The lack of clarity in the limit approval process")
                .endsWith("and others not?");
        assertThat(slice(cited.get(cited.indexOf(closing) + 1).quoted())).startsWith("Plans and “control figures”");
    }

    @Test
    void volumes_and_parts_of_a_series_in_a_bibliography_are_different_works() throws Exception {
        CanonicalText article = read("werth-2010");
        List<Citation> found = citations(article);

        assertThat(keys(found, article, "Danilov, Manning, Viola, 2001", "Danilov, Manning, Viola, 2006"))
                .isFalse();
        assertThat(keys(found, article, "Artizov et al., 2000", "Artisov et al., 2003"))
                .isFalse();
        assertThat(titles(found, article, "Getty, 1985"))
                .containsOnly("Origins of the Great Purges: the Soviet Communist Party Reconsidered, 1933-1938");
        assertThat(titles(found, article, "Brzezinski, 1958")).containsOnly("The Permanent Purge");
    }

    private static boolean keys(List<Citation> found, CanonicalText text, String one, String other) {
        return key(found, text, one).sameWork(key(found, text, other));
    }

    private static WorkKey key(List<Citation> found, CanonicalText text, String words) {
        return found.stream()
                .filter(citation -> text.slice(citation.span()).equals(words))
                .findFirst()
                .map(citation -> WorkKey.of(citation.reference()))
                .orElseThrow();
    }

    @Test
    void names_that_sign_an_epigraph_are_neither_citations_nor_quoted_by_the_next_one() {
        assertThat(cited)
                .noneMatch(citation -> compilation.slice(citation.span()).startsWith("I. Ezhov"));
        assertThat(cited).noneMatch(citation -> slice(citation.quoted()).contains("I. Ezhov, July 1937"));
    }

    @Test
    void a_line_in_round_brackets_that_says_whose_words_these_are_is_not_quoted() {
        for (String caption : List.of(
                "(Sheila Fitzpatrick)",
                "(Arch Getty and William Chase)",
                "(Foreign Delegation’s Interview with Stalin on November 5, 1927)",
                "(Kleist on the Moscow Trials)")) {
            assertThat(cited).noneMatch(citation -> slice(citation.quoted()).contains(caption));
        }
        // Square brackets are put into a quotation, and a sentence in round ones is one of the source
        assertThat(cited)
                .anyMatch(citation -> slice(citation.quoted()).startsWith("[March 3, 1937 resolution of"))
                .anyMatch(citation -> slice(citation.quoted()).startsWith("(Harold Denny, in the New York Times,"));
    }

    @Test
    void a_part_begins_anew() {
        assertThat(slice(cited.getFirst().quoted())).startsWith("The Soviet prison system, as applied");
        assertThat(cited).noneMatch(citation -> slice(citation.quoted()).contains("The “Real Stalin” Series."));
    }

    @Test
    void lines_that_look_like_headings_cite_and_archive_references_too() {
        assertThat(compilation.slice(citing("Feliks Chuyev").span()))
                .isEqualTo("THUS SPAKE KAGANOVICH by Feliks Chuyev, 1992");
        assertThat(citing("J. Arch Getty").reference().title()).isEqualTo("The Future Did Not Work");
        Citation archive = beginning(
                "Stalin, Joseph. “On Applying Physical Pressure to Prisoners.”", "f. 1, op. 58, d. 6, ll. 145-146");
        assertThat(compilation.slice(archive.span())).contains("RGASPI, f. 1, op. 58");
        assertThat(beginning("Source: Newsweek International", "").reference().authors())
                .isEmpty();
    }

    @Test
    void author_and_year_in_the_article_are_resolved_to_its_bibliography() throws Exception {
        CanonicalText article = read("werth-2010");
        List<Citation> found = citations(article);

        assertThat(found).hasSize(25).allMatch(citation -> citation.form() == Citation.Form.AUTHOR_YEAR);
        assertThat(found).allMatch(citation -> !citation.reference().title().isEmpty());
        assertThat(titles(found, article, "Hagenloh, 2000"))
                .containsOnly("Socially Harmful Elements and the Great Terror");
        // misprinted in the text, and a work that took several years
        assertThat(titles(found, article, "Artisov et al., 2003"))
                .allMatch(title -> title.startsWith("Reabilitatsia: kak eto bylo. Dokumenty"));
        assertThat(titles(found, article, "Golovkova, 1999")).containsOnly("Butovskii Poligon");
        // dates in brackets are no citations
        assertThat(found).noneMatch(citation -> article.slice(citation.span()).contains("August"));
        Citation getty = found.stream()
                .filter(citation -> article.slice(citation.span()).equals("Getty, 1985"))
                .findFirst()
                .orElseThrow();
        assertThat(getty.quoted().map(article::slice)).contains("flight into chaos");
    }

    @Test
    void without_a_bibliography_author_and_year_are_all_that_is_said() throws Exception {
        CanonicalText page = read("crawford-great-purge");

        assertThat(citations(page))
                .hasSize(7)
                .extracting(citation -> page.slice(citation.span()))
                .contains("Brzezinski, 1958", "Junge and Binner, 2003");
        assertThat(citations(read("great-terror-excerpt"))).isEmpty();
    }

    @Test
    void the_lines_of_one_work_are_one_group_and_no_two_works_share_one() {
        var groups = new java.util.ArrayList<List<Citation>>();
        for (Citation citation : cited) {
            WorkKey key = WorkKey.of(citation.reference());
            groups.stream()
                    .filter(group -> WorkKey.of(group.getFirst().reference()).sameWork(key))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new java.util.ArrayList<>());
                        return groups.getLast();
                    })
                    .add(citation);
        }

        assertThat(groups.size()).isEqualTo(118);
        assertThat(groups.stream()
                        .collect(Collectors.toMap(g -> g.getFirst().reference().title(), List::size, Integer::sum)))
                .containsEntry("Molotov Remembers", 44)
                .containsEntry("The Road to Terror", 38)
                .containsEntry("Stalinism as a Way of Life", 9)
                .containsEntry("The Future Did Not Work", 2)
                .containsEntry("Political Archives of the Soviet Union", 19);
    }

    private static Citation beginning(String start, String locator) {
        return cited.stream()
                .filter(citation -> compilation.slice(citation.span()).startsWith(start))
                .filter(citation -> slice(citation.locator()).equals(locator))
                .findFirst()
                .orElseThrow();
    }

    private static Citation citing(String author) {
        return cited.stream()
                .filter(citation -> citation.reference().authors().contains(author))
                .findFirst()
                .orElseThrow();
    }

    private static String slice(Optional<TextSpan> span) {
        return span.map(compilation::slice).orElse("");
    }

    private static List<String> titles(List<Citation> found, CanonicalText text, String words) {
        return found.stream()
                .filter(citation -> text.slice(citation.span()).equals(words))
                .map(citation -> citation.reference().title())
                .toList();
    }

    private static List<Citation> citations(CanonicalText text) {
        return CitationFinder.find(text, TextLayout.of(text, List.of("en")).blocks());
    }

    private static CanonicalText read(String seed) throws Exception {
        return CanonicalText.decode(Files.readAllBytes(SEEDS.resolve(seed + ".txt")));
    }
}
