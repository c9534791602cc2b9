package org.lectern.citation.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.lectern.citation.Citation;
import org.lectern.citation.Reference;
import org.lectern.citation.WorkKey;
import org.lectern.document.PassageId;
import org.lectern.document.Version;

/** The works that are known, and which of them a citation cites: the first that fits. */
final class KnownWorks {
    private final Handle handle;
    private final Map<String, Known> byId = new HashMap<>();
    /** Works of one surname, in the order in which they came: no work fits one of another surname. */
    private final Map<String, List<Known>> bySurname = new HashMap<>();

    private static final class Known {
        private final String id;
        private Reference reference;
        private WorkKey key;

        Known(String id, Reference reference) {
            this.id = id;
            this.reference = reference;
            this.key = WorkKey.of(reference);
        }
    }

    private KnownWorks(Handle handle) {
        this.handle = handle;
    }

    /** As a transaction sees them. */
    static KnownWorks in(Handle handle) {
        return in(handle, Optional.empty());
    }

    /** @param before what an earlier transaction saw, or may have seen before it was undone: most of it is so still */
    static KnownWorks in(Handle handle, Optional<KnownWorks> before) {
        KnownWorks works = new KnownWorks(handle);
        Map<String, Known> known = before.map(one -> one.byId).orElse(Map.of());
        handle.createQuery("SELECT id, authors, title, year, volume FROM work ORDER BY ordinal")
                .map((row, context) -> known(known, row.getString("id"), CitationRows.reference(row)))
                .forEach(works::add);
        return works;
    }

    private static Known known(Map<String, Known> before, String id, Reference reference) {
        Known same = before.get(id);
        return same != null && same.reference.equals(reference) ? same : new Known(id, reference);
    }

    private void add(Known work) {
        byId.put(work.id, work);
        bySurname.computeIfAbsent(work.key.surname(), any -> new ArrayList<>()).add(work);
    }

    /** The first work that fits, else a new one. */
    String of(Version version, Citation citation) {
        return fitting(citation.reference()).orElseGet(() -> make(version, citation));
    }

    /**
     * The work of a citation that was found before: the one that it had, where that fits or was named by this very
     * citation and fits no other; else as for any other.
     *
     * @param isKept whether the work that it had must not go to others, since something is said of it
     */
    String ofKnown(String before, Reference read, boolean isKept, Version version, Citation citation) {
        Known had = byId.get(before);
        if (had == null) {
            return of(version, citation);
        }
        if (had.key.sameWork(WorkKey.of(citation.reference()))) {
            learn(had, citation.reference());
            return had.id;
        }
        boolean named = had.reference.equals(read);
        Optional<String> other = named && isKept ? Optional.empty() : fitting(citation.reference());
        if (other.isEmpty() && named) {
            describe(had, citation.reference());
            return had.id;
        }
        return other.orElseGet(() -> make(version, citation));
    }

    private Optional<String> fitting(Reference reference) {
        WorkKey key = WorkKey.of(reference);
        for (Known work : bySurname.getOrDefault(key.surname(), List.of())) {
            if (work.key.sameWork(key)) {
                learn(work, reference);
                return Optional.of(work.id);
            }
        }
        return Optional.empty();
    }

    /** A work that was known by author and year alone is from now on compared by its title too. */
    private void learn(Known work, Reference reference) {
        if (work.key.title().isEmpty() && !reference.title().isEmpty()) {
            describe(work, reference);
        }
    }

    private void describe(Known work, Reference reference) {
        CitationRows.bind(handle.createUpdate("""
                UPDATE work SET authors = :authors, title = :title, year = :year, volume = :volume
                WHERE id = :id"""), reference)
                .bind("id", work.id)
                .execute();
        String surname = work.key.surname();
        work.reference = reference;
        work.key = WorkKey.of(reference);
        if (!work.key.surname().equals(surname)) {
            bySurname.getOrDefault(surname, List.of()).remove(work);
            bySurname
                    .computeIfAbsent(work.key.surname(), any -> new ArrayList<>())
                    .add(work);
        }
    }

    private String make(Version version, Citation citation) {
        String id = id("work", version, citation, byId.keySet());
        CitationRows.bind(handle.createUpdate("""
                INSERT INTO work(id, ordinal, authors, title, year, volume)
                VALUES (:id, (SELECT coalesce(max(ordinal), 0) + 1 FROM work), :authors, :title, :year, :volume)"""), citation.reference())
                .bind("id", id)
                .execute();
        add(new Known(id, citation.reference()));
        return id;
    }

    /**
     * Made from what never changes, so that it is made once.
     *
     * @param taken those that mean something else already, since an earlier finder made them at the same place
     */
    static String id(String kind, Version version, Citation citation, Set<String> taken) {
        String made = id(kind, version, citation, "");
        for (int again = 2; taken.contains(made); again++) {
            made = id(kind, version, citation, " " + again);
        }
        return made;
    }

    private static String id(String kind, Version version, Citation citation, String again) {
        return PassageId.of(
                kind + again + " " + version.document().value(),
                version.hash(),
                citation.span().start());
    }
}
