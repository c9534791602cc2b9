package org.lectern.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.document.Passage;

/** What the index keeps of a passage and of an annotation. Their words are in fields of their own, so that no count or
 * neighbour among the words of passages ever comes from a note. */
final class IndexFields {
    static final String PASSAGE_WORDS = "words";
    static final String NOTE_WORDS = "note";

    /** The annotation's id; only annotations have it. */
    static final String ANNOTATION = "annotation";

    /** The document's id; only passages have it. */
    static final String DOCUMENT = "document";

    static final String VERSION = "version";
    static final String PASSAGE = "passage";
    static final String PAGE = "page";
    static final String BLOCK = "block";
    static final String START = "start";
    static final String END = "end";
    static final String REVISION = "revision";
    static final String KIND = "kind";
    static final String CREATOR = "creator";
    static final String AUDIENCE = "audience";
    static final String TAG = "tag";
    static final String RATING = "rating";

    /** The resources that an annotation speaks of. */
    static final String TARGET = "target";

    /** Days since 1970 of its making, or of the document's own date. */
    static final String DAY = "day";

    private IndexFields() {}

    static Document passage(Passage passage, String text, Optional<LocalDate> date) {
        Document fields = new Document();
        fields.add(new StringField(DOCUMENT, passage.version().document().value(), Field.Store.YES));
        fields.add(new StringField(KIND, passage.kind().wireName(), Field.Store.NO));
        fields.add(new StoredField(VERSION, passage.version().hash()));
        fields.add(new StoredField(PASSAGE, passage.id()));
        fields.add(new StoredField(BLOCK, passage.kind().name()));
        fields.add(new StoredField(PAGE, passage.page()));
        fields.add(new StoredField(START, passage.span().start()));
        fields.add(new StoredField(END, passage.span().end()));
        date.ifPresent(day -> fields.add(new LongPoint(DAY, day.toEpochDay())));
        fields.add(new TextField(PASSAGE_WORDS, text, Field.Store.YES));
        return fields;
    }

    static Document annotation(Annotation annotation) {
        Document fields = new Document();
        fields.add(new StringField(ANNOTATION, annotation.id().value(), Field.Store.YES));
        fields.add(new StoredField(REVISION, annotation.revision()));
        fields.add(new StringField(CREATOR, annotation.creator().value(), Field.Store.NO));
        annotation
                .audience()
                .groups()
                .forEach(group -> fields.add(new StringField(AUDIENCE, group.value(), Field.Store.NO)));
        annotation.motivations().forEach(kind -> fields.add(new StringField(KIND, kind, Field.Store.NO)));
        StoredAnnotation.places(annotation)
                .forEach(place -> fields.add(new StringField(TARGET, cut(place.resource()), Field.Store.NO)));
        for (Body body : annotation.bodies()) {
            if (body instanceof Body.TextualBody(var value, var purpose)
                    && purpose.filter("tagging"::equals).isPresent()) {
                fields.add(new StringField(TAG, tag(value), Field.Store.NO));
            } else if (body instanceof Body.ReliabilityRating rating) {
                fields.add(new StringField(RATING, tag(rating.value()), Field.Store.NO));
            }
        }
        fields.add(new LongPoint(
                DAY, LocalDate.ofInstant(annotation.created(), ZoneOffset.UTC).toEpochDay()));
        fields.add(new TextField(NOTE_WORDS, words(annotation), Field.Store.YES));
        return fields;
    }

    /** All that is written in an annotation, as one text. */
    static String words(Annotation annotation) {
        return String.join("\n", StoredAnnotation.words(annotation));
    }

    /** Tags and grades are compared whole, without case and accents. */
    static String tag(String value) {
        return cut(Letters.folded(value.strip()));
    }

    /** Lucene has no terms of more than 32,766 bytes. */
    private static String cut(String value) {
        return value.length() <= 8_000 ? value : value.substring(0, 8_000);
    }

    /** The first day of a date that may be a year or a month only. */
    static Optional<LocalDate> day(String date) {
        try {
            return switch (date.length()) {
                case 4 -> Optional.of(LocalDate.parse(date + "-01-01"));
                case 7 -> Optional.of(LocalDate.parse(date + "-01"));
                default -> Optional.of(LocalDate.parse(date));
            };
        } catch (DateTimeException e) {
            return Optional.empty(); // some dates are only words
        }
    }
}
