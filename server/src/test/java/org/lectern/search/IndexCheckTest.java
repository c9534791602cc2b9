package org.lectern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.document.Passage;
import org.lectern.document.Version;

/** What an index lacks, has too much and has as it was before is found and named, however many things it holds. */
class IndexCheckTest {
    @TempDir
    Path folder;

    private interface Change {
        void make(IndexWriter writer) throws IOException;
    }

    /** Changes the files behind the program's back, keeping what they say of the log. */
    private static void change(Path files, Change change) throws IOException {
        try (Directory directory = FSDirectory.open(files);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WordTokens()))) {
            List<Map.Entry<String, String>> kept = new ArrayList<>();
            writer.getLiveCommitData().forEach(kept::add);
            change.make(writer);
            writer.setLiveCommitData(kept);
            writer.commit();
        }
    }

    private static Document entry(String document, String version, String passage) {
        Document entry = new Document();
        entry.add(new StringField(IndexFields.DOCUMENT, document, Field.Store.YES));
        entry.add(new StoredField(IndexFields.VERSION, version));
        entry.add(new StoredField(IndexFields.PASSAGE, passage));
        return entry;
    }

    @Test
    void what_differs_is_named() throws IOException {
        Path files;
        Passage twice;
        Passage older;
        try (IndexUnderTest index = new IndexUnderTest(folder)) {
            files = index.files();
            Version first = index.document("first-text", "One passage.\n\nAnother passage.");
            Version second = index.document("second-text", "A third passage.");
            index.document("third-text", "A fourth passage.");
            twice = index.catalogue.passagesOn(first, 1).getFirst();
            older = index.catalogue.passagesOn(second, 1).getFirst();
            assertThat(index.find("passage").total()).isEqualTo(4);
            assertThat(index.index().check().entries()).isEqualTo(4);
        }
        change(files, writer -> {
            writer.addDocument(entry("first-text", twice.version().hash(), twice.id()));
            writer.updateDocument(
                    new Term(IndexFields.DOCUMENT, "second-text"), entry("second-text", "0".repeat(64), older.id()));
            writer.deleteDocuments(new Term(IndexFields.DOCUMENT, "third-text"));
            writer.addDocument(entry("no-such-text", "0".repeat(64), "aaaaaaaaaaaa"));
        });
        try (IndexUnderTest index = new IndexUnderTest(folder)) {
            IndexReport report = index.index().check();
            assertThat(report.extra())
                    .containsExactlyInAnyOrder(
                            "/documents/first-text#" + twice.id(), "/documents/no-such-text#aaaaaaaaaaaa");
            assertThat(report.stale()).containsExactly("/documents/second-text#" + older.id());
            assertThat(report.missing()).hasSize(1).first().asString().startsWith("/documents/third-text#");
            assertThat(report.entries()).isEqualTo(2);
            index.index().rebuild(IndexProgress.NOBODY);
            assertThat(index.index().check().isSound()).isTrue();
        }
    }

    @Test
    void what_one_side_has_and_the_other_lacks_is_left_over_as_often_as_it_is_too_many() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Long> here = new ArrayList<>();
        List<Long> there = new ArrayList<>();
        Fingerprints some = new Fingerprints();
        Fingerprints others = new Fingerprints();
        for (int n = 0; n < 5_000; n++) {
            String thing = "/documents/text#" + random.nextInt(2_000);
            boolean isHere = random.nextBoolean();
            (isHere ? some : others).add(thing, "1");
            (isHere ? here : there).add(Fingerprints.of(thing, "1"));
        }
        there.forEach(here::remove);
        assertThat(Arrays.stream(some.without(others)).boxed().toList())
                .as("seed %d", seed)
                .containsExactlyElementsOf(here.stream().sorted().toList());
        assertThat(Fingerprints.of("ab", "c")).isNotEqualTo(Fingerprints.of("a", "bc"));
    }

    @Test
    void whoever_waits_for_a_new_index_hears_how_far_a_long_text_is() {
        StringBuilder text = new StringBuilder();
        for (int n = 0; text.length() < 7_000_000; n++) {
            text.append("Paragraph %d says little, and it says it in so many words.\n"
                            .formatted(n)
                            .repeat(5))
                    .append('\n');
        }
        try (IndexUnderTest index = new IndexUnderTest(folder)) {
            Version version = index.document("long-text", text.toString());
            List<Integer> heard = new ArrayList<>();
            index.index().rebuild(new IndexProgress() {
                @Override
                public void changes(long read, long all) {}

                @Override
                public void pages(org.lectern.document.DocumentId document, int done, int of) {
                    assertThat(document.value()).isEqualTo("long-text");
                    assertThat(of).isEqualTo(version.pages());
                    heard.add(done);
                }
            });
            assertThat(heard).isNotEmpty().isSorted();
            assertThat(heard.getFirst()).isEqualTo(1_000);
        }
    }
}
