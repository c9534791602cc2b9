package org.lectern.web;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * How much of a container a client wants (Web Annotation Protocol, 4.2). An address that says it already is not
 * contradicted by a header.
 *
 * @param applied what to say in Preference-Applied; empty where no preference was sent
 */
record Preference(boolean minimal, boolean iris, Optional<String> applied) {
    private static final String MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer";
    private static final String IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs";
    private static final String DESCRIPTIONS = "http://www.w3.org/ns/oa#PreferContainedDescriptions";

    static Preference of(Context ctx) {
        String header = Optional.ofNullable(ctx.header("Prefer")).orElse("");
        boolean understood = header.contains("return=representation");
        boolean descriptions = header.contains(DESCRIPTIONS);
        boolean iris = Optional.ofNullable(ctx.queryParam("iris"))
                .map("1"::equals)
                .orElse(understood && header.contains(IRIS) && !descriptions);
        return new Preference(
                understood && header.contains(MINIMAL),
                iris,
                understood ? Optional.of("return=representation") : Optional.empty());
    }
}
