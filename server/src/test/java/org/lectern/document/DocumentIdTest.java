package org.lectern.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentIdTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Приказ № 00447 | prikaz-no-00447",
                "Съезд победителей | syezd-pobediteley",
                "ЩУКИН и Ежов (1937) | shchukin-i-yezhov-1937",
                "Її зміст | ii-zmist",
                "Архив на НКВД | arkhiv-na-nkvd",
                "Größe der Straße | grosse-der-strasse",
                "L’été 1937 | l-ete-1937",
                "It's a list | it-s-a-list",
                "一九三七 | yi-jiu-san-qi",
            })
    void an_address_is_made_of_the_title_in_latin_letters(String title, String id) {
        assertThat(DocumentId.fromName(title)).contains(new DocumentId(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "…", "а", "—"})
    void of_what_has_hardly_a_letter_none_is_made(String title) {
        assertThat(DocumentId.fromName(title)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Щ", "Приказ ", "ж😀"})
    void a_long_title_is_cut(String part) {
        assertThat(DocumentId.fromName(part.repeat(500)).orElseThrow().value().length())
                .isBetween(2, 64);
    }
}
