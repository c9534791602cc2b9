package org.lectern.parallel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.lectern.anchor.TextSpan;
import org.lectern.document.DocumentId;
import org.lectern.people.AccountId;

/** Keeps the runs of the library's current versions, and the list of stop runs. */
public interface RunStore {
    /** A version of a document. */
    record Text(DocumentId document, String version) {
        /** In one line. */
        String name() {
            return document.value() + " " + version;
        }
    }

    /**
     * A run of two texts, or of one with itself.
     *
     * @param counted words that count towards its length: those in no stop run
     */
    record StoredRun(Text a, Text b, SharedRun run, int counted) {}

    /** The versions that were held against all others that were there. */
    Set<Text> compared();

    boolean isCompared(Text text);

    /**
     * Stores what a text shares with those that were there before, in place of what was stored of it. Where it holds a
     * commonplace, the runs that were stored of the same words are commonplaces from then on.
     */
    void put(Text text, List<StoredRun> runs, int stopRevision);

    /** Forgets texts that are current no more, with all their runs. */
    void remove(List<Text> texts);

    /** All runs of a text, on either side, with at least so many words that count. */
    List<StoredRun> runsOf(Text text, int minWords);

    /** Those of a pair; the sides as stored. */
    List<StoredRun> runsOf(Text one, Text other, int minWords);

    /** Where commonplaces stand in a text, in any order. */
    List<TextSpan> commonplaces(Text text);

    /** Which list of stop runs the words of all stored runs were counted by. */
    int countedBy();

    /** Counts the words of all runs anew, a document at a time. */
    void recount(int revision, ToIntFunction<StoredRun> counting);

    /** In the order of the alphabet. */
    List<StopRun> stopRuns();

    /** Goes up with each change of the list. */
    int stopRevision();

    /** False where it is there already. */
    boolean addStopRun(String words, AccountId by, Instant at);

    boolean removeStopRun(String words, AccountId by, Instant at);

    /**
     * Words that go together wherever they stand, such as a name; they do not count towards the length of a run.
     *
     * @param by empty for those that come with the program
     */
    record StopRun(String words, Optional<AccountId> by, Instant at) {}
}
