package org.lectern.citation;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.lectern.anchor.TextSpan;
import org.lectern.citation.Correction.Addition;
import org.lectern.citation.Correction.Contribution;
import org.lectern.citation.Correction.Living;
import org.lectern.citation.Correction.LivingInDocument;
import org.lectern.citation.Correction.Merge;
import org.lectern.citation.Correction.Move;
import org.lectern.citation.Correction.Removal;
import org.lectern.citation.Correction.Rename;
import org.lectern.citation.Correction.Respan;
import org.lectern.citation.Correction.Spans;
import org.lectern.citation.Correction.Split;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentId;
import org.lectern.document.PassageId;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;

/**
 * Says whether a correction makes sense to whoever wishes it, and keeps it. What they may not see they can neither
 * correct nor learn of. Whether they may correct at all is not asked here.
 */
public final class Correcting {
    /** Code points of what a citation may be; a longer one tells something. */
    private static final int LONGEST = 2_000;

    private static final int LONGEST_WORDS = 500;
    private static final int MOST_AUTHORS = 20;

    private final Catalogue catalogue;
    private final CitationIndex index;
    private final CorrectionStore store;

    public Correcting(Catalogue catalogue, CitationIndex index, CorrectionStore store) {
        this.catalogue = catalogue;
        this.index = index;
        this.store = store;
    }

    /** What came of a wish. */
    public sealed interface Outcome {
        record Done(LoggedCorrection correction) implements Outcome {}

        /** It is about a work or a citation that is not there for whoever wishes it. */
        record Missing() implements Outcome {}

        /**
         * @param field what of it is wrong
         * @param detail for the person, with what to do
         */
        record Refused(String field, String detail) implements Outcome {}
    }

    private SeenCitations seen(Viewer viewer) {
        return SeenCitations.by(viewer, catalogue, index);
    }

    public Outcome merge(String from, String into, Viewer viewer, AccountId by, Instant at) {
        SeenCitations seen = seen(viewer);
        Corrections corrections = seen.corrections();
        String one = corrections.canonical(from);
        String other = corrections.canonical(into);
        if (seen.of(one).isEmpty() || seen.of(other).isEmpty()) {
            return new Outcome.Missing();
        }
        if (one.equals(other)) {
            return new Outcome.Refused("into", "These are one work already. Choose another one.");
        }
        return keep(new Merge(one, other), by, at);
    }

    public Outcome split(String work, List<String> citations, Viewer viewer, AccountId by, Instant at) {
        return parted(work, citations, viewer)
                .orElseGet(() -> keep(new Split(canonical(work), newId(work), distinct(citations)), by, at));
    }

    public Outcome contribute(
            String volume, String name, List<String> citations, Viewer viewer, AccountId by, Instant at) {
        String contributor = name.strip();
        if (contributor.isEmpty() || contributor.length() > LONGEST_WORDS) {
            return new Outcome.Refused("name", "Write the contributor’s name, such as Fitzpatrick, Sheila.");
        }
        SeenCitations seen = seen(viewer);
        if (seen.of(volume).isEmpty()) {
            return new Outcome.Missing();
        }
        Set<String> own = ids(seen.of(volume));
        if (citations.isEmpty() || !own.containsAll(citations)) {
            return new Outcome.Refused("citation", "Choose the citations that cite this contributor’s part.");
        }
        String known = seen.corrections().all().stream()
                .filter(LoggedCorrection::holds)
                .map(LoggedCorrection::correction)
                .filter(Contribution.class::isInstance)
                .map(Contribution.class::cast)
                .filter(part -> seen.corrections().canonical(part.volume()).equals(canonical(volume))
                        && part.name().equals(contributor))
                .map(Contribution::made)
                .findFirst()
                .orElseGet(() -> newId(volume));
        return keep(new Contribution(canonical(volume), known, contributor, distinct(citations)), by, at);
    }

    private Optional<Outcome> parted(String work, List<String> citations, Viewer viewer) {
        SeenCitations seen = seen(viewer);
        List<FoundCitation> own = seen.of(work);
        if (own.isEmpty()) {
            return Optional.of(new Outcome.Missing());
        }
        if (citations.isEmpty() || !ids(own).containsAll(citations)) {
            return Optional.of(
                    new Outcome.Refused("citation", "Choose the citations that cite another work than the others."));
        }
        return distinct(citations).size() == own.size()
                ? Optional.of(new Outcome.Refused("citation", "Leave at least one citation with this work."))
                : Optional.empty();
    }

    public Outcome move(List<String> citations, String work, Viewer viewer, AccountId by, Instant at) {
        SeenCitations seen = seen(viewer);
        if (citations.isEmpty()
                || !ids(seen.citations()).containsAll(citations)
                || seen.of(work).isEmpty()) {
            return new Outcome.Missing();
        }
        String canonical = seen.corrections().canonical(work);
        boolean there = citations.stream()
                .allMatch(id -> seen.citation(id)
                        .filter(one -> one.work().equals(canonical))
                        .isPresent());
        return there
                ? new Outcome.Refused("work", "It cites this work already. Choose another one.")
                : keep(new Move(distinct(citations), canonical), by, at);
    }

    /** @param locator empty for a citation that names no place */
    public Outcome respan(
            String citation,
            TextSpan span,
            Optional<TextSpan> locator,
            Optional<TextSpan> quoted,
            Viewer viewer,
            AccountId by,
            Instant at) {
        Optional<FoundCitation> found = index.citation(citation, viewer);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        Version version = found.get().version();
        Citation before = found.get().citation();
        if (before.span().equals(span)
                && before.locator().equals(locator)
                && before.quoted().equals(quoted)) {
            return new Outcome.Refused("span", "Nothing is different. Change the words that are wrong.");
        }
        return wrong(version, span, locator, quoted)
                .orElseGet(() -> keep(new Respan(citation, spans(version, span, locator, quoted)), by, at));
    }

    public Outcome remove(String citation, Viewer viewer, AccountId by, Instant at) {
        return seen(viewer).citation(citation).isEmpty() ? new Outcome.Missing() : keep(new Removal(citation), by, at);
    }

    /** @param version that the spans are of; a work that the words name is recognised */
    public Outcome add(
            Version version,
            TextSpan span,
            Optional<TextSpan> locator,
            Optional<TextSpan> quoted,
            Viewer viewer,
            AccountId by,
            Instant at) {
        Optional<Version> current = catalogue.version(version.address(), viewer);
        if (current.isEmpty()) {
            return new Outcome.Missing();
        }
        Optional<Outcome> wrong = wrong(version, span, locator, quoted);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        boolean overlaps = index.citationsOf(version, viewer).stream()
                .map(one -> one.citation().span())
                .anyMatch(other -> other.start() < span.end() && span.start() < other.end());
        if (overlaps) {
            return new Outcome.Refused("span", "A citation stands there already. Correct that one instead.");
        }
        Reference reference = reference(catalogue.words(version, span));
        WorkKey key = WorkKey.of(reference);
        String work = index.works(seen(viewer).citations()).stream()
                .filter(one -> WorkKey.of(one.reference()).sameWork(key))
                .map(CitedWork::id)
                .findFirst()
                .orElseGet(() -> newId(version.hash()));
        return keep(
                new Addition(newId(version.hash()), spans(version, span, locator, quoted), reference, work), by, at);
    }

    private static Reference reference(String words) {
        String line = words.replace('\n', ' ').strip();
        return ReferenceLine.withPage(line)
                .or(() -> ReferenceLine.withYear(line))
                .map(ReferenceLine::reference)
                .orElseGet(() -> new Reference(List.of(), line, OptionalInt.empty(), ""));
    }

    public Outcome rename(String work, Reference reference, Viewer viewer, AccountId by, Instant at) {
        if (seen(viewer).of(work).isEmpty()) {
            return new Outcome.Missing();
        }
        if (reference.title().isEmpty() && reference.authors().isEmpty()) {
            return new Outcome.Refused("title", "Write a title or an author.");
        }
        boolean tooLong = reference.authors().size() > MOST_AUTHORS
                || reference.title().length() > LONGEST_WORDS
                || reference.volume().length() > LONGEST_WORDS
                || reference.authors().stream().anyMatch(author -> author.length() > LONGEST_WORDS);
        return tooLong
                ? new Outcome.Refused("title", "That is too long for a work’s record. Shorten it.")
                : keep(new Rename(canonical(work), reference), by, at);
    }

    public Outcome markLiving(String work, boolean mayBeLiving, Viewer viewer, AccountId by, Instant at) {
        return seen(viewer).of(work).isEmpty()
                ? new Outcome.Missing()
                : keep(new Living(canonical(work), mayBeLiving), by, at);
    }

    public Outcome markLiving(DocumentId document, boolean mayBeLiving, Viewer viewer, AccountId by, Instant at) {
        return catalogue.document(document, viewer).isEmpty()
                ? new Outcome.Missing()
                : keep(new LivingInDocument(document, mayBeLiving), by, at);
    }

    /** Takes a correction back, or lets it hold again. */
    public Outcome setHolding(long number, boolean holds, Viewer viewer, AccountId by, Instant at) {
        if (correction(number, viewer).isEmpty()) {
            return new Outcome.Missing();
        }
        return store.setHolding(number, holds, by, at)
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(Outcome.Missing::new);
    }

    /**
     * Those about works and citations that somebody sees, newest first, the undone ones too; of the citations that one is
     * about, those that they see.
     */
    public List<LoggedCorrection> corrections(Viewer viewer) {
        return seen(viewer).logged();
    }

    /** One of those. */
    public Optional<LoggedCorrection> correction(long number, Viewer viewer) {
        return corrections(viewer).stream()
                .filter(logged -> logged.number() == number)
                .findFirst();
    }

    private static Optional<Outcome> wrong(
            Version version, TextSpan span, Optional<TextSpan> locator, Optional<TextSpan> quoted) {
        int length = version.characters();
        if (span.length() == 0 || span.end() > length || span.length() > LONGEST) {
            return Optional.of(new Outcome.Refused(
                    "span", "A citation has words of the text, and at most %d characters.".formatted(LONGEST)));
        }
        if (locator.filter(place -> place.length() == 0 || !span.contains(place))
                .isPresent()) {
            return Optional.of(
                    new Outcome.Refused("locator", "The place that a citation names stands within its own words."));
        }
        boolean inside = quoted.filter(words -> words.length() == 0
                        || words.end() > length
                        || (words.start() < span.end() && span.start() < words.end()))
                .isPresent();
        return inside
                ? Optional.of(new Outcome.Refused(
                        "quoted", "What is quoted has words of the text, and none of the citation’s own."))
                : Optional.empty();
    }

    private static Spans spans(Version version, TextSpan span, Optional<TextSpan> locator, Optional<TextSpan> quoted) {
        return new Spans(version.document(), version.hash(), span, locator, quoted);
    }

    private Outcome keep(Correction correction, AccountId by, Instant at) {
        return new Outcome.Done(store.add(correction, by, at));
    }

    private String canonical(String work) {
        return index.corrections().canonical(work);
    }

    private static Set<String> ids(List<FoundCitation> citations) {
        Set<String> ids = new HashSet<>();
        citations.forEach(one -> ids.add(one.id()));
        return ids;
    }

    private static List<String> distinct(List<String> ids) {
        return List.copyOf(new LinkedHashSet<>(ids));
    }

    /** Made once: nobody can guess it, and no other is ever the same. */
    private static String newId(String near) {
        return PassageId.of("made " + near, UUID.randomUUID().toString(), 0);
    }
}
