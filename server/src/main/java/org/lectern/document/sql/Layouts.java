package org.lectern.document.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.lectern.document.Block;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.LongLayout;
import org.lectern.document.PageSpan;
import org.lectern.document.PassageId;
import org.lectern.document.ReadText;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.document.sql.LayoutRows.HeadingRow;
import org.lectern.document.sql.LayoutRows.PassageRow;
import org.lectern.document.sql.LayoutRows.Unfinished;
import org.lectern.sql.Database;

/**
 * Writes the pages, passages and headings of versions. Those of a long text are written before its version, a part at a time
 * and each part in a write of its own: whoever writes meanwhile waits for one part. Until the version is there nobody can
 * come to its rows, and what an ingest leaves that does not get so far is removed by it, by the next one of the same text,
 * or after the next start. Safe for use by several threads; of one document one long layout is written after the other.
 */
final class Layouts {
    /** Rows of a part. */
    static final int AT_ONCE = 1_000;

    /** Parts that are removed before anything is served. */
    private static final int AT_START = 20;

    /** Rows that are removed at once where nobody waits. */
    private static final int REMOVED_AT_ONCE = 50_000;

    private final Database database;
    private final Set<DocumentId> writing = new HashSet<>();

    Layouts(Database database) {
        this.database = database;
    }

    /** Removes what ingests left that an earlier program did not end, where that takes no time. */
    void removeFewUnfinished() {
        int[] parts = new int[1];
        removeUnfinished(() -> parts[0]++ < AT_START);
    }

    /**
     * Removes what ingests left that an earlier program did not end, a part at a time. No other program may be taking in
     * anything; this one may, and what it begins anew is left alone.
     *
     * @param goesOn asked before each part
     * @return whether all of it is gone
     */
    boolean removeUnfinished(BooleanSupplier goesOn) {
        for (Unfinished left : database.read(LayoutRows::unfinished)) {
            enter(left.version().id());
            try {
                if (!remove(left, goesOn)) {
                    return false;
                }
            } finally {
                leave(left.version().id());
            }
        }
        return true;
    }

    private boolean remove(Unfinished left, BooleanSupplier goesOn) {
        boolean isMore = true;
        while (isMore) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            isMore = database.write(transaction -> {
                Handle handle = transaction.handle();
                if (!LayoutRows.holds(handle, left.version(), left.ingest())) {
                    return false; // it was begun anew, and what was left is gone by now
                }
                boolean were = LayoutRows.remove(handle, left.version(), AT_ONCE);
                if (!were) {
                    LayoutRows.forget(handle, left.version());
                }
                return were;
            });
        }
        return true;
    }

    /** Rows that are there but for the version, or that will be with it. To be closed in any case. */
    interface Layout extends AutoCloseable {
        /** For a version that has its rows. */
        Layout THERE = handle -> {};

        /** Makes the rows those of the version, in the transaction that makes the version. */
        void finish(Handle handle);

        /** Removes what did not become a version's. */
        @Override
        default void close() {}
    }

    /**
     * Begins the layout of a new version: a long one is written when this returns.
     *
     * @param watch is told how far it is, and may stop it
     */
    Layout begin(Version version, ReadText words, KeptIds kept, ReadingWatch watch) throws UnreadableSourceException {
        Parts parts = new Parts(version, words, kept);
        if (words.pages().size() + words.passages() + words.headings().size() <= AT_ONCE) {
            return handle -> {
                LayoutRows.claim(handle, version.address(), version.hash());
                while (LayoutRows.remove(handle, version.address(), REMOVED_AT_ONCE)) {
                    // what an ingest left that was cut off
                }
                parts.give(part -> part.accept(handle));
                LayoutRows.finish(handle, version.address());
            };
        }
        enter(version.document());
        Beforehand layout = new Beforehand(version.address());
        try {
            if (layout.isClaimed()) {
                layout.write(parts, words.pages().size(), watch);
            }
            return layout;
        } catch (UnreadableSourceException | RuntimeException | Error e) {
            closeAfter(e, layout);
            throw e;
        }
    }

    private static void closeAfter(Throwable reason, Layout layout) {
        try {
            layout.close();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void enter(DocumentId document) {
        synchronized (writing) {
            while (!writing.add(document)) {
                try {
                    writing.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted before anything was written", e);
                }
            }
        }
    }

    private void leave(DocumentId document) {
        synchronized (writing) {
            writing.remove(document);
            writing.notifyAll();
        }
    }

    /** All rows of a layout in parts that may be written one by one, in order. */
    private record Parts(Version version, ReadText words, KeptIds kept) {
        /** Takes a part: what writes it. */
        interface Taker<E extends Exception> {
            void take(Consumer<Handle> part) throws E;
        }

        <E extends Exception> void give(Taker<E> taker) throws E {
            DocumentAddress address = version.address();
            List<PageSpan> pages = words.pages();
            for (int from = 0; from < pages.size(); from += AT_ONCE) {
                List<PageSpan> part = pages.subList(from, Math.min(pages.size(), from + AT_ONCE));
                taker.take(handle -> LayoutRows.insertPages(handle, address, part));
            }
            passages(taker);
            for (int from = 0; from < words.headings().size(); from += AT_ONCE) {
                List<HeadingRow> part = new ArrayList<>();
                for (int n = from; n < Math.min(words.headings().size(), from + AT_ONCE); n++) {
                    part.add(new HeadingRow(n + 1, words.headings().get(n)));
                }
                taker.take(handle -> LayoutRows.insertHeadings(handle, address, part));
            }
        }

        private <E extends Exception> void passages(Taker<E> taker) throws E {
            int[] page = new int[1];
            int[] ordinal = new int[1];
            List<PassageRow> part = new ArrayList<>();
            words.<E>blocks(block -> {
                while (!words.pages().get(page[0]).span().contains(block.span())) {
                    page[0]++;
                }
                part.add(passage(block, ordinal[0]++, words.pages().get(page[0]).number()));
                if (part.size() == AT_ONCE) {
                    give(taker, part);
                }
            });
            give(taker, part);
        }

        private PassageRow passage(Block block, int index, int page) {
            String made = PassageId.of(
                    version.document().value(), version.hash(), block.span().start());
            return new PassageRow(index + 1, kept.of(index).orElse(made), page, block);
        }

        private <E extends Exception> void give(Taker<E> taker, List<PassageRow> part) throws E {
            if (!part.isEmpty()) {
                List<PassageRow> rows = List.copyOf(part);
                part.clear();
                taker.take(handle -> LayoutRows.insertPassages(handle, version.address(), rows));
            }
        }
    }

    /** A layout that is written before its version. */
    private final class Beforehand implements Layout {
        private final DocumentAddress version;
        /** Tells this ingest of the text from another that has begun it anew. */
        private final String ingest = UUID.randomUUID().toString();

        Beforehand(DocumentAddress version) {
            this.version = version;
        }

        /** Whether this is to write it: not where another ingest of the same text has come to its end meanwhile. */
        boolean isClaimed() {
            return database.write(transaction -> {
                // First of all this, since from here on nobody else can end
                LayoutRows.claim(transaction.handle(), version, ingest);
                boolean isThere = VersionRows.versions(transaction.handle(), version.id()).stream()
                        .anyMatch(known -> version.version().equals(Optional.of(known.hash())));
                if (isThere) {
                    LayoutRows.finish(transaction.handle(), version);
                }
                return !isThere;
            });
        }

        /** @param pages of the layout */
        void write(Parts parts, int pages, ReadingWatch watch) throws UnreadableSourceException {
            removeRows();
            int rows = parts.words().passages() + parts.words().headings().size() + pages;
            int[] written = new int[1];
            parts.give(part -> {
                LongLayout.stopIfCancelled(watch);
                write(part);
                written[0] = Math.min(rows, written[0] + AT_ONCE);
                watch.stored((int) ((long) pages * written[0] / rows), pages);
            });
        }

        private void write(Consumer<Handle> part) {
            database.write(transaction -> {
                own(transaction.handle());
                part.accept(transaction.handle());
                return version;
            });
        }

        private void own(Handle handle) {
            if (!LayoutRows.holds(handle, version, ingest)) {
                throw new IllegalStateException(
                        "%s is being taken in by another server at the same moment".formatted(version.path()));
            }
        }

        private void removeRows() {
            while (database.write(transaction -> {
                own(transaction.handle());
                return LayoutRows.remove(transaction.handle(), version, AT_ONCE);
            })) {
                // until nothing is left
            }
        }

        @Override
        public void finish(Handle handle) {
            own(handle);
            LayoutRows.finish(handle, version);
        }

        @Override
        public void close() {
            try {
                if (database.read(handle -> LayoutRows.isOf(handle, version, ingest))) {
                    removeRows();
                    database.write(transaction -> {
                        own(transaction.handle());
                        LayoutRows.forget(transaction.handle(), version);
                        return version;
                    });
                }
            } finally {
                leave(version.id());
            }
        }
    }
}
