package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageRunsTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("no Cyrillic", "Nikolai Yezhov", List.of()),
                Arguments.of("one word in quotes", "Russian: \"чистка\", chistka", List.of("чистка")),
                Arguments.of("stress marks", "🙂 Ры\u0301ков - Rykov", List.of("Ры\u0301ков")),
                Arguments.of(
                        "joined words",
                        "(Алексе\u0301й, «Ры\u0301ков»-сын)",
                        List.of("Алексе\u0301й, «Ры\u0301ков»-сын")),
                Arguments.of("Latin between", "дом house дом", List.of("дом", "дом")),
                Arguments.of("a full stop parts", "дом. Мир", List.of("дом", "Мир")),
                Arguments.of("lines part", "дом\nмир", List.of("дом", "мир")),
                Arguments.of("a letter inside a Latin word", "the troїka and troїki", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void finds_the_Russian(String name, String text, List<String> expected) {
        var canonical = CanonicalText.of(text);
        assertThat(LanguageRuns.of(text).stream().map(run -> canonical.slice(run.span())))
                .as(name)
                .containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                Arguments.of("Ры\u0301ков Rykov", List.of("en", "ru"), "en"),
                Arguments.of("Алексе\u0301й Rykov", List.of("en", "ru"), "ru"),
                Arguments.of("Алексе\u0301й", List.of("en"), "en"),
                Arguments.of("Алексе\u0301й", List.of(), "ru"),
                Arguments.of("Олексі\u0301й", List.of("en", "uk"), "uk"),
                Arguments.of("Алексе\u0301й", List.of("uk-UA", "ru"), "uk-UA"),
                Arguments.of("Το αρχείο (archive)", List.of("en", "ru"), "el"),
                Arguments.of("これは秘密", List.of("en"), "ja"),
                Arguments.of("秘密", List.of("ja"), "ja"),
                Arguments.of("הארכיון", List.of("en", "yi"), "yi"),
                Arguments.of("Rykov", List.of(), "und"),
                Arguments.of("Rykov", List.of("ru", "en"), "en"),
                Arguments.of("1937", List.of("ru", "de"), "ru"),
                Arguments.of("1937", List.of("de", "ru"), "de"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void tells_the_language_of_a_block(String text, List<String> documentLanguages, String expected) {
        assertThat(TextLayout.of(CanonicalText.of(text), documentLanguages).blocks())
                .extracting(Block::language)
                .containsExactly(expected);
    }
}
