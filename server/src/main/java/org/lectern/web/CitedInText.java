package org.lectern.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Citation;
import org.lectern.citation.CitationFinder;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Page;
import org.lectern.document.Version;
import org.lectern.people.Viewer;
import org.lectern.sql.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authors with years in the running text of a page, each with the work that it cites: words that lead somewhere. */
final class CitedInText {
    /**
     * Words of a version that cite a work.
     *
     * @param span in code points of the canonical text
     * @param work its id
     */
    record Link(TextSpan span, String work) {}

    private static final Logger LOG = LoggerFactory.getLogger(CitedInText.class);

    private final CitationIndex citations;

    CitedInText(CitationIndex citations) {
        this.citations = citations;
    }

    /** Whether there can be any on a page; most pages are then not asked about. */
    static boolean isPossibleOn(Page page) {
        return CitationFinder.mayCiteByAuthorAndYear(page.text());
    }

    /**
     * In the order of the text, none within another, as people corrected them by now. Whoever reads a text first has its
     * citations kept; where that cannot be done, on a full disk, reading goes on without these links.
     */
    List<Link> on(Version version, TextSpan page, Viewer viewer) {
        try {
            return kept(version, page, viewer);
        } catch (StorageException e) {
            LOG.warn("The citations of {} are not kept, so its pages do not lead to them", version.address(), e);
            return List.of();
        }
    }

    private List<Link> kept(Version version, TextSpan page, Viewer viewer) {
        List<Link> links = new ArrayList<>();
        citations.citationsOf(version, viewer).stream()
                .filter(found -> found.citation().form() == Citation.Form.AUTHOR_YEAR)
                .filter(found -> found.citation().span().overlaps(page))
                .sorted(Comparator.comparingInt(
                        (FoundCitation found) -> found.citation().span().start()))
                .forEach(found -> {
                    TextSpan span = found.citation().span();
                    if (links.isEmpty() || links.getLast().span().end() <= span.start()) {
                        links.add(new Link(span, found.work()));
                    }
                });
        return links;
    }
}
