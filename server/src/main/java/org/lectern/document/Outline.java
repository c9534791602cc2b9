package org.lectern.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Chooses a document's section headings. Where headings carry letters or numbers, those are the sections; where parts
 * are named, they hold the other headings; otherwise every heading is a section.
 */
final class Outline {
    private final CanonicalText text;
    private final List<Block> headings;

    private Outline(CanonicalText text, List<Block> headings) {
        this.text = text;
        this.headings = headings;
    }

    static List<Heading> of(CanonicalText text, List<Block> blocks) {
        var headings = blocks.stream()
                .filter(block -> block.kind() == BlockKind.HEADING)
                .toList();
        return new Outline(text, headings).entries();
    }

    private List<Heading> entries() {
        boolean parts = any(Shapes::namesPart);
        boolean sections = !parts && any(Shapes::namesSection);
        var entries = new ArrayList<Heading>();
        for (Block heading : headings) {
            String title = text.slice(heading.span());
            if (!sections || Shapes.namesSection(title)) {
                int level = parts && !Shapes.namesPart(title) ? 2 : 1;
                entries.add(new Heading(title, level, heading.span().start()));
            }
        }
        return List.copyOf(entries);
    }

    private boolean any(Predicate<String> shape) {
        return headings.stream().map(heading -> text.slice(heading.span())).anyMatch(shape);
    }
}
