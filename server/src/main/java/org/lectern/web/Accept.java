package org.lectern.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client likes to be answered with (RFC 9110, 12.5.1). The most specific range that fits a type decides how much it
 * is liked.
 */
final class Accept {
    private static final String HTML = "text/html";

    private final List<Range> ranges = new ArrayList<>();

    private record Range(String type, double quality) {
        /** How closely it names a type: 2 exactly, 1 its family, 0 anything, −1 not at all. */
        int fit(String other) {
            if (type.equals(other)) {
                return 2;
            }
            if (type.equals("*/*")) {
                return 0;
            }
            return type.endsWith("/*") && other.startsWith(type.substring(0, type.length() - 1)) ? 1 : -1;
        }
    }

    private Accept(String header) {
        for (String entry : header.split(",", -1)) {
            String[] parts = entry.strip().split(";", -1);
            String type = parts[0].strip().toLowerCase(Locale.ROOT);
            if (!type.isEmpty()) {
                ranges.add(new Range(type, quality(parts)));
            }
        }
    }

    static Accept of(Context ctx) {
        return of(ctx.header("Accept"));
    }

    /** @param header null where none was sent */
    static Accept of(@Nullable String header) {
        return new Accept(Optional.ofNullable(header).orElse(""));
    }

    private static double quality(String[] parts) {
        for (int n = 1; n < parts.length; n++) {
            String parameter = parts[n].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException e) {
                    return 0; // what nobody can read asks for nothing
                }
            }
        }
        return 1;
    }

    /** From 0, not wanted, to 1. Without a header everything is. */
    double quality(String type) {
        if (ranges.isEmpty()) {
            return 1;
        }
        int best = -1;
        double quality = 0;
        for (Range range : ranges) {
            int fit = range.fit(type);
            if (fit > best) {
                best = fit;
                quality = range.quality;
            }
        }
        return quality;
    }

    boolean prefersHtml() {
        return !ranges.isEmpty()
                && quality(HTML) > Math.max(quality("application/ld+json"), quality("application/json"));
    }

    boolean prefersPlainText() {
        return !ranges.isEmpty() && quality("text/plain") > quality(HTML);
    }

    boolean takesJsonLd() {
        return quality("application/ld+json") > 0 || quality("application/json") > 0;
    }
}
