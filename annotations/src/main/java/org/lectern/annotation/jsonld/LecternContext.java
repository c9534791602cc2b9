package org.lectern.annotation.jsonld;

/**
 * Lectern's own terms as a JSON-LD context. Their IRIs hold no server's name, and map to published ones where they exist.
 */
public final class LecternContext {
    private static final String TERMS = """
            {
              "lectern": "urn:lectern:terms:",
              "cito": "http://purl.org/spar/cito/",
              "schema": "https://schema.org/",
              "prov": "http://www.w3.org/ns/prov#",
              "ReliabilityRating": "schema:Rating",
              "axis": "schema:ratingAspect",
              "scale": "lectern:scale",
              "scaleVersion": "lectern:scaleVersion",
              "scales": "lectern:scales",
              "Scale": "lectern:Scale",
              "grades": {"@id": "lectern:grades", "@container": "@list"},
              "word": "lectern:word",
              "meaning": "lectern:meaning",
              "missing": "lectern:missing",
              "scope": "lectern:scope",
              "within": {"@id": "lectern:within", "@type": "@id"},
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
              "reopen": "lectern:reopen",
              "accept": "lectern:accept",
              "set-aside": "lectern:setAside",
              "retract": "lectern:retract",
              "Flag": "lectern:Flag",
              "verb": {"@id": "lectern:verb", "@type": "@vocab"},
              "noSourceGiven": "lectern:noSourceGiven",
              "quotationNotFound": "lectern:quotationNotFound",
              "quotationAltered": "lectern:quotationAltered",
              "omitsContext": "lectern:omitsContext",
              "emphasisOfUnknownOrigin": "lectern:emphasisOfUnknownOrigin",
              "contradictedBy": "lectern:contradictedBy",
              "sharedTextSourceNotNamed": "lectern:sharedTextSourceNotNamed",
              "statesAdvocacy": "lectern:statesAdvocacy",
              "personalDetailWithoutSource": "lectern:personalDetailWithoutSource",
              "other": "lectern:other",
              "basis": "lectern:basis",
              "evidence": {"@id": "lectern:evidence", "@type": "@id"},
              "hide": "lectern:hide",
              "unhide": "lectern:unhide",
              "reason": "lectern:reason",
              "hidden": "lectern:hidden",
              "Hiding": "lectern:Hiding",
              "withheld": "lectern:withheld"
            }""";

    private LecternContext() {}

    /** The terms as a JSON object, to be embedded among other contexts. */
    public static String terms() {
        return TERMS;
    }

    /** A document of its own. */
    public static String document() {
        return "{\"@context\": " + TERMS + "}\n";
    }
}
