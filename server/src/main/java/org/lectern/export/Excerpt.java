package org.lectern.export;

import java.util.List;
import org.lectern.annotation.jsonld.AnnotationWriter.Served;
import org.lectern.annotation.jsonld.Saying;

/**
 * One annotation with the words it stands on.
 *
 * @param served the annotation, its author's name, and where it stands now
 * @param address its own, absolute
 * @param depth 0 for what stands on words, one more for each answer to an answer
 * @param audience who may see it, in words
 * @param targets in the order given
 */
public record Excerpt(
        Served served,
        String address,
        int depth,
        String audience,
        Saying saying,
        List<Quotation> targets,
        List<Link> links) {
    public Excerpt {
        targets = List.copyOf(targets);
        links = List.copyOf(links);
    }

    /** @param relation in words */
    public record Link(String relation, Quotation end) {}

    String author() {
        return served.creatorName().orElse("an account that is gone");
    }

    /** The kind of annotation it is, in a word. */
    String kind() {
        if (depth > 0) {
            return served.annotation().motivations().contains("moderating") ? "decision" : "reply";
        }
        if (!saying.ratings().isEmpty()) {
            return "rating";
        }
        if (!links.isEmpty()) {
            return "link";
        }
        return served.annotation().motivations().stream()
                .findFirst()
                .map(Excerpt::noun)
                .orElse(saying.texts().isEmpty() ? "highlight" : "note");
    }

    private static String noun(String motivation) {
        return switch (motivation) {
            case "commenting" -> "note";
            case "questioning" -> "question";
            case "highlighting" -> "highlight";
            case "editing" -> "suggested reading";
            case "replying" -> "reply";
            case "tagging" -> "tag";
            case "bookmarking" -> "bookmark";
            default -> motivation;
        };
    }
}
