package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.export.ExportFormat;
import org.lectern.export.Included;

/** Whatever can be chosen on the export screen has its words in each language. */
class ExportWordsTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_format_and_kind_has_its_words(Language language) {
        Words words = Words.in(language);
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(words.say("export.format." + format.word())).isNotBlank();
            assertThat(words.say("export.use." + format.word())).isNotBlank();
        }
        for (Included.Kind kind : Included.Kind.values()) {
            assertThat(words.say("export.kind." + kind.word())).isNotBlank();
        }
    }
}
