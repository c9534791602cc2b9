package org.lectern.document.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.lectern.anchor.TextSpan;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.document.sql.PageRows.PageRow;
import org.lectern.sql.Database;

/**
 * Where the pages and passages of a version stand: every note that is shown asks for it. A version never changes, so nothing
 * here goes stale.
 */
sealed interface VersionIndex {
    /** Passages of one version; the places of more are asked of the database each time. */
    int PASSAGES_IN_MEMORY = 50_000;

    /** Reads where they stand, or leaves it to be asked where there are too many. */
    static VersionIndex of(Database database, Version version) {
        return database.read(handle -> PassageRows.count(handle, version) > PASSAGES_IN_MEMORY
                ? new InRows(database, version, PageRows.spans(handle, version))
                : InMemory.read(handle, version));
    }

    /** How many pages and passages it holds in memory. */
    int weight();

    /**
     * A page with what stands on it.
     *
     * @param firstOrdinal from 1, of the first passage on it
     */
    record FilledPage(PageRow row, List<Passage> passages, int firstOrdinal) {}

    Optional<FilledPage> page(int number);

    Optional<TextSpan> pageSpan(int number);

    /** The number of the page that holds a code point; the last page for the very end of the text. */
    int pageAt(int offset);

    /** In order. */
    List<Passage> passages();

    List<Passage> passagesOn(int page);

    /** The passage that holds a code point, else the next one. */
    Optional<Passage> passageAt(int offset);

    /**
     * Asks the database each time: for versions of so many passages that holding them would take more than it saves. Where
     * its pages begin it holds, a number for each.
     */
    final class InRows implements VersionIndex {
        private final Database database;
        private final Version version;
        /** Where each page begins; at last where the last one ends. */
        private final int[] starts;

        InRows(Database database, Version version, List<TextSpan> pages) {
            this.database = database;
            this.version = version;
            this.starts = IntStream.concat(
                            pages.stream().mapToInt(TextSpan::start),
                            IntStream.of(pages.isEmpty() ? 0 : pages.getLast().end()))
                    .toArray();
        }

        @Override
        public int weight() {
            return starts.length;
        }

        @Override
        public Optional<FilledPage> page(int number) {
            return database.read(handle -> PageRows.numbered(handle, version, number)
                    .map(row -> new FilledPage(
                            row,
                            PassageRows.on(handle, version, number),
                            PassageRows.firstOrdinalOn(handle, version, number))));
        }

        @Override
        public Optional<TextSpan> pageSpan(int number) {
            return number >= 1 && number < starts.length
                    ? Optional.of(new TextSpan(starts[number - 1], starts[number]))
                    : Optional.empty();
        }

        @Override
        public int pageAt(int offset) {
            int low = 0;
            int high = starts.length - 2;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (starts[middle] <= offset) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low + 1;
        }

        @Override
        public List<Passage> passages() {
            return database.read(handle -> PassageRows.all(handle, version));
        }

        @Override
        public List<Passage> passagesOn(int page) {
            return database.read(handle -> PassageRows.on(handle, version, page));
        }

        @Override
        public Optional<Passage> passageAt(int offset) {
            return database.read(handle -> PassageRows.at(handle, version, offset));
        }
    }

    /** In memory. */
    final class InMemory implements VersionIndex {
        private final List<PageRow> pages;
        private final List<Passage> passages;
        /** The index in {@link #passages} of the first passage that is on a page or after it; one entry a page. */
        private final int[] firstOnPage;

        static InMemory read(Handle handle, Version version) {
            return new InMemory(PageRows.all(handle, version), PassageRows.all(handle, version));
        }

        /**
         * @param pages in order; they follow each other without gaps
         * @param passages in order; disjoint
         */
        private InMemory(List<PageRow> pages, List<Passage> passages) {
            this.pages = List.copyOf(pages);
            this.passages = List.copyOf(passages);
            this.firstOnPage = new int[pages.size() + 1];
            int at = 0;
            for (int page = 1; page <= pages.size(); page++) {
                while (at < passages.size() && passages.get(at).page() < page) {
                    at++;
                }
                firstOnPage[page - 1] = at;
            }
            firstOnPage[pages.size()] = passages.size();
        }

        @Override
        public int weight() {
            return pages.size() + passages.size();
        }

        private Optional<PageRow> row(int number) {
            return number >= 1 && number <= pages.size() ? Optional.of(pages.get(number - 1)) : Optional.empty();
        }

        @Override
        public Optional<FilledPage> page(int number) {
            return row(number).map(row -> new FilledPage(row, passagesOn(number), firstOnPage[number - 1] + 1));
        }

        @Override
        public Optional<TextSpan> pageSpan(int number) {
            return row(number).map(PageRow::span);
        }

        @Override
        public int pageAt(int offset) {
            int low = 0;
            int high = pages.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (pages.get(middle).span().start() <= offset) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low + 1;
        }

        @Override
        public List<Passage> passages() {
            return passages;
        }

        @Override
        public List<Passage> passagesOn(int page) {
            return passages.subList(firstOnPage[page - 1], firstOnPage[page]);
        }

        @Override
        public Optional<Passage> passageAt(int offset) {
            int low = 0;
            int high = passages.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (passages.get(middle).span().end() > offset) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low < passages.size() ? Optional.of(passages.get(low)) : Optional.empty();
        }
    }
}
