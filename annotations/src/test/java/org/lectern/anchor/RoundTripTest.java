package org.lectern.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.anchor.Anchoring.Anchored;
import org.lectern.anchor.Anchoring.Approximate;
import org.lectern.anchor.Anchoring.Lost;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** What {@link PassageAnchor#describe} writes down leads back to where it came from, each selector alone. */
final class RoundTripTest {
    private static final int SPANS = 400;
    /** One for the texts and the spans, so that what is printed brings both back. */
    private static final long SEED = Long.getLong("lectern.seed", System.nanoTime());

    record Source(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("lectern.seeds")))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                sources.add(new Source(file.getFileName().toString(), Files.readString(file)));
            }
        }
        assertThat(sources).hasSize(5);
        for (MadeUpText kind : MadeUpText.values()) {
            sources.add(new Source(kind.name(), kind.make(SEED)));
        }
        return sources;
    }

    @ParameterizedTest
    @MethodSource("sources")
    void each_selector_alone_leads_back(Source source) {
        System.out.println("each_selector_alone_leads_back " + source + ": -Dlectern.seed=" + SEED);
        Random random = new Random(SEED);
        CodePointText text = new CodePointText(source.text);
        PassageAnchor anchor = new PassageAnchor(new IndexedText(text), page -> Optional.empty());
        for (int n = 0; n < SPANS; n++) {
            int start = random.nextInt(text.length());
            int longest = random.nextInt(10) == 0 ? 3_000 : 80;
            TextSpan span = new TextSpan(start, Math.min(text.length(), start + 1 + random.nextInt(longest)));
            for (Selector selector : anchor.describe(span)) {
                switch (anchor.anchor(List.of(selector))) {
                    case Anchored(TextSpan found, boolean moved) -> {
                        assertThat(found).as("seed %d: %s", SEED, selector).isEqualTo(span);
                        assertThat(moved).isFalse();
                    }
                    case Approximate approximate -> fail("seed %d, %s: %s", SEED, selector, approximate);
                    case Lost lost ->
                        assertThat(standsTwice(source.text, selector))
                                .as("seed %d, %s: %s", SEED, selector, lost)
                                .isTrue();
                }
            }
            assertThat(anchor.anchor(anchor.describe(span)))
                    .as("seed %d: all of %s", SEED, span)
                    .isEqualTo(new Anchored(span, false));
        }
    }

    private static boolean standsTwice(String text, Selector selector) {
        return selector instanceof TextQuoteSelector quote
                && text.indexOf(quote.prefix() + quote.exact() + quote.suffix())
                        != text.lastIndexOf(quote.prefix() + quote.exact() + quote.suffix());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void offsets_convert_both_ways(Source source) {
        CodePointText text = new CodePointText(source.text);
        int point = 0;
        int lastUnit = Math.min(source.text.length(), 20_000);
        for (int unit = 0; unit < lastUnit; point++) {
            int size = Character.charCount(source.text.codePointAt(unit));
            assertThat(text.toUnits(point)).isEqualTo(unit);
            for (int within = 0; within < size; within++) {
                assertThat(text.toPoints(unit + within))
                        .as("unit %d + %d", unit, within)
                        .isEqualTo(point);
            }
            unit += size;
        }
        assertThat(text.toUnits(text.length())).isEqualTo(source.text.length());
        assertThat(text.toPoints(source.text.length())).isEqualTo(text.length());
    }
}
