package org.lectern.search;

import java.util.List;

/**
 * What holding the index against the store showed.
 *
 * @param entries those that are as they should be
 * @param missing what the store has and the index does not
 * @param extra what the index has and the store does not
 * @param stale what the index has as it was before
 * @param damage what is wrong with its files, or with more of its entries than can be named
 */
public record IndexReport(
        int entries, List<String> missing, List<String> extra, List<String> stale, List<String> damage) {
    public IndexReport {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
        stale = List.copyOf(stale);
        damage = List.copyOf(damage);
    }

    /** Nothing is known of its entries. */
    static IndexReport damaged(String what) {
        return new IndexReport(0, List.of(), List.of(), List.of(), List.of(what));
    }

    public boolean isSound() {
        return missing.isEmpty() && extra.isEmpty() && stale.isEmpty() && damage.isEmpty();
    }
}
