package org.lectern.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.annotation.sql.SqlAnnotationStore;
import org.lectern.annotation.sql.SqlPlacementStore;
import org.lectern.citation.sql.SqlCitationIndex;
import org.lectern.document.CanonicalText;
import org.lectern.document.ContentStore;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.Metadata;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.sql.SqlCatalogue;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.quotes.SeedQuotes;
import org.lectern.reading.Carrying;
import org.lectern.reading.IngestService;
import org.lectern.reading.PassageAnchors;
import org.lectern.sql.SqliteDatabase;

/**
 * A document of a thousand pages with notes on passages of its first version, in a store of its own without a server or
 * a search index beside it.
 */
final class CarryingLoad implements AutoCloseable {
    static final int PAGES = 1_000;
    private static final int CODE_POINTS = PAGES * 3_500;
    private static final AccountId READER = new AccountId("readerreader");
    private static final int WRITTEN_AT_ONCE = 500;

    private final Path folder;
    private final DocumentId id;
    private final SqliteDatabase database;
    private final IngestService ingests;
    private final PlacementStore placements;
    private final String text;
    private final Version first;
    private int versions;

    /** What the document is like. */
    enum Kind {
        /** Hardly a run of six words stands in it twice. */
        VARIED,
        /** Nearly every sentence stands in it several times, with a word exchanged here and there. */
        REPETITIVE
    }

    /** @param folder empty */
    CarryingLoad(Path folder, Kind kind, int notes) throws Exception {
        this.folder = folder;
        this.id = new DocumentId("thousand-pages");
        this.database = new SqliteDatabase(folder.resolve("lectern.sqlite"));
        SqlCatalogue catalogue = new SqlCatalogue(database, new ContentStore(folder.resolve("files")));
        Carrying carrying = new Carrying(catalogue, new PassageAnchors(catalogue));
        AnnotationStore annotations = new SqlAnnotationStore(database, carrying);
        this.placements = new SqlPlacementStore(database, carrying);
        this.ingests = new IngestService(catalogue, placements, new SqlCitationIndex(database, catalogue));
        this.text = thousandPages(kind, new Random(447));
        this.first = take(text).version();
        if (first.pages() < PAGES) {
            throw new IllegalStateException("Only %,d pages".formatted(first.pages()));
        }
        SeedQuotes passages = new SeedQuotes(new CodePointText(text), new Random(1937));
        Instant now = Instant.now();
        List<Annotation> waiting = new ArrayList<>();
        for (int n = 0; n < notes; n++) {
            waiting.add(note(passages.passage(), now.plusMillis(n)));
            if (waiting.size() == WRITTEN_AT_ONCE || n == notes - 1) {
                annotations.addAll(waiting);
                waiting.clear();
            }
        }
    }

    /**
     * The seeds one after the other; then, where it is varied, paragraphs of their words, three at a time from anywhere,
     * else the seeds again and again with one word of fifty exchanged.
     */
    private static String thousandPages(Kind kind, Random random) throws IOException, UnreadableSourceException {
        StringBuilder all = new StringBuilder();
        for (String seed : List.of("real-stalin-series", "werth-2010", "crawford-great-purge")) {
            Path file = Path.of(System.getProperty("lectern.seeds", "seeds")).resolve(seed + ".txt");
            all.append(CanonicalText.decode(Files.readAllBytes(file)).value()).append("\n\n");
        }
        String[] words = all.toString().split("\\s+", -1);
        String once = all.toString();
        while (kind == Kind.REPETITIVE && all.length() < CODE_POINTS) {
            for (String paragraph : once.split("\n\n", -1)) {
                all.append(reworded(paragraph, 0.02, words, random)).append("\n\n");
            }
        }
        while (all.codePointCount(0, all.length()) < CODE_POINTS) {
            for (int paragraph = 0; paragraph < 200; paragraph++) {
                for (int threes = 15 + random.nextInt(60); threes > 0; threes--) {
                    int from = random.nextInt(words.length - 3);
                    all.append(words[from]).append(' ').append(words[from + 1]).append(' ');
                    all.append(words[from + 2]).append(threes == 1 ? ".\n\n" : " ");
                }
            }
        }
        return all.toString();
    }

    private Annotation note(TextSpan span, Instant created) {
        String content = """
            {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",\
            "body":{"type":"TextualBody","value":"a note"},"target":{"type":"SpecificResource",\
            "source":"%s","selector":[{"type":"TextPositionSelector","start":%d,"end":%d}]}}\
            """.formatted(first.address().path(), span.start(), span.end());
        return StoredAnnotation.of(
                AnnotationId.make(created, Optional.empty()),
                READER,
                created,
                created,
                1,
                Audience.of(GroupId.PUBLIC),
                content);
    }

    /**
     * A corrected edition: of a hundred paragraphs four are reworded here and there, one is left out, one comes new before
     * it, one is put elsewhere; a twentieth is wrapped anew, and one chapter in twenty goes to the end.
     */
    String edition(int number) {
        Random random = new Random(number);
        List<String> paragraphs = new ArrayList<>(List.of(text.split("\n\n", -1)));
        String[] words = text.substring(0, 100_000).split("\\s+", -1);
        List<String> edited = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        int chapter = paragraphs.size() / 20;
        int moved = random.nextInt(19) * chapter;
        List<String> last = new ArrayList<>(paragraphs.subList(moved, moved + chapter));
        paragraphs.subList(moved, moved + chapter).clear();
        paragraphs.addAll(last);
        for (String paragraph : paragraphs) {
            switch (random.nextInt(100)) {
                case 0 -> {}
                case 1 -> edited.addAll(List.of(reworded(paragraph, 1, words, random), paragraph));
                case 2 -> elsewhere.add(paragraph);
                case 3, 4, 5, 6 -> edited.add(reworded(paragraph, 0.05, words, random));
                case 7, 8, 9, 10, 11 -> edited.add(paragraph.replace(' ', '\n'));
                default -> edited.add(paragraph);
            }
        }
        for (String paragraph : elsewhere) {
            edited.add(random.nextInt(edited.size()), paragraph);
        }
        return String.join("\n\n", edited);
    }

    private static String reworded(String paragraph, double chance, String[] words, Random random) {
        String[] own = paragraph.split(" ", -1);
        for (int n = 0; n < own.length; n++) {
            own[n] = random.nextDouble() < chance ? words[random.nextInt(words.length)] : own[n];
        }
        return String.join(" ", own);
    }

    /** Takes the next edition in; returns the milliseconds that it took, with all the notes carried. */
    double takeNext() throws Exception {
        Path file = Files.writeString(folder.resolve("incoming.txt"), edition(++versions), StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        take(file);
        return (System.nanoTime() - begun) / 1e6;
    }

    private Ingested take(String file) throws Exception {
        return take(Files.writeString(folder.resolve("incoming.txt"), file, StandardCharsets.UTF_8));
    }

    private Ingested take(Path file) throws Exception {
        Metadata metadata = new Metadata(
                "A thousand pages",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return ingests.ingest(
                new Ingest(id, metadata, Audience.of(GroupId.PUBLIC), Optional.empty(), file, Instant.now()));
    }

    /** How many notes came to which state in the version that is current. */
    Map<String, Integer> outcomes() {
        String resource = "/documents/" + id.value();
        String current = database.read(handle -> handle.createQuery("SELECT current_version FROM document")
                .mapTo(String.class)
                .one());
        return new TreeMap<>(placements.outcomes(resource, current));
    }

    @Override
    public void close() {
        database.close();
    }
}
