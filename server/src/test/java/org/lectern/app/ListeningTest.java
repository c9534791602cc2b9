package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Under which addresses a server can be reached, by where it listens. */
class ListeningTest {
    private static final List<String> OWN = List.of("192.168.1.20", "10.0.0.7");

    @Test
    void on_every_address_links_begin_with_one_that_others_can_use() {
        for (String everywhere : List.of("0.0.0.0", "::")) {
            Listening listening = new Listening(everywhere, 7070, OWN);
            assertThat(listening.base()).isEqualTo("http://192.168.1.20:7070");
            assertThat(listening.known())
                    .containsExactly(
                            "http://192.168.1.20:7070",
                            "http://10.0.0.7:7070",
                            "http://127.0.0.1:7070",
                            "http://localhost:7070",
                            "http://[::1]:7070");
        }
    }

    @Test
    void without_a_network_they_begin_with_this_computer() {
        assertThat(new Listening("0.0.0.0", 7070, List.of()).base()).isEqualTo("http://127.0.0.1:7070");
    }

    @Test
    void on_one_address_that_one_counts() {
        assertThat(new Listening("192.168.1.20", 80, OWN).base()).isEqualTo("http://192.168.1.20:80");
        assertThat(new Listening("192.168.1.20", 80, OWN).known())
                .as("nothing listens on loopback then")
                .containsExactly("http://192.168.1.20:80");
        assertThat(new Listening("127.0.0.1", 7070, OWN).known()).doesNotContain("http://192.168.1.20:7070");
        assertThat(new Listening("::1", 7070, OWN).base()).isEqualTo("http://[::1]:7070");
    }
}
