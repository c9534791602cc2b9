package org.lectern.parallel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Block;
import org.lectern.document.CanonicalText;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.Passage;
import org.lectern.document.TooLongException;
import org.lectern.document.Version;
import org.lectern.parallel.RunStore.StopRun;
import org.lectern.parallel.RunStore.StoredRun;
import org.lectern.parallel.RunStore.Text;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;

/**
 * Text that documents share. What is asked of current versions was found when they came ({@link LibraryFollower});
 * shorter runs, older versions and what has not been compared yet are found when they are asked for. Nothing is said to a
 * viewer of a document that is not there for them.
 *
 * <p>Safe for use by several threads.
 */
public final class Parallels {
    /** In words. */
    public static final int SHORTEST = PairRuns.SHORTEST;

    /** Shorter runs are found when asked for, and not kept. */
    public static final int KEPT = 12;

    /** Documents that are held against one another while somebody waits. */
    private static final int FOUND_AT_ONCE = 40;

    /** Characters of theirs together; about a second's work. */
    private static final long READ_AT_ONCE = 4_000_000;

    private static final int WORDS_IN_MEMORY = 4_000_000;
    private static final int RUNS_IN_MEMORY = 400_000;

    private final Catalogue catalogue;
    private final RunStore store;
    private final Cache<String, TextWords> words = Caffeine.newBuilder()
            .maximumWeight(WORDS_IN_MEMORY)
            .weigher((String name, TextWords text) -> text.count() + 1)
            .build();
    private final Cache<Pair, List<SharedRun>> pairs = Caffeine.newBuilder()
            .maximumWeight(RUNS_IN_MEMORY)
            .weigher((Pair pair, List<SharedRun> runs) -> runs.size() + 1)
            .build();
    /** Versions that cannot be compared, whose fault it is. */
    private final Set<Text> givenUp = ConcurrentHashMap.newKeySet();

    private final ReentrantLock finding = new ReentrantLock();
    private volatile StopRuns stops;

    private record Pair(Version a, Version b) {}

    public Parallels(Catalogue catalogue, RunStore store) {
        this.catalogue = catalogue;
        this.store = store;
        this.stops = readStops();
    }

    private StopRuns readStops() {
        int revision = store.stopRevision();
        return new StopRuns(store.stopRuns().stream().map(StopRun::words).toList(), revision);
    }

    StopRuns stops() {
        return stops;
    }

    /** The words of a version, without its apparatus. */
    TextWords words(Version version) {
        return words.get(name(version), any -> {
            CanonicalText text = catalogue.text(version);
            return TextWords.of(text.value(), Apparatus.of(text, blocks(version)));
        });
    }

    private static String name(Version version) {
        return text(version).name();
    }

    static Text text(Version version) {
        return new Text(version.document(), version.hash());
    }

    private List<Block> blocks(Version version) {
        List<Block> blocks = new ArrayList<>();
        Optional<Passage> next = catalogue.passageAt(version, 0);
        while (next.isPresent()) {
            Passage passage = next.get();
            blocks.add(new Block(passage.kind(), passage.span(), passage.language()));
            int end = passage.span().end();
            next = catalogue
                    .passageAt(version, end)
                    .filter(after -> after.span().start() >= end);
        }
        return blocks;
    }

    /**
     * What two versions share that a viewer sees, or one with itself, longest first.
     *
     * @param minWords that count, those in stop runs left out; {@value #SHORTEST} at least
     */
    public List<SharedRun> between(Version a, Version b, int minWords) {
        StopRuns now = stops;
        boolean isKept = minWords >= KEPT && isCompared(a) && isCompared(b) && store.countedBy() == now.revision();
        List<TextSpan> common = isKept ? store.commonplaces(text(a)) : List.of();
        // a commonplace is kept with its first places alone, of which the other need not be one
        if (isKept && (common.isEmpty() || store.commonplaces(text(b)).isEmpty())) {
            return stored(a, b, minWords);
        }
        TextWords left = words(a);
        return pairs.get(new Pair(a, b), pair -> find(left, b.equals(a) ? left : words(b))).stream()
                .filter(run -> run.words() >= minWords && now.counted(left, run.a()) >= minWords)
                .map(run -> common.stream().anyMatch(run::isMostlyIn) ? run.asCommonplace() : run)
                .toList();
    }

    private List<SharedRun> stored(Version a, Version b, int minWords) {
        Text left = text(a);
        return store.runsOf(left, text(b), minWords).stream()
                .map(stored ->
                        stored.a().equals(left) ? stored.run() : stored.run().turned())
                .sorted(PairRuns.LONGEST_FIRST)
                .toList();
    }

    /** One pair at a time, however many ask: two long texts need some hundred megabytes while they are compared. */
    private List<SharedRun> find(TextWords a, TextWords b) {
        finding.lock();
        try {
            return a == b ? PairRuns.within(a) : PairRuns.between(a, b);
        } finally {
            finding.unlock();
        }
    }

    /** Whether it is current and was held against all others that were there when it came. */
    public boolean isCompared(Version version) {
        return store.isCompared(text(version));
    }

    /** Whether a version is too long to be compared with anything. */
    public boolean isTooLong(Version version) {
        return catalogue.isLong(version);
    }

    /** Whether comparing a version failed; it is tried again when the program starts anew. */
    public boolean isGivenUp(Version version) {
        return givenUp.contains(text(version));
    }

    void giveUp(Version version) {
        givenUp.add(text(version));
    }

    /** Documents that a viewer sees and that are not held against the others yet. */
    public List<Document> waiting(Viewer viewer) {
        Set<Text> compared = store.compared();
        return catalogue.documents(viewer).stream()
                .filter(document -> !catalogue.isLong(document.current()))
                .filter(document -> !compared.contains(text(document.current())))
                .toList();
    }

    /**
     * A run that a version shares with a document.
     *
     * @param run the first side is the version that was asked about
     */
    public record Elsewhere(Document document, SharedRun run) {}

    /**
     * What a current version shares with the current versions that a viewer sees, itself too, longest first.
     *
     * @param complete whether all of them were compared; else runs may be missing
     */
    public record Found(List<Elsewhere> runs, boolean complete) {}

    /**
     * What was not kept, because it is short or not compared yet, is found now where there are few such documents and they
     * are not long. Texts that are too long to be had in memory are not among them, nor are those of which
     * comparing failed.
     *
     * @param minWords as in {@link #between}; in a library of many or long documents {@value #KEPT} at least
     */
    public Found elsewhere(Version version, Viewer viewer, int minWords) {
        if (catalogue.isLong(version)) {
            throw new TooLongException(catalogue.longestWhole());
        }
        if (isGivenUp(version)) {
            return new Found(List.of(), false);
        }
        List<Document> documents = catalogue.documents(viewer).stream()
                .filter(document -> !catalogue.isLong(document.current()))
                .toList();
        List<Document> able = documents.stream()
                .filter(document -> !isGivenUp(document.current()))
                .toList();
        Set<DocumentId> waiting = waiting(viewer).stream().map(Document::id).collect(Collectors.toSet());
        boolean isWaiting = waiting.contains(version.document());
        List<Document> asked = able.stream()
                .filter(document -> minWords < KEPT || isWaiting || waiting.contains(document.id()))
                .toList();
        boolean areFew = asked.size() <= FOUND_AT_ONCE
                && asked.stream()
                                .mapToLong(document -> document.current().characters())
                                .sum()
                        <= READ_AT_ONCE;
        Set<DocumentId> now = areFew ? asked.stream().map(Document::id).collect(Collectors.toSet()) : Set.of();
        List<Elsewhere> found = new ArrayList<>();
        for (Document document : areFew ? asked : List.<Document>of()) {
            between(version, document.current(), minWords).forEach(run -> found.add(new Elsewhere(document, run)));
        }
        stored(version, viewer, Math.max(minWords, KEPT)).stream()
                .filter(one -> !now.contains(one.document().id()))
                .forEach(found::add);
        found.sort(Comparator.comparing(Elsewhere::run, PairRuns.LONGEST_FIRST));
        boolean isComplete = areFew ? able.size() == documents.size() : !isWaiting && waiting.isEmpty();
        return new Found(found, isComplete);
    }

    private List<Elsewhere> stored(Version version, Viewer viewer, int minWords) {
        Text asked = text(version);
        List<Elsewhere> found = new ArrayList<>();
        for (StoredRun stored : store.runsOf(asked, minWords)) {
            boolean isFirst = stored.a().equals(asked);
            Text other = isFirst ? stored.b() : stored.a();
            catalogue
                    .document(other.document(), viewer)
                    .filter(document -> document.current().hash().equals(other.version()))
                    .ifPresent(document -> found.add(new Elsewhere(
                            document, isFirst ? stored.run() : stored.run().turned())));
        }
        return found;
    }

    /** A run in rows, a paragraph of either side a row, with what differs. */
    public List<SideBySide.Row> rows(Version a, Version b, SharedRun run) {
        return SideBySide.of(words(a), run.a(), starts(a, run.a()), words(b), run.b(), starts(b, run.b()));
    }

    /** Where the passages begin that a span reaches into. */
    private List<Integer> starts(Version version, TextSpan span) {
        List<Integer> starts = new ArrayList<>();
        Optional<Passage> next = catalogue.passageAt(version, span.start());
        while (next.isPresent() && next.get().span().start() < span.end()) {
            starts.add(next.get().span().start());
            int end = next.get().span().end();
            next = catalogue
                    .passageAt(version, end)
                    .filter(after -> after.span().start() >= end);
        }
        return starts;
    }

    /** Words of a version that stand in some of its spans; each is counted once. */
    public int wordsIn(Version version, List<TextSpan> spans) {
        return PairRuns.wordsIn(words(version), spans);
    }

    /** All words of a version, those of its apparatus too. */
    public int wordsOf(Version version) {
        return words(version).count();
    }

    public List<StopRun> stopRuns() {
        return store.stopRuns();
    }

    /** False where it is there already. */
    public boolean addStopRun(String run, AccountId by, Instant at) {
        boolean added = store.addStopRun(run, by, at);
        stops = readStops();
        return added;
    }

    public boolean removeStopRun(String run, AccountId by, Instant at) {
        boolean removed = store.removeStopRun(run, by, at);
        stops = readStops();
        return removed;
    }
}
