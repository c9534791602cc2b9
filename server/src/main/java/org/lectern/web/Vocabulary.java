package org.lectern.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Lectern's own terms as a JSON-LD context: their IRIs hold no server's name and map to published ones where they exist. */
final class Vocabulary {
    private static final byte[] CONTEXT = """
            {"@context": {
              "lectern": "urn:lectern:terms:",
              "cito": "http://purl.org/spar/cito/",
              "schema": "https://schema.org/",
              "prov": "http://www.w3.org/ns/prov#",
              "ReliabilityRating": "schema:Rating",
              "axis": "schema:ratingAspect",
              "scale": "lectern:scale",
              "scope": "lectern:scope",
              "round": "lectern:round",
              "explanation": "schema:ratingExplanation",
              "relation": {"@id": "lectern:relation", "@type": "@vocab"},
              "corroborates": "cito:confirms",
              "contradicts": "cito:disputes",
              "quotes": "cito:includesQuotationFrom",
              "respondsTo": "cito:repliesTo",
              "seeAlso": "http://www.w3.org/2000/01/rdf-schema#seeAlso",
              "translates": "lectern:translates",
              "repeats": "lectern:repeats",
              "sharesTextWith": "lectern:sharesTextWith",
              "placement": {"@id": "lectern:placement", "@type": "@id"},
              "version": "lectern:version",
              "similarity": "lectern:similarity",
              "page": "lectern:page",
              "passage": "lectern:passage",
              "moderating": "lectern:moderating",
              "Moderation": "lectern:Moderation",
              "act": {"@id": "lectern:act", "@type": "@vocab"},
              "resolve": "lectern:resolve",
              "reopen": "lectern:reopen"
            }}
            """.getBytes(StandardCharsets.UTF_8);

    private Vocabulary() {}

    static void show(Context ctx) {
        Cors.open(ctx);
        Answer.bytes(ctx, "application/ld+json", CONTEXT, "public, max-age=3600");
    }
}
