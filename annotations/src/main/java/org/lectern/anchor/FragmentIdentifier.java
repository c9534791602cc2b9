package org.lectern.anchor;

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

    private static final Pattern CHAR = Pattern.compile("#?char=(\\d{1,9})?(?:,(\\d{1,9})?)?(?:;length=(\\d{1,9}))?");
    private static final Pattern PAGE = Pattern.compile("#?page=(\\d{1,9})");

    sealed interface Reading {}

    record Span(TextSpan span) implements Reading {}

    /** @param why for a person, with what to do */
    record Unusable(String why) implements Reading {}

    private FragmentIdentifier() {}

    static Reading parse(FragmentSelector fragment, int textLength, IntFunction<Optional<TextSpan>> pages) {
        Matcher chars = CHAR.matcher(fragment.value());
        if (chars.matches() && fragment.value().contains(",")) {
            int start = number(chars.group(1)).orElse(0);
            int end = number(chars.group(2)).orElse(textLength);
            int length = number(chars.group(3)).orElse(textLength);
            if (length != textLength) {
                return new Unusable("The fragment was made for a text of %d characters; this one has %d."
                        .formatted(length, textLength));
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

    private static Optional<Integer> number(@org.jspecify.annotations.Nullable String digits) {
        return Optional.ofNullable(digits).map(Integer::valueOf);
    }
}
