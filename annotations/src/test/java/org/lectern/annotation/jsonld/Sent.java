package org.lectern.annotation.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Annotations;

/** Annotations on their way in and out again. */
final class Sent {
    static final Addresses HERE = new Addresses("http://here.example/", List.of("http://former.example"));
    private static final AnnotationReader READER = new AnnotationReader(HERE);

    private Sent() {}

    /** A whole annotation from what matters of it. */
    static String with(String properties) {
        return "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\"," + properties + "}";
    }

    static String onTarget(String target) {
        return with("\"target\":" + target);
    }

    static AuthoredAnnotation read(String source) {
        return READER.read(source.getBytes(StandardCharsets.UTF_8));
    }

    static Annotation stored(AuthoredAnnotation authored) {
        return new Annotations()
                .make(Annotations.ADA, new org.lectern.people.Audience(authored.groups()), authored.content());
    }

    static ObjectNode served(AuthoredAnnotation authored, Addresses addresses) {
        Annotation stored = stored(authored);
        String written = new AnnotationWriter(addresses)
                .write(new AnnotationWriter.Served(stored, stored.audience(), Optional.of("Ada"), List.of()));
        return (ObjectNode) Json.parseOwn(written);
    }

    /** That every property which was sent is served as it was sent, apart from those that are named. */
    static void assertComesBack(String source, String... apart) {
        ObjectNode sent = (ObjectNode) Json.parseOwn(source);
        ObjectNode served = served(read(source), HERE);
        for (var property : sent.properties()) {
            if (!List.of(apart).contains(property.getKey())) {
                assertThat(Json.write(served.path(property.getKey())))
                        .as(property.getKey())
                        .isEqualTo(Json.write(property.getValue()));
            }
        }
    }
}
