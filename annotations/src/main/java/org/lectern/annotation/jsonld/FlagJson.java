package org.lectern.annotation.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Flags: what is to be seen in a text, in one of a few words that accuse nobody, with why, and with what shows it. A flag
 * without evidence, or with a word of its own for what somebody meant, is refused.
 */
final class FlagJson {
    /** Code points, without the space around them. */
    static final int SHORTEST_BASIS = 40;

    static final int MOST_EVIDENCE = 20;

    /** In the order in which they are offered, as a reader reads them. */
    static final Map<String, String> VERBS = verbs();

    private FlagJson() {}

    private static Map<String, String> verbs() {
        Map<String, String> verbs = new LinkedHashMap<>();
        verbs.put("noSourceGiven", "No source given");
        verbs.put("quotationNotFound", "Quotation not found at cited page");
        verbs.put("quotationAltered", "Quotation altered");
        verbs.put("omitsContext", "Omits context");
        verbs.put("emphasisOfUnknownOrigin", "Emphasis of unknown origin");
        verbs.put("contradictedBy", "Contradicted by");
        verbs.put("sharedTextSourceNotNamed", "Shared text, source not named");
        verbs.put("statesAdvocacy", "States its own purpose as advocacy");
        verbs.put("personalDetailWithoutSource", "Ethnic/biographical detail without source");
        verbs.put("other", "Other");
        return verbs;
    }

    static boolean isFlag(JsonNode body) {
        return Json.strings(body.path("type")).contains("Flag")
                || (body.has("verb") && (body.has("basis") || body.has("evidence")));
    }

    /** One evidence: an address, a passage, or words that name a source which has no address and the place in it. */
    static List<JsonNode> evidence(JsonNode body) {
        return Json.listed(body.path("evidence"));
    }

    /** What a flag says, on one line for its word and its basis, and one for each evidence. */
    static List<String> words(JsonNode flag) {
        List<String> words = new java.util.ArrayList<>();
        String verb = flag.path("verb").asText();
        words.add("%s: %s"
                .formatted(VERBS.getOrDefault(verb, verb), flag.path("basis").asText()));
        evidence(flag).stream()
                .filter(one -> one.path("value").isTextual())
                .map(one -> one.path("value").textValue())
                .forEach(words::add);
        return words;
    }

    static void validate(JsonNode body, String pointer) {
        if (!VERBS.containsKey(body.path("verb").asText())) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/verb", "A flag says one of " + String.join(", ", VERBS.keySet()) + ".");
        }
        String basis = body.path("basis").asText("").strip();
        int length = basis.codePointCount(0, basis.length());
        if (!body.path("basis").isTextual() || length < SHORTEST_BASIS) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/basis",
                    "A flag needs its \"basis\", what is to be seen there, in at least %d characters; this has %d."
                            .formatted(SHORTEST_BASIS, length));
        }
        validateEvidence(
                body,
                pointer,
                "A flag needs \"evidence\", from 1 to %d: a passage, another document, or a source with its page.");
    }

    /** @param otherwise the message where there is none or too much of it, with a place for the most */
    static void validateEvidence(JsonNode body, String pointer, String otherwise) {
        List<JsonNode> evidence = evidence(body);
        if (evidence.isEmpty() || evidence.size() > MOST_EVIDENCE) {
            throw InvalidAnnotationException.unprocessable(
                    pointer + "/evidence", String.format(Locale.ROOT, otherwise, MOST_EVIDENCE));
        }
        boolean isList = body.path("evidence").isArray();
        for (int n = 0; n < evidence.size(); n++) {
            validateEvidence(evidence.get(n), pointer + "/evidence" + (isList ? "/" + n : ""));
        }
    }

    private static void validateEvidence(JsonNode one, String pointer) {
        if (one.path("value").isTextual()) {
            if (one.path("value").textValue().codePoints().noneMatch(Character::isDigit)) {
                throw InvalidAnnotationException.unprocessable(
                        pointer + "/value", "A source that has no address is named with its page, such as \"p. 471\".");
            }
            return;
        }
        String iri = ContentEnd.source(one);
        if (iri.isEmpty() || !ModelRules.isIri(TextNode.valueOf(iri))) {
            throw InvalidAnnotationException.unprocessable(
                    pointer,
                    "Evidence is an address, an object with \"source\" and perhaps \"selector\", or a source in words as \"value\".");
        }
        SelectorJson.readAll(one.path("selector"), pointer + "/selector");
    }
}
