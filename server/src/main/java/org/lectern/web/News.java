package org.lectern.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.PlacementStore;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentId;

/** What of the change log is news to somebody who has a page open, whoever may know of it. */
sealed interface News {
    long cursor();

    /** Something happened to an annotation. */
    record Annotated(AnnotationChange change) implements News {
        @Override
        public long cursor() {
            return change.cursor();
        }
    }

    /** It was decided, or a decision was taken back, where an annotation stands in the current version. */
    record Placed(long cursor, AnnotationId annotation) implements News {}

    /** @param version the hash of the one that became current */
    record Versioned(long cursor, DocumentId document, String version) implements News {}

    /** In the log's order, from just after one cursor up to another. */
    static List<News> between(
            long cursor, long upTo, AnnotationStore annotations, PlacementStore placements, Catalogue catalogue) {
        // The log has no gaps, so there are no more than this
        int most = Math.toIntExact(upTo - cursor);
        List<News> news = new ArrayList<>();
        annotations.changesAfter(cursor, most).stream()
                .filter(change -> change.cursor() <= upTo)
                .forEach(change -> news.add(new Annotated(change)));
        placements
                .decidedBetween(cursor, upTo, most)
                .forEach(decided -> news.add(new Placed(decided.cursor(), decided.annotation())));
        catalogue
                .versionsBetween(cursor, upTo, most)
                .forEach(made -> news.add(new Versioned(made.cursor(), made.document(), made.version())));
        news.sort(Comparator.comparingLong(News::cursor));
        return news;
    }
}
