package org.lectern.citation;

import java.util.List;
import java.util.Optional;
import org.lectern.document.Version;
import org.lectern.people.Viewer;

/**
 * The citations of versions and the works they cite, as people corrected them. A version is read once; what was found
 * keeps its ids, also where it is found again in a later version of its document. What a viewer may not see is not there
 * for them.
 */
public interface CitationIndex {
    /** In the order of the text; a version that was not asked for before is read now. */
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
}
