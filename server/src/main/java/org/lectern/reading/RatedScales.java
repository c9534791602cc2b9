package org.lectern.reading;

import java.util.Optional;
import org.lectern.annotation.Body.ReliabilityRating;
import org.lectern.people.Viewer;
import org.lectern.review.Scale;
import org.lectern.review.Scales;

/** The scales that ratings may be on. */
interface RatedScales {
    Optional<Scale> find(String id, int version);

    /** What is wrong with the grade or with its scale, for the person who gave it; empty if nothing is. */
    Optional<String> objection(ReliabilityRating rating, Viewer viewer);

    /** Those that came with the program, and those of the viewer's groups. */
    static RatedScales offered(Scales scales) {
        return new RatedScales() {
            @Override
            public Optional<Scale> find(String id, int version) {
                return scales.find(id, version);
            }

            @Override
            public Optional<String> objection(ReliabilityRating rating, Viewer viewer) {
                // A grade on an earlier version of a scale stays when its author changes a word of it
                return objection(
                        rating,
                        scales.offered(rating.scale(), viewer)
                                .flatMap(newest -> scales.find(newest.id(), rating.scaleVersion())));
            }
        };
    }

    /** @param scale the one that it is on; empty where there is none for its author */
    default Optional<String> objection(ReliabilityRating rating, Optional<Scale> scale) {
        return scale.map(found -> found.objection(rating.axis(), rating.value()))
                .orElseGet(() -> Optional.of(
                        "There is no version %d of a scale \"%s\" that you can use. Use \"admiralty\", \"rsp\", \"three\" or your group's."
                                .formatted(rating.scaleVersion(), rating.scale())));
    }
}
