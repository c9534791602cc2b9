package org.lectern.citation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.lectern.document.Block;
import org.lectern.document.Version;
import org.lectern.document.VersionFollower;
import org.lectern.people.Viewer;

/**
 * The citations of versions and the works they cite, as people corrected them. A version is read when it is taken in, and
 * again where it was read by an earlier finder; what was found keeps its ids, also where it is found again in a later
 * version of its document. What a viewer may not see is not there for them.
 */
public interface CitationIndex {
    /**
     * Citations of a version that are kept: they are in memory where anybody asks for them. A text that has more is longer
     * than a hundred books; its last ones are not found.
     */
    int MOST = 300_000;

    /** In the order of the text; none in a version that was not read yet. */
    List<FoundCitation> citationsOf(Version version, Viewer viewer);

    /** The same as they were found, before anybody corrected them. */
    List<FoundCitation> foundIn(Version version, Viewer viewer);

    /** As it stands in the current version, else in the newest that has it; one that is said to be none is found too. */
    Optional<FoundCitation> citation(String id, Viewer viewer);

    /** What people say is otherwise, as it is at this moment. */
    Corrections corrections();

    /** The works that these cite with their records as corrected, those with the most citations first. */
    default List<CitedWork> works(List<FoundCitation> citations) {
        Corrections corrections = corrections();
        return CitedWork.of(citations).stream()
                .map(work -> corrections.named(work))
                .toList();
    }

    /** The corrections about citations that a version has no more, or whose words cannot be found in it any more. */
    List<Unapplied> unapplied(Version version, Viewer viewer);

    /** @param citation the id of the one that it would be about */
    record Unapplied(LoggedCorrection correction, String citation) {}

    /**
     * Finds the citations of a version that is being taken in; earlier versions of its document that were not read yet are
     * read first, so that what both have is one. A text that is too long to be in memory is only named as one that
     * {@link #readAgain} has to read.
     *
     * @param blocks of its text, in order; not looked at where it is too long
     */
    VersionFollower.Finding read(Version version, List<Block> blocks);

    /** Whether somebody has looked for citations in a version. */
    boolean isRead(Version version);

    /** How many hundredths of what there is to do with a long text are done; empty where it is not being read. */
    OptionalInt percentRead(Version version);

    /** Leaves a version unread until the program starts anew, since reading it fails. */
    void giveUp(Version version);

    boolean isGivenUp(Version version);

    /**
     * The versions that nobody or an earlier finder has read, or with which a program was not done when it ended, each
     * document's oldest first, but those given up. All versions are looked at for that.
     */
    List<Version> unread();

    /** Those of them that came since the program's start and are to be read. */
    List<Version> waiting();

    /**
     * Reads one of these. A long text is written down a part at a time, and counts when all is there. A citation that was found there before keeps its id and, where its reference still fits, its
     * work. One that is not found any more stays where people have corrected or named it, and is gone else.
     *
     * @param isNamed whether anything is said about a path, such as {@code /citations/k3v9hm2x77pd}
     * @param isStopped whether reading a long text may stop with a {@link CancellationException}; it is read anew then
     */
    void readAgain(Version version, Predicate<String> isNamed, BooleanSupplier isStopped);
}
