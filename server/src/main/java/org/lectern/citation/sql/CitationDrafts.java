package org.lectern.citation.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.lectern.citation.Citation;
import org.lectern.citation.FoundCitation;
import org.lectern.document.Version;

/** The citations of a version with their ids, in the order of the text, before it is known which works they cite. */
final class CitationDrafts {
    private final Version version;
    private final Set<String> kept;
    private final List<Draft> drafts = new ArrayList<>();

    /**
     * One citation.
     *
     * @param had what it was when the version was read before; null where it was not found then
     * @param isFound false for one that is not found any more and stays as it was
     */
    private record Draft(
            String id, Citation citation, @Nullable FoundCitation had, boolean isFound) {}

    /**
     * @param before by their ids, those that were found in this version by an earlier finder
     * @param kept the works of these of which something is said
     */
    CitationDrafts(
            Version version,
            List<Citation> found,
            KnownCitations.Ids known,
            Map<String, FoundCitation> before,
            Set<String> kept) {
        this.version = version;
        this.kept = kept;
        known.kept().forEach(one -> drafts.add(new Draft(one.id(), one.citation(), one, false)));
        Set<String> taken = new HashSet<>(before.keySet());
        known.ids().forEach(id -> id.ifPresent(taken::add));
        for (int n = 0; n < found.size(); n++) {
            Citation citation = found.get(n);
            Optional<String> given = known.ids().get(n);
            String id = given.orElseGet(() -> KnownWorks.id("citation", version, citation, taken));
            taken.add(id);
            drafts.add(new Draft(id, citation, before.get(id), true));
        }
        drafts.sort(Comparator.comparingInt(one -> one.citation().span().start()));
    }

    int size() {
        return drafts.size();
    }

    /** All of them with the works that they cite, of which new ones are written down. */
    List<FoundCitation> rows(Handle handle) {
        return drafts.stream().anyMatch(Draft::isFound)
                ? rows(KnownWorks.in(handle), 0, drafts.size())
                : drafts.stream()
                        .flatMap(one -> Optional.ofNullable(one.had()).stream())
                        .toList();
    }

    /** Some of them, to be asked for in order. */
    List<FoundCitation> rows(KnownWorks works, int from, int to) {
        List<FoundCitation> rows = new ArrayList<>(to - from);
        for (Draft one : drafts.subList(from, to)) {
            FoundCitation had = one.had();
            if (had != null && !one.isFound()) {
                rows.add(had);
                continue;
            }
            String work = had == null
                    ? works.of(version, one.citation())
                    : works.ofKnown(
                            had.work(), had.citation().reference(), kept.contains(had.work()), version, one.citation());
            rows.add(new FoundCitation(one.id(), work, version, one.citation()));
        }
        return rows;
    }
}
