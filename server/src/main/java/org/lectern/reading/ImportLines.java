package org.lectern.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.SuggestedReading;
import org.lectern.annotation.jsonld.AnnotationFile.Foreign;
import org.lectern.annotation.jsonld.AnnotationFile.Item;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.AuthoredAnnotation;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.document.Catalogue;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.reading.ImportManner.Author;
import org.lectern.reading.ImportReport.Line;
import org.lectern.reading.ImportReport.Result;

/** One annotation of a file after the other, made ready to be stored. */
final class ImportLines {
    private final ImportPlaces places;
    private final Objections objections;
    private final AnnotationStore store;
    private final ImportManner manner;
    private final Addresses known;
    private final Set<AnnotationId> coming;
    private final Set<GroupId> madeGroups;
    private final Map<String, AnnotationId> idsHere = new HashMap<>();
    private final Map<AnnotationId, Audience> audiences = new HashMap<>();
    private final Map<AnnotationId, Annotation> suggested = new HashMap<>();
    /** What the file has brought so far, by a hash of what it is. */
    private final Map<AnnotationId, Integer> brought = new HashMap<>();

    private final AnnotationReader reader;
    private final Optional<GroupId> share;

    /** @param coming those that the file brings; those that cannot be kept are taken out of it */
    ImportLines(
            EndFinder ends,
            Objections objections,
            AnnotationStore store,
            Catalogue catalogue,
            ImportManner manner,
            Addresses known,
            Set<AnnotationId> coming,
            Set<GroupId> madeGroups,
            KnownTexts texts,
            Optional<GroupId> share) {
        this.places = new ImportPlaces(ends, catalogue, texts, coming, audiences);
        this.objections = objections;
        this.store = store;
        this.manner = manner;
        this.known = known;
        this.coming = coming;
        this.madeGroups = madeGroups;
        this.reader = new AnnotationReader(known);
        this.share = share;
    }

    /** @param annotation empty where there is nothing to store */
    record Ready(Line line, Optional<Annotation> annotation) {}

    static Instant made(Item item) {
        return item.created().orElse(Instant.EPOCH);
    }

    /** What the store would not have after all. */
    Line refused(Ready ready, String detail) {
        ready.annotation().ifPresent(annotation -> {
            coming.remove(annotation.id());
            brought.remove(annotation.id());
        });
        Line line = ready.line();
        return new Line(line.number(), line.id(), Result.REFUSED, detail, line.about(), Optional.empty());
    }

    Ready prepare(Item item) {
        Ready ready = checked(item);
        Result result = ready.line().result();
        boolean isHere = result.isNew() || result == Result.UNCHANGED || result == Result.DIFFERS;
        if (!isHere) {
            // What answers it would stand on nothing
            coming.remove(manner.id(item.key(), made(item), known));
        }
        return ready;
    }

    private Ready checked(Item item) {
        Optional<String> unusable = item.foreign().flatMap(Foreign::unusable);
        if (unusable.isPresent()) {
            return not(item, Result.LOST, unusable.get());
        }
        try {
            return prepared(item);
        } catch (InvalidAnnotationException e) {
            return not(
                    item, Result.REFUSED, e.getMessage() + (e.field().isEmpty() ? "" : " (%s)".formatted(e.field())));
        }
    }

    private static Ready not(Item item, Result result, String detail) {
        return new Ready(
                new Line(item.number(), item.id(), result, detail, item.about(), Optional.empty()), Optional.empty());
    }

    private Ready prepared(Item item) {
        Optional<Author> author = manner.author(item, known);
        if (author.isEmpty()) {
            return not(
                    item, Result.REFUSED, "Its creator is no account of a Lectern. Bring it in with --account NAME.");
        }
        AnnotationId id = manner.id(item.key(), made(item), known);
        idsHere.put(known.relative(item.id()), id);
        Viewer viewer = withMadeGroups(author.get().viewer());
        AuthoredAnnotation authored = reader.read(item.json().getBytes(StandardCharsets.UTF_8));
        // Private is written as an audience of the author alone.
        authored.leaveOutAudience(item.creator().id());
        if (!manner.keepsIds()) {
            Optional<AnnotationId> original = AnnotationId.ofPath(known.relative(item.id()));
            if (original.isPresent() && store.find(original.get(), viewer) instanceof Lookup.Found) {
                return not(item, Result.UNCHANGED, "");
            }
            authored.answerWith(idsHere);
            authored.keepOrigin(Optional.empty(), item.id());
        }
        ImportPlaces.Found found = places.find(item, authored, viewer);
        if (found.refused()) {
            return not(item, found.result(), found.detail());
        }
        Set<GroupId> wanted = share.map(Set::of).orElseGet(authored::groups);
        Set<GroupId> audience = new TreeSet<>(wanted);
        audience.retainAll(viewer.groups());
        audience.removeIf(group -> found.bounds().stream().anyMatch(bound -> !bound.covers(group)));
        String narrowed = audience.containsAll(wanted)
                ? ""
                : "It is not shared with groups that its author is not in, or that what it is on is not shared with.";
        Annotation annotation = StoredAnnotation.of(
                id,
                author.get().account(),
                author.get().created(),
                author.get().modified(),
                1,
                new Audience(new TreeSet<>(audience)),
                authored.content());
        Optional<SaveOutcome> objection = objection(annotation, viewer);
        if (objection.orElse(null) instanceof SaveOutcome.Refused(var field, var detail)) {
            return not(item, Result.REFUSED, detail);
        }
        if (objection.orElse(null) instanceof SaveOutcome.Forbidden(var detail)) {
            return not(item, Result.REFUSED, detail);
        }
        if (!manner.keepsIds() && annotation.moderatorsDecision().isPresent()) {
            return not(item, Result.REFUSED, "What moderators decide is decided here, not brought in.");
        }
        audiences.put(id, annotation.audience());
        if (SuggestedReading.of(annotation).isPresent()) {
            suggested.put(id, annotation);
        }
        return switch (store.find(id, Viewer.of(author.get().account()))) {
            case Lookup.Missing()
            when brought.containsKey(id) ->
                not(
                        item,
                        brought.get(id) == hash(annotation) ? Result.UNCHANGED : Result.DIFFERS,
                        "The file has it twice; the first was taken.");
            case Lookup.Missing() -> {
                brought.put(id, hash(annotation));
                yield new Ready(
                        new Line(
                                item.number(),
                                item.id(),
                                found.result(),
                                (found.detail() + " " + narrowed).strip(),
                                item.about(),
                                found.place()),
                        Optional.of(annotation));
            }
            case Lookup.Gone(var last, var when) -> not(item, Result.DIFFERS, "It was withdrawn here.");
            case Lookup.Found(var here) ->
                here.content().equals(annotation.content()) && here.audience().equals(annotation.audience())
                        ? not(item, Result.UNCHANGED, "")
                        : not(item, Result.DIFFERS, "");
        };
    }

    private static int hash(Annotation annotation) {
        return Objects.hash(annotation.content(), annotation.audience());
    }

    /** A file that is believed says by itself who decided; in any other, readings of the file itself are not stored yet. */
    private Optional<SaveOutcome> objection(Annotation annotation, Viewer viewer) {
        if (manner.keepsIds()) {
            return objections.toForm(annotation, viewer);
        }
        return objections.to(
                annotation,
                viewer,
                answered -> Optional.ofNullable(suggested.get(answered))
                        .or(() -> store.find(answered, viewer) instanceof Lookup.Found(var found)
                                ? Optional.of(found)
                                : Optional.empty()));
    }

    private Viewer withMadeGroups(Viewer viewer) {
        Set<GroupId> all = new HashSet<>(viewer.groups());
        all.addAll(madeGroups);
        return new Viewer(viewer.account(), all, viewer.moderated());
    }
}
