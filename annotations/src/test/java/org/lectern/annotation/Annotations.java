package org.lectern.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;

/** Annotations as they come to a store, each a millisecond younger than the one before. */
public final class Annotations {
    public static final AccountId ADA = new AccountId("adaadaadaada");
    public static final AccountId BEN = new AccountId("benbenbenben");
    public static final Viewer AS_ADA = Viewer.of(ADA);
    public static final Viewer AS_BEN = Viewer.of(BEN);
    public static final Audience PUBLIC = Audience.of(GroupId.PUBLIC);

    private Instant now = Instant.parse("2026-03-04T05:06:07.008Z");

    /** The time of what happens next. */
    public Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    public void pass(java.time.Duration time) {
        now = now.plus(time);
    }

    /** A comment on the whole of {@code /documents/werth}. */
    public Annotation note(AccountId by, Audience audience) {
        return make(by, audience, content("commenting", text("a note"), target("/documents/werth")));
    }

    public Annotation make(AccountId by, Audience audience, String content) {
        Instant at = tick();
        return StoredAnnotation.of(AnnotationId.make(at, Optional.empty()), by, at, at, 1, audience, content);
    }

    /** Its next revision. */
    public Annotation next(Annotation before, Audience audience, String content) {
        return StoredAnnotation.of(
                before.id(), before.creator(), before.created(), tick(), before.revision() + 1, audience, content);
    }

    public Annotation next(Annotation before, Audience audience) {
        return next(before, audience, before.content());
    }

    public static String content(String motivation, String body, String target) {
        return """
                {"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","motivation":"%s","body":%s,"target":%s}""".formatted(motivation, body, target);
    }

    public static String text(String value) {
        return "{\"type\":\"TextualBody\",\"value\":\"%s\"}".formatted(value);
    }

    public static String target(String resource) {
        return "{\"type\":\"SpecificResource\",\"source\":\"%s\"}".formatted(resource);
    }

    public static String target(String resource, int start, int end) {
        return """
                {"type":"SpecificResource","source":"%s","selector":[\
                {"type":"TextPositionSelector","start":%d,"end":%d}]}""".formatted(resource, start, end);
    }

    public static String link(String resource, int start, int end) {
        return target(resource, start, end)
                .replaceFirst("\\{", "{\"purpose\":\"linking\",\"relation\":\"corroborates\",");
    }

    /** A rating of words of {@code /documents/werth@v1}. */
    public Annotation rating(AccountId by, String axis, String grade, String rest) {
        String body = "{\"type\":\"ReliabilityRating\",\"scale\":\"admiralty\",\"axis\":\"%s\",\"value\":\"%s\"%s}"
                .formatted(axis, grade, rest);
        return make(by, PUBLIC, content("assessing", body, target("/documents/werth@v1", 10, 20)));
    }

    public static List<AnnotationId> ids(List<Annotation> annotations) {
        return annotations.stream().map(Annotation::id).toList();
    }
}
