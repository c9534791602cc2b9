package org.lectern.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** @param number from 1 */
public record PageAddress(DocumentAddress document, int number) {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern PATH = Pattern.compile("(/documents/[^/]+)/pages/([^/]+)");

    public static Optional<PageAddress> parse(String document, String number) {
        return NUMBER.matcher(number).matches()
                ? DocumentAddress.parse(document).map(at -> new PageAddress(at, Integer.parseInt(number)))
                : Optional.empty();
    }

    /** Reads a path made by {@link #path}. */
    public static Optional<PageAddress> ofPath(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? parse(matcher.group(1).substring("/documents/".length()), matcher.group(2))
                : Optional.empty();
    }

    /** The path within this server. */
    public String path() {
        return document.path() + "/pages/" + number;
    }
}
