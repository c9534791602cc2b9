package org.lectern.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is known of characters beforehand is what Unicode's own tables say of them. */
class FoldTest {
    private static final int LAST = 0x10FFFF;

    /** Letters and digits of the full decomposition, in lower case, with those that recognition mistakes made one. */
    private static String byTheTables(int codePoint) {
        if (codePoint == '|') {
            return "l";
        }
        StringBuilder left = new StringBuilder();
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(left::appendCodePoint);
        return left.toString().replace('i', 'l').replace('1', 'l').replace('0', 'o');
    }

    @Test
    void every_character_folds_as_its_decomposition_says_whether_it_is_known_beforehand_or_not() {
        for (int codePoint = 0; codePoint <= LAST; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                assertThat(new String(Fold.units(Character.toString(codePoint))))
                        .as("U+%04X", codePoint)
                        .isEqualTo(byTheTables(codePoint));
            }
        }
    }

    @Test
    void a_text_is_as_long_whether_its_code_points_were_counted_or_met_while_it_was_folded() {
        for (String text :
                new String[] {"", "plain", "a\uD83D\uDE00b", "\uD83D\uDE00", "half \uD83D", "\uDE00\uD83D"}) {
            CodePointText folded = new CodePointText(text);
            FoldedText.of(folded);
            assertThat(folded.length()).as(text).isEqualTo(text.codePointCount(0, text.length()));
            for (int point = 0; point <= folded.length(); point++) {
                assertThat(folded.toUnits(point)).isEqualTo(text.offsetByCodePoints(0, point));
            }
        }
    }
}
