package org.lectern.document;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.lectern.anchor.TextSpan;
import org.lectern.anchor.align.Alignment;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.Viewer;
import org.lectern.sql.Transaction;

/**
 * The library's documents. What a viewer may not see is not there for them.
 *
 * <p>Text, pages and passages are computed once, when a version is ingested.
 */
public interface Catalogue {
    /** In the order in which they came. */
    List<Document> documents(Viewer viewer);

    /** All, whoever may see them, withdrawn ones too; for whoever looks after the store. */
    List<Document> everyDocument();

    Optional<Document> document(DocumentId id, Viewer viewer);

    /** Newest first. */
    List<Version> versions(DocumentId id, Viewer viewer);

    /** All of a document, whoever may see it, newest first; for whoever looks after the store. */
    List<Version> allVersions(DocumentId id);

    /** The version that an address means; empty also where a shortened version fits two. */
    Optional<Version> version(DocumentAddress address, Viewer viewer);

    Optional<Page> page(PageAddress address, Viewer viewer);

    /** The page that holds a code point of a version. */
    int pageAt(Version version, int offset);

    Optional<TextSpan> pageSpan(Version version, int number);

    /** The passage that holds a code point of a version, else the next one after it. */
    Optional<Passage> passageAt(Version version, int offset);

    /** Where a passage stands in the current version, else in the newest that has it. */
    Optional<Passage> passage(String id, Viewer viewer);

    /** Where a passage stood in the oldest version that has it. */
    Optional<Passage> firstPassage(String id, Viewer viewer);

    List<OutlineEntry> outline(Version version);

    /**
     * A part of the outline: the headings around a code point.
     *
     * @param most as many before it, and as many after it
     */
    List<OutlineEntry> outline(Version version, int offset, int most);

    /** How many headings the outline has. */
    int headings(Version version);

    /** The passages of a page, in order. */
    List<Passage> passagesOn(Version version, int page);

    /**
     * The words of a span, however long the text is.
     *
     * @throws IndexOutOfBoundsException if the span reaches past the end
     */
    String words(Version version, TextSpan span);

    /** The same by a version's hash, also while its transaction is under way. */
    String words(String version, TextSpan span);

    /** Whether a text is too long to be had in memory, so that {@link #text} refuses it. */
    boolean isLong(Version version);

    /** The same by a version's hash, also while its transaction is under way. */
    boolean isLong(String version);

    /** Code points up to which a text is had in memory. */
    int longestWhole();

    /** A text on the disk, however long it is, by its version's hash; also while its transaction is under way. */
    TextFile textFile(String version);

    /** @throws TooLongException where it is too long to be had in memory */
    CanonicalText text(Version version);

    /**
     * The text of a version by its hash, also while its transaction is under way.
     *
     * @throws TooLongException where it is too long to be had in memory
     */
    CanonicalText text(String version);

    /**
     * Two versions of any length laid beside each other, by their hashes; those asked for lately are kept.
     */
    Alignment alignment(String older, String newer);

    /** The file as received; for reading only. */
    Path source(Version version);

    /** What the pages of a version are drawn from, without a password; empty where its pages have no look. */
    Optional<Path> pictured(Version version);

    /** Where the characters stand on the image of a page; empty where there is none. */
    List<GlyphRun> glyphs(Version version, int page);

    /** The newest version of each other document that came as just the same file, of documents that a viewer may see. */
    List<Version> sameFile(Version version, Viewer viewer);

    /** How the characters of the received file were encoded; empty where the kind of file settles that. */
    Optional<String> encoding(Version version);

    /**
     * Takes a file in, as a new document or, where the id is taken, as a version of that one. A text equal to that
     * of an earlier version makes that one current again. The files are on disk before the rows that name them; when
     * this returns, all of it is, with what {@code follower} did.
     *
     * @param follower not called where the text is the current one already
     * @throws UnreadableSourceException where it cannot become canonical text; nothing is kept then
     */
    default Ingested ingest(Ingest ingest, VersionFollower follower) throws UnreadableSourceException {
        return ingest(ingest, follower, ReadingWatch.NOBODY);
    }

    /** The same, telling {@code watch} how far reading is, and stopping where it says so. */
    Ingested ingest(Ingest ingest, VersionFollower follower, ReadingWatch watch) throws UnreadableSourceException;

    /**
     * Exchanges a document's readers, from the next request on.
     *
     * @return whether there is such a document
     */
    boolean share(DocumentId id, Audience audience, AccountId by, Instant at);

    /**
     * Makes a document one that is there for nobody, from the next request on. Its files and rows stay.
     *
     * @return whether there was such a document to be read until now
     */
    boolean withdraw(DocumentId id, Withdrawal withdrawal);

    /**
     * Takes a withdrawal back: all is as it was.
     *
     * @return whether there is such a document and it was withdrawn
     */
    boolean restore(DocumentId id, AccountId by, Instant at);

    /**
     * Says something of a document otherwise, from the next request on. What was said before is kept.
     *
     * @param seen what whoever edits went by; empty to write over whatever is said now
     * @param said all that is said from now on
     */
    DescribeOutcome describe(DocumentId id, Optional<Metadata> seen, Metadata said, AccountId by, Instant at);

    /** What was said of a document otherwise before, newest first; empty too where the viewer may not see it. */
    List<DocumentEdit> edits(DocumentId id, Viewer viewer);

    /** Those that were withdrawn and that a viewer could read otherwise, in the order in which they came. */
    List<Document> withdrawn(Viewer viewer);

    /** A withdrawn document, for those who could read it otherwise. */
    Optional<Document> withdrawn(DocumentId id, Viewer viewer);

    /** The same by a passage of it. */
    Optional<Document> withdrawn(String passage, Viewer viewer);

    /** Bytes of the files that an account's documents were taken in from, each once, withdrawn ones with them. */
    long bytesOf(AccountId owner);

    /** The same of one document. */
    long bytesOf(DocumentId id);

    /** How many things the file of a version has that are no part of its text. */
    SortedMap<LeftOut, Integer> leftOut(Version version);

    /** What a version turned out to be. */
    IngestReport report(Version version);

    /** Whether an id is in use, whoever may see what it names. */
    boolean isTaken(DocumentId id);

    /** The hash of a document's current version as a transaction sees it. */
    Optional<String> currentIn(Transaction transaction, DocumentId id);

    /**
     * The changes of documents from just after a cursor of the change log, in order, whoever may see them; for followers
     * of the log, who apply the audience themselves.
     */
    default List<DocumentChange> changesAfter(long cursor, int limit) {
        return changesBetween(cursor, Long.MAX_VALUE, limit);
    }

    /** The same up to another cursor, with that one. */
    List<DocumentChange> changesBetween(long cursor, long upTo, int limit);

    /** Of these only versions that became the current one of a document that was here before. */
    List<NewVersion> versionsBetween(long cursor, long upTo, int limit);

    /** @param version its hash; another may be current by now */
    record NewVersion(long cursor, DocumentId document, String version) {}

    /**
     * Removes what the ingest of a long text left that an earlier program did not end, in small steps beside whatever else is
     * written. Nobody can come to it meanwhile; a short one's was gone when this library was opened.
     *
     * @param goesOn asked before each step
     * @return whether all of it is gone
     */
    boolean clearCutOff(BooleanSupplier goesOn);

    /**
     * Looks at every version of every document: its files, its text, its pages and its passages.
     *
     * @param progress is told which document is looked at
     */
    LibraryReport check(Consumer<String> progress);

    /** @param document as it is now, which may be later than this change; empty where it is no more */
    record DocumentChange(long cursor, Optional<Document> document) {}

    /**
     * @param page the number of the page that the heading stands on
     * @param passage the one that it is the title of; empty where it leads to a page without words
     */
    record OutlineEntry(Heading heading, int page, String passage) {}
}
