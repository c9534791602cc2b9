package org.lectern.document.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.align.Alignment;
import org.lectern.anchor.align.TextAlignment;

/** Which texts laid beside each other are kept, and for how long. */
class AlignmentsTest {
    private static final int LENGTH = 10;

    private final List<String> read = new ArrayList<>();
    private final Alignments alignments = new Alignments(this::laid, 6 * 4 * LENGTH);

    private CodePointText text(String version) {
        if (version.isEmpty()) {
            throw new IllegalStateException("There is no such version");
        }
        read.add(version);
        return new CodePointText(version.repeat(LENGTH));
    }

    private Alignment laid(String older, String newer) {
        return TextAlignment.of(text(older), text(newer));
    }

    @Test
    void what_was_asked_for_last_is_kept_though_others_were_asked_for_more_often() {
        for (int n = 0; n < 1_000; n++) {
            alignments.get("a", "b");
            alignments.get("a", "c");
        }
        for (int n = 0; n < 10; n++) {
            alignments.get("a", "d");
        }
        assertThat(read).containsExactly("a", "b", "a", "c", "a", "d");
    }

    @Test
    void what_was_not_asked_for_longest_gives_way() {
        alignments.get("a", "b");
        alignments.get("a", "c");
        alignments.get("a", "b");
        alignments.get("a", "d");
        read.clear();
        alignments.get("a", "b");
        assertThat(read).isEmpty();
        alignments.get("a", "c");
        assertThat(read).containsExactly("a", "c");
    }

    @Test
    void two_are_kept_however_long() {
        Alignments none = new Alignments(this::laid, 0);
        assertThat(none.get("a", "b")).isSameAs(none.get("a", "b"));
        assertThat(none.get("a", "c")).isSameAs(none.get("a", "c"));
        assertThat(read).containsExactly("a", "b", "a", "c");
    }

    @Test
    void what_could_not_be_made_is_tried_again() {
        for (int n = 0; n < 2; n++) {
            assertThatThrownBy(() -> alignments.get("a", "")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(read).containsExactly("a", "a");
    }
}
