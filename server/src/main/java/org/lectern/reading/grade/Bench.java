package org.lectern.reading.grade;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lectern.citation.CitedWork;

/**
 * The works that a group may weigh, and how far it has come.
 *
 * @param works those that reach most passages first
 */
public record Bench(List<Row> works, Progress progress) {
    public Bench {
        works = List.copyOf(works);
    }

    /** How somebody stands to a work. */
    public enum State {
        TO_DO,
        /** Only theirs. */
        MINE,
        /** Only others'. */
        OTHERS,
        AGREED,
        DIFFER;

        /** As it is written in JSON and in addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A work with the grades that were given to it.
     *
     * @param pages that its passages stand on
     * @param own how many of its passages have a grade of their own, which no grade of the work changes
     * @param mine the grade of whoever looks, for the whole work
     * @param others the grades of others for the whole work, oldest first
     * @param scoped how many more there are that are for a scope
     */
    public record Row(
            CitedWork work, int pages, int own, Optional<Given> mine, List<Given> others, int scoped, State state) {
        public int passages() {
            return work.citations().size();
        }

        /** How many passages show a grade once the whole work has it. */
        public int reach() {
            return passages() - own;
        }
    }

    /**
     * @param rated works that whoever looks has graded
     * @param reached passages that carry a grade of whoever looks
     * @param next what the next few works would add, those that reach most first
     * @param nextWorks how many these are
     */
    public record Progress(int works, int rated, int passages, int reached, int next, int nextWorks) {}
}
