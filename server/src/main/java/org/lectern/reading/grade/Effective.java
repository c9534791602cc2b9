package org.lectern.reading.grade;

import java.util.List;

/**
 * What holds for a passage on one axis: all that was given at its origin, one for each who gave it. Nothing is averaged.
 *
 * @param given oldest first; never empty
 * @param leading the one that gives most to think about, which is what is shown where there is place for one; a grade
 *     that says nothing only where there is no other
 */
public record Effective(Origin origin, List<Given> given, Given leading) {
    public Effective {
        given = List.copyOf(given);
    }

    /** Whether those who gave it say different things. */
    public boolean differs() {
        return given.stream().anyMatch(one -> !one.agreesWith(leading));
    }
}
