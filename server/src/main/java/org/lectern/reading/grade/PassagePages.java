package org.lectern.reading.grade;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;

/**
 * The pages that passages stand on: all those between the first and the last with words of what is quoted or of the
 * citation. Whoever says on how many pages something is quoted counts them here, so that all say the same.
 *
 * @param first from 1
 * @param last at least the first
 */
public record PassagePages(int first, int last) {
    static PassagePages of(Catalogue catalogue, Version version, List<TextSpan> words) {
        int start = words.stream().mapToInt(TextSpan::start).min().orElseThrow();
        int end = words.stream().mapToInt(TextSpan::end).max().orElseThrow();
        return new PassagePages(catalogue.pageAt(version, start), catalogue.pageAt(version, Math.max(start, end - 1)));
    }

    static PassagePages of(Catalogue catalogue, FoundCitation citation) {
        return of(catalogue, citation.version(), Grading.words(citation));
    }

    /** How many pages all of these stand on; a page of another document is another page. */
    public static int count(Catalogue catalogue, Collection<FoundCitation> citations) {
        record OnPage(String version, int page) {}
        Set<OnPage> pages = new HashSet<>();
        for (FoundCitation citation : citations) {
            PassagePages on = of(catalogue, citation);
            for (int page = on.first; page <= on.last; page++) {
                pages.add(new OnPage(citation.version().hash(), page));
            }
        }
        return pages.size();
    }
}
