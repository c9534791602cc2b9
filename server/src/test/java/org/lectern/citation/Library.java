package org.lectern.citation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lectern.citation.sql.SqlCitationIndex;
import org.lectern.citation.sql.SqlCorrectionStore;
import org.lectern.document.Block;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.PlainMetadata;
import org.lectern.document.ReadText;
import org.lectern.document.TextLimits;
import org.lectern.document.TextReader;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.document.sql.SqlCatalogue;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.SqliteDatabase;
import org.lectern.sql.Transaction;

/** Documents with their citations in a real store of its own, and what corrects them. */
final class Library implements AutoCloseable {
    private static final Instant DAY = Instant.parse("2024-05-06T07:08:09.010Z");
    private static final Viewer ANYONE = Viewer.ANYONE;

    final Catalogue catalogue;
    final CitationIndex index;
    final Correcting correcting;
    final Database database;
    private final Path files;

    /** @param files a folder that is there */
    Library(Path files, Database database) {
        this(files, database, TextLimits.USUAL);
    }

    /** @param limits says which texts are too long to be in memory */
    Library(Path files, Database database, TextLimits limits) {
        this.files = files;
        this.database = database;
        this.catalogue = new SqlCatalogue(database, new ContentStore(files), new TextReader(), limits);
        var store = new SqlCorrectionStore(database);
        this.index = new SqlCitationIndex(database, catalogue, store);
        this.correcting = new Correcting(catalogue, index, store);
    }

    /** In SQLite, in a folder that it makes. */
    static Library in(Path folder) {
        return in(folder, TextLimits.USUAL);
    }

    static Library in(Path folder, TextLimits limits) {
        Path made = makeFolder(folder);
        return new Library(made, new SqliteDatabase(made.resolve("lectern.sqlite")), limits);
    }

    static Path makeFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<FoundCitation> ingest(String text) {
        return ingest(text, reader());
    }

    /** As programs did that read a text for citations when somebody looked at it. */
    void ingestUnread(String text) {
        ingest(text, VersionFollower.NOBODY);
    }

    private VersionFollower reader() {
        return new VersionFollower() {
            @Override
            public void prepare(Version version) {}

            @Override
            public void follow(Transaction transaction, Version version) {}

            @Override
            public Finding read(Version version, ReadText words) {
                List<Block> blocks = new ArrayList<>();
                words.blocks(blocks::add);
                return index.read(version, blocks);
            }
        };
    }

    private List<FoundCitation> ingest(String text, VersionFollower follower) {
        try {
            Path file = Files.writeString(files.resolve("text.txt"), text, StandardCharsets.UTF_8);
            var metadata = PlainMetadata.titled("A compilation");
            catalogue.ingest(
                    new Ingest(
                            new DocumentId("compilation"),
                            metadata,
                            Audience.of(GroupId.PUBLIC),
                            Optional.empty(),
                            file,
                            DAY),
                    follower);
        } catch (IOException | UnreadableSourceException e) {
            throw new IllegalStateException(e);
        }
        return citations();
    }

    Version current() {
        return catalogue
                .document(new DocumentId("compilation"), ANYONE)
                .orElseThrow()
                .current();
    }

    List<FoundCitation> citations() {
        return index.citationsOf(current(), ANYONE);
    }

    String words(FoundCitation citation) {
        return catalogue.text(citation.version()).slice(citation.citation().span());
    }

    FoundCitation citing(String words) {
        return citations().stream()
                .filter(one -> words(one).contains(words))
                .findFirst()
                .orElseThrow();
    }

    /** Which citations go together, by their words. */
    Set<Set<String>> groups() {
        Map<String, Set<String>> groups = citations().stream()
                .collect(Collectors.groupingBy(
                        FoundCitation::work, Collectors.mapping(this::words, Collectors.toSet())));
        return new HashSet<>(groups.values());
    }

    /** Reads what nobody or an earlier finder has read. */
    void readOn(Predicate<String> isNamed) {
        try (CitationFollower follower = new CitationFollower(index, isNamed, database::lastCursor)) {
            follower.start();
            if (!follower.awaitDone(Duration.ofSeconds(60))) {
                throw new IllegalStateException("Not all is read");
            }
        }
    }

    /** The same index as a program has that has just been started. */
    CitationIndex startedAnew() {
        return new SqlCitationIndex(database, catalogue, new SqlCorrectionStore(database));
    }

    @Override
    public void close() {
        database.close();
    }
}
