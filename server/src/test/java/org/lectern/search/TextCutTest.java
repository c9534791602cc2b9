package org.lectern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a word of a text. */
class TextCutTest {
    private static List<TextCut.Word> words(String text) {
        return new TextCut().words(text.replace("\\n", "\n").replace("\\u00AD", "\u00AD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mass execu-\\ntions of | mass executions of",
                "execu- \\n  tions | executions",
                "op\\u00AD\\neration | operation",
                "opera¬\\ntion | operation",
                "Извe-\\nстия | Извeстия",
                "a-b-\\nc | a bc",
                "re-\\nmem-\\nber | remember",
                "Anti-\\nSoviet | Anti Soviet",
                "end -\\nand | end and",
                "one-\\n\\ntwo | one two",
                "execu- tions | execu tions",
                "37-\\n38 | 37 38",
                "Fel′dman Ob″edinenie | Fel′dman Ob″edinenie",
                "5′ and 6″ | 5 and 6",
                "А.И.Рыков | А И Рыков",
                "people.The end | people The end",
                "marxists.org | marxists org",
                "he said:no | he said no",
                "the U.S.S.R. fell | the U.S.S.R fell",
                "5.3.1940 | 5.3.1940",
                "10,000.5 | 10,000.5",
                "l’Humanité | l’Humanité"
            })
    void a_text_is_cut_as_people_read_it(String text, String expected) {
        assertThat(words(text)).extracting(TextCut.Word::word).containsExactly(expected.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "co-operation of | cooperation",
                "co‑operation of | cooperation",
                "Anti-\\nSoviet | AntiSoviet",
                "1 575 259 shot | 1575259",
                "681 692 were | 681692",
                "in 1937 100 men |",
                "58-10 |",
                "1937-1938 |",
                "co - operation |",
                "page 12 34 |"
            })
    void what_is_written_apart_may_be_meant_as_one(String text, String together) {
        assertThat(words(text).stream().map(TextCut.Word::together).filter(word -> !word.isEmpty()))
                .containsExactlyElementsOf(together == null ? List.of() : List.of(together));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"mass execu-\\ntions of | 5", "А.И.Рыков | 4", "Fel′dman | 0", "op\\u00AD\\neration | 0"})
    void a_word_stands_where_the_text_has_it(String text, int start) {
        String read = text.replace("\\n", "\n").replace("\\u00AD", "\u00AD");
        TextCut.Word longest = words(text).stream()
                .max(java.util.Comparator.comparingInt(word -> word.word().length()))
                .orElseThrow();
        assertThat(longest.start()).isEqualTo(start);
        String there = read.substring(longest.start(), longest.end());
        assertThat(there.replaceAll("[-\u00AD]?\n", "")).isEqualTo(longest.word());
    }
}
