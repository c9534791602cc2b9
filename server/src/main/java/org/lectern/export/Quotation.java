package org.lectern.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AcceptedReading;
import org.lectern.document.Document;
import org.lectern.document.Metadata;
import org.lectern.document.Version;

/**
 * What one end of an annotation stands on.
 *
 * @param address absolute, of these very words where there are some
 * @param source empty for what is no document that the viewer may see
 */
public record Quotation(String address, Optional<Source> source) {
    /** What a section with these begins with: the title of the first document among them. */
    static String title(List<Quotation> quotations) {
        return quotations.stream()
                .flatMap(quotation -> quotation.source().stream())
                .findFirst()
                .map(source -> source.document().metadata().title())
                .orElse("Elsewhere");
    }

    /**
     * A document that is quoted or spoken of.
     *
     * @param words empty for the whole document, and for an area of an image
     * @param areaOn the number of the page whose image it is
     */
    public record Source(Document document, Version version, Optional<Words> words, Optional<Integer> areaOn) {
        Source(Document document, Version version, Optional<Words> words) {
            this(document, version, words, Optional.empty());
        }

        /** Where no words are quoted, what is spoken of instead. */
        String withoutWords() {
            return areaOn.map("an area of the image of page %d"::formatted).orElse("the whole document");
        }

        /** Who, what, when, published by whom: as the catalogue has it. */
        String citation() {
            Metadata metadata = document.metadata();
            List<String> parts = new ArrayList<>();
            if (!metadata.creators().isEmpty()) {
                parts.add(String.join(", ", metadata.creators()));
            }
            parts.add(metadata.title());
            metadata.publisher().ifPresent(parts::add);
            metadata.date().ifPresent(parts::add);
            return String.join(". ", parts);
        }
    }

    /**
     * A quotation, code point for code point.
     *
     * @param page its page in Lectern, from 1
     * @param label as printed on that page; the number where nothing is printed
     * @param readings those wholly within it that were accepted, in order; none overlaps another
     */
    public record Words(TextSpan span, String text, int page, String label, List<AcceptedReading> readings) {
        public Words {
            readings = List.copyOf(readings);
        }

        /**
         * A part of the quotation, code point for code point.
         *
         * @param reading of the last words of it; empty for what comes after the last reading
         */
        record Piece(String text, Optional<AcceptedReading> reading) {}

        /** The whole quotation, cut after the printed words of each reading. */
        List<Piece> pieces() {
            CodePointText points = new CodePointText(text);
            List<Piece> pieces = new ArrayList<>();
            int at = 0;
            for (AcceptedReading reading : readings) {
                int end = reading.span().end() - span.start();
                pieces.add(new Piece(points.slice(new TextSpan(at, end)), Optional.of(reading)));
                at = end;
            }
            if (at < points.length() || pieces.isEmpty()) {
                pieces.add(new Piece(points.slice(new TextSpan(at, points.length())), Optional.empty()));
            }
            return pieces;
        }

        /** The page as people name it. */
        String pageWords() {
            return label.equals(String.valueOf(page)) ? "p. " + page : "p. %s (page %d here)".formatted(label, page);
        }
    }

    Optional<Words> words() {
        return source.flatMap(Source::words);
    }
}
