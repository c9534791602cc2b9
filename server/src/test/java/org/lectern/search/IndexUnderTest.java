package org.lectern.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Placer;
import org.lectern.annotation.Readings;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.annotation.sql.SqlAnnotationStore;
import org.lectern.annotation.sql.SqlPlacementStore;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Metadata;
import org.lectern.document.PlainMetadata;
import org.lectern.document.SeedShelf;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.document.sql.SqlCatalogue;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.people.sql.SqlGroups;
import org.lectern.people.sql.SqlPeople;
import org.lectern.search.SearchQuery.UnreadableQueryException;
import org.lectern.search.SearchResult.UnknownCursorException;
import org.lectern.sql.SqliteDatabase;

/** A store with its index, in a folder of its own. */
final class IndexUnderTest implements AutoCloseable {
    /** Hits that are asked for. */
    static final int SLICE = 100;

    private static final Instant DAY = Instant.parse("2024-05-06T07:08:09.010Z");

    private final Path folder;
    private final SqliteDatabase database;
    final Catalogue catalogue;
    final AnnotationStore annotations;
    final People people;
    final Groups groups;
    private volatile long furthest = Long.MAX_VALUE;
    private SearchIndex index;

    IndexUnderTest(Path folder) {
        this.folder = folder;
        this.database = new SqliteDatabase(folder.resolve("lectern.sqlite"));
        this.people = new SqlPeople(database);
        this.groups = new SqlGroups(database);
        this.annotations = new SqlAnnotationStore(database, Placer.NONE);
        this.catalogue = new SqlCatalogue(database, new ContentStore(folder.resolve("files")));
        this.index = open();
    }

    private SearchIndex open() {
        return new SearchIndex(files(), sources());
    }

    SearchIndex.Sources sources() {
        return new SearchIndex.Sources(
                catalogue,
                annotations,
                new Readings(
                        annotations,
                        new SqlPlacementStore(database, Placer.NONE),
                        (version, span) -> catalogue.text(version).slice(span)),
                people,
                groups,
                () -> Math.min(database.lastCursor(), furthest));
    }

    /** From now on the index learns of nothing new. */
    void stopFollowing() {
        furthest = database.lastCursor();
    }

    Path files() {
        return folder.resolve("index");
    }

    SearchIndex index() {
        return index;
    }

    /** The same store, its index closed and opened again. */
    void reopen() {
        index.close();
        index = open();
    }

    void plantSeeds() {
        for (Ingest seed : new SeedShelf(Path.of(System.getProperty("lectern.seeds"))).documents(DAY)) {
            ingest(seed);
        }
    }

    private Version ingest(Ingest ingest) {
        try {
            return catalogue.ingest(ingest, VersionFollower.NOBODY).version();
        } catch (UnreadableSourceException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document for anyone, or for its owner alone. */
    Version document(String id, String text, Optional<AccountId> owner) {
        try {
            Path file = Files.writeString(Files.createTempFile("document", ".txt"), text, StandardCharsets.UTF_8);
            Metadata metadata = PlainMetadata.of(id, List.of("Some Author"), Optional.of("1937-08"));
            Version version = ingest(new Ingest(
                    new DocumentId(id),
                    metadata,
                    owner.isPresent() ? Audience.ONLY_AUTHOR : Audience.of(GroupId.PUBLIC),
                    owner,
                    file,
                    DAY));
            Files.delete(file);
            return version;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Version document(String id, String text) {
        return document(id, text, Optional.empty());
    }

    Account account(String name) {
        return people.obtain(new AccountName(name), false, DAY);
    }

    /** @param more members of the annotation's content, each after a comma */
    Annotation note(Account author, Audience audience, String words, String more) {
        Annotation annotation = StoredAnnotation.of(
                AnnotationId.make(Instant.now(), Optional.empty()),
                author.id(),
                DAY,
                DAY,
                1,
                audience,
                "{\"motivation\":\"commenting\",\"target\":\"http://example.org/page\",\"body\":{\"type\":\"TextualBody\",\"value\":\"%s\"}%s}"
                        .formatted(words, more));
        annotations.add(annotation, Optional.empty());
        return annotation;
    }

    Annotation note(Account author, Audience audience, String words) {
        return note(author, audience, words, "");
    }

    Viewer viewer(Account account) {
        return groups.viewer(account.id());
    }

    SearchResult find(String typed, Viewer viewer) {
        return find(read(typed), viewer);
    }

    SearchResult find(String typed) {
        return find(typed, Viewer.ANYONE);
    }

    SearchResult find(SearchQuery query, Viewer viewer) {
        try {
            SearchResult found = index.find(query, viewer, Optional.empty(), SLICE);
            for (int times = 0; times < 60 && found.isBehind(); times++) {
                found = index.find(query, viewer, Optional.empty(), SLICE);
            }
            return found;
        } catch (UnknownCursorException e) {
            throw new IllegalStateException(e);
        }
    }

    static SearchQuery read(String typed) {
        try {
            return QueryReader.read(typed);
        } catch (UnreadableQueryException e) {
            throw new IllegalStateException(typed, e);
        }
    }

    static SearchQuery exactly(String typed) {
        SearchQuery query = read(typed);
        return new SearchQuery(typed, query.clauses(), query.narrowing(), true);
    }

    @Override
    public void close() {
        index.close();
        database.close();
    }
}
