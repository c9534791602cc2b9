package org.lectern.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
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

/**
 * Walks through what one state of the index holds for one search, passages, as printed and as read, and annotations merged by how
 * well they fit.
 * What the index says of an annotation counts only if the store shows that very revision to the asker now.
 */
final class HitWalk {
    /** Candidates among annotations that are held against the store at once. */
    private static final int ASKED_AT_ONCE = 500;

    private final AskedWords words;
    private final WordTokens tokens;
    private final IndexSearcher searcher;
    private final AnnotationStore store;
    private final ReadingWalk readings;
    private final Viewer viewer;

    HitWalk(AskedWords words, WordTokens tokens, IndexSearcher searcher, SearchIndex.Sources sources, Viewer viewer) {
        this.words = words;
        this.tokens = tokens;
        this.searcher = searcher;
        this.store = sources.annotations();
        this.readings = new ReadingWalk(words, tokens, searcher, sources, viewer);
        this.viewer = viewer;
    }

    /** What is found each in an order of its own; of those that fit alike, the first comes first. */
    enum Sort {
        PASSAGE,
        READING,
        ANNOTATION
    }

    /** The last hit of each sort before a place in the list. */
    record Place(Map<Sort, ScoredPlace> last) {
        static final Place BEGINNING = new Place(Map.of());

        Place {
            last = Map.copyOf(last);
        }

        private Optional<ScoredPlace> last(Sort sort) {
            return Optional.ofNullable(last.get(sort));
        }
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
        Map<Sort, Found> found = new EnumMap<>(Sort.class);
        if (filters.passages().isPresent()) {
            Query wanted =
                    words.query(IndexFields.PASSAGE_WORDS, filters.passages().get());
            found.put(Sort.PASSAGE, passages(wanted, from.last(Sort.PASSAGE), limit));
        }
        Map<ScoreDoc, SearchHit.OfPassage> asRead = new HashMap<>();
        if (filters.readings().isPresent()) {
            List<ReadingWalk.Proposed> all = readings.walk(filters.readings().get());
            all.forEach(one -> asRead.put(one.hit(), one.passage()));
            List<ScoreDoc> next = all.stream()
                    .map(ReadingWalk.Proposed::hit)
                    .filter(hit -> isAfter(hit, from.last(Sort.READING)))
                    .limit(limit + 1L)
                    .toList();
            found.put(Sort.READING, new Found(next, all.size(), false));
        }
        if (filters.annotations().isPresent()) {
            Query wanted =
                    words.query(IndexFields.NOTE_WORDS, filters.annotations().get());
            found.put(Sort.ANNOTATION, annotations(wanted, from.last(Sort.ANNOTATION), limit));
        }
        return merged(found, asRead, from, limit);
    }

    private Steps merged(Map<Sort, Found> found, Map<ScoreDoc, SearchHit.OfPassage> asRead, Place from, int limit)
            throws IOException {
        List<SearchHit> hits = new ArrayList<>();
        Map<Sort, ScoredPlace> last = new EnumMap<>(Sort.class);
        last.putAll(from.last);
        List<Left> left = found.entrySet().stream()
                .map(entry -> new Left(entry.getKey(), new ArrayDeque<>(entry.getValue().hits)))
                .toList();
        Optional<Left> best = best(left);
        while (hits.size() < limit && best.isPresent()) {
            Sort sort = best.get().sort;
            ScoreDoc hit = best.get().hits.removeFirst();
            last.put(sort, ScoredPlace.of(hit));
            switch (sort) {
                case PASSAGE -> hits.add(passage(hit));
                case READING -> Optional.ofNullable(asRead.get(hit)).ifPresent(hits::add);
                case ANNOTATION -> annotation(hit).ifPresent(hits::add);
            }
            best = best(left);
        }
        int total = found.values().stream().mapToInt(Found::total).sum();
        return new Steps(
                Math.min(total, SearchResult.COUNTED),
                found.values().stream().anyMatch(Found::isAtLeast) || total > SearchResult.COUNTED,
                hits,
                best.map(more -> new Place(last)));
    }

    /** What is left of one sort. */
    private record Left(Sort sort, Deque<ScoreDoc> hits) {}

    /** The sort whose next hit fits best. */
    private static Optional<Left> best(List<Left> left) {
        return left.stream()
                .filter(one -> !one.hits.isEmpty())
                .max(Comparator.<Left>comparingDouble(one -> one.hits.getFirst().score)
                        .thenComparing(one -> one.sort, Comparator.reverseOrder()));
    }

    /** @param hits the next ones, one more than can be shown */
    private record Found(List<ScoreDoc> hits, int total, boolean isAtLeast) {}

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
                if (next.size() <= limit && isAfter(hit, after)) {
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

    private static boolean isAfter(ScoreDoc hit, Optional<ScoredPlace> after) {
        return after.map(place -> hit.score < place.score || (hit.score == place.score && hit.doc > place.document))
                .orElse(true);
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
        SearchHit.OfPassage asPrinted = new SearchHit.OfPassage(
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
                words.likeness(lit).word(),
                List.of());
        return readings.surer(asPrinted, text, lit);
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
        return Optional.of(new SearchHit.OfAnnotation(
                annotation, Snippets.of(text, lit), words.likeness(lit).word()));
    }
}
