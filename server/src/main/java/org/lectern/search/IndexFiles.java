package org.lectern.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.Passage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in its folder, with the cursor of the change log up to which it goes. What {@link #commit} has put on disk
 * survives a crash together with its cursor; what came after it is read from the log once more. An index that cannot be
 * read, or that was made by another form of this program, is thrown away and begun anew at cursor 0.
 *
 * <p>One thread writes; any may search.
 */
final class IndexFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    private static final String CURSOR = "cursor";
    private static final String FORM_KEY = "form";
    private static final double BUFFER_MEGABYTES = 32;

    /** Lucene says at every start that it could be faster with a module that is not part of Java yet. */
    private static final java.util.logging.Logger VECTORS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(java.util.logging.Level.SEVERE);
    }

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    /** Up to where in the change log the writer has everything, searches see it, and it is on disk. */
    private long taken;

    private volatile long cursor;
    private long committed;

    private IndexFiles(Directory directory, IndexWriter writer, SearcherManager searchers, long cursor) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.taken = cursor;
        this.cursor = cursor;
        this.committed = cursor;
    }

    /** @param form changes whenever other terms would be kept for the same words */
    static IndexFiles open(Path folder, WordTokens words, String form) {
        try {
            Optional<IndexFiles> opened = reopened(folder, words, form);
            if (opened.isPresent()) {
                return opened.get();
            }
            return anew(folder, words, form);
        } catch (IOException e) {
            throw new UncheckedIOException("The search index in %s cannot be opened".formatted(folder), e);
        }
    }

    /** What an earlier run left there, if it is whole enough and of this form. */
    private static Optional<IndexFiles> reopened(Path folder, WordTokens words, String form) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Directory directory = FSDirectory.open(folder);
        try {
            if (DirectoryReader.indexExists(directory)) {
                Map<String, String> data =
                        DirectoryReader.listCommits(directory).getLast().getUserData();
                if (form.equals(data.get(FORM_KEY))) {
                    return Optional.of(open(directory, words, Long.parseLong(data.getOrDefault(CURSOR, "0"))));
                }
                LOG.info("The search index is of another form; it is made anew");
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The search index cannot be read; it is made anew", e);
        }
        directory.close();
        return Optional.empty();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** An empty one, whatever was there. */
    static IndexFiles anew(Path folder, WordTokens words, String form) throws IOException {
        clear(folder);
        Files.createDirectories(folder);
        IndexFiles files = open(FSDirectory.open(folder), words, 0);
        files.writer.setLiveCommitData(data(form, 0).entrySet());
        files.writer.commit();
        return files;
    }

    private static IndexFiles open(Directory directory, WordTokens words, long cursor) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(words);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        // What was not committed is read from the log again, so closing must not commit what has no cursor
        config.setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(directory, config);
        return new IndexFiles(directory, writer, new SearcherManager(writer, new QuietSearcher.Factory()), cursor);
    }

    private static Map<String, String> data(String form, long cursor) {
        return Map.of(FORM_KEY, form, CURSOR, String.valueOf(cursor));
    }

    /** Up to where in the change log searches see. */
    long cursor() {
        return cursor;
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** Whatever was known of a document. */
    void remove(DocumentId document) throws IOException {
        writer.deleteDocuments(new Term(IndexFields.DOCUMENT, document.value()));
    }

    /** A passage of a document, of which nothing older is there any more. */
    void add(Document document, Passage passage, String words) throws IOException {
        Optional<LocalDate> date = document.metadata().date().flatMap(IndexFields::day);
        writer.addDocument(IndexFields.passage(passage, words, date));
    }

    /** One that was never put. */
    void add(Annotation annotation) throws IOException {
        writer.addDocument(IndexFields.annotation(annotation));
    }

    void put(Annotation annotation) throws IOException {
        writer.updateDocument(
                new Term(IndexFields.ANNOTATION, annotation.id().value()), IndexFields.annotation(annotation));
    }

    void remove(AnnotationId id) throws IOException {
        writer.deleteDocuments(new Term(IndexFields.ANNOTATION, id.value()));
    }

    /** Nothing of it is seen before {@link #show}, nor kept before {@link #commit}. */
    void removeAll() throws IOException {
        writer.deleteAll();
    }

    /** What was put is everything up to this cursor and nothing else. */
    void took(long upTo) {
        taken = upTo;
    }

    long taken() {
        return taken;
    }

    boolean isShown() {
        return cursor == taken;
    }

    /** Lets searches see what was taken in. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
        cursor = taken;
    }

    boolean isCommitted() {
        return committed == taken;
    }

    /** Puts on disk what was taken in. */
    void commit(String form) throws IOException {
        writer.setLiveCommitData(data(form, taken).entrySet());
        writer.commit();
        committed = taken;
    }

    /** Whether the files are what was written into them; throws where they are not. */
    void verify() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                ((org.apache.lucene.index.CodecReader) leaf.reader()).checkIntegrity();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }
}
