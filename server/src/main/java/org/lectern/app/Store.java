package org.lectern.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.RatingStore;
import org.lectern.annotation.Readings;
import org.lectern.annotation.sql.SqlAnnotationStore;
import org.lectern.annotation.sql.SqlPlacementStore;
import org.lectern.annotation.sql.SqlRatingStore;
import org.lectern.citation.CitationFollower;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CorrectionStore;
import org.lectern.citation.sql.SqlCitationIndex;
import org.lectern.citation.sql.SqlCorrectionStore;
import org.lectern.document.Catalogue;
import org.lectern.document.ContentStore;
import org.lectern.document.Ingest;
import org.lectern.document.SeedShelf;
import org.lectern.document.SourceReaders;
import org.lectern.document.TextLimits;
import org.lectern.document.TextReader;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.markup.MarkupReader;
import org.lectern.document.pdf.PageImages;
import org.lectern.document.pdf.PdfLimits;
import org.lectern.document.pdf.PdfReader;
import org.lectern.document.sql.SqlCatalogue;
import org.lectern.export.Exporter;
import org.lectern.parallel.LibraryFollower;
import org.lectern.parallel.Parallels;
import org.lectern.parallel.Quotations;
import org.lectern.parallel.RunStore;
import org.lectern.parallel.sql.SqlRunStore;
import org.lectern.parallel.sql.SqlWorkDocuments;
import org.lectern.people.Groups;
import org.lectern.people.Invitations;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.people.sql.SqlGroups;
import org.lectern.people.sql.SqlInvitations;
import org.lectern.people.sql.SqlPeople;
import org.lectern.reading.Carrying;
import org.lectern.reading.ImportService;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.IngestService;
import org.lectern.reading.PassageAnchors;
import org.lectern.reading.Placements;
import org.lectern.reading.UploadRoom;
import org.lectern.review.Scales;
import org.lectern.review.sql.SqlScales;
import org.lectern.search.SearchIndex;
import org.lectern.sql.Database;
import org.lectern.sql.SqliteDatabase;
import org.lectern.web.LecternServer;

/** Everything in a data folder, opened and wired. Close it before the folder. */
final class Store implements AutoCloseable {
    final InstantSource clock = Clock.systemUTC();
    final People people;
    final Groups groups;
    final Invitations invitations;
    final AnnotationStore annotations;
    final PlacementStore placements;
    final Catalogue catalogue;
    final CitationIndex citations;
    final RatingStore ratings;
    final Scales scales;
    final CorrectionStore corrections;
    final IngestService ingests;
    final Parallels parallels;
    final Quotations quotations;
    private final SqliteDatabase database;
    private final Path folder;
    private final Readings readings;
    private final Path index;
    private final RunStore runs;
    private final Path comparing;
    private final DataFolder data;
    private final PdfLimits limits;
    private final long mostImages;
    private @Nullable SearchIndex search;
    private @Nullable PageImages images;
    private @Nullable LibraryFollower following;
    private @Nullable CitationFollower citing;
    private @Nullable Clearing clearing;

    Store(DataFolder folder) {
        this.folder = folder.path();
        this.data = folder;
        Settings settings = new Settings(Optional.of(folder.path()));
        this.limits = settings.pdfLimits();
        this.mostImages = settings.maxImages();
        TextLimits texts = settings.textLimits();
        this.index = folder.index();
        this.comparing = folder.parallels();
        try {
            this.database = new SqliteDatabase(folder.database());
            IngestQueue.clearCutOff(folder.incoming(), folder.uploads());
            this.people = new SqlPeople(database);
            this.groups = new SqlGroups(database);
            this.invitations = new SqlInvitations(database);
            this.catalogue = new SqlCatalogue(
                    database,
                    new ContentStore(folder.files()),
                    new SourceReaders(
                            new TextReader(folder.scratch(), texts),
                            new PdfReader(folder.scratch(), limits, texts),
                            new MarkupReader(folder.scratch(), settings.markupLimits())),
                    texts);
            SqlCorrectionStore corrected = new SqlCorrectionStore(database);
            this.citations = new SqlCitationIndex(database, catalogue, corrected);
            this.corrections = corrected;
            Carrying carrying = new Carrying(catalogue, new PassageAnchors(catalogue));
            this.annotations = new SqlAnnotationStore(database, carrying);
            this.placements = new SqlPlacementStore(database, carrying);
            this.ratings = new SqlRatingStore(database);
            this.scales = new SqlScales(database);
            this.readings = new Readings(annotations, placements, (version, span) -> catalogue.words(version, span));
            this.ingests = new IngestService(catalogue, placements, citations);
            this.runs = new SqlRunStore(database);
            this.parallels = new Parallels(catalogue, runs);
            this.quotations = new Quotations(catalogue, parallels, new SqlWorkDocuments(database));
        } catch (Database.NewerDataException e) {
            throw new FailedException(
                    "The data folder %s was written by a newer Lectern (%s). Start that one, or choose another folder with --data."
                            .formatted(folder.path(), e.getMessage()),
                    e);
        }
    }

    /** An empty library starts with the documents that come with the program. */
    void plantSeeds() {
        if (!catalogue.documents(Viewer.ANYONE).isEmpty()) {
            return;
        }
        for (Ingest seed : new SeedShelf(Settings.home().resolve("seeds")).documents(clock.instant())) {
            if (catalogue.isTaken(seed.id())) {
                continue; // withdrawn or no longer shared, which is for people to change
            }
            try {
                ingests.ingest(seed);
            } catch (UnreadableSourceException e) {
                throw new FailedException("%s is damaged: %s".formatted(seed.file(), e.getMessage()), e);
            }
        }
    }

    /** The search index, which from the first call on follows what is stored. */
    synchronized SearchIndex search() {
        if (search == null) {
            search = new SearchIndex(
                    index,
                    new SearchIndex.Sources(catalogue, annotations, readings, people, groups, database::lastCursor));
        }
        return search;
    }

    /** What holds texts that come against those that are there; it does so from the first call on. */
    synchronized LibraryFollower following() {
        if (following == null) {
            following = new LibraryFollower(comparing, catalogue, parallels, runs, database::lastCursor);
            following.start();
        }
        return following;
    }

    /** What reads for citations long texts and what was here before; it does so from the first call on. */
    synchronized CitationFollower citing() {
        if (citing == null) {
            citing = new CitationFollower(citations, annotations::isNamed, database::lastCursor);
            citing.start();
        }
        return citing;
    }

    /** What removes what an earlier program left; it does so from the first call on. */
    synchronized Clearing clearing() {
        if (clearing == null) {
            clearing = new Clearing(catalogue);
            clearing.start();
        }
        return clearing;
    }

    /** Of pages; what draws them starts when somebody looks at one. */
    synchronized PageImages images() {
        if (images == null) {
            images = new PageImages(data.images(), data.scratch(), limits, mostImages);
        }
        return images;
    }

    /** @param addresses what the exports' links begin with */
    Exporter exporter(Addresses addresses) {
        return new Exporter(new Exporter.Parts(
                catalogue,
                annotations,
                readings,
                people,
                groups,
                scales,
                new Placements(catalogue, placements)::of,
                addresses,
                clock));
    }

    /** @param addresses what it knows as this server's own */
    ImportService importer(Addresses addresses) {
        return new ImportService(
                catalogue,
                citations,
                new Placements(catalogue, placements),
                annotations,
                people,
                groups,
                scales,
                addresses,
                clock);
    }

    /** What a server serves of it. */
    LecternServer.Parts parts(Addresses addresses, IngestQueue uploads) {
        Settings settings = new Settings(Optional.of(folder));
        return new LecternServer.Parts(
                catalogue,
                citations,
                corrections,
                parallels,
                quotations,
                annotations,
                placements,
                ratings,
                scales,
                people,
                groups,
                invitations,
                search(),
                exporter(addresses),
                uploads,
                new UploadRoom(catalogue, uploads, settings.maxDocument(), settings.maxAccount()),
                images(),
                clock,
                data.instance());
    }

    /** What the database finds wrong with itself; empty where all is well. */
    List<String> damage() {
        return database.damage();
    }

    Path folder() {
        return folder;
    }

    /** Writes one consistent state of the database into a file that must not exist. */
    void copyDatabaseTo(Path copy) {
        database.copyTo(copy);
    }

    @Override
    public synchronized void close() {
        if (search != null) {
            search.close();
        }
        if (following != null) {
            following.close();
        }
        if (citing != null) {
            citing.close();
        }
        if (images != null) {
            images.close();
        }
        if (clearing != null) {
            clearing.close();
        }
        database.close();
    }
}
