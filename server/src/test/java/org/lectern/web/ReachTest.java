package org.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.annotation.Addresses;
import org.lectern.web.Reach.Kind;

/** The addresses that an invitation offers. */
class ReachTest {
    private static final List<String> HERE =
            List.of("http://127.0.0.1:7070", "http://localhost:7070", "http://[::1]:7070");

    private static List<Reach> of(String base, List<String> aliases) {
        return Reach.of(new Addresses(base, aliases));
    }

    @Test
    void of_the_ways_to_write_this_computer_one_is_offered() {
        assertThat(of("http://127.0.0.1:7070", HERE))
                .containsExactly(new Reach("http://127.0.0.1:7070", Kind.THIS_COMPUTER));
    }

    @Test
    void on_a_network_its_address_comes_first_and_is_plain() {
        assertThat(of("http://192.168.1.20:7070", HERE))
                .containsExactly(
                        new Reach("http://192.168.1.20:7070", Kind.PLAIN),
                        new Reach("http://127.0.0.1:7070", Kind.THIS_COMPUTER));
    }

    @Test
    void a_base_url_with_https_is_encrypted() {
        assertThat(of("https://lectern.example.org", HERE).getFirst())
                .isEqualTo(new Reach("https://lectern.example.org", Kind.ENCRYPTED));
    }

    @Test
    void a_name_is_not_taken_for_this_computer_whatever_it_means() {
        assertThat(of("http://localhost.example.org:7070", HERE).getFirst().kind())
                .isEqualTo(Kind.PLAIN);
    }
}
