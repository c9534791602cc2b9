package org.lectern.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No cell is a formula, and every cell can be had back. */
class CsvCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+7", "-a", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'quoted'", "＝1", "''"})
    void what_could_be_a_formula_gets_one_apostrophe(String text) {
        assertThat(CsvCell.safe(text)).isEqualTo("'" + text);
        assertThat(CsvCell.original(CsvCell.safe(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "words", " =1", "1-2", "“=”"})
    void anything_else_stays_as_it_is(String text) {
        assertThat(CsvCell.safe(text)).isEqualTo(text);
        assertThat(CsvCell.original(text)).isEqualTo(text);
    }
}
