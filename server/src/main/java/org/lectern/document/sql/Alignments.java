package org.lectern.document.sql;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.align.TextAlignment;

/**
 * Texts laid beside each other, the last used. Safe for use by several threads.
 *
 * <p>What was asked for last is kept, whatever was asked for more often before: while notes are carried to a new version
 * each of them asks for the same pair, and a cache that prefers what has long been in use would throw it away and make it
 * again for each.
 */
final class Alignments {
    /** Code points of all pairs together; each costs about six bytes. */
    private static final int IN_MEMORY = 8 * 1024 * 1024;

    /** So many are kept, however long. */
    private static final int LEAST = 2;

    /** Two versions by their hashes. */
    private record Pair(String older, String newer) {}

    private record Kept(CompletableFuture<TextAlignment> alignment, long length) {}

    private final Function<String, CodePointText> texts;
    private final long inMemory;
    private final Map<Pair, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param texts a version's text by its hash */
    Alignments(Function<String, CodePointText> texts) {
        this(texts, IN_MEMORY);
    }

    /** @param inMemory code points of all pairs together */
    Alignments(Function<String, CodePointText> texts, long inMemory) {
        this.texts = texts;
        this.inMemory = inMemory;
    }

    TextAlignment get(String older, String newer) {
        Pair pair = new Pair(older, newer);
        CompletableFuture<TextAlignment> mine = new CompletableFuture<>();
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
    private Optional<Kept> known(Pair pair, CompletableFuture<TextAlignment> mine) {
        synchronized (kept) {
            Optional<Kept> known = Optional.ofNullable(kept.get(pair));
            if (known.isEmpty()) {
                kept.put(pair, new Kept(mine, 0));
            }
            return known;
        }
    }

    private void make(Pair pair, CompletableFuture<TextAlignment> alignment) {
        try {
            TextAlignment made = TextAlignment.of(texts.apply(pair.older), texts.apply(pair.newer));
            synchronized (kept) {
                kept.put(pair, new Kept(alignment, made.length()));
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
        long length = kept.values().stream().mapToLong(Kept::length).sum();
        Iterator<Kept> eldest = kept.values().iterator();
        while (length > inMemory && kept.size() > LEAST) {
            length -= eldest.next().length;
            eldest.remove();
        }
    }
}
