package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chuev, Feliks. Molotov Remembers. Chicago: I. R. Dee, 1993, p. 278 | Chuev, Feliks | Molotov Remembers | 1993 | p. 278",
                "Krivitsky, Walter G. I was Stalin’s Agent, London: H. Hamilton, 1939, p. 3 | Krivitsky, Walter G. | I was Stalin’s Agent | 1939 | p. 3",
                "Getty, J. Arch. “Excesses are not permitted, “Russian Review 61 (January 2002) pp. 118-119 | Getty, J. Arch | Excesses are not permitted | 2002 | pp. 118-119",
                "Edelman, Maurice. G.P.U. Justice. London: G. Allen & Unwin, ltd.,1938, p. 7 | Edelman, Maurice | G.P.U. Justice | 1938 | p. 7",
                "Svanidze, Budu. My Uncle, Joseph Stalin. New York: Putnam, c1953, p. 41 | Svanidze, Budu | My Uncle, Joseph Stalin | 1953 | p. 41",
                "Medvedev, Roy & Zhores Medvedev. The Unknown Stalin. NY, NY: Overlook Press, 2004, p. 284 | Medvedev, Roy; Zhores Medvedev | The Unknown Stalin | 2004 | p. 284",
                "E. H. Cookridge, Gehlen: Spy of the Century (New York: Random House, 1972), p. 57 | E. H. Cookridge | Gehlen: Spy of the Century | 1972 | p. 57",
                "Thurston, Robert W. “A Reply.” Slavic Review 45 (1986), 242-243. | Thurston, Robert W. | A Reply | 1986 | 242-243",
                "Koenker and Bachman, Eds. Revelations. Washington: Library of Congress, 1997, p. 114 and 116 | Koenker; Bachman | Revelations | 1997 | p. 114 and 116",
                "Martens, Ludo. Another View of Stalin. Antwerp, Belgium: EPO, Lange Pastoorstraat 25-27 2600, p. 136 [p. 117 on the NET] | Martens, Ludo | Another View of Stalin | | p. 136",
                "Feuchtwanger, Lion. Moscow, 1937. New York: The Viking Press, 1937, p. 99 | Feuchtwanger, Lion | Moscow, 1937 | 1937 | p. 99",
                "Central Committee circular. RGASPI, f. 17, op. 163, d. 1037, ll. 71–72. | '' | Central Committee circular | | f. 17, op. 163, d. 1037, ll. 71–72",
                "Хлевнюк, Олег. Записка. РГАСПИ, ф. 17, оп. 162, д. 20, л. 87 | Хлевнюк, Олег | Записка | | ф. 17, оп. 162, д. 20, л. 87",
                "Overy, R. J. Russia’s War: Blood Upon the Snow. New York: TV Books, c1997, p. xii | Overy, R. J. | Russia’s War: Blood Upon the Snow | 1997 | p. xii"
            })
    void reads_authors_title_year_and_place(String line, String authors, String title, String year, String locator) {
        ReferenceLine read = ReferenceLine.withPage(line).orElseThrow();

        assertThat(String.join("; ", read.reference().authors())).isEqualTo(authors);
        assertThat(read.reference().title()).isEqualTo(title);
        assertThat(
                        read.reference().year().isPresent()
                                ? "" + read.reference().year().getAsInt()
                                : null)
                .isEqualTo(year);
        assertThat(line.substring(read.locatorStart(), read.locatorEnd())).isEqualTo(locator);
    }

    @Test
    void a_volume_is_no_part_of_the_title() {
        Reference works = ReferenceLine.withPage(
                        "Stalin, Joseph. Works. Moscow: Foreign Languages Pub. House, 1952, Vol. 13, p. 110")
                .orElseThrow()
                .reference();

        assertThat(works.title()).isEqualTo("Works");
        assertThat(works.volume()).isEqualTo("13");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Up to 1937 free men and inmates, though never politicals, were used as armed guards.",
                "[Footnote]: “Passives were not mentioned in the instructions for the 1933 Chistka.–Page 149",
                "In May 1934 civil rights were restored to labor deportees.",
                "I. Ezhov, July 1937",
                "October 16,1952",
                "Diary of October 24, 1936:",
                "Countries with the most people in prison, 2004 (in thousands):",
                "Diaries, letters and the memoirs of those who came back show another picture of 1937."
            })
    void sentences_dates_and_signatures_are_no_references(String line) {
        assertThat(ReferenceLine.withPage(line)).isEqualTo(Optional.empty());
        assertThat(ReferenceLine.withYear(line)).isEqualTo(Optional.empty());
    }
}
