package org.lectern.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Japanese in seven bits, as mails have it, which switches to two bytes a letter and back: all of it is ASCII to whoever does
 * not know it (RFC 1468).
 */
final class SwitchingEncoding {
    /** The second has what programs of Windows write beside what the first has, such as numbers in circles. */
    private static final List<String> NAMES = List.of("ISO-2022-JP", "x-windows-50221");

    private static final byte ESCAPE = 0x1B;

    private SwitchingEncoding() {}

    /** The likeliest for a text that switches; empty for any other. */
    static Optional<Charset> of(byte[] beginning) {
        boolean isJapanese = false;
        for (int at = 0; at < beginning.length; at++) {
            if (beginning[at] < 0) {
                return Optional.empty();
            }
            isJapanese |= isSwitch(beginning, at, "$B") || isSwitch(beginning, at, "$@");
        }
        return isJapanese ? supported(NAMES.getFirst()) : Optional.empty();
    }

    private static boolean isSwitch(byte[] text, int at, String to) {
        return text[at] == ESCAPE
                && at + 2 < text.length
                && text[at + 1] == to.charAt(0)
                && text[at + 2] == to.charAt(1);
    }

    private static Optional<Charset> supported(String name) {
        return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    }

    static boolean is(Charset charset) {
        return NAMES.contains(charset.name());
    }

    /**
     * What a text may be in that is not in one that switches; empty where it is Japanese, and damaged.
     *
     * @param tried the one that it is not in
     */
    static Optional<Charset> instead(Charset tried, byte[] beginning) {
        int next = NAMES.indexOf(tried.name()) + 1;
        Optional<Charset> other = next < NAMES.size() ? supported(NAMES.get(next)) : Optional.empty();
        return other.isPresent() || switchesBack(beginning) ? other : Optional.of(StandardCharsets.UTF_8);
    }

    /** Whether there are letters of two bytes between two switches; no other text looks like that. */
    private static boolean switchesBack(byte[] text) {
        int bytes = -1; // since the switch to Japanese; none before it
        for (int at = 0; at < text.length; at++) {
            if (isSwitch(text, at, "$B") || isSwitch(text, at, "$@")) {
                bytes = 0;
                at += 2;
            } else if (isSwitch(text, at, "(B") || isSwitch(text, at, "(J")) {
                if (bytes > 0 && bytes % 2 == 0) {
                    return true;
                }
                bytes = -1;
            } else {
                bytes = bytes < 0 || text[at] <= ' ' ? -1 : bytes + 1;
            }
        }
        return false;
    }
}
