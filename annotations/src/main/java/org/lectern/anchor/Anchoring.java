package org.lectern.anchor;

import java.util.List;

/** What asking a text for a passage can yield. */
public sealed interface Anchoring {
    /** The passage stands here, word for word; {@code moved} when a hint named another place. */
    record Anchored(TextSpan span, boolean moved) implements Anchoring {}

    /** The same passage stands here in other words. {@code similarity} as in {@link Candidate}, below 1. */
    record Approximate(TextSpan span, double similarity) implements Anchoring {}

    /**
     * Nothing stands there that deserves the name, or two places do and nothing tells them apart.
     *
     * @param reason for a person, with what to do
     * @param candidates the likeliest places, best first, at most {@value PassageAnchor#MAX_CANDIDATES}
     */
    record Lost(String reason, List<Candidate> candidates) implements Anchoring {}

    /** A place that resembles what was asked for. {@code similarity} is 1 for equal text, 0 for nothing in common. */
    record Candidate(TextSpan span, double similarity) {}
}
