package org.lectern.document.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lectern.anchor.TextSpan;
import org.lectern.document.ContentStore;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.LayoutCheck;
import org.lectern.document.LibraryReport;
import org.lectern.document.ReadSource;
import org.lectern.document.TextFile;
import org.lectern.document.Version;
import org.lectern.document.sql.VersionRows.FileRow;
import org.lectern.sql.Database;

/** Looks at everything that is stored of every version, past all caches. */
final class LibraryCheck {
    /** The files of an ingest that is under way have no row yet. */
    private static final Duration UNDER_WAY = Duration.ofHours(1);

    private final Database database;
    private final ContentStore files;
    private final Set<String> named = new HashSet<>();
    private final List<String> damage = new ArrayList<>();
    private int versions;

    LibraryCheck(Database database, ContentStore files) {
        this.database = database;
        this.files = files;
    }

    LibraryReport run(Consumer<String> progress) {
        List<Path> all = files.all();
        List<DocumentId> ids = database.read(DocumentRows::ids);
        for (DocumentId id : ids) {
            progress.accept("Looking at " + id.value());
            List<Version> stored = database.read(handle -> VersionRows.versions(handle, id));
            Optional<String> current = database.read(handle -> DocumentRows.current(handle, id));
            if (stored.stream().map(Version::hash).noneMatch(hash -> current.equals(Optional.of(hash)))) {
                damage.add("%s: its current version is not there".formatted(id.value()));
            }
            stored.forEach(this::look);
        }
        for (DocumentAddress version : database.read(LayoutRows::unmatched)) {
            damage.add("%s: its pages and passages are not there as those of a version".formatted(version.path()));
        }
        for (String shared : database.read(PassageRows::idsOfSeveral)) {
            damage.add("passage %s belongs to two documents".formatted(shared));
        }
        return new LibraryReport(
                ids.size(),
                versions,
                damage,
                all.stream().filter(this::isUnnamed).toList());
    }

    private void look(Version version) {
        versions++;
        named.add(version.hash());
        named.add(version.sourceHash());
        List<String> wrong = new ArrayList<>();
        files.damage(version.sourceHash()).ifPresent(wrong::add);
        FileRow beside = database.read(handle -> VersionRows.files(handle, version));
        for (String hash : Stream.of(beside.glyphs(), beside.pictured(), beside.marks())
                .flatMap(Optional::stream)
                .toList()) {
            named.add(hash);
            files.damage(hash).ifPresent(wrong::add);
        }
        Optional<String> text = files.damage(version.hash());
        text.filter(what -> !wrong.contains(what)).ifPresent(wrong::add);
        if (text.isEmpty()) {
            try {
                layout(version, wrong);
            } catch (IllegalArgumentException e) {
                wrong.add(String.valueOf(e.getMessage()));
            }
        }
        for (String what : wrong) {
            damage.add("%s: %s".formatted(version.address().path(), what));
        }
    }

    private void layout(Version version, List<String> wrong) {
        List<TextSpan> pages = database.read(handle -> PageRows.spans(handle, version));
        TextFile text = TextFile.of(
                files.path(version.hash()),
                ReadSource.bytesBefore(version.mediaType().equals(ReadSource.PDF)));
        if (version.characters() != text.length()) {
            wrong.add("it has %d characters, not %d as it says".formatted(text.length(), version.characters()));
        }
        if (version.pages() != pages.size()) {
            wrong.add("it has %d pages, not %d as it says".formatted(pages.size(), version.pages()));
        }
        LayoutCheck check = new LayoutCheck(text, pages);
        database.read(handle -> {
            PassageRows.each(handle, version, check::passage);
            PassageRows.twice(handle, version).forEach(check::twice);
            return version;
        });
        wrong.addAll(check.finish());
        boolean mayLeadToPages = version.mediaType().equals(ReadSource.PDF);
        int listed = database.read(handle -> HeadingRows.standing(handle, version, mayLeadToPages));
        int headings = database.read(handle -> HeadingRows.count(handle, version));
        if (listed != headings) {
            wrong.add("of its %d headings only %d are passages".formatted(headings, listed));
        }
    }

    private boolean isUnnamed(Path file) {
        try {
            return !named.contains(String.valueOf(file.getFileName()))
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(Instant.now().minus(UNDER_WAY));
        } catch (IOException e) {
            return false; // gone meanwhile: an ingest that is under way has renamed it
        }
    }
}
