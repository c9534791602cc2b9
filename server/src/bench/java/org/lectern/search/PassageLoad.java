package org.lectern.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Placer;
import org.lectern.annotation.Readings;
import org.lectern.annotation.sql.SqlAnnotationStore;
import org.lectern.annotation.sql.SqlPlacementStore;
import org.lectern.document.BlockKind;
import org.lectern.document.CanonicalText;
import org.lectern.document.ContentStore;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.Metadata;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.document.sql.SqlCatalogue;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.people.sql.SqlGroups;
import org.lectern.people.sql.SqlPeople;
import org.lectern.search.SearchQuery.UnreadableQueryException;
import org.lectern.sql.SqliteDatabase;

/**
 * Passages made from the lines of the seeds, each with a word of another line in it, in Lectern's index and, with the same
 * analysis and the same fields, in one that Lucene is left alone with.
 */
public final class PassageLoad implements AutoCloseable {
    private static final int IN_A_DOCUMENT = 5_000;
    private static final int SHOWN = 20;
    private static final List<String> QUERIES = List.of(
            "Ezhov",
            "Рыков",
            "troika",
            "Iagoda",
            "execut*",
            "\"mass operations\"",
            "order 00447",
            "Stalin quota",
            "Bukharin -trial",
            "NKVD persons",
            "\"Central Committee\" letter",
            "Tukhachevsky plot",
            "region limits");

    private final Path folder;
    private final List<String> lines;
    private final SqliteDatabase database;
    private final SearchIndex.Sources sources;
    private final WordTokens tokens = new WordTokens();
    private final IndexFiles ours;
    private final IndexWriter raw;
    private final SearcherManager rawSearchers;
    private final List<String> documents = new ArrayList<>();
    private final Random random = new Random(447);

    public PassageLoad(Path folder, Path seeds) throws IOException {
        this.folder = folder;
        this.database = new SqliteDatabase(folder.resolve("lectern.sqlite"));
        AnnotationStore notes = new SqlAnnotationStore(database, Placer.NONE);
        this.sources = new SearchIndex.Sources(
                new SqlCatalogue(database, new ContentStore(folder.resolve("files"))),
                notes,
                new Readings(notes, new SqlPlacementStore(database, Placer.NONE), (version, span) -> ""),
                new SqlPeople(database),
                new SqlGroups(database),
                database::lastCursor);
        this.lines = new ArrayList<>();
        for (String seed : List.of("real-stalin-series.txt", "werth-2010.txt", "crawford-great-purge.txt")) {
            Files.readString(seeds.resolve(seed), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace("\uFEFF", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(lines::add);
        }
        this.ours = IndexFiles.open(folder.resolve("ours"), tokens, SearchIndex.FORM);
        IndexWriterConfig config = new IndexWriterConfig(tokens);
        config.setRAMBufferSizeMB(32);
        this.raw = new IndexWriter(FSDirectory.open(folder.resolve("raw")), config);
        this.rawSearchers = new SearcherManager(raw, null);
    }

    /** A document's worth of passages, one to a line. */
    private List<String> passages() {
        List<String> passages = new ArrayList<>();
        for (int n = 0; n < IN_A_DOCUMENT; n++) {
            String other = lines.get(random.nextInt(lines.size()));
            passages.add(lines.get(random.nextInt(lines.size())) + " " + other.split(" ", 2)[0]);
        }
        return passages;
    }

    /** The milliseconds that Lectern and Lucene take for the same document. */
    public record Indexing(double ours, double raw) {}

    public Indexing add() throws IOException {
        CanonicalText text = CanonicalText.of(String.join("\n", passages()));
        String id = "made-" + documents.size();
        documents.add(id);
        Version version = new Version(
                new DocumentId(id), text.version(), Instant.EPOCH, text.version(), "text/plain", text.length(), 1);
        Metadata metadata = new Metadata(
                id,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Document document = new Document(
                new DocumentId(id), metadata, Audience.of(GroupId.PUBLIC), Optional.empty(), version, Optional.empty());
        List<Passage> blocks = new ArrayList<>();
        int at = 0;
        for (String line : text.value().split("\n", -1)) {
            int length = line.codePointCount(0, line.length());
            blocks.add(new Passage(
                    id + "." + blocks.size(), version, 1, BlockKind.PARAGRAPH, new TextSpan(at, at + length), "en"));
            at += length + 1;
        }
        boolean first = documents.size() % 2 == 0;
        double early = first ? addToRaw(blocks, text) : addToOurs(document, text, blocks);
        double late = first ? addToOurs(document, text, blocks) : addToRaw(blocks, text);
        return first ? new Indexing(late, early) : new Indexing(early, late);
    }

    private double addToOurs(Document document, CanonicalText text, List<Passage> blocks) throws IOException {
        long begun = System.nanoTime();
        ours.remove(document.id());
        for (Passage block : blocks) {
            ours.add(document, block, text.slice(block.span()));
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private double addToRaw(List<Passage> blocks, CanonicalText text) throws IOException {
        long begun = System.nanoTime();
        for (Passage block : blocks) {
            raw.addDocument(IndexFields.passage(block, text.slice(block.span()), Optional.empty()));
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Ends the indexing: all that was added can be searched. */
    public void show() throws IOException {
        ours.took(1);
        ours.show();
        rawSearchers.maybeRefreshBlocking();
    }

    /** Milliseconds at the 99th percentile, each query so many times. */
    public double ours(int times) throws Exception {
        return percentile(times, typed -> {
            IndexSearcher searcher = ours.searchers().acquire();
            try {
                SearchQuery query = QueryReader.read(typed);
                AskedWords words = new AskedWords(query, tokens);
                new HitWalk(words, tokens, searcher, sources, Viewer.ANYONE)
                        .walk(
                                new Narrowed.Filters(
                                        Optional.of(visible()), Optional.empty(), Optional.empty(), visible()),
                                HitWalk.Place.BEGINNING,
                                SHOWN);
            } finally {
                ours.searchers().release(searcher);
            }
        });
    }

    public double raw(int times) throws Exception {
        return percentile(times, typed -> {
            IndexSearcher searcher = rawSearchers.acquire();
            try {
                Query query =
                        new AskedWords(QueryReader.read(typed), tokens).query(IndexFields.PASSAGE_WORDS, visible());
                TopDocs top =
                        searcher.search(query, new TopScoreDocCollectorManager(SHOWN, null, SearchResult.COUNTED));
                UnifiedHighlighter.builder(searcher, tokens).build().highlight(IndexFields.PASSAGE_WORDS, query, top);
            } finally {
                rawSearchers.release(searcher);
            }
        });
    }

    private Query visible() {
        return new TermInSetQuery(
                IndexFields.DOCUMENT, documents.stream().map(BytesRef::new).toList());
    }

    private interface Search {
        void run(String typed) throws IOException, UnreadableQueryException;
    }

    private static double percentile(int times, Search search) throws Exception {
        double[] taken = new double[times * QUERIES.size()];
        for (int n = 0; n < taken.length; n++) {
            long begun = System.nanoTime();
            search.run(QUERIES.get(n % QUERIES.size()));
            taken[n] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(taken);
        return taken[(int) Math.ceil(0.99 * taken.length) - 1];
    }

    @Override
    public void close() throws IOException {
        rawSearchers.close();
        raw.rollback();
        ours.close();
        database.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
