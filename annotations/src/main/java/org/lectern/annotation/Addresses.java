package org.lectern.annotation;

import java.util.List;

/**
 * This server's addresses. The store keeps them relative, as paths; output gives them the one configured base; input is
 * understood with that base or any of the aliases it was or is known by.
 */
public final class Addresses {
    private final String base;
    private final List<String> known;

    /** @param base such as {@code http://127.0.0.1:7070}; a slash at its end does not count */
    public Addresses(String base, List<String> aliases) {
        this.base = withoutSlash(base);
        this.known = java.util.stream.Stream.concat(java.util.stream.Stream.of(base), aliases.stream())
                .map(Addresses::withoutSlash)
                .distinct()
                .toList();
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    public String base() {
        return base;
    }

    /** Every base under which this server is known, the configured one first. */
    public List<String> known() {
        return known;
    }

    /** A path of ours becomes an address; any other IRI stays as it is. */
    public String absolute(String iri) {
        return iri.startsWith("/") ? base + iri : iri;
    }

    /** An address of ours becomes a path; any other IRI stays as it is. */
    public String relative(String iri) {
        for (String candidate : known) {
            if (iri.startsWith(candidate)
                    && iri.length() > candidate.length()
                    && iri.charAt(candidate.length()) == '/') {
                return iri.substring(candidate.length());
            }
        }
        return iri;
    }
}
