package org.lectern.web;

import org.lectern.anchor.TextSpan;
import org.lectern.document.Catalogue;
import org.lectern.document.Version;

/** Words of a version that a page shows, however long the text is and however long they are. */
final class CitedWords {
    private static final String CUT = " […]";

    private final Catalogue catalogue;
    private final Version version;

    CitedWords(Catalogue catalogue, Version version) {
        this.catalogue = catalogue;
        this.version = version;
    }

    String of(TextSpan span) {
        return catalogue.words(version, span);
    }

    /** Their beginning, with a mark where they are longer than {@code most} code points. */
    String opening(TextSpan span, int most) {
        return span.length() <= most ? of(span) : of(new TextSpan(span.start(), span.start() + most)) + CUT;
    }
}
