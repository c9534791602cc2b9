package org.lectern.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.AddOutcome;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.jsonld.AnnotationFile.Item;
import org.lectern.reading.ImportLines.Ready;
import org.lectern.reading.ImportReport.Line;

/** Stores what is ready, some hundred in one transaction, or finds out what would become of it. */
final class ImportStoring {
    static final int BATCH = 200;

    private final AnnotationStore store;
    private final ImportLines lines;
    private final Rehearsal rehearsal;
    private final boolean dry;
    private final List<Ready> ready = new ArrayList<>();
    /** Ratings among what is ready, by their addresses in the file. */
    private final Set<String> undecided = new HashSet<>();

    private final List<Line> report = new ArrayList<>();

    ImportStoring(AnnotationStore store, ImportLines lines, Rehearsal rehearsal, boolean dry) {
        this.store = store;
        this.lines = lines;
        this.rehearsal = rehearsal;
        this.dry = dry;
    }

    /** What may be refused is decided before what answers it is looked at. */
    void decideWhatIsAnsweredBy(Item item) {
        boolean answersRating = !undecided.isEmpty()
                && ImportSurvey.ANNOTATION
                        .matcher(item.json())
                        .results()
                        .anyMatch(address -> undecided.contains(address.group(1)));
        if (answersRating) {
            flush();
        }
    }

    void take(Ready one) {
        ready.add(one);
        boolean isRating = one.annotation().stream()
                .flatMap(annotation -> annotation.bodies().stream())
                .anyMatch(ReliabilityRating.class::isInstance);
        if (isRating) {
            undecided.add(one.line().id());
        }
        if (ready.size() == BATCH) {
            flush();
        }
    }

    /** What became of all that was taken before the last {@link #flush}. */
    List<Line> report() {
        return report;
    }

    void flush() {
        List<Annotation> fresh = new ArrayList<>();
        for (Ready one : ready) {
            one.annotation().ifPresent(fresh::add);
        }
        List<AddOutcome> outcomes = outcomes(fresh);
        int next = 0;
        for (Ready one : ready) {
            if (one.annotation().isPresent() && outcomes.get(next++) instanceof AddOutcome.RatedAlready(var existing)) {
                report.add(lines.refused(
                        one, "Its author has another current rating of the same words: " + existing.path()));
            } else {
                report.add(one.line());
            }
        }
        ready.clear();
        undecided.clear();
    }

    private List<AddOutcome> outcomes(List<Annotation> fresh) {
        if (dry) {
            return fresh.stream().map(rehearsal::add).toList();
        }
        return fresh.isEmpty() ? List.of() : store.addAll(fresh);
    }
}
