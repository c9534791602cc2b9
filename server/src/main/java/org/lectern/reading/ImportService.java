package org.lectern.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.jsonld.AnnotationFile;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.people.Account;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.reading.ImportReport.Line;
import org.lectern.review.Scales;

/**
 * Brings annotations in from a file, as somebody's own or as those of their authors.
 *
 * <p>The file is read twice: a file that is not whole stores nothing. Then each annotation is stored or refused by itself,
 * some hundred in one transaction. Doing it again stores what is still missing, and nothing twice.
 */
public final class ImportService {
    /** Further down, answers are taken as they come. */
    private static final int MOST_DEPTH = 50;

    private final Catalogue catalogue;
    private final AnnotationStore store;
    private final People people;
    private final Groups groups;
    private final Addresses addresses;
    private final InstantSource clock;
    private final CitationIndex citations;
    private final Scales scales;
    private final Placements placements;

    public ImportService(
            Catalogue catalogue,
            CitationIndex citations,
            Placements placements,
            AnnotationStore store,
            People people,
            Groups groups,
            Scales scales,
            Addresses addresses,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.citations = citations;
        this.scales = scales;
        this.placements = placements;
        this.store = store;
        this.people = people;
        this.groups = groups;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Brings everything in as one account's own. What the file says of authors and times is not believed: an annotation
     * keeps its id as {@code via}, and is made now. It is shared with those of its groups that the account is in.
     *
     * @throws InvalidAnnotationException where the file is not whole; nothing is stored then
     */
    public ImportReport adopt(Path file, Account account, Viewer viewer, ImportWishes wishes) {
        KnownTexts texts = new KnownTexts(catalogue.documents(viewer), wishes.document());
        return run(
                file,
                wishes,
                texts,
                head -> new Adopting(account, viewer, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /**
     * Brings annotations back as they were: ids, authors, times and audiences. Accounts and groups that are not here are
     * made; whoever asked for the export owns the groups. For those who look after the server, since it believes the file.
     *
     * @throws InvalidAnnotationException where the file is not whole; nothing is stored then
     */
    public ImportReport restore(Path file, boolean dry) {
        return run(
                file,
                ImportWishes.asTheFileSays(dry),
                new KnownTexts(List.of(), Optional.empty()),
                head -> new Restoring(groups, clock));
    }

    private interface Choosing {
        ImportManner choose(AnnotationFile head);
    }

    private ImportReport run(Path file, ImportWishes wishes, KnownTexts texts, Choosing choosing) {
        boolean dry = wishes.dry();
        AnnotationFile head = new AnnotationFile();
        ImportSurvey survey = new ImportSurvey();
        read(file, head, item -> survey.take(item, choosing.choose(head), known(head)));
        ImportManner manner = choosing.choose(head);
        Addresses known = known(head);
        List<String> notices = new ArrayList<>();
        Set<GroupId> made = manner.keepsIds()
                ? new PeopleOfFile(people, groups, known, clock.instant()).restore(head, survey, dry, notices)
                : Set.of();
        ScalesOfFile rated = new ScalesOfFile(scales, head.scales(), manner.keepsIds());
        if (manner.keepsIds()) {
            // An export for anyone names nobody who asked for it
            head.requestedBy()
                    .flatMap(person -> PeopleOfFile.account(person, known))
                    .or(() -> survey.authors().keySet().stream().findFirst())
                    .ifPresent(by -> notices.addAll(rated.restore(dry, by, clock.instant())));
        }
        head.next()
                .ifPresent(next -> notices.add(
                        "The file has only the first part of its annotations; the rest is at %s. Bring that in as well."
                                .formatted(next)));
        PassageAnchors anchors = new PassageAnchors(catalogue);
        PlacesNow now = new PlacesNow(catalogue, citations, placements, anchors);
        Rehearsal rehearsal = new Rehearsal(store, now, groups);
        ImportLines lines = new ImportLines(
                new EndFinder(catalogue, citations, anchors, store),
                new Objections(
                        catalogue,
                        citations,
                        new Supporting(store, now, rehearsal::links),
                        store,
                        people,
                        groups,
                        rated),
                store,
                catalogue,
                manner,
                known,
                survey.coming(),
                made,
                texts,
                wishes.share());
        ImportStoring storing = new ImportStoring(store, lines, rehearsal, dry);
        // What is answered comes before what answers it, and what supports a passage before how it is rated, in
        // whichever
        // order the file has them
        for (int depth = 0; depth <= Math.min(survey.depth(), MOST_DEPTH); depth++) {
            int here = depth;
            for (boolean isLate : survey.hasLate() ? new boolean[] {false, true} : new boolean[] {false}) {
                read(file, new AnnotationFile(), item -> {
                    if (Math.min(item.depth(), MOST_DEPTH) == here && survey.isLate(item) == isLate) {
                        storing.decideWhatIsAnsweredBy(item);
                        storing.take(lines.prepare(item));
                    }
                });
                storing.flush();
            }
        }
        List<Line> report = storing.report();
        report.sort(Comparator.comparingInt(Line::number));
        return new ImportReport(dry, report, notices);
    }

    private static void read(Path file, AnnotationFile reader, AnnotationFile.Each each) {
        try (InputStream in = Files.newInputStream(file)) {
            reader.read(in, each);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The file to import cannot be read: " + file, e);
        }
    }

    /** The server that made the file is taken for this one: its addresses mean the same things here. */
    private Addresses known(AnnotationFile head) {
        List<String> aliases = new ArrayList<>(addresses.known());
        if (!head.server().isEmpty()) {
            aliases.add(head.server());
        }
        return new Addresses(addresses.base(), aliases);
    }
}
