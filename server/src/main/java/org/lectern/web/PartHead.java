package org.lectern.web;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands before a part of a form.
 *
 * @param field its name in the form
 * @param fileName what the sender calls the file, as they call it; empty where the part is no file, and empty text where
 *     none was chosen
 */
record PartHead(String field, Optional<String> fileName) {
    private static final String DISPOSITION = "content-disposition:";

    static PartHead of(String head) {
        String disposition = head.lines()
                .filter(line -> line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length()))
                .findFirst()
                .map(line -> head.substring(head.indexOf(line)))
                .orElse("");
        Optional<String> plain = parameter(disposition, "filename");
        return new PartHead(
                parameter(disposition, "name").map(PartHead::asTyped).orElse(""),
                parameter(disposition, "filename*")
                        .flatMap(PartHead::extended)
                        .or(() -> plain.map(PartHead::asTyped))
                        .or(() -> parameter(disposition, "filename*")));
    }

    /** Browsers write just these three with percents (HTML, 4.10.21.8); a percent of the name's own they leave as it is. */
    private static String asTyped(String sent) {
        return sent.replaceAll("(?i)%0D", "\r").replaceAll("(?i)%0A", "\n").replace("%22", "\"");
    }

    /** A value with its encoding before it (RFC 8187, 3.2); empty where it is not one. */
    private static Optional<String> extended(String value) {
        String[] parts = value.split("'", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(URLDecoder.decode(parts[2].replace("+", "%2B"), Charset.forName(parts[0])));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // in no encoding that is known here
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // with a percent that stands for nothing
        }
    }

    /**
     * The value of a parameter that stands after a semicolon, between quotation marks or not. One within them has a backslash
     * before it, or at least nothing after it that could come after the last; any other backslash is one, as browsers send
     * the paths of Windows.
     */
    static Optional<String> parameter(String header, String name) {
        for (int at = header.indexOf(';'); at >= 0 && at < header.length() && header.charAt(at) == ';'; ) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                return Optional.empty();
            }
            String key = header.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            int begin = pastSpace(header, equals + 1);
            boolean isQuoted = begin < header.length() && header.charAt(begin) == '"';
            int end = isQuoted ? quoteEnd(header, begin + 1) : tokenEnd(header, begin);
            if (key.equals(name)) {
                return Optional.of(
                        isQuoted
                                ? header.substring(begin + 1, end).replace("\\\"", "\"")
                                : header.substring(begin, end).strip());
            }
            at = pastSpace(header, Math.min(header.length(), isQuoted ? end + 1 : end));
        }
        return Optional.empty();
    }

    private static int pastSpace(String header, int from) {
        int at = from;
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static int tokenEnd(String header, int from) {
        for (int at = from; at < header.length(); at++) {
            if (isEnd(header.charAt(at))) {
                return at;
            }
        }
        return header.length();
    }

    private static boolean isEnd(char one) {
        return one == ';' || one == '\r' || one == '\n';
    }

    private static int quoteEnd(String header, int from) {
        boolean isEscaped = false;
        for (int at = from; at < header.length(); at++) {
            char one = header.charAt(at);
            if (one == '"' && !isEscaped) {
                int after = pastSpace(header, at + 1);
                if (after == header.length() || isEnd(header.charAt(after))) {
                    return at;
                }
            }
            isEscaped = one == '\\' && !isEscaped;
        }
        return header.length();
    }
}
