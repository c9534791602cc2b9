package org.lectern.app;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.document.DocumentId;
import org.lectern.document.FileName;
import org.lectern.document.Ingest;
import org.lectern.document.Ingested;
import org.lectern.document.Metadata;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
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
     * @param patron is told how far reading is, and may take it back
     */
    String run(String path, String id, String title, String share, String encoding, String password, Patron patron) {
        Path file = file(path);
        FileName name = FileName.of(String.valueOf(file.getFileName()));
        DocumentId document = id.isEmpty() ? fromName(name) : given(id);
        Ingest ingest = new Ingest(
                document,
                untold(title.isEmpty() ? name.title() : title(title)),
                !title.isEmpty(),
                Audience.of(share.isEmpty() ? GroupId.PUBLIC : group(share)),
                Optional.empty(),
                new SourceFile(
                        file,
                        name,
                        Optional.of(encoding).filter(word -> !word.isEmpty()),
                        Optional.of(password).filter(word -> !word.isEmpty()).map(Password::new)),
                store.clock.instant());
        try {
            Ingested ingested = store.ingests.ingest(ingest, new Said(patron));
            String renamed = ingested.before().isPresent() || !title.isEmpty() || name.isAsSent() ? "" : renamed(name);
            return said(ingested, !title.isEmpty() || !share.isEmpty()) + renamed + sameFile(ingested);
        } catch (UnreadableSourceException e) {
            throw new FailedException("%s: %s".formatted(FileName.visible(path), refused(e, password)), e);
        } catch (UncheckedIOException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Says now and then how many pages were read or stored: each hundred, or each hundredth part of more. */
    private static final class Said implements IngestService.Stages {
        private static final int PAGES = 100;

        private final Patron patron;
        private int next = PAGES;
        private int nextStored = PAGES;
        private int nextLooked = PAGES;

        Said(Patron patron) {
            this.patron = patron;
        }

        @Override
        public boolean isCancelled() {
            return patron.isGone();
        }

        @Override
        public void at(IngestService.Stage stage) {}

        private static int next(int pages, int of) {
            return pages - pages % PAGES + Math.max(PAGES, of / PAGES);
        }

        @Override
        public void read(int pages, int of) {
            if (pages >= next) {
                next = next(pages, of);
                patron.told("%s read".formatted(Counted.of(pages, of, "page")));
            }
        }

        @Override
        public void stored(int pages, int of) {
            if (pages >= nextStored) {
                nextStored = next(pages, of);
                patron.told("%s stored".formatted(Counted.of(pages, of, "page")));
            }
        }

        @Override
        public void lookedThrough(int pages, int of) {
            if (pages >= nextLooked) {
                nextLooked = next(pages, of);
                patron.told("%s looked through".formatted(Counted.of(pages, of, "page")));
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
            throw new FailedException("\"%s\" is no name of a file.".formatted(FileName.visible(path)), e);
        }
        throw new FailedException(
                "There is no file to read at %s. Check its name and permissions.".formatted(FileName.visible(path)));
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

    /** A file of whose name nothing can be kept is no version of another such one. */
    private DocumentId fromName(FileName name) {
        DocumentId wanted = DocumentId.fromName(name.title())
                .orElseThrow(() -> new FailedException(
                        "No id can be made from the name %s. Give one with --id.".formatted(name.value())));
        DocumentId id = wanted;
        for (int number = 2; name.isMade() && store.catalogue.isTaken(id); number++) {
            id = wanted.withNumber(number);
        }
        return id;
    }

    private static String renamed(FileName name) {
        return "\n  Its file has a name that cannot be kept as it is, so it is called \"%s\".".formatted(name.title());
    }

    /** Only what anybody may read: what others keep to themselves is not told here either. */
    private String sameFile(Ingested ingested) {
        return store.catalogue.sameFile(ingested.version(), Viewer.ANYONE).stream()
                .map(other -> "\n  The library has this very file also as %s%s."
                        .formatted(base, other.address().path()))
                .collect(Collectors.joining());
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
            return "%s: %s, %s, version %s.\n%s"
                    .formatted(
                            address,
                            Counted.of(version.pages(), "page"),
                            Counted.of(version.characters(), "character"),
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
