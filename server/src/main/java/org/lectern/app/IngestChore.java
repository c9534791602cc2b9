package org.lectern.app;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.Metadata;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.reading.IngestService;

/** Takes one file in and says what became of it. Whoever can run commands here looks after this library. */
final class IngestChore {
    private static final int MAX_TITLE = 300;
    private static final int MAX_SLUG = 64;

    private final Store store;
    private final String base;

    IngestChore(Store store, String base) {
        this.store = store;
        this.base = base;
    }

    /**
     * Takes a file in.
     *
     * @param id empty to make it from the file's name
     * @param title of a new document; empty for the file's name
     * @param share the group that may read a new document; empty for anyone
     * @param encoding of a text; empty to recognise it
     * @param password of an encrypted file; empty for none
     * @param progress is told how far reading is
     */
    String run(
            String path,
            String id,
            String title,
            String share,
            String encoding,
            String password,
            Consumer<String> progress) {
        Path file = file(path);
        DocumentId document = id.isEmpty() ? fromName(file) : given(id);
        Ingest ingest = new Ingest(
                document,
                untold(title.isEmpty() ? name(file) : title(title)),
                !title.isEmpty(),
                Audience.of(share.isEmpty() ? GroupId.PUBLIC : group(share)),
                Optional.empty(),
                new SourceFile(
                        file,
                        String.valueOf(file.getFileName()),
                        Optional.of(encoding).filter(name -> !name.isEmpty()),
                        Optional.of(password).filter(word -> !word.isEmpty()).map(Password::new)),
                store.clock.instant());
        try {
            Ingested ingested = store.ingests.ingest(ingest, new Said(progress));
            return said(ingested, !title.isEmpty() || !share.isEmpty());
        } catch (UnreadableSourceException e) {
            throw new FailedException("%s: %s".formatted(file, refused(e, password)), e);
        } catch (UncheckedIOException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Says now and then how many pages were read or stored. */
    private static final class Said implements IngestService.Stages {
        private static final int PAGES = 100;

        private final Consumer<String> progress;
        private int next = PAGES;
        private int nextStored = PAGES;

        Said(Consumer<String> progress) {
            this.progress = progress;
        }

        @Override
        public void at(IngestService.Stage stage) {}

        @Override
        public void read(int pages, int of) {
            if (pages >= next) {
                next = pages - pages % PAGES + PAGES;
                progress.accept("%,d of %,d pages read".formatted(pages, of));
            }
        }

        @Override
        public void stored(int pages, int of) {
            if (pages >= nextStored) {
                nextStored = pages - pages % PAGES + PAGES;
                progress.accept("%,d of %,d pages stored".formatted(pages, of));
            }
        }
    }

    private static String refused(UnreadableSourceException e, String password) {
        if (e.kind() != UnreadableSourceException.Kind.ENCRYPTED) {
            return String.valueOf(e.getMessage());
        }
        return password.isEmpty()
                ? "This PDF opens with a password only. Ingest it with --password, which asks for it; it is used once and not kept."
                : "This password does not open it.";
    }

    private static Path file(String path) {
        try {
            Path file = Path.of(path);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new FailedException("\"%s\" is no name of a file.".formatted(path), e);
        }
        throw new FailedException("There is no file to read at %s. Check its name and permissions.".formatted(path));
    }

    private static DocumentId given(String id) {
        try {
            return new DocumentId(id);
        } catch (IllegalArgumentException e) {
            throw new FailedException(
                    "\"%s\" cannot be a document's id. Use 2 to %d of a-z, 0-9 and hyphens, the first no hyphen."
                            .formatted(id, MAX_SLUG),
                    e);
        }
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
        return name.isBlank() ? "untitled" : name;
    }

    private static DocumentId fromName(Path file) {
        return DocumentId.fromName(name(file))
                .orElseThrow(() -> new FailedException(
                        "No id can be made from the name %s. Give one with --id.".formatted(file.getFileName())));
    }

    private static String title(String text) {
        String title = text.strip();
        if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_TITLE || title.indexOf('\0') >= 0) {
            throw new FailedException("A title has 1 to %d characters.".formatted(MAX_TITLE));
        }
        return title;
    }

    private GroupId group(String share) {
        try {
            GroupId group = new GroupId(share.replaceFirst("^/groups/", ""));
            if (group.isBuiltIn() || store.groups.find(group).isPresent()) {
                return group;
            }
        } catch (IllegalArgumentException e) {
            throw new FailedException("\"%s\" cannot be a group's id.".formatted(share), e);
        }
        throw new FailedException("There is no group %s. Name one, or \"public\" or \"everyone\".".formatted(share));
    }

    private static Metadata untold(String title) {
        return new Metadata(
                title,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param described whether title or readers were given, which an existing document has already */
    private String said(Ingested ingested, boolean described) {
        Version version = ingested.version();
        String address = base + "/documents/" + version.document().value();
        if (ingested.isUnchanged()) {
            return "Nothing to do: %s has this text already, as version %s."
                    .formatted(address, version.hash().substring(0, 12));
        }
        if (ingested.before().isEmpty()) {
            return "%s: %d pages, %d characters, version %s.\n%s"
                    .formatted(
                            address,
                            version.pages(),
                            version.characters(),
                            version.hash().substring(0, 12),
                            new IngestFindings(store.catalogue, version).lines());
        }
        Map<String, Integer> outcomes =
                store.placements.outcomes("/documents/" + version.document().value(), version.hash());
        String notes =
                outcomes.isEmpty() ? "No notes to carry over." : "Passages of notes carried over: " + outcomes + ".";
        return "%s: version %s is current now. %s%s\n%s"
                .formatted(
                        address,
                        version.hash().substring(0, 12),
                        notes.replaceAll("[{}]", ""),
                        described ? " Its title and readers stay as they are." : "",
                        new IngestFindings(store.catalogue, version).lines());
    }
}
