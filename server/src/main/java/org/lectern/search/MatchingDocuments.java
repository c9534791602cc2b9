package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** Everything that a query matches, in no order of fitness. */
final class MatchingDocuments {
    private MatchingDocuments() {}

    /** As the searcher numbers them. */
    static List<Integer> of(IndexSearcher searcher, Query query) throws IOException {
        List<Integer> found = new ArrayList<>();
        Weight weight = weight(searcher, query);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FixedBitSet matching = in(leaf, weight);
            for (int at = matching.nextSetBit(0);
                    at != DocIdSetIterator.NO_MORE_DOCS;
                    at = at + 1 < matching.length() ? matching.nextSetBit(at + 1) : DocIdSetIterator.NO_MORE_DOCS) {
                found.add(leaf.docBase + at);
            }
        }
        return found;
    }

    static Weight weight(IndexSearcher searcher, Query query) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /** Those of one segment, as it numbers them, without what was deleted. */
    static FixedBitSet in(LeafReaderContext leaf, Weight weight) throws IOException {
        FixedBitSet matching = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
        Scorer scorer = weight.scorer(leaf);
        if (scorer != null) {
            matching.or(scorer.iterator());
            Bits live = leaf.reader().getLiveDocs();
            for (int at = 0; live != null && at < live.length(); at++) {
                if (!live.get(at)) {
                    matching.clear(at);
                }
            }
        }
        return matching;
    }
}
