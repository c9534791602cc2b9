package org.lectern.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Readings;
import org.lectern.document.Catalogue;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Secret;
import org.lectern.people.Viewer;
import org.lectern.search.SearchResult.AlsoSpelled;
import org.lectern.search.SearchResult.UnknownCursorException;

/**
 * Finds passages and annotations by their words. Safe for use by several threads; close it once, before the store.
 *
 * <p>It follows the change log in a thread of its own. A search waits a moment for what was changed before it, so that
 * whoever has just saved something finds it; where that takes longer, the result says that it is behind.
 *
 * <p>Slices of one list come from one state of the index, which is kept for some minutes, so that no hit comes twice.
 */
public final class SearchIndex implements AutoCloseable {
    /** One more whenever other terms would be kept for the same words. */
    static final String FORM = "3";

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int CURSORS = 10_000;
    private static final int CURSOR_LENGTH = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A list that is longer than this needs no other spellings. */
    private static final int FEW = 20;

    private final WordTokens tokens = new WordTokens();
    private final FollowingThread following;
    private final Sources sources;
    private final Narrowed narrowed;
    private final Suggestions suggestions = new Suggestions(tokens);
    private final Completions completions;
    private final LongSupplier head;
    private final SearcherLifetimeManager kept = new SearcherLifetimeManager();
    /** Where lists were left. A cursor says nothing itself, since places in the index would tell how much is in it. */
    private final Cache<String, Left> cursors =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(CURSORS).build();

    /** @param searcher the state of the index, as {@link SearcherLifetimeManager} calls it */
    private record Left(SearchQuery query, long searcher, HitWalk.Place place) {}

    /** Everything that the index is made of and asks. */
    public record Sources(
            Catalogue catalogue,
            AnnotationStore annotations,
            Readings readings,
            People people,
            Groups groups,
            LongSupplier head) {}

    /** Opens the index of a folder, making it if need be, and begins to follow the log. */
    public SearchIndex(Path folder, Sources sources) {
        this.sources = sources;
        this.head = sources.head;
        this.narrowed = new Narrowed(sources.catalogue, sources.people, sources.groups);
        this.completions = new Completions(tokens, narrowed, sources);
        this.following = new FollowingThread(folder, tokens, sources, this::prune);
        following.start();
    }

    private void prune() throws IOException {
        kept.prune(new SearcherLifetimeManager.PruneByAge(KEPT.toSeconds()));
    }

    /**
     * A slice of what somebody may see of what was found.
     *
     * @param cursor the {@code next} of the slice before; empty for the first
     * @throws UnknownCursorException where that list is no longer kept, or was another
     */
    public SearchResult find(SearchQuery query, Viewer viewer, Optional<String> cursor, int limit)
            throws UnknownCursorException {
        if (query.isEmpty()) {
            return new SearchResult(0, false, List.of(), Optional.empty(), List.of(), false);
        }
        boolean behind = !following.awaitShown(head.getAsLong(), PATIENCE);
        try {
            return cursor.isPresent()
                    ? goOn(query, viewer, cursor.get(), limit, behind)
                    : begin(query, viewer, limit, behind);
        } catch (IOException e) {
            following.rebuildBecause(e);
            return new SearchResult(0, false, List.of(), Optional.empty(), List.of(), true);
        }
    }

    /**
     * What a search that finds nothing would find without one of the things that it is narrowed to, by the field word of that;
     * those without which there is nothing either are left out.
     */
    public Map<String, SearchResult> loosened(SearchQuery query, Viewer viewer) {
        Map<String, SearchResult> loosened = new LinkedHashMap<>();
        for (String field : query.narrowing().fields()) {
            SearchQuery without = query.without(field);
            try {
                SearchResult found = find(without, viewer, Optional.empty(), 1);
                if (found.total() > 0) {
                    loosened.put(field, found);
                }
            } catch (UnknownCursorException e) {
                throw new IllegalStateException("None was given", e);
            }
        }
        return loosened;
    }

    /**
     * How what is being typed may go on, so that something is found by it: words of passages and notes, and names after
     * field words, all of what the asker may see, the most frequent first. It does not wait for changes made just before.
     */
    public List<Completion> complete(Typing typing, Viewer viewer) {
        var searchers = following.searchers();
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return completions.of(typing, searcher, viewer);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            following.rebuildBecause(e);
            return List.of();
        }
    }

    /** Takes all that a search finds, in reading order; called once for each. */
    public interface Sink {
        void passage(SearchHit.OfPassage passage) throws IOException;

        void annotation(Annotation annotation) throws IOException;
    }

    /**
     * Gives out all that a search finds, however much it is, in reading order: document by document as the library has
     * them, then what stands on none. It waits for changes made just before, as {@link #find} does.
     *
     * @throws IOException where the sink fails, or the index
     */
    public void each(SearchQuery query, Viewer viewer, Sink sink) throws IOException {
        following.awaitShown(head.getAsLong(), PATIENCE);
        var searchers = following.searchers();
        IndexSearcher searcher = searchers.acquire();
        try {
            new FindingsWalk(query, tokens, searcher, sources, viewer)
                    .walk(narrowed.filters(query.narrowing(), viewer), sources.catalogue.documents(viewer), sink);
        } finally {
            searchers.release(searcher);
        }
    }

    private SearchResult begin(SearchQuery query, Viewer viewer, int limit, boolean behind) throws IOException {
        var searchers = following.searchers();
        IndexSearcher searcher = searchers.acquire();
        try {
            return slice(query, viewer, searcher, HitWalk.Place.BEGINNING, limit, behind);
        } finally {
            searchers.release(searcher);
        }
    }

    private SearchResult goOn(SearchQuery query, Viewer viewer, String cursor, int limit, boolean behind)
            throws IOException, UnknownCursorException {
        Left left = Optional.ofNullable(cursors.getIfPresent(cursor))
                .filter(known -> known.query.equals(query))
                .orElseThrow(UnknownCursorException::new);
        IndexSearcher searcher =
                Optional.ofNullable(kept.acquire(left.searcher)).orElseThrow(UnknownCursorException::new);
        try {
            return slice(query, viewer, searcher, left.place, limit, behind);
        } finally {
            kept.release(searcher);
        }
    }

    private SearchResult slice(
            SearchQuery query, Viewer viewer, IndexSearcher searcher, HitWalk.Place from, int limit, boolean behind)
            throws IOException {
        Narrowed.Filters filters = narrowed.filters(query.narrowing(), viewer);
        IndexSearcher asked = QuietSearcher.forAsker(searcher, filters.visible());
        HitWalk walk = new HitWalk(new AskedWords(query, tokens), tokens, asked, sources, viewer);
        HitWalk.Steps steps = walk.walk(filters, from, limit);
        Optional<String> next = Optional.empty();
        if (steps.next().isPresent()) {
            String token = Secret.randomId(CURSOR_LENGTH);
            cursors.put(
                    token, new Left(query, kept.record(searcher), steps.next().get()));
            next = Optional.of(token);
        }
        boolean wantsMore = from.equals(HitWalk.Place.BEGINNING) && steps.total() <= FEW;
        Optional<Query> visible = filters.passages().filter(filter -> wantsMore);
        List<AlsoSpelled> also = visible.isPresent() ? suggestions.of(query, searcher, visible.get()) : List.of();
        return new SearchResult(steps.total(), steps.isAtLeast(), steps.hits(), next, also, behind);
    }

    /**
     * Makes the index anew from the store, beside searches, which see the old one until then.
     *
     * @param progress is told how far it is
     */
    public void rebuild(IndexProgress progress) {
        following.rebuild(progress).join();
    }

    /** Holds the index against the store. */
    public IndexReport check() {
        return check(IndexProgress.NOBODY);
    }

    /** The same, telling how far it is. */
    public IndexReport check(IndexProgress progress) {
        return new IndexCheck(sources.catalogue, sources.annotations, head, progress).check(following);
    }

    @Override
    public void close() {
        following.close();
        try {
            kept.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The search index could not be closed", e);
        }
    }
}
