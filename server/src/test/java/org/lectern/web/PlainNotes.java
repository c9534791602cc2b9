package org.lectern.web;

import org.lectern.app.RunningLectern;

/** Notes of three words, as a program sends them. */
final class PlainNotes {
    /** Stands in one document of the seeds once. */
    static final String GOOD_QUOTE = "{\"type\":\"TextQuoteSelector\",\"exact\":\"269,100 persons\"}";

    private PlainNotes() {}

    /** @param selector as JSON */
    static String on(RunningLectern lectern, String document, String selector) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"commenting",
                 "body":{"type":"TextualBody","value":"a note"},
                 "target":{"type":"SpecificResource","source":"%s/documents/%s","selector":%s}}""".formatted(lectern.base(), document, selector);
    }

    /** On the document that {@link #GOOD_QUOTE} stands in. */
    static String on(RunningLectern lectern, String selector) {
        return on(lectern, "werth-2010", selector);
    }
}
