package org.lectern.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Siegelbaum | Stalinism As a Way of Life | 2000 | Siegelbaum | Stalinism as a Way of Life | 2000",
                "Chuev, Feliks | Molotov Remembers | 1993 | Feliks Chuyev | Molotov Remembers | 1991",
                "Getty, J. Arch | The Future Did Not Work | 2000 | J. Arch Getty | The Future Did Not Work | 2000",
                "Jansen, Marc | Stalin’s Loyal Executioner: Yezhov | 2002 | JANSEN | Stalin’s Loyal Executioner: People’s Commissar Nikolai Ezhov, 1895-1940 | 2002",
                "Brzezinski | | 1958 | BRZEZINSKI, Zbigniew | The Permanent Purge | 1958",
                "Rogovin, Vadim | 1937: Year of Terror | 1998 | Rogovin, Vadim | 1937: Year of Terrror | 1998"
            })
    void spellings_of_one_work_are_one(
            String author, String title, int year, String otherAuthor, String otherTitle, int otherYear) {
        assertThat(key(author, title, year, "").sameWork(key(otherAuthor, otherTitle, otherYear, "")))
                .isTrue();
        assertThat(key(otherAuthor, otherTitle, otherYear, "").sameWork(key(author, title, year, "")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // one author's works
                "Davis, Jerome | The New Russia | 1933 | Davis, Jerome | Behind Soviet Power | 1946",
                "Medvedev, Roy | Let History Judge | 1989 | Medvedev, Roy | On Stalin and Stalinism | 1979",
                // one title by several authors
                "Ludwig, Emil | Stalin | 1942 | Trotsky, Leon | Stalin | 1941",
                "Davies, Joseph E. | Mission to Moscow | 1941 | Davis, Jerome | Mission to Moscow | 1941",
                // editions that say different things
                "Conquest, Robert | The Great Terror | 1990 | Conquest, Robert | The Great Terror: Stalin’s Purge of the Thirties | 1968",
                // one author, one year, two titles that begin alike
                "Werth | Les petits procès exemplaires | 2005 | Werth | Les petits pays | 2005",
                "Shearer | | 2003 | SHEARER, David | Policing Stalin’s Socialism | 2009"
            })
    void different_works_stay_apart(
            String author, String title, int year, String otherAuthor, String otherTitle, int otherYear) {
        assertThat(key(author, title, year, "").sameWork(key(otherAuthor, otherTitle, otherYear, "")))
                .isFalse();
    }

    @org.junit.jupiter.api.Test
    void volumes_are_works_of_their_own() {
        assertThat(key("Stalin, Joseph", "Works", 1952, "13").sameWork(key("Stalin, Joseph", "Works", 1978, "14")))
                .isFalse();
    }

    private static WorkKey key(String author, String title, int year, String volume) {
        return WorkKey.of(new Reference(List.of(author), title == null ? "" : title, OptionalInt.of(year), volume));
    }
}
