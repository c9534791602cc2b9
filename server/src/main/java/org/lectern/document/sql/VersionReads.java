package org.lectern.document.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Alignment;
import org.lectern.document.CanonicalText;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.GlyphRun;
import org.lectern.document.IngestReport;
import org.lectern.document.LeftOut;
import org.lectern.document.Page;
import org.lectern.document.PageAddress;
import org.lectern.document.Passage;
import org.lectern.document.TextFile;
import org.lectern.document.TextLimits;
import org.lectern.document.Version;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/** What a {@link Catalogue} says of a version that is known: its text, its pages and passages, its files. None of it changes. */
abstract class VersionReads implements Catalogue {
    final Database database;
    final StoredTexts texts;
    final VersionFiles files;
    final VersionReports reports;
    private final VersionIndexes indexes;
    private final Outlines outlines;

    /** @param limits says which texts are too long to be had in memory */
    VersionReads(Database database, ContentStore files, TextLimits limits) {
        database.migrate("document", "org/lectern/document/sql/migrations");
        this.database = database;
        this.texts = new StoredTexts(database, files, limits.whole());
        this.files = new VersionFiles(database, files);
        this.reports = new VersionReports(database, texts);
        this.indexes = new VersionIndexes(database);
        this.outlines = new Outlines(database);
    }

    @Override
    public Optional<Page> page(PageAddress address, Viewer viewer) {
        return version(address.document(), viewer).flatMap(version -> page(version, address.number()));
    }

    private Optional<Page> page(Version version, int number) {
        return indexes.of(version)
                .page(number)
                .map(page -> new Page(
                        version,
                        number,
                        page.row().label(),
                        page.row().span(),
                        words(version, page.row().span()),
                        page.row().size(),
                        page.passages(),
                        page.firstOrdinal()));
    }

    @Override
    public int pageAt(Version version, int offset) {
        return indexes.of(version).pageAt(offset);
    }

    @Override
    public Optional<TextSpan> pageSpan(Version version, int number) {
        return indexes.of(version).pageSpan(number);
    }

    @Override
    public Optional<Passage> passageAt(Version version, int offset) {
        return indexes.of(version).passageAt(offset);
    }

    @Override
    public Optional<Passage> passage(String id, Viewer viewer) {
        return seen(database.read(handle -> PassageRows.current(handle, id)), viewer);
    }

    @Override
    public Optional<Passage> firstPassage(String id, Viewer viewer) {
        return seen(database.read(handle -> PassageRows.first(handle, id)), viewer);
    }

    private Optional<Passage> seen(Optional<Passage> found, Viewer viewer) {
        return found.filter(
                passage -> document(passage.version().document(), viewer).isPresent());
    }

    @Override
    public List<OutlineEntry> outline(Version version) {
        return outlines.all(version);
    }

    @Override
    public List<OutlineEntry> outline(Version version, int offset, int most) {
        return outlines.around(version, offset, most);
    }

    @Override
    public int headings(Version version) {
        return outlines.count(version);
    }

    @Override
    public List<Passage> passagesOn(Version version, int page) {
        return indexes.of(version).passagesOn(page);
    }

    @Override
    public String words(Version version, TextSpan span) {
        return texts.words(version, span);
    }

    @Override
    public String words(String version, TextSpan span) {
        return texts.words(version, span);
    }

    @Override
    public boolean isLong(Version version) {
        return texts.isLong(version);
    }

    @Override
    public boolean isLong(String version) {
        return texts.isLong(version);
    }

    @Override
    public int longestWhole() {
        return texts.longestWhole();
    }

    @Override
    public TextFile textFile(String version) {
        return texts.file(version);
    }

    @Override
    public CanonicalText text(Version version) {
        return texts.text(version.hash());
    }

    @Override
    public CanonicalText text(String version) {
        return texts.text(version);
    }

    @Override
    public Alignment alignment(String older, String newer) {
        return texts.alignment(older, newer);
    }

    @Override
    public Path source(Version version) {
        return files.source(version);
    }

    @Override
    public List<Version> sameFile(Version version, Viewer viewer) {
        return database.read(handle -> VersionRows.ofFile(handle, version.sourceHash())).stream()
                .filter(other -> !other.document().equals(version.document())
                        && document(other.document(), viewer).isPresent())
                .toList();
    }

    @Override
    public Optional<Path> pictured(Version version) {
        return files.pictured(version);
    }

    @Override
    public List<GlyphRun> glyphs(Version version, int page) {
        return files.glyphs(version, page);
    }

    @Override
    public Optional<String> encoding(Version version) {
        return files.encoding(version);
    }

    @Override
    public SortedMap<LeftOut, Integer> leftOut(Version version) {
        return database.read(handle -> LeftOutRows.of(handle, version));
    }

    @Override
    public IngestReport report(Version version) {
        return reports.of(version);
    }
}
