package org.lectern.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationStore;
import org.lectern.document.Catalogue;
import org.lectern.document.Catalogue.DocumentChange;
import org.lectern.document.DocumentId;
import org.lectern.document.Passage;
import org.lectern.document.Version;

/** Compares what the index holds with what the store, read from the beginning, says it should hold. */
final class IndexCheck {
    private static final int BATCH = 500;
    /** While people write, the index and the store are compared again, since both move. */
    private static final int TRIES = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Catalogue catalogue;
    private final AnnotationStore annotations;
    private final LongSupplier head;

    IndexCheck(Catalogue catalogue, AnnotationStore annotations, LongSupplier head) {
        this.catalogue = catalogue;
        this.annotations = annotations;
        this.head = head;
    }

    IndexReport check(FollowingThread following) {
        IndexReport report = new IndexReport(0, List.of(), List.of(), List.of(), List.of());
        for (int times = 0; times < TRIES; times++) {
            long cursor = head.getAsLong();
            following.awaitShown(cursor, PATIENCE);
            report = compare(following);
            if (report.isSound() || head.getAsLong() == cursor) {
                return report;
            }
        }
        return report;
    }

    private IndexReport compare(FollowingThread following) {
        Map<String, String> wanted = wanted();
        List<String> extra = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        int entries = wanted.size();
        try {
            following.files().verify();
            for (Map.Entry<String, List<String>> held : held(following).entrySet()) {
                String state = wanted.remove(held.getKey());
                if (state == null || held.getValue().size() > 1) {
                    extra.add(held.getKey());
                } else if (!held.getValue().contains(state)) {
                    stale.add(held.getKey());
                }
            }
        } catch (IOException | RuntimeException e) {
            return new IndexReport(0, List.of(), List.of(), List.of(), List.of(String.valueOf(e.getMessage())));
        }
        return new IndexReport(
                entries - wanted.size() - stale.size(), List.copyOf(wanted.keySet()), extra, stale, List.of());
    }

    /** Each thing there should be, with the state it should be in. */
    private Map<String, String> wanted() {
        Map<String, String> wanted = new HashMap<>();
        Map<DocumentId, Version> versions = new HashMap<>();
        List<DocumentChange> documents = catalogue.changesAfter(0, BATCH);
        while (!documents.isEmpty()) {
            documents.forEach(
                    change -> change.document().ifPresent(document -> versions.put(document.id(), document.current())));
            documents = catalogue.changesAfter(documents.getLast().cursor(), BATCH);
        }
        for (Version version : versions.values()) {
            for (Passage passage : IndexFollower.passages(catalogue, version)) {
                wanted.put(passage(version.document().value(), passage.id()), version.hash());
            }
        }
        List<AnnotationChange> notes = annotations.changesAfter(0, BATCH);
        while (!notes.isEmpty()) {
            for (AnnotationChange change : notes) {
                String key = change.annotation().id().path();
                if (change instanceof AnnotationChange.Withdrawn) {
                    wanted.remove(key);
                } else {
                    wanted.put(key, String.valueOf(change.annotation().revision()));
                }
            }
            notes = annotations.changesAfter(notes.getLast().cursor(), BATCH);
        }
        return wanted;
    }

    private static String passage(String document, String passage) {
        return "/documents/%s#%s".formatted(document, passage);
    }

    /** Each thing there is, with its state, or states where it is there twice. */
    private static Map<String, List<String>> held(FollowingThread following) throws IOException {
        Map<String, List<String>> held = new HashMap<>();
        var searchers = following.searchers();
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                for (int n = 0; n < leaf.reader().maxDoc(); n++) {
                    if (live == null || live.get(n)) {
                        Document fields = leaf.reader().storedFields().document(n);
                        held.computeIfAbsent(key(fields), key -> new ArrayList<>())
                                .add(state(fields));
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
        return held;
    }

    private static boolean isAnnotation(Document fields) {
        return fields.get(IndexFields.ANNOTATION) != null;
    }

    private static String key(Document fields) {
        return isAnnotation(fields)
                ? "/annotations/" + fields.get(IndexFields.ANNOTATION)
                : passage(fields.get(IndexFields.DOCUMENT), fields.get(IndexFields.PASSAGE));
    }

    private static String state(Document fields) {
        return fields.get(isAnnotation(fields) ? IndexFields.REVISION : IndexFields.VERSION);
    }
}
