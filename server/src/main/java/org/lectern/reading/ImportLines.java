package org.lectern.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.Selector;
import org.lectern.anchor.Selector.TextPositionSelector;
import org.lectern.anchor.Selector.TextQuoteSelector;
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
import org.lectern.annotation.jsonld.AuthoredAnnotation.AuthoredEnd;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Version;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.reading.ImportManner.Author;
import org.lectern.reading.ImportReport.Line;
import org.lectern.reading.ImportReport.Result;

/** One annotation of a file after the other, made ready to be stored. */
final class ImportLines {
    /** Code points that are shown of words that come close. */
    private static final int NEAREST = 120;

    private static final String NOT_ANSWERED = "It answers a note that is left out or not in this file.";

    private final EndFinder ends;
    private final Objections objections;
    private final AnnotationStore store;
    private final Catalogue catalogue;
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
    private final KnownTexts texts;
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
        this.ends = ends;
        this.objections = objections;
        this.store = store;
        this.catalogue = catalogue;
        this.manner = manner;
        this.known = known;
        this.coming = coming;
        this.madeGroups = madeGroups;
        this.reader = new AnnotationReader(known);
        this.texts = texts;
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
        Found found = find(item, authored, viewer);
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

    /** @param bounds what the annotation must reach no further than */
    private record Found(Result result, String detail, List<Audience> bounds, boolean refused, Optional<String> place) {
        static Found not(Result result, String detail) {
            return new Found(result, detail, List.of(), true, Optional.empty());
        }
    }

    private Found find(Item item, AuthoredAnnotation authored, Viewer viewer) {
        Result result = Result.ELSEWHERE;
        List<String> details = new ArrayList<>();
        List<Audience> bounds = new ArrayList<>();
        Optional<String> place = Optional.empty();
        for (AuthoredEnd sent : authored.endsAndEvidence()) {
            Optional<AuthoredEnd> known = located(item, sent);
            if (known.isEmpty()) {
                return Found.not(
                        Result.UNKNOWN,
                        item.depth() > 0
                                ? NOT_ANSWERED
                                : "No document here says that it was got from %s. Choose the document that it is on."
                                        .formatted(sent.source()));
            }
            AuthoredEnd end = known.get();
            boolean hereToo = isHere(end, viewer);
            EndFinder.Finding finding = ends.find(hereToo ? end : unpinned(end), viewer, coming);
            switch (finding) {
                case EndFinder.Finding.AsSent() -> {
                    Optional<Audience> bound = answered(end);
                    bound.ifPresent(bounds::add);
                    boolean answers = bound.isPresent() && !end.isEvidence();
                    result = answers && result == Result.ELSEWHERE ? Result.ANSWER : result;
                }
                case EndFinder.Finding.OfDocuments(var audience) -> {
                    bounds.add(audience);
                    result = !end.isEvidence() && result == Result.ELSEWHERE ? Result.EXACT : result;
                }
                case EndFinder.Finding.OnAnnotation(var answered) -> {
                    bounds.add(answered.audience());
                    result = !end.isEvidence() && result == Result.ELSEWHERE ? Result.ANSWER : result;
                }
                case EndFinder.Finding.Refused(var detail) -> {
                    boolean answers = !end.isEvidence()
                            && AnnotationId.ofPath(end.source()).isPresent();
                    return Found.not(Result.REFUSED, answers ? NOT_ANSWERED : detail);
                }
                case EndFinder.Finding.NotAnchored(var version, var lost, var similar) -> {
                    return Found.not(similar ? Result.APPROXIMATE : Result.LOST, lost(version, lost));
                }
                case EndFinder.Finding.InDocument(var completed, var document) -> {
                    bounds.add(document.audience());
                    if (end.isEvidence()) {
                        continue;
                    }
                    authored.complete(end, completed);
                    place = place.isPresent() ? place : Optional.of(path(completed));
                    boolean moved = !hereToo;
                    result = moved || result == Result.MOVED ? Result.MOVED : Result.EXACT;
                    if (moved) {
                        details.add("It stands in version %s now.".formatted(completed.source()));
                    }
                }
            }
        }
        return new Found(result, String.join(" ", details), bounds, false, place);
    }

    /** What other programs annotate has an address elsewhere; empty where no document here is that text. */
    private Optional<AuthoredEnd> located(Item item, AuthoredEnd end) {
        if (item.foreign().isEmpty() || end.source().startsWith("/")) {
            return Optional.of(end);
        }
        if (item.depth() > 0) {
            return Optional.empty();
        }
        return texts.path(end.source()).map(path -> new AuthoredEnd(end.index(), path, end.selectors(), end.pointer()));
    }

    private static String path(AuthoredAnnotation.CompletedEnd end) {
        return end.selectors().stream()
                .filter(TextPositionSelector.class::isInstance)
                .map(selector -> ((TextPositionSelector) selector).span())
                .findFirst()
                .map(span -> "%s/pages?span=%d-%d".formatted(end.source(), span.start(), span.end()))
                .orElse(end.source());
    }

    /** The audience of an annotation that comes with this file; nobody's, where its answer comes before it. */
    private Optional<Audience> answered(AuthoredEnd end) {
        return AnnotationId.ofPath(end.source()).map(id -> audiences.getOrDefault(id, Audience.ONLY_AUTHOR));
    }

    /** Why they are not found, and what comes closest, for whoever looks for them by hand. */
    private String lost(Version version, Anchoring.Lost lost) {
        String reason = lost.reason().replaceFirst(" (Choose|Add|Quote) .*$", "");
        return lost.candidates().stream()
                .findFirst()
                .map(nearest -> "%s Closest is “%s” at %d–%d (%.2f)."
                        .formatted(
                                reason,
                                shortened(catalogue.words(version, nearest.span())),
                                nearest.span().start(),
                                nearest.span().end(),
                                nearest.similarity()))
                .orElse(reason);
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= NEAREST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, NEAREST)) + "…";
    }

    private boolean isHere(AuthoredEnd end, Viewer viewer) {
        return DocumentAddress.ofPath(end.source())
                .map(address -> catalogue.version(address, viewer).isPresent())
                .orElse(true);
    }

    /** In another version a position says nothing; the quotation does. */
    private static AuthoredEnd unpinned(AuthoredEnd end) {
        DocumentAddress address = DocumentAddress.ofPath(end.source()).orElseThrow();
        List<Selector> quotes = end.selectors().stream()
                .filter(TextQuoteSelector.class::isInstance)
                .toList();
        return new AuthoredEnd(
                end.index(),
                new DocumentAddress(address.id(), Optional.empty()).path(),
                quotes.isEmpty() ? end.selectors() : quotes,
                end.pointer());
    }
}
