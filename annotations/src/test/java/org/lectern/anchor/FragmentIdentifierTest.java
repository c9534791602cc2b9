package org.lectern.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.anchor.Selector.FragmentSelector;

/** The integrity checks of RFC 5147: a fragment that was made for another text says so. */
final class FragmentIdentifierTest {
    /** 9 code points, 9 bytes in ISO-8859-1, 11 in UTF-8. */
    private static final CodePointText TEXT = new CodePointText("Größe und");

    private static FragmentIdentifier.Reading parse(String fragment) {
        return FragmentIdentifier.parse(
                new FragmentSelector(fragment, Optional.empty()),
                QuotableText.of(new IndexedText(TEXT)),
                page -> Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "char=0,5;length=9",
                "char=0,5;length=9,UTF-8",
                "char=0,5;length=11,UTF-8",
                "char=0,5;length=11",
                "char=0,5;length=9,ISO-8859-1",
                "char=0,5;md5=%utf8",
                "char=0,5;md5=%utf8,utf-8",
                "char=0,5;md5=%latin1,ISO-8859-1",
                "char=0,5;length=9,UTF-8;md5=%utf8,UTF-8",
                "char=0,5;md5=00000000000000000000000000000000,X-UNKNOWN",
                "char=0,5;colour=blue"
            })
    void checks_that_hold_or_cannot_be_made_leave_the_span(String fragment) {
        String filled = fragment.replace("%utf8", md5("UTF-8")).replace("%latin1", md5("ISO-8859-1"));
        assertThat(parse(filled)).isEqualTo(new FragmentIdentifier.Span(new TextSpan(0, 5)));
    }

    private static String md5(String charset) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("MD5")
                    .digest(TEXT.value().getBytes(java.nio.charset.Charset.forName(charset)));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            char=0,5;length=10,UTF-8                                | 10 characters
            char=0,5;length=11,ISO-8859-1                           | 11 characters
            char=0,5;md5=00000000000000000000000000000000           | md5
            char=0,5;length=9;md5=00000000000000000000000000000000  | md5
            char=0,5;md5=00000000000000000000000000000000;length=9  | md5
            """)
    void a_check_that_fails_says_what_it_is_about(String fragment, String why) {
        assertThat(parse(fragment))
                .isInstanceOfSatisfying(
                        FragmentIdentifier.Unusable.class,
                        unusable -> assertThat(unusable.why()).contains(why));
    }
}
