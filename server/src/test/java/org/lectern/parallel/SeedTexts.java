package org.lectern.parallel;

import java.util.List;
import org.lectern.document.CanonicalText;
import org.lectern.document.Seeds;
import org.lectern.document.TextLayout;

/** The seeds as this package sees them: their words, without apparatus. */
final class SeedTexts {
    static final List<String> ALL = Seeds.ids();

    private SeedTexts() {}

    static CanonicalText text(String id) {
        return Seeds.text(id);
    }

    static TextWords words(String id) {
        CanonicalText text = text(id);
        return TextWords.of(
                text.value(),
                Apparatus.of(text, TextLayout.of(text, List.of("en")).blocks()));
    }
}
