package org.lectern.search;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.TermStatistics;

/**
 * A searcher that gives every word of a note the same weight. How often a word stands in notes is not asked, since most of
 * those notes may be other people's, and the order of hits would tell of them.
 */
final class QuietSearcher extends IndexSearcher {
    private static final int NOTES = 1_000;
    private static final int WORDS = 50;

    private QuietSearcher(IndexReader reader) {
        super(reader);
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        return term.field().equals(IndexFields.NOTE_WORDS)
                ? new TermStatistics(term.bytes(), 1, 1)
                : super.termStatistics(term, docFreq, totalTermFreq);
    }

    @Override
    public CollectionStatistics collectionStatistics(String field) throws IOException {
        return field.equals(IndexFields.NOTE_WORDS)
                ? new CollectionStatistics(field, NOTES, NOTES, (long) NOTES * WORDS, (long) NOTES * WORDS)
                : super.collectionStatistics(field);
    }

    static final class Factory extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
            return new QuietSearcher(reader);
        }
    }
}
