package org.lectern.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;

/**
 * A searcher whose order of hits tells nothing of what its asker may not see. It gives every word of a note the same
 * weight, since most notes may be other people's; how rare a word is in passages is counted in those that the asker sees.
 */
final class QuietSearcher extends IndexSearcher {
    private static final int NOTES = 1_000;
    /** In a note, and in a passage where counting them all would count hidden ones. */
    private static final int WORDS = 50;

    /** A filter of passages; empty where every passage may be seen. */
    private final Optional<Query> visible;

    private QuietSearcher(IndexReader reader, Optional<Query> visible) {
        super(reader);
        this.visible = visible;
    }

    /** @param visible a filter of the passages that the asker may see */
    static IndexSearcher forAsker(IndexSearcher shared, Query visible) throws IOException {
        CollectionStatistics all = shared.collectionStatistics(IndexFields.DOCUMENT);
        return all == null || shared.count(visible) == all.docCount()
                ? shared
                : new QuietSearcher(shared.getIndexReader(), Optional.of(visible));
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        if (term.field().equals(IndexFields.NOTE_WORDS)) {
            return new TermStatistics(term.bytes(), 1, 1);
        }
        if (visible.isPresent() && term.field().equals(IndexFields.PASSAGE_WORDS)) {
            int seen = Math.max(1, count(and(new TermQuery(term), visible.get())));
            return new TermStatistics(term.bytes(), seen, seen);
        }
        return super.termStatistics(term, docFreq, totalTermFreq);
    }

    private static Query and(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.FILTER)
                .add(other, Occur.FILTER)
                .build();
    }

    @Override
    public CollectionStatistics collectionStatistics(String field) throws IOException {
        if (field.equals(IndexFields.NOTE_WORDS)) {
            return statistics(field, NOTES);
        }
        return visible.isPresent() && field.equals(IndexFields.PASSAGE_WORDS)
                ? statistics(field, Math.max(1, count(visible.get())))
                : super.collectionStatistics(field);
    }

    private static CollectionStatistics statistics(String field, int documents) {
        long words = (long) documents * WORDS;
        return new CollectionStatistics(field, documents, documents, words, words);
    }

    static final class Factory extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
            return new QuietSearcher(reader, Optional.empty());
        }
    }
}
