package org.lectern.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.PlacedEnd;
import org.lectern.annotation.Placement.State;
import org.lectern.annotation.PlacementStore;
import org.lectern.annotation.PlacementStore.Entry;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;

/** Holds what became of annotations against the texts: one outcome an end, and every one of them true. */
public final class PlacementCheck {
    private final Catalogue catalogue;
    private final PlacementStore placements;

    public PlacementCheck(Catalogue catalogue, PlacementStore placements) {
        this.catalogue = catalogue;
        this.placements = placements;
    }

    /**
     * What is wrong, a line each. The texts have to be whole, see {@link Catalogue#check}.
     *
     * @param versions of the document, all of them
     */
    public List<String> damage(Document document, List<Version> versions) {
        String resource = new DocumentAddress(document.id(), Optional.empty()).path();
        Map<String, Version> texts = new HashMap<>();
        for (Version version : versions) {
            texts.put(version.hash(), version);
        }
        List<String> damage = new ArrayList<>();
        for (String written : placements.versionsWrittenOn(resource)) {
            if (!texts.containsKey(written)) {
                damage.add("annotations stand on %s@%s, which is not there".formatted(resource, written));
            }
        }
        for (Version version : versions) {
            for (String line : placements.damage(resource, version.hash(), entry -> wrong(entry, texts))) {
                damage.add("%s: %s".formatted(version.address().path(), line));
            }
        }
        for (AnnotationId id :
                placements.withoutOneOutcome(resource, document.current().hash())) {
            damage.add("%s has not exactly one outcome for each of its ends in %s"
                    .formatted(id.path(), document.current().address().path()));
        }
        return damage;
    }

    private Optional<String> wrong(Entry entry, Map<String, Version> texts) {
        String own = entry.own().version().orElse("");
        if (!entry.own().resource().equals(entry.placed().resource())
                || own.equals(entry.placed().version())) {
            return Optional.of("its outcome is that of another end");
        }
        if (!texts.containsKey(own)) {
            return Optional.empty(); // said already
        }
        return wrong(entry, entry.found(), texts).or(() -> wrong(entry, entry.placed(), texts));
    }

    private Optional<String> wrong(Entry entry, PlacedEnd placed, Map<String, Version> texts) {
        Version there = texts.get(placed.version());
        if (there == null || entry.own().span().isPresent() != placed.span().isPresent()) {
            return Optional.of("its outcome is that of another end");
        }
        if (placed.span().isEmpty()) {
            return Optional.empty();
        }
        TextSpan before = entry.own().span().orElseThrow();
        TextSpan after = placed.span().get();
        if (after.end() > there.characters()) {
            return Optional.of("it stands at %d to %d, and the text ends at %d"
                    .formatted(after.start(), after.end(), there.characters()));
        }
        Version here = texts.get(entry.own().version().orElseThrow());
        if (here == null || before.end() > here.characters()) {
            return Optional.of(
                    "it was written at %d to %d, beyond the end of its text".formatted(before.start(), before.end()));
        }
        boolean same = catalogue.words(here, before).equals(catalogue.words(there, after));
        return switch (placed.state()) {
            case EXACT, MOVED ->
                same && before.equals(after) == (placed.state() == State.EXACT)
                        ? Optional.empty()
                        : Optional.of(
                                "it is said to be %s at %d to %d, where other words stand, or the place is another"
                                        .formatted(placed.state().word(), after.start(), after.end()));
            case APPROXIMATE ->
                after.length() > 0 && placed.similarity() > 0 && placed.similarity() <= 1
                        ? Optional.empty()
                        : Optional.of("it is said to be reworded, and stands on no words");
            case LOST -> after.length() == 0 ? Optional.empty() : Optional.of("it is lost, and stands on words");
        };
    }
}
