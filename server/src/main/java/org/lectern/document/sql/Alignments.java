package org.lectern.document.sql;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.lectern.anchor.align.Alignment;

/**
 * Texts laid beside each other, the last used. Safe for use by several threads.
 *
 * <p>What was asked for last is kept, whatever was asked for more often before: while notes are carried to a new version
 * each of them asks for the same pair, and a cache that prefers what has long been in use would throw it away and make it
 * again for each.
 */
final class Alignments {
    /** Bytes of all pairs together. */
    private static final int IN_MEMORY = 48 * 1024 * 1024;

    /** So many are kept, however long. */
    private static final int LEAST = 2;

    /** Two versions by their hashes. */
    private record Pair(String older, String newer) {}

    private record Kept(CompletableFuture<Alignment> alignment, long bytes) {}

    private final BiFunction<String, String, Alignment> laid;
    private final long inMemory;
    private final Map<Pair, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param laid lays two texts beside each other, by the hashes of their versions */
    Alignments(BiFunction<String, String, Alignment> laid) {
        this(laid, IN_MEMORY);
    }

    /** @param inMemory bytes of all pairs together */
    Alignments(BiFunction<String, String, Alignment> laid, long inMemory) {
        this.laid = laid;
        this.inMemory = inMemory;
    }

    Alignment get(String older, String newer) {
        Pair pair = new Pair(older, newer);
        CompletableFuture<Alignment> mine = new CompletableFuture<>();
        Optional<Kept> known = known(pair, mine);
        if (known.isEmpty()) {
            make(pair, mine);
        }
        try {
            return known.map(Kept::alignment).orElse(mine).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Empty where nobody has made it or is making it: then it is to be made, and others wait for {@code mine}. */
    private Optional<Kept> known(Pair pair, CompletableFuture<Alignment> mine) {
        synchronized (kept) {
            Optional<Kept> known = Optional.ofNullable(kept.get(pair));
            if (known.isEmpty()) {
                kept.put(pair, new Kept(mine, 0));
            }
            return known;
        }
    }

    private void make(Pair pair, CompletableFuture<Alignment> alignment) {
        try {
            Alignment made = laid.apply(pair.older, pair.newer);
            synchronized (kept) {
                kept.put(pair, new Kept(alignment, made.bytes()));
                makeRoom();
            }
            alignment.complete(made);
        } catch (RuntimeException | Error e) {
            synchronized (kept) {
                kept.remove(pair);
            }
            alignment.completeExceptionally(e);
        }
    }

    private void makeRoom() {
        long bytes = kept.values().stream().mapToLong(Kept::bytes).sum();
        Iterator<Kept> eldest = kept.values().iterator();
        while (bytes > inMemory && kept.size() > LEAST) {
            bytes -= eldest.next().bytes;
            eldest.remove();
        }
    }
}
