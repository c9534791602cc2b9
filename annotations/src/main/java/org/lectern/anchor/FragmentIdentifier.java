package org.lectern.anchor;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.anchor.Selector.FragmentSelector;

/**
 * Reads {@code char=} fragments of RFC 5147 and {@code page=} fragments of RFC 8118.
 *
 * <p>RFC 5147 counts positions between characters and takes a line ending for one character; in a canonical text every
 * line ending is one character, so its numbers are code point offsets.
 */
final class FragmentIdentifier {
    static final String PLAIN_TEXT = "http://tools.ietf.org/rfc/rfc5147";

    private static final Pattern CHAR = Pattern.compile("#?char=(\\d{1,9})?(?:,(\\d{1,9})?)?(?<checks>;.*)?");
    private static final Pattern CHECK = Pattern.compile(
            "(?:length=(?<length>\\d{1,10})|md5=(?<md5>[0-9A-Fa-f]{32}))(?:,(?<charset>[A-Za-z0-9!#$%&'+^_`{}~.:-]{1,40}))?");
    private static final Pattern PAGE = Pattern.compile("#?page=(\\d{1,9})");

    sealed interface Reading {}

    record Span(TextSpan span) implements Reading {}

    /** @param why for a person, with what to do */
    record Unusable(String why) implements Reading {}

    private FragmentIdentifier() {}

    static Reading parse(FragmentSelector fragment, QuotableText text, IntFunction<Optional<TextSpan>> pages) {
        Matcher chars = CHAR.matcher(fragment.value());
        if (chars.matches() && fragment.value().replaceFirst(";.*", "").contains(",")) {
            int start = number(chars.group(1)).orElse(0);
            int end = number(chars.group(2)).orElse(text.length());
            Optional<String> failed = failedCheck(Optional.ofNullable(chars.group("checks")), text.whole());
            if (failed.isPresent()) {
                return new Unusable(failed.get());
            }
            return end < start
                    ? new Unusable("The fragment %s runs backwards.".formatted(fragment.value()))
                    : new Span(new TextSpan(start, end));
        }
        Matcher page = PAGE.matcher(fragment.value());
        if (page.matches()) {
            return pages.apply(Integer.parseInt(page.group(1)))
                    .<Reading>map(Span::new)
                    .orElseGet(() -> new Unusable("There is no page %s here.".formatted(page.group(1))));
        }
        return new Unusable("The fragment \"%s\" is not understood. Use char=start,end or page=number."
                .formatted(fragment.value()));
    }

    /**
     * Why the fragment was made for another text (RFC 5147, 2.4). Checks of kinds or in character sets that are not known
     * here decide nothing.
     */
    private static Optional<String> failedCheck(Optional<String> checks, Optional<CodePointText> whole) {
        if (checks.isPresent() && whole.isEmpty()) {
            return Optional.of(
                    "This text is too long for the checks of the fragment. Leave them out, and quote the words.");
        }
        if (checks.isEmpty()) {
            return Optional.empty();
        }
        CodePointText text = whole.orElseThrow();
        for (String check : checks.get().substring(1).split(";", -1)) {
            Matcher known = CHECK.matcher(check);
            if (!known.matches()) {
                continue;
            }
            Optional<Charset> charset = charset(Optional.ofNullable(known.group("charset")));
            if (charset.isEmpty()) {
                continue;
            }
            byte[] bytes = text.value().getBytes(charset.get());
            // Software counts characters or bytes; a text of another length in both is another text
            if (known.group("length") != null
                    && Long.parseLong(known.group("length")) != text.length()
                    && Long.parseLong(known.group("length")) != bytes.length) {
                return Optional.of("The fragment was made for a text of %s characters; this one has %d."
                        .formatted(known.group("length"), text.length()));
            }
            if (known.group("md5") != null
                    && !known.group("md5").equalsIgnoreCase(HexFormat.of().formatHex(md5(bytes)))) {
                return Optional.of("The fragment was made for another text: its md5 is not that of this one.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> charset(Optional<String> name) {
        try {
            return Optional.of(name.map(Charset::forName).orElse(StandardCharsets.UTF_8))
                    .filter(Charset::canEncode);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Protects nothing; it is what the standard compares texts by. */
    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    private static Optional<Integer> number(@org.jspecify.annotations.Nullable String digits) {
        return Optional.ofNullable(digits).map(Integer::valueOf);
    }
}
