package org.lectern.citation;

import java.util.List;
import java.util.Optional;
import org.lectern.document.Version;
import org.lectern.people.Viewer;

/**
 * The citations of versions and the works they cite. A version is read once; what was found keeps its ids. What a
 * viewer may not see is not there for them.
 */
public interface CitationIndex {
    /** In the order of the text; a version that was not asked for before is read now. */
    List<FoundCitation> citationsOf(Version version, Viewer viewer);

    Optional<FoundCitation> citation(String id, Viewer viewer);
}
