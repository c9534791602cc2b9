package org.lectern.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
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
    /** Of more than so many things that differ the names are not looked for: the index is then another. */
    private static final int NAMED = 100_000;

    private static final Set<String> STORED = Set.of(
            IndexFields.ANNOTATION,
            IndexFields.REVISION,
            IndexFields.DOCUMENT,
            IndexFields.PASSAGE,
            IndexFields.VERSION);

    private final Catalogue catalogue;
    private final AnnotationStore annotations;
    private final LongSupplier head;
    private final IndexProgress progress;

    IndexCheck(Catalogue catalogue, AnnotationStore annotations, LongSupplier head, IndexProgress progress) {
        this.catalogue = catalogue;
        this.annotations = annotations;
        this.head = head;
        this.progress = progress;
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

    /**
     * First by fingerprints, since a library has millions of passages; only where those differ are the names of what differs
     * looked for.
     */
    private IndexReport compare(FollowingThread following) {
        Map<String, String> notes = notes();
        Fingerprints wanted = new Fingerprints();
        Fingerprints held = new Fingerprints();
        try {
            following.files().verify();
            eachWanted(notes, wanted::add);
            eachHeld(following, held::add);
            long[] lacking = wanted.without(held);
            long[] over = held.without(wanted);
            if (lacking.length + over.length > NAMED) {
                return IndexReport.damaged(
                        "it differs from the store in %,d places".formatted(lacking.length + over.length));
            }
            return lacking.length + over.length == 0
                    ? new IndexReport(wanted.count(), List.of(), List.of(), List.of(), List.of())
                    : named(following, notes, wanted.count(), lacking, over);
        } catch (IOException | RuntimeException e) {
            return IndexReport.damaged(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What differs, by its name.
     *
     * @param lacking fingerprints that the store has and the index has not, sorted
     * @param over the same the other way round
     */
    private IndexReport named(
            FollowingThread following, Map<String, String> notes, int entries, long[] lacking, long[] over)
            throws IOException {
        Set<String> missing = new LinkedHashSet<>();
        eachWanted(notes, (thing, state) -> {
            if (Arrays.binarySearch(lacking, Fingerprints.of(thing, state)) >= 0) {
                missing.add(thing);
            }
        });
        Map<String, Integer> held = new LinkedHashMap<>();
        eachHeld(following, (thing, state) -> {
            if (Arrays.binarySearch(over, Fingerprints.of(thing, state)) >= 0) {
                held.merge(thing, 1, Integer::sum);
            }
        });
        List<String> extra = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        held.forEach((thing, times) -> {
            boolean isOnlyOlder = missing.remove(thing) && times == 1;
            (isOnlyOlder ? stale : extra).add(thing);
        });
        return new IndexReport(entries - missing.size() - stale.size(), List.copyOf(missing), extra, stale, List.of());
    }

    /** Is given things with the states that they are in, or should be in. */
    private interface Each {
        void thing(String thing, String state);
    }

    /** Each thing there should be, with the state it should be in. */
    private void eachWanted(Map<String, String> notes, Each each) {
        Map<DocumentId, Version> versions = new HashMap<>();
        List<DocumentChange> documents = catalogue.changesAfter(0, BATCH);
        while (!documents.isEmpty()) {
            documents.forEach(
                    change -> change.document().ifPresent(document -> versions.put(document.id(), document.current())));
            documents = catalogue.changesAfter(documents.getLast().cursor(), BATCH);
        }
        for (Version version : versions.values()) {
            String document = version.document().value();
            for (int page = 1; page <= version.pages(); page++) {
                for (Passage passage : catalogue.passagesOn(version, page)) {
                    each.thing(passage(document, passage.id()), version.hash());
                }
                IndexFollower.sayNowAndThen(progress, version, page);
            }
        }
        notes.forEach(each::thing);
    }

    /** The annotations that there should be, with their revisions. */
    private Map<String, String> notes() {
        Map<String, String> wanted = new HashMap<>();
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

    /** Each thing there is, with its state; one that is there twice comes twice. */
    private static void eachHeld(FollowingThread following, Each each) throws IOException {
        var searchers = following.searchers();
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                StoredFields stored = leaf.reader().storedFields();
                for (int n = 0; n < leaf.reader().maxDoc(); n++) {
                    if (live == null || live.get(n)) {
                        Document fields = stored.document(n, STORED);
                        each.thing(key(fields), state(fields));
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
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
