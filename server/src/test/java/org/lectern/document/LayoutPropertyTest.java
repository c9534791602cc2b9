package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lectern.anchor.TextSpan;

/** What holds for every text. A failure prints its seed; run again with {@code -Dlectern.seed=…} to meet it again. */
class LayoutPropertyTest {
    private static final int TEXTS = 400;
    private static final List<String> PIECES = List.of(
            "\n",
            "\n\n",
            " ",
            "\t\u00A0",
            "\uFEFF",
            "\f",
            "word ",
            "A sentence. ",
            "Ры\u0301ков ",
            "o\u0301\u0302",
            "🙂👩‍👩‍👧",
            "مرحبا ",
            "\nChuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. 278\n",
            "\nA. Context\n\n",
            "\n____\n",
            "\nThe secret mass operations were planned in the summer of the year",
            "x".repeat(700),
            " long".repeat(900),
            "\u0301",
            "“Quoted.” ",
            "\n- entry\n");

    @Test
    void pages_partition_the_text_and_blocks_lie_inside_them() {
        long first = Long.getLong("lectern.seed", System.nanoTime());
        for (long seed = first; seed < first + TEXTS; seed++) {
            var text = CanonicalText.of(randomText(new Random(seed)));
            check(text, TextLayout.of(text, List.of("en", "ru")), "-Dlectern.seed=" + seed);
        }
    }

    static void check(CanonicalText text, Layout layout, String where) {
        checkPages(text, layout, where);
        var joined = new StringBuilder();
        int at = 0;
        int page = 0;
        for (Block block : layout.blocks()) {
            TextSpan span = block.span();
            while (layout.pages().get(page).span().end() <= span.start()) {
                page++;
            }
            TextSpan around = layout.pages().get(page).span();
            assertThat(span.start()).as(where).isGreaterThanOrEqualTo(Math.max(at, around.start()));
            assertThat(span.end()).as(where).isLessThanOrEqualTo(around.end());
            String gap = text.slice(new TextSpan(at, span.start()));
            String words = text.slice(span);
            assertThat(gap.chars().allMatch(c -> WhiteSpace.is((char) c)))
                    .as(where)
                    .isTrue();
            assertThat(WhiteSpace.is(words.charAt(0)) || WhiteSpace.is(words.charAt(words.length() - 1)))
                    .as(where)
                    .isFalse();
            joined.append(gap).append(words);
            at = span.end();
        }
        String tail = text.slice(new TextSpan(at, text.length()));
        assertThat(tail.isEmpty() || tail.chars().allMatch(c -> WhiteSpace.is((char) c)))
                .as(where)
                .isTrue();
        assertThat(joined.append(tail).toString()).as(where).isEqualTo(text.value());
    }

    private static void checkPages(CanonicalText text, Layout layout, String where) {
        int end = 0;
        for (PageSpan page : layout.pages()) {
            boolean last = page.number() == layout.pages().size();
            int length = page.span().end() - page.span().start();
            assertThat(page.span().start()).as(where).isEqualTo(end);
            assertThat(length).as(where).isLessThanOrEqualTo(Pagination.LONGEST);
            assertThat(length > 0 || text.length() == 0).as(where).isTrue();
            assertThat(last || length >= Pagination.SHORTEST - 64).as(where).isTrue();
            end = page.span().end();
        }
        assertThat(end).as(where).isEqualTo(text.length());
    }

    private static String randomText(Random random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(120);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(3)));
        }
        return text.toString();
    }
}
