package org.lectern.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Chooses a document's section headings. Where headings carry letters or numbers, those are the sections; where parts
 * are named, they hold the other headings; otherwise every heading is a section.
 */
final class Outline {
    /** Where so many lines look like headings, they are none. */
    static final int MOST = 50_000;

    private final List<Heading> titles;

    private Outline(List<Heading> titles) {
        this.titles = titles;
    }

    static List<Heading> of(CanonicalText text, List<Block> blocks) {
        return of(titles(text, blocks));
    }

    /** Every heading, whatever its level. */
    static List<Heading> titles(CanonicalText text, List<Block> blocks) {
        return blocks.stream()
                .filter(block -> block.kind() == BlockKind.HEADING)
                .map(block ->
                        new Heading(text.slice(block.span()), 1, block.span().start()))
                .toList();
    }

    /** @param titles every heading of the text, in order, whatever its level */
    static List<Heading> of(List<Heading> titles) {
        return titles.size() > MOST ? List.of() : new Outline(titles).entries();
    }

    private List<Heading> entries() {
        boolean parts = any(Shapes::namesPart);
        boolean sections = !parts && any(Shapes::namesSection);
        var entries = new ArrayList<Heading>();
        for (Heading heading : titles) {
            if (!sections || Shapes.namesSection(heading.title())) {
                int level = parts && !Shapes.namesPart(heading.title()) ? 2 : 1;
                entries.add(new Heading(heading.title(), level, heading.start()));
            }
        }
        return List.copyOf(entries);
    }

    private boolean any(Predicate<String> shape) {
        return titles.stream().map(Heading::title).anyMatch(shape);
    }
}
