package org.lectern.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.lectern.document.CanonicalText;

class PageWordsTest {
    private static final int TRIES = 100;

    private static TextPosition letter() {
        Matrix at = new Matrix(12, 0, 0, 12, 72, 700);
        PDType1Font font = new PDType1Font(FontName.HELVETICA);
        return new TextPosition(0, 612, 792, at, 80, 700, 8, 8, 3, "A", new int[] {'A'}, font, 12, 12);
    }

    private static WeakReference<TextPosition> read(PageWords words) throws IOException {
        TextPosition letter = letter();
        PageText text = new PageText(0, any -> false);
        words.read(List.of(List.of(letter)), text);
        try (RunPacker runs = new RunPacker()) {
            assertThat(text.finish(runs)).isEqualTo("A");
        }
        return new WeakReference<>(letter);
    }

    /** The next page may have as many letters, and is read meanwhile. */
    @Test
    void nothing_of_a_page_is_kept_when_it_is_read() throws Exception {
        PageWords words = new PageWords();
        WeakReference<TextPosition> letter = read(words);
        for (int n = 0; n < TRIES && letter.get() != null; n++) {
            System.gc();
        }
        assertThat(letter.get()).isNull();
        assertThat(words).isNotNull();
    }

    private static final List<String> LETTERS = List.of(
            "a",
            "B",
            " ",
            "-",
            "fi",
            "\uFB01",
            "\u05E9",
            "\u05B8",
            "\u0645",
            "\uFEFB",
            "\uFDFA",
            "(",
            "1",
            "\u0301",
            "",
            "\uD835",
            "\uDC00",
            "\uD835\uDC00",
            "\r",
            "\n",
            "\0",
            "\f",
            "\u202E",
            "\uFEFF",
            "\u4E00",
            "\u00AD",
            "  ",
            "\t",
            "\u2003",
            "a\u05D0");
    private static final List<Float> ODD =
            List.of(0f, -0f, 1f, -12f, 1e-30f, 1e6f, -1e6f, 1e30f, Float.MAX_VALUE, Float.NaN, Float.POSITIVE_INFINITY);

    private static float number(Random random, float usual) {
        return random.nextInt(60) == 0 ? ODD.get(random.nextInt(ODD.size())) : usual;
    }

    /** Lines of letters, now and then with a number that makes no sense. */
    private static List<TextPosition> letters(Random random, PDFont font) {
        List<TextPosition> letters = new ArrayList<>();
        float x = 72;
        float y = 700;
        int rotation = 90 * random.nextInt(8) % 360;
        int kinds = 1 + random.nextInt(LETTERS.size());
        for (int n = random.nextInt(120); n > 0; n--) {
            x = number(random, x + random.nextInt(30) - 8);
            if (random.nextInt(12) == 0) {
                x = 72 + random.nextInt(200);
                y = number(random, y - random.nextInt(20));
            }
            rotation = random.nextInt(40) == 0 ? 90 * random.nextInt(4) : rotation;
            float size = number(random, 12);
            letters.add(new TextPosition(
                    rotation,
                    612,
                    792,
                    new Matrix(size, 0, number(random, 0), size, x, y),
                    number(random, x + 7),
                    y,
                    number(random, 8),
                    number(random, random.nextInt(9)),
                    number(random, 3),
                    LETTERS.get(random.nextInt(kinds)),
                    new int[] {'A'},
                    font,
                    size,
                    12));
        }
        return letters;
    }

    @Test
    void any_letters_anywhere_make_a_page_and_leave_the_next_one_alone() throws Exception {
        long seed = Long.getLong("lectern.seed", new Random().nextLong());
        System.out.println("PageWordsTest seed " + seed);
        Random random = new Random(seed);
        PDFont font = new PDType1Font(FontName.HELVETICA);
        PageWords words = new PageWords();
        try (RunPacker runs = new RunPacker()) {
            for (int n = 0; n < Integer.getInteger("lectern.pages", 2_000); n++) {
                List<TextPosition> first = letters(random, font);
                Set<TextPosition> said = Collections.newSetFromMap(new IdentityHashMap<>());
                first.stream().filter(any -> random.nextInt(9) == 0).forEach(said::add);
                PageText text = new PageText(90 * random.nextInt(4), said::contains);
                words.read(List.of(first, letters(random, font)), text);
                String page = text.finish(runs);
                assertThat(CanonicalText.of(page).value())
                        .as("page %d of seed %d", n, seed)
                        .isEqualTo(page);
                runs.page();

                PageText next = new PageText(0, any -> false);
                words.read(List.of(List.of(letter())), next);
                assertThat(next.finish(runs))
                        .as("after page %d of seed %d", n, seed)
                        .isEqualTo("A");
                runs.page();
            }
        }
    }
}
