package org.lectern.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.annotation.jsonld.AnnotationFile.ToldScale;
import org.lectern.people.AccountId;
import org.lectern.people.Viewer;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;
import org.lectern.review.Scales;
import org.lectern.review.Scales.InvalidScaleException;

/**
 * The scales that ratings of a file are on: those here, and where the file is believed those that it tells of. A version
 * that means something else here than in the file is neither of them, since a grade would silently mean something else.
 */
final class ScalesOfFile implements RatedScales {
    private final Scales here;
    private final RatedScales offered;
    private final boolean believed;
    private final Map<Named, Scale> told = new LinkedHashMap<>();

    private record Named(String id, int version) {}

    /** @param believed whether grades stay on their scales whoever is in the group now */
    ScalesOfFile(Scales here, List<ToldScale> scales, boolean believed) {
        this.here = here;
        this.offered = RatedScales.offered(here);
        this.believed = believed;
        for (ToldScale scale : scales) {
            if (Scales.owner(scale.id()).isEmpty()) {
                continue; // another program may call something else so
            }
            List<Grade> grades = new ArrayList<>();
            scale.grades()
                    .forEach(grade ->
                            grades.add(new Grade(grade.value(), grade.word(), grade.meaning(), grade.missing())));
            told.put(
                    new Named(scale.id(), scale.version()),
                    Scale.own(scale.id(), scale.version(), scale.name(), grades));
        }
    }

    /**
     * Brings those back that are not here.
     *
     * @param by whose doing it is
     * @return what was or would be done, in words
     */
    List<String> restore(boolean dry, AccountId by, Instant at) {
        List<String> notices = new ArrayList<>();
        for (Scale scale : List.copyOf(told.values())) {
            if (here.find(scale.id(), scale.version()).isPresent()) {
                continue;
            }
            try {
                if (dry) {
                    Scales.check(scale);
                } else {
                    here.restore(scale, by, at);
                }
                notices.add("The scale %s %s.".formatted(scale.name(), dry ? "would be made" : "was made"));
            } catch (InvalidScaleException e) {
                told.remove(new Named(scale.id(), scale.version()));
                notices.add("The scale %s cannot be made. %s".formatted(scale.id(), e.getMessage()));
            }
        }
        return notices;
    }

    @Override
    public Optional<Scale> find(String id, int version) {
        return here.find(id, version)
                .or(() -> believed ? Optional.ofNullable(told.get(new Named(id, version))) : Optional.empty());
    }

    @Override
    public Optional<String> objection(ReliabilityRating rating, Viewer viewer) {
        Scale inFile = told.get(new Named(rating.scale(), rating.scaleVersion()));
        Optional<Scale> found = find(rating.scale(), rating.scaleVersion());
        if (inFile != null && found.filter(scale -> differs(scale, inFile)).isPresent()) {
            return Optional.of(
                    "Version %d of the scale \"%s\" has other grades here than in the file, so that \"%s\" would mean something else."
                            .formatted(rating.scaleVersion(), rating.scale(), rating.value()));
        }
        return believed ? objection(rating, found) : offered.objection(rating, viewer);
    }

    /** A scale's name says nothing of what its grades mean. */
    private static boolean differs(Scale one, Scale other) {
        return !one.on(Axis.SOURCE).equals(other.on(Axis.SOURCE));
    }
}
