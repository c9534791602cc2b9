package org.lectern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Passage;
import org.lectern.people.Viewer;
import org.lectern.search.SearchQuery.Clause;
import org.lectern.search.SearchQuery.Narrowing;

/** The five seeds: what is in them is found in them. */
class SeedWordsTest {
    @TempDir
    static Path folder;

    private static IndexUnderTest index;
    private static Narrowed.Filters filters;
    private static final WordTokens TOKENS = new WordTokens();

    @BeforeAll
    static void start() {
        index = new IndexUnderTest(folder);
        index.plantSeeds();
        index.find("the");
        // On disk, where other readers find it
        index.reopen();
        filters = new Narrowed(index.catalogue, index.people, index.groups).filters(Narrowing.NONE, Viewer.ANYONE);
    }

    @AfterAll
    static void stop() {
        index.close();
    }

    private static List<Passage> passages() {
        return index.catalogue.documents(Viewer.ANYONE).stream()
                .map(Document::current)
                .flatMap(version -> IntStream.rangeClosed(1, version.pages())
                        .mapToObj(page -> index.catalogue.passagesOn(version, page))
                        .flatMap(List::stream))
                .toList();
    }

    private static String text(Passage passage) {
        return index.catalogue.text(passage.version()).slice(passage.span());
    }

    @Test
    void every_word_of_the_seeds_finds_the_passage_it_was_taken_from() throws IOException {
        everyWord(false);
    }

    @Test
    void every_word_of_the_seeds_finds_its_passage_where_spelling_is_exact() throws IOException {
        everyWord(true);
    }

    /** The words that a passage is the first to have, asked for together; a frequent one alone has too many hits. */
    private static void everyWord(boolean exact) throws IOException {
        Set<String> known = new HashSet<>();
        Map<Passage, List<Clause>> wanted = new LinkedHashMap<>();
        for (Passage passage : passages()) {
            String text = text(passage);
            List<Clause> clauses = TOKENS.tokens(text).stream()
                    .map(WordTokens.Token::word)
                    .filter(known::add)
                    .map(word -> new Clause(List.of(word), false, false))
                    .toList();
            if (!clauses.isEmpty()) {
                wanted.put(passage, clauses);
            }
        }
        assertThat(known).hasSizeGreaterThan(10_000);
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index.files()))) {
            IndexSearcher searcher = new QuietSearcher.Factory().newSearcher(reader, reader);
            List<String> lost = wanted.entrySet().parallelStream()
                    .filter(entry -> !isAmong(walk(searcher, query(entry.getValue(), exact)), entry.getKey()))
                    .map(entry -> entry.getValue() + " in " + entry.getKey())
                    .toList();
            assertThat(lost).isEmpty();
        }
        // And the same by the way that searches come, which is longer by other spellings and by looking for what is new
        for (Map.Entry<Passage, List<Clause>> entry : List.copyOf(wanted.entrySet())) {
            if (entry.getKey().span().start() % 20 == 0) {
                List<SearchHit> hits = index.find(query(entry.getValue(), exact), Viewer.ANYONE)
                        .hits();
                assertThat(isAmong(hits, entry.getKey()))
                        .as("%s in %s", entry.getValue(), entry.getKey())
                        .isTrue();
            }
        }
    }

    private static SearchQuery query(List<Clause> clauses, boolean exact) {
        return new SearchQuery("", clauses, Narrowing.NONE, exact);
    }

    /** What a search finds in one state of the index, with all that is shown of it. */
    private static List<SearchHit> walk(IndexSearcher searcher, SearchQuery query) {
        try {
            return new HitWalk(new AskedWords(query, TOKENS), TOKENS, searcher, index.sources(), Viewer.ANYONE)
                    .walk(filters, HitWalk.Place.BEGINNING, IndexUnderTest.SLICE)
                    .hits();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAmong(List<SearchHit> hits, Passage passage) {
        return hits.stream()
                .map(SearchHit.OfPassage.class::cast)
                .anyMatch(hit -> hit.passage().equals(passage.id())
                        && hit.document().equals(passage.version().document())
                        && !hit.lit().isEmpty());
    }

    @Test
    void what_is_shown_and_lit_is_the_original_code_point_for_code_point() {
        for (String typed : List.of("Ezhov", "Рыков", "troika", "Iagoda", "\"mass operations\"", "execut*")) {
            List<SearchHit> hits = index.find(typed).hits();
            assertThat(hits).as(typed).isNotEmpty();
            for (SearchHit hit : hits) {
                SearchHit.OfPassage there = (SearchHit.OfPassage) hit;
                var text = index.catalogue.text(index.catalogue
                        .version(DocumentAddress.pinned(there.document(), there.version()), Viewer.ANYONE)
                        .orElseThrow());
                int start = there.span().start() + there.snippet().start();
                int length = there.snippet()
                        .text()
                        .codePointCount(0, there.snippet().text().length());
                assertThat(text.slice(new TextSpan(start, start + length)))
                        .isEqualTo(there.snippet().text());
                assertThat(there.lit()).isNotEmpty();
                for (TextSpan mark : there.snippet().marks()) {
                    assertThat(there.lit()).contains(new TextSpan(start + mark.start(), start + mark.end()));
                }
            }
        }
    }

    @Test
    void slices_have_every_hit_once() throws Exception {
        SearchQuery query = IndexUnderTest.read("the");
        SearchResult found = index.index().find(query, Viewer.ANYONE, Optional.empty(), 37);
        List<String> seen = new ArrayList<>();
        int slices = 0;
        while (true) {
            slices++;
            found.hits().forEach(hit -> {
                SearchHit.OfPassage there = (SearchHit.OfPassage) hit;
                seen.add(there.document().value() + " " + there.passage());
            });
            if (found.next().isEmpty()) {
                break;
            }
            // Something new in between takes nothing out of the list and puts nothing in
            String late = "late" + slices;
            index.document("late-" + slices, "the the the the " + late);
            assertThat(index.find(late).total()).isPositive();
            found = index.index().find(query, Viewer.ANYONE, found.next(), 37);
        }
        assertThat(slices).isGreaterThan(10);
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(800);
        assertThat(seen).noneMatch(hit -> hit.startsWith("late-"));
    }
}
