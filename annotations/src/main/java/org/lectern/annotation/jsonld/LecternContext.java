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

    /** What stands in the head of an export and beside its annotations. */
    private static final String TERMS_OF_EXPORTS = """
            {
              "about": {"@id": "https://schema.org/about", "@type": "@id"},
              "requestedBy": "urn:lectern:terms:requestedBy",
              "leftOut": "urn:lectern:terms:leftOut",
              "sources": "urn:lectern:terms:sources",
              "title": "http://purl.org/dc/terms/title",
              "creators": "http://purl.org/dc/terms/creator",
              "publisher": "http://purl.org/dc/terms/publisher",
              "date": "http://purl.org/dc/terms/date",
              "sourceHash": "urn:lectern:terms:sourceHash",
              "groups": "urn:lectern:terms:groups",
              "Group": "http://xmlns.com/foaf/0.1/Group",
              "passages": "urn:lectern:terms:passages",
              "passagesTotal": "urn:lectern:terms:passagesTotal",
              "citation": "http://purl.org/dc/terms/bibliographicCitation",
              "found": {"@id": "urn:lectern:terms:found", "@container": "@list"}
            }""";

    private LecternContext() {}

    /** The terms of exports as a JSON object, to stand after {@link #terms}. */
    public static String termsOfExports() {
        return TERMS_OF_EXPORTS;
    }

    /** The terms as a JSON object, to be embedded among other contexts. */
    public static String terms() {
        return TERMS;
    }

    /** A document of its own. */
    public static String document() {
        return "{\"@context\": " + TERMS + "}\n";
    }
}
