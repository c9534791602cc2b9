package org.lectern.annotation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.annotation.Annotations.ADA;
import static org.lectern.annotation.Annotations.AS_BEN;
import static org.lectern.annotation.Annotations.PUBLIC;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.Slice;
import org.lectern.people.Audience;
import org.lectern.sql.TestDatabases;

/** Walking from slice to slice while others write; run against each database. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class WalkingContractTest extends StoreUnderTest {
    WalkingContractTest(TestDatabases kind) {
        super(kind);
    }

    @RepeatedTest(5)
    void each_that_stays_is_met_exactly_once() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        System.out.println("each_that_stays_is_met_exactly_once: -Dlectern.seed=" + seed);
        Random random = new Random(seed);
        List<Annotation> present = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            present.add(add(make.note(ADA, PUBLIC)));
        }
        Set<AnnotationId> staying = new HashSet<>();
        present.forEach(note -> staying.add(note.id()));
        List<AnnotationId> met = new ArrayList<>();
        Optional<AnnotationId> after = Optional.empty();
        for (boolean more = true; more; ) {
            Slice slice = store.slice(AnnotationQuery.ALL, AS_BEN, after, 1 + random.nextInt(5));
            slice.annotations().forEach(note -> met.add(note.id()));
            more = slice.hasMore();
            after = met.isEmpty() ? after : Optional.of(met.getLast());
            if (random.nextInt(3) > 0 && met.size() < 60) {
                // Of both, somebody else's private ones too, which must move nobody
                Annotation added = add(make.note(ADA, random.nextBoolean() ? PUBLIC : Audience.ONLY_AUTHOR));
                if (more && added.audience().equals(PUBLIC)) {
                    present.add(added);
                    staying.add(added.id());
                }
                Annotation gone = present.remove(random.nextInt(present.size()));
                withdraw(gone);
                staying.remove(gone.id());
            }
        }
        assertThat(met).as("seed %d", seed).doesNotHaveDuplicates().containsAll(staying);
        assertThat(met).as("seed %d", seed).isSortedAccordingTo(java.util.Comparator.comparing(AnnotationId::order));
    }
}
