package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.document.BlockKind;
import org.lectern.document.DocumentId;
import org.lectern.people.Viewer;
import org.lectern.search.AskedWords.Lit;
import org.lectern.search.SearchHit.Snippet;
import org.lectern.search.WordForms.Likeness;

/**
 * Walks through what one state of the index holds for one search, passages and annotations merged by how well they fit.
 * What the index says of an annotation counts only if the store shows that very revision to the asker now.
 */
final class HitWalk {
    /** Candidates among annotations that are held against the store at once. */
    private static final int ASKED_AT_ONCE = 500;

    private final AskedWords words;
    private final WordTokens tokens;
    private final IndexSearcher searcher;
    private final AnnotationStore store;
    private final Viewer viewer;

    HitWalk(AskedWords words, WordTokens tokens, IndexSearcher searcher, AnnotationStore store, Viewer viewer) {
        this.words = words;
        this.tokens = tokens;
        this.searcher = searcher;
        this.store = store;
        this.viewer = viewer;
    }

    /** The last passage and the last annotation before a place in the list. */
    record Place(Optional<ScoredPlace> passage, Optional<ScoredPlace> annotation) {
        static final Place BEGINNING = new Place(Optional.empty(), Optional.empty());
    }

    /** A place in the order of one sort of hits. */
    record ScoredPlace(int document, float score) {
        static ScoredPlace of(ScoreDoc hit) {
            return new ScoredPlace(hit.doc, hit.score);
        }

        ScoreDoc after() {
            return new ScoreDoc(document, score);
        }
    }

    record Steps(int total, boolean isAtLeast, List<SearchHit> hits, Optional<Place> next) {}

    Steps walk(Narrowed.Filters filters, Place from, int limit) throws IOException {
        Found passages = filters.passages().isPresent()
                ? passages(
                        words.query(
                                IndexFields.PASSAGE_WORDS, filters.passages().get()),
                        from.passage,
                        limit)
                : Found.NOTHING;
        Found annotations = filters.annotations().isPresent()
                ? annotations(
                        words.query(
                                IndexFields.NOTE_WORDS, filters.annotations().get()),
                        from.annotation,
                        limit)
                : Found.NOTHING;
        List<SearchHit> hits = new ArrayList<>();
        Optional<ScoredPlace> lastPassage = from.passage;
        Optional<ScoredPlace> lastAnnotation = from.annotation;
        int p = 0;
        int a = 0;
        while (hits.size() < limit && (p < passages.hits.size() || a < annotations.hits.size())) {
            boolean isPassage = a == annotations.hits.size()
                    || (p < passages.hits.size() && passages.hits.get(p).score >= annotations.hits.get(a).score);
            ScoreDoc hit = isPassage ? passages.hits.get(p++) : annotations.hits.get(a++);
            if (isPassage) {
                lastPassage = Optional.of(ScoredPlace.of(hit));
                hits.add(passage(hit));
            } else {
                lastAnnotation = Optional.of(ScoredPlace.of(hit));
                annotation(hit).ifPresent(hits::add);
            }
        }
        boolean hasMore = p < passages.hits.size() || a < annotations.hits.size();
        int total = passages.total + annotations.total;
        return new Steps(
                Math.min(total, SearchResult.COUNTED),
                passages.isAtLeast || annotations.isAtLeast || total > SearchResult.COUNTED,
                hits,
                hasMore ? Optional.of(new Place(lastPassage, lastAnnotation)) : Optional.empty());
    }

    /** @param hits the next ones, one more than can be shown */
    private record Found(List<ScoreDoc> hits, int total, boolean isAtLeast) {
        static final Found NOTHING = new Found(List.of(), 0, false);
    }

    private Found passages(Query wanted, Optional<ScoredPlace> after, int limit) throws IOException {
        ScoreDoc last = after.map(ScoredPlace::after).orElse(null);
        TopDocs top = searcher.search(wanted, new TopScoreDocCollectorManager(limit + 1, last, SearchResult.COUNTED));
        return new Found(
                List.of(top.scoreDocs),
                (int) Math.min(top.totalHits.value(), SearchResult.COUNTED),
                top.totalHits.value() > SearchResult.COUNTED
                        || top.totalHits.relation() == TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO);
    }

    /** Counts from the beginning, since what was to be seen may have changed since the slice before. */
    private Found annotations(Query wanted, Optional<ScoredPlace> after, int limit) throws IOException {
        List<ScoreDoc> next = new ArrayList<>();
        int total = 0;
        ScoreDoc last = null;
        while (total <= SearchResult.COUNTED || next.size() <= limit) {
            TopDocs top = searcher.searchAfter(last, wanted, ASKED_AT_ONCE);
            for (ScoreDoc hit : visible(top.scoreDocs)) {
                total++;
                if (next.size() <= limit
                        && after.map(place -> isAfter(hit, place)).orElse(true)) {
                    next.add(hit);
                }
            }
            if (top.scoreDocs.length < ASKED_AT_ONCE) {
                break;
            }
            last = top.scoreDocs[top.scoreDocs.length - 1];
        }
        return new Found(next, Math.min(total, SearchResult.COUNTED), total > SearchResult.COUNTED);
    }

    private static boolean isAfter(ScoreDoc hit, ScoredPlace place) {
        return hit.score < place.score || (hit.score == place.score && hit.doc > place.document);
    }

    /** Those that the store shows to the asker as the index knows them. */
    private List<ScoreDoc> visible(ScoreDoc[] hits) throws IOException {
        Map<ScoreDoc, Document> kept = new LinkedHashMap<>();
        for (ScoreDoc hit : hits) {
            kept.put(
                    hit,
                    searcher.storedFields().document(hit.doc, Set.of(IndexFields.ANNOTATION, IndexFields.REVISION)));
        }
        Map<AnnotationId, Integer> there = store.revisions(
                kept.values().stream().map(HitWalk::annotationId).toList(), viewer);
        return kept.entrySet().stream()
                .filter(entry ->
                        Integer.valueOf(revision(entry.getValue())).equals(there.get(annotationId(entry.getValue()))))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static AnnotationId annotationId(Document fields) {
        return new AnnotationId(fields.get(IndexFields.ANNOTATION));
    }

    static int number(Document fields, String name) {
        return fields.getField(name).numericValue().intValue();
    }

    private static int revision(Document fields) {
        return number(fields, IndexFields.REVISION);
    }

    SearchHit.OfPassage passage(ScoreDoc hit) throws IOException {
        Document fields = searcher.storedFields().document(hit.doc);
        String text = fields.get(IndexFields.PASSAGE_WORDS);
        int start = number(fields, IndexFields.START);
        List<Lit> lit = words.litIn(tokens.tokens(text));
        Snippet snippet = Snippets.of(text, lit);
        return new SearchHit.OfPassage(
                new DocumentId(fields.get(IndexFields.DOCUMENT)),
                fields.get(IndexFields.VERSION),
                number(fields, IndexFields.PAGE),
                fields.get(IndexFields.PASSAGE),
                BlockKind.valueOf(fields.get(IndexFields.BLOCK)),
                new TextSpan(start, number(fields, IndexFields.END)),
                Snippets.marks(text, lit, 0).stream()
                        .map(mark -> new TextSpan(start + mark.start(), start + mark.end()))
                        .toList(),
                snippet,
                likeness(lit));
    }

    /** The least sure of the clauses' best words; what was found without words is the same. */
    private String likeness(List<Lit> lit) {
        Map<Integer, Likeness> best = new LinkedHashMap<>();
        for (Lit one : lit) {
            best.merge(one.clause(), one.likeness(), (was, now) -> was.compareTo(now) <= 0 ? was : now);
        }
        return best.values().stream()
                .max(Likeness::compareTo)
                .orElse(Likeness.SAME)
                .word();
    }

    /** The store is asked once more, for what to show. */
    private Optional<SearchHit> annotation(ScoreDoc hit) throws IOException {
        Document fields = searcher.storedFields().document(hit.doc);
        if (!(store.find(annotationId(fields), viewer) instanceof Lookup.Found(Annotation annotation))
                || annotation.revision() != revision(fields)) {
            return Optional.empty();
        }
        String text = fields.get(IndexFields.NOTE_WORDS);
        List<Lit> lit = words.litIn(tokens.tokens(text));
        return Optional.of(new SearchHit.OfAnnotation(annotation, Snippets.of(text, lit), likeness(lit)));
    }
}
