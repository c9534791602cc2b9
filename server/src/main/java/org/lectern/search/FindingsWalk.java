package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Place;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.people.Viewer;

/**
 * All that one state of the index holds for one search and that the store shows to the asker: documents in the library's
 * order, in each the order of reading, a passage before the notes that begin where it does; then notes on no document.
 * Memory grows with one document's hits and, by some bytes each, with the notes found.
 */
final class FindingsWalk {
    private final AskedWords words;
    private final HitWalk hits;
    private final NotesSeen seen;
    private final IndexSearcher searcher;
    private final AnnotationStore store;
    private final Viewer viewer;

    FindingsWalk(
            SearchQuery query, WordTokens tokens, IndexSearcher searcher, SearchIndex.Sources sources, Viewer viewer) {
        this.words = new AskedWords(query, tokens);
        this.hits = new HitWalk(words, tokens, searcher, sources, viewer);
        this.seen = new NotesSeen(sources.annotations());
        this.searcher = searcher;
        this.store = sources.annotations();
        this.viewer = viewer;
    }

    /** @param document the index's number of it */
    private record Standing(int start, int end, int document) {}

    void walk(Narrowed.Filters filters, List<Document> library, SearchIndex.Sink sink) throws IOException {
        Map<DocumentId, List<Note>> notes = new HashMap<>();
        List<Note> elsewhere = new ArrayList<>();
        if (filters.annotations().isPresent()) {
            sort(words.query(IndexFields.NOTE_WORDS, filters.annotations().get()), notes, elsewhere);
        }
        for (Document document : library) {
            List<Note> here = Optional.ofNullable(notes.remove(document.id())).orElse(List.of());
            int next = 0;
            for (Standing passage : passages(filters.passages(), document.id())) {
                while (next < here.size() && here.get(next).start < passage.start) {
                    give(here.get(next++), sink);
                }
                sink.passage(hits.passage(new ScoreDoc(passage.document, 0)));
            }
            while (next < here.size()) {
                give(here.get(next++), sink);
            }
        }
        // One's own notes may stand on a document that one may no longer see
        notes.values().forEach(elsewhere::addAll);
        elsewhere.sort(Comparator.comparing(note -> note.id.value()));
        for (Note note : elsewhere) {
            give(note, sink);
        }
    }

    private List<Standing> passages(Optional<Query> filter, DocumentId document) throws IOException {
        List<Standing> found = new ArrayList<>();
        if (filter.isPresent()) {
            Query within = new BooleanQuery.Builder()
                    .add(filter.get(), Occur.FILTER)
                    .add(new TermQuery(new Term(IndexFields.DOCUMENT, document.value())), Occur.FILTER)
                    .build();
            for (int number : MatchingDocuments.of(searcher, words.query(IndexFields.PASSAGE_WORDS, within))) {
                var fields = searcher.storedFields().document(number, Set.of(IndexFields.START, IndexFields.END));
                found.add(new Standing(
                        HitWalk.number(fields, IndexFields.START), HitWalk.number(fields, IndexFields.END), number));
            }
        }
        found.sort(Comparator.comparingInt(Standing::start));
        return found;
    }

    private record Note(AnnotationId id, int revision, int start, int end) {
        static final Comparator<Note> READING =
                Comparator.comparingInt(Note::start).thenComparingInt(Note::end).thenComparing(note -> note.id.value());
    }

    /** Each to the document that its first end is in, if the asker may see that. */
    private void sort(Query wanted, Map<DocumentId, List<Note>> notes, List<Note> elsewhere) throws IOException {
        List<Integer> numbers = MatchingDocuments.of(searcher, wanted);
        for (AnnotationId id : seen.seen(numbers, searcher, viewer).values()) {
            if (!(store.find(id, viewer) instanceof Lookup.Found(var annotation))) {
                continue;
            }
            Optional<Place> place = annotation.targets().stream().findFirst();
            int start = place.flatMap(Place::span).map(span -> span.start()).orElse(-1);
            int end = place.flatMap(Place::span).map(span -> span.end()).orElse(-1);
            Note note = new Note(id, annotation.revision(), start, end);
            place.flatMap(one -> DocumentAddress.ofPath(one.resource()))
                    .map(address -> notes.computeIfAbsent(address.id(), key -> new ArrayList<>()))
                    .orElse(elsewhere)
                    .add(note);
        }
        notes.values().forEach(list -> list.sort(Note.READING));
    }

    /** The store is asked once more, since it takes long to come this far. */
    private void give(Note note, SearchIndex.Sink sink) throws IOException {
        if (store.find(note.id, viewer) instanceof Lookup.Found(var annotation)
                && annotation.revision() == note.revision) {
            sink.annotation(annotation);
        }
    }
}
