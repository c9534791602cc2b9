package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.people.Viewer;
import org.lectern.search.TermTallies.Tally;

/** Asks the store which of the notes that the index proposes are there for somebody, in the state that the index knows. */
final class NotesSeen {
    private static final int ASKED_AT_ONCE = 500;
    private static final Set<String> FIELDS = Set.of(IndexFields.ANNOTATION, IndexFields.REVISION);

    private final AnnotationStore store;

    NotesSeen(AnnotationStore store) {
        this.store = store;
    }

    /** Of each tally, only what is seen; those of which nothing is are left out. */
    Map<String, Tally> only(Map<String, Tally> tallies, IndexSearcher searcher, Viewer viewer) throws IOException {
        TreeSet<Integer> documents = new TreeSet<>();
        tallies.values().forEach(tally -> documents.addAll(tally.documents()));
        Map<Integer, AnnotationId> seen = seen(new ArrayList<>(documents), searcher, viewer);
        Map<String, Tally> left = new LinkedHashMap<>();
        tallies.forEach((term, tally) -> {
            List<Integer> there =
                    tally.documents().stream().filter(seen::containsKey).toList();
            if (!there.isEmpty()) {
                left.put(term, new Tally(there.size(), there));
            }
        });
        return left;
    }

    Map<Integer, AnnotationId> seen(List<Integer> documents, IndexSearcher searcher, Viewer viewer) throws IOException {
        Map<Integer, AnnotationId> seen = new HashMap<>();
        for (int from = 0; from < documents.size(); from += ASKED_AT_ONCE) {
            List<Integer> some = documents.subList(from, Math.min(documents.size(), from + ASKED_AT_ONCE));
            Map<Integer, AnnotationId> ids = new LinkedHashMap<>();
            Map<Integer, Integer> revisions = new HashMap<>();
            for (int document : some) {
                Document fields = searcher.storedFields().document(document, FIELDS);
                ids.put(document, new AnnotationId(fields.get(IndexFields.ANNOTATION)));
                revisions.put(
                        document,
                        fields.getField(IndexFields.REVISION).numericValue().intValue());
            }
            Map<AnnotationId, Integer> there = store.revisions(ids.values(), viewer);
            ids.forEach((document, id) -> {
                Integer revision = there.get(id);
                if (revision != null && revision.equals(revisions.get(document))) {
                    seen.put(document, id);
                }
            });
        }
        return seen;
    }
}
