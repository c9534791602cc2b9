package org.lectern.export;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.review.Scale;
import org.lectern.review.Scales;

/** Groups' own scales that the ratings of an export are on. */
final class UsedScales {
    private final Scales scales;
    private final SortedMap<String, SortedMap<Integer, Optional<Scale>>> used = new TreeMap<>();

    UsedScales(Scales scales) {
        this.scales = scales;
    }

    void note(Annotation annotation) {
        for (Body body : annotation.bodies()) {
            if (body instanceof Body.ReliabilityRating rating
                    && Scales.owner(rating.scale()).isPresent()) {
                used.computeIfAbsent(rating.scale(), id -> new TreeMap<>())
                        .computeIfAbsent(rating.scaleVersion(), version -> scales.find(rating.scale(), version));
            }
        }
    }

    /** By id and version. */
    List<Scale> list() {
        return used.values().stream()
                .flatMap(versions -> versions.values().stream())
                .flatMap(Optional::stream)
                .toList();
    }
}
