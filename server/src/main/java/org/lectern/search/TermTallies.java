package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The terms of a field that begin in some way, counted within what a query allows. What is outside of it changes neither
 * a count nor which terms there are.
 */
final class TermTallies {
    private TermTallies() {}

    /** @param documents some that have it, the first ones and the last ones, as the searcher numbers them */
    record Tally(int count, List<Integer> documents) {
        Tally plus(int more, List<Integer> other, int kept) {
            List<Integer> all = new ArrayList<>(documents);
            other.stream().limit(Math.max(0, kept - all.size())).forEach(all::add);
            return new Tally(count + more, all);
        }
    }

    /**
     * By term; those with none are left out.
     *
     * @param most how far one segment's documents are counted for one term
     * @param kept how many documents are named for each
     */
    static Map<String, Tally> of(
            IndexSearcher searcher, String field, Collection<String> prefixes, Query allowed, int most, int kept)
            throws IOException {
        Map<String, Tally> tallies = new HashMap<>();
        Weight weight = MatchingDocuments.weight(searcher, allowed);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(field);
            FixedBitSet documents = MatchingDocuments.in(leaf, weight);
            if (terms == null || documents.cardinality() == 0) {
                continue;
            }
            for (String prefix : prefixes) {
                countLeaf(leaf, terms.iterator(), new BytesRef(prefix), documents, most, kept, tallies);
            }
        }
        return tallies;
    }

    private static void countLeaf(
            LeafReaderContext leaf,
            TermsEnum terms,
            BytesRef prefix,
            FixedBitSet documents,
            int most,
            int kept,
            Map<String, Tally> tallies)
            throws IOException {
        if (terms.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
            return;
        }
        PostingsEnum postings = null;
        for (BytesRef term = terms.term(); term != null; term = terms.next()) {
            if (!org.apache.lucene.util.StringHelper.startsWith(term, prefix)) {
                return;
            }
            postings = terms.postings(postings, PostingsEnum.NONE);
            int count = 0;
            List<Integer> first = new ArrayList<>(kept);
            for (int at = postings.nextDoc();
                    at != DocIdSetIterator.NO_MORE_DOCS && count < most;
                    at = postings.nextDoc()) {
                if (documents.get(at)) {
                    count++;
                    if (first.size() < kept) {
                        first.add(leaf.docBase + at);
                    } else {
                        first.set(kept / 2 + count % (kept - kept / 2), leaf.docBase + at);
                    }
                }
            }
            if (count > 0) {
                int counted = count;
                tallies.compute(
                        term.utf8ToString(),
                        (key, known) -> known == null ? new Tally(counted, first) : known.plus(counted, first, kept));
            }
        }
    }
}
