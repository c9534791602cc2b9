package org.lectern.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.AddOutcome;
import org.lectern.annotation.jsonld.AnnotationFile;
import org.lectern.annotation.jsonld.AnnotationFile.Item;
import org.lectern.annotation.jsonld.AnnotationFile.NamedGroup;
import org.lectern.annotation.jsonld.AnnotationFile.Person;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.citation.CitationIndex;
import org.lectern.document.Catalogue;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.reading.ImportReport.Line;
import org.lectern.reading.ImportReport.Result;
import org.lectern.review.Scales;

/**
 * Brings annotations in from a file, as somebody's own or as those of their authors.
 *
 * <p>The file is read twice: a file that is not whole stores nothing. Then each annotation is stored or refused by itself,
 * some hundred in one transaction. Doing it again stores what is still missing, and nothing twice.
 */
public final class ImportService {
    private static final int BATCH = 200;

    /** Addresses of annotations in what an item says. */
    private static final Pattern ANNOTATION = Pattern.compile("\"([^\"\\s]*/annotations/[^\"\\s]+)\"");

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
                head -> new Restoring());
    }

    private interface Choosing {
        ImportManner choose(AnnotationFile head);
    }

    private record Adopting(Account account, Viewer viewer, Instant now) implements ImportManner {
        @Override
        public Optional<Author> author(Item item, Addresses known) {
            return Optional.of(new Author(account.id(), viewer, now, now));
        }

        @Override
        public AnnotationId id(String iri, Instant made, Addresses known) {
            return AnnotationId.derived(made, account.id().value() + " " + iri);
        }

        @Override
        public boolean keepsIds() {
            return false;
        }
    }

    private final class Restoring implements ImportManner {
        @Override
        public Optional<Author> author(Item item, Addresses known) {
            return account(item.creator(), known).map(id -> {
                Instant created = item.created().orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
                Instant modified = item.modified().orElse(created).truncatedTo(ChronoUnit.MILLIS);
                return new Author(id, groups.viewer(id), created, modified);
            });
        }

        @Override
        public AnnotationId id(String iri, Instant made, Addresses known) {
            return AnnotationId.ofPath(known.relative(iri)).orElseGet(() -> AnnotationId.derived(made, iri));
        }

        @Override
        public boolean keepsIds() {
            return true;
        }
    }

    static Optional<AccountId> account(Person person, Addresses known) {
        String path = known.relative(person.id());
        return path.matches("/people/[a-z2-7]{12}")
                ? Optional.of(new AccountId(path.substring("/people/".length())))
                : Optional.empty();
    }

    /** What a first reading of the file finds out. */
    private static final class Survey {
        private final Set<AnnotationId> coming = new HashSet<>();
        private final Map<AccountId, String> authors = new LinkedHashMap<>();
        private final Map<GroupId, Set<AccountId>> sharing = new LinkedHashMap<>();
        /** Ratings, and what answers them: they come after what supports the rated passages. */
        private final BitSet late = new BitSet();

        private final Set<String> lateIds = new HashSet<>();

        private int depth;

        void order(Item item) {
            depth = Math.max(depth, item.depth());
            boolean isLate = item.json().contains("ReliabilityRating");
            Matcher addresses = ANNOTATION.matcher(item.json());
            while (!isLate && addresses.find()) {
                isLate = lateIds.contains(addresses.group(1));
            }
            if (isLate) {
                late.set(item.number());
                lateIds.add(item.id());
            }
        }
    }

    private ImportReport run(Path file, ImportWishes wishes, KnownTexts texts, Choosing choosing) {
        boolean dry = wishes.dry();
        AnnotationFile head = new AnnotationFile();
        Survey survey = new Survey();
        read(file, head, item -> survey(item, head, choosing.choose(head), survey));
        ImportManner manner = choosing.choose(head);
        Addresses known = known(head);
        List<String> notices = new ArrayList<>();
        Set<GroupId> made = manner.keepsIds() ? restorePeople(head, known, survey, dry, notices) : Set.of();
        ScalesOfFile rated = new ScalesOfFile(scales, head.scales(), manner.keepsIds());
        if (manner.keepsIds()) {
            // An export for anyone names nobody who asked for it
            head.requestedBy()
                    .flatMap(person -> account(person, known))
                    .or(() -> survey.authors.keySet().stream().findFirst())
                    .ifPresent(by -> notices.addAll(rated.restore(dry, by, clock.instant())));
        }
        PassageAnchors anchors = new PassageAnchors(catalogue);
        ImportLines lines = new ImportLines(
                new EndFinder(catalogue, citations, anchors, store),
                new Objections(
                        catalogue,
                        citations,
                        new PlacesNow(catalogue, citations, placements, anchors),
                        store,
                        people,
                        groups,
                        rated),
                store,
                catalogue,
                manner,
                known,
                survey.coming,
                made,
                texts,
                wishes.share());
        List<Line> report = new ArrayList<>();
        List<ImportLines.Ready> ready = new ArrayList<>();
        // What is answered comes before what answers it, and what supports a passage before how it is rated, in
        // whichever
        // order the file has them
        for (int depth = 0; depth <= Math.min(survey.depth, MOST_DEPTH); depth++) {
            int now = depth;
            for (boolean isLate : survey.late.isEmpty() ? new boolean[] {false} : new boolean[] {false, true}) {
                read(file, new AnnotationFile(), item -> {
                    if (Math.min(item.depth(), MOST_DEPTH) == now && survey.late.get(item.number()) == isLate) {
                        ready.add(lines.prepare(item));
                    }
                    if (ready.size() == BATCH) {
                        report.addAll(add(ready, dry));
                    }
                });
                report.addAll(add(ready, dry));
            }
        }
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

    private void survey(Item item, AnnotationFile head, ImportManner manner, Survey survey) {
        Addresses known = known(head);
        survey.order(item);
        survey.coming.add(manner.id(item.id(), ImportLines.made(item), known));
        Optional<AccountId> author = account(item.creator(), known);
        author.ifPresent(id -> survey.authors.putIfAbsent(id, item.creator().name()));
        try {
            for (GroupId group : new AnnotationReader(known)
                    .read(item.json().getBytes(StandardCharsets.UTF_8))
                    .groups()) {
                author.ifPresent(id -> survey.sharing
                        .computeIfAbsent(group, key -> new LinkedHashSet<>())
                        .add(id));
            }
        } catch (InvalidAnnotationException e) {
            // It will be refused with its reason when it is its turn; who else is in the file counts nevertheless.
            survey.coming.remove(manner.id(item.id(), ImportLines.made(item), known));
        }
    }

    /** @return the groups that were or would be made */
    private Set<GroupId> restorePeople(
            AnnotationFile head, Addresses known, Survey survey, boolean dry, List<String> notices) {
        Instant now = clock.instant();
        head.requestedBy()
                .ifPresent(person ->
                        account(person, known).ifPresent(id -> survey.authors.putIfAbsent(id, person.name())));
        survey.authors.forEach((id, name) -> {
            if (people.account(id).isEmpty()) {
                notices.add(dry ? "%s would get an account.".formatted(name) : restored(id, name, now));
            }
        });
        Set<GroupId> made = new HashSet<>();
        for (NamedGroup named : head.groups()) {
            String path = known.relative(named.id());
            Optional<AccountId> owner = head.requestedBy().flatMap(person -> account(person, known));
            if (!path.matches("/groups/[a-z0-9][a-z0-9-]{0,63}") || owner.isEmpty()) {
                continue;
            }
            GroupId id = new GroupId(path.substring("/groups/".length()));
            if (groups.find(id).isPresent() || id.isBuiltIn()) {
                continue;
            }
            Set<AccountId> members = survey.sharing.getOrDefault(id, Set.of());
            if (!dry) {
                groups.restore(id, groupName(named.name(), id), owner.get(), members, now);
            }
            made.add(id);
            notices.add("The group %s %s.".formatted(named.name(), dry ? "would be made" : "was made"));
        }
        return made;
    }

    private String restored(AccountId id, String name, Instant now) {
        Account account = people.restore(id, accountName(name, id), now);
        return "%s has an account now; ./lectern claim --account \"%s\" lets them in."
                .formatted(account.name().value(), account.name().value());
    }

    private static AccountName accountName(String name, AccountId id) {
        try {
            return new AccountName(name);
        } catch (IllegalArgumentException e) {
            return new AccountName(id.value());
        }
    }

    private static GroupName groupName(String name, GroupId id) {
        try {
            return new GroupName(name);
        } catch (IllegalArgumentException e) {
            return new GroupName(id.value());
        }
    }

    private List<Line> add(List<ImportLines.Ready> ready, boolean dry) {
        List<Annotation> fresh = new ArrayList<>();
        for (ImportLines.Ready one : ready) {
            one.annotation().ifPresent(fresh::add);
        }
        List<AddOutcome> outcomes = dry || fresh.isEmpty() ? List.of() : store.addAll(fresh);
        List<Line> lines = new ArrayList<>();
        int next = 0;
        for (ImportLines.Ready one : ready) {
            boolean stored = one.annotation().isPresent() && !dry;
            AddOutcome outcome = stored ? outcomes.get(next++) : new AddOutcome.KeyReused();
            lines.add(
                    outcome instanceof AddOutcome.RatedAlready(var existing)
                            ? new Line(
                                    one.line().number(),
                                    one.line().id(),
                                    Result.REFUSED,
                                    "Its author has another current rating of the same words: " + existing.path(),
                                    one.line().about(),
                                    Optional.empty())
                            : one.line());
        }
        ready.clear();
        return lines;
    }
}
