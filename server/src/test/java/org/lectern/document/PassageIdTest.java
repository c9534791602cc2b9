package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PassageIdTest {

    @Test
    void an_id_is_twelve_characters_and_begins_with_a_letter() {
        var seen = new HashSet<String>();
        for (int start = 0; start < 10_000; start++) {
            String id = PassageId.of("werth-2010", "0".repeat(64), start);
            assertThat(id).matches("[a-z][a-z2-7]{11}");
            seen.add(id);
        }
        assertThat(seen).hasSize(10_000);
    }

    /** Ids are stored and given out: this value may never change. */
    @Test
    void an_id_stays_the_same_for_ever() {
        assertThat(PassageId.of("werth-2010", "0".repeat(64), 114)).isEqualTo("pek4vamek3xp");
    }

    @Test
    void each_part_of_the_address_counts() {
        assertThat(PassageId.of("a", "b", 1))
                .isNotEqualTo(PassageId.of("b", "b", 1))
                .isNotEqualTo(PassageId.of("a", "c", 1))
                .isNotEqualTo(PassageId.of("a", "b", 2));
    }
}
