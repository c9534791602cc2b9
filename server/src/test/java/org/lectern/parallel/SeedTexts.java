package org.lectern.parallel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.document.CanonicalText;
import org.lectern.document.TextLayout;
import org.lectern.document.UnreadableSourceException;

/** The seeds as this package sees them: their words, without apparatus. */
final class SeedTexts {
    static final List<String> ALL = List.of(
            "werth-2010-excerpt", "werth-2010", "great-terror-excerpt", "crawford-great-purge", "real-stalin-series");
    private static final Path SEEDS = Path.of(System.getProperty("lectern.seeds", "../seeds"));
    private static final Map<String, CanonicalText> TEXTS = new ConcurrentHashMap<>();

    private SeedTexts() {}

    static CanonicalText text(String id) {
        return TEXTS.computeIfAbsent(id, name -> {
            try {
                return CanonicalText.decode(Files.readAllBytes(SEEDS.resolve(name + ".txt")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (UnreadableSourceException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static TextWords words(String id) {
        CanonicalText text = text(id);
        return TextWords.of(
                text.value(),
                Apparatus.of(text, TextLayout.of(text, List.of("en")).blocks()));
    }
}
