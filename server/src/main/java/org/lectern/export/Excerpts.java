package org.lectern.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.AnnotationStore.Slice;
import org.lectern.annotation.AnnotationStore.Standing;
import org.lectern.annotation.Place;
import org.lectern.annotation.jsonld.AnnotationWriter.Served;
import org.lectern.annotation.jsonld.Saying;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.export.ExportHead.SourceVersion;
import org.lectern.people.AccountId;
import org.lectern.people.Audience;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.review.Scale;

/**
 * One walk through what a viewer may see of a selection: documents in the library's order, in each the order of reading,
 * every annotation followed by the answers to it; then what stands on no document here, by age. Nothing comes twice.
 * What is changed meanwhile comes as it is found.
 */
final class Excerpts {
    private static final int SLICE = 500;
    /** Far deeper than anybody talks; a limit to the stack. */
    private static final int MAX_DEPTH = 200;

    private static final int REMEMBERED = 10_000;

    private final Exporter.Parts parts;
    private final Selection selection;
    private final Included included;
    private final Viewer viewer;
    private final Each each;
    private final Quotations quotations;
    private final Cache<AccountId, Optional<String>> names =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final SortedMap<GroupId, Group> groups = new TreeMap<>();
    private final UsedScales scales;
    private final Set<SourceVersion> sources = new LinkedHashSet<>();
    private int count;
    private int passages;

    /** Takes one excerpt after the other. */
    interface Each {
        void take(Excerpt excerpt) throws java.io.IOException;

        /** Only a search has passages. */
        default void passage(FoundPassage passage) throws java.io.IOException {
            throw new IllegalStateException("Nobody asked for passages");
        }
    }

    Excerpts(Exporter.Parts parts, Selection selection, Included included, Viewer viewer, Each each) {
        this.parts = parts;
        this.selection = selection;
        this.included = included;
        this.viewer = viewer;
        this.each = each;
        this.scales = new UsedScales(parts.scales());
        this.quotations = new Quotations(parts.catalogue(), parts.readings(), parts.addresses(), viewer);
    }

    int count() {
        return count;
    }

    /** The passages that a search found. */
    int passages() {
        return passages;
    }

    /** The documents quoted, in the order of their first quotation. */
    List<SourceVersion> sources() {
        return List.copyOf(sources);
    }

    /** The groups in the audiences that the viewer is in. */
    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /** Groups' own scales that ratings are on, by id and version. */
    List<Scale> scales() {
        return scales.list();
    }

    void walk() throws java.io.IOException {
        switch (selection) {
            case Selection.OfDocument(var document) -> walkDocument(document);
            case Selection.OfAccount account -> walkLibrary(account.query(Optional.empty()));
            case Selection.OfGroup group -> walkLibrary(group.query(Optional.empty()));
            case Selection.OfSearch search -> search.findings().each(viewer, new Found());
        }
    }

    /** What a search found, as it comes. */
    private final class Found implements Selection.Sink {
        @Override
        public void passage(DocumentAddress document, TextSpan span, List<TextSpan> lit) throws java.io.IOException {
            Quotation quotation = quotation(new Place(
                    new DocumentAddress(document.id(), Optional.empty()).path(),
                    document.version(),
                    Optional.of(span)));
            passages++;
            each.passage(new FoundPassage(quotation, lit));
        }

        @Override
        public void annotation(Annotation annotation) throws java.io.IOException {
            boolean reply = parent(annotation).isPresent();
            if (included.has(annotation, reply)) {
                take(annotation, 0);
            }
        }
    }

    private void walkDocument(DocumentAddress address) throws java.io.IOException {
        Optional<String> pinned = address.version()
                .flatMap(part -> parts.catalogue().version(address, viewer))
                .map(version -> version.hash());
        walk(resource(address.id()), false, new Selection.OfDocument(address).query(pinned));
    }

    private static String resource(DocumentId document) {
        return new DocumentAddress(document, Optional.empty()).path();
    }

    private void walkLibrary(AnnotationQuery query) throws java.io.IOException {
        Set<String> walked = new HashSet<>();
        for (Document document : parts.catalogue().documents(viewer)) {
            walked.add(resource(document.id()));
            walk(resource(document.id()), true, query);
        }
        Optional<AnnotationId> after = Optional.empty();
        Slice slice;
        do {
            slice = parts.store().slice(query, viewer, after, SLICE);
            List<Annotation> elsewhere = slice.annotations().stream()
                    .filter(annotation -> !walked.contains(firstPlace(annotation)))
                    .filter(annotation -> !comesAsAnswer(annotation))
                    .toList();
            takeAll(elsewhere);
            after = slice.annotations().isEmpty()
                    ? after
                    : Optional.of(slice.annotations().getLast().id());
        } while (slice.hasMore());
    }

    private void walk(String resource, boolean firstOnly, AnnotationQuery query) throws java.io.IOException {
        Optional<Standing> after = Optional.empty();
        List<Standing> slice;
        do {
            slice = parts.store().inReadingOrder(resource, firstOnly, query, viewer, after, SLICE);
            takeAll(slice.stream().map(Standing::annotation).toList());
            after = slice.isEmpty() ? after : Optional.of(slice.getLast());
        } while (slice.size() == SLICE);
    }

    private void takeAll(List<Annotation> roots) throws java.io.IOException {
        Set<AnnotationId> answered = included.kinds().contains(Included.Kind.REPLIES)
                ? parts.store().answered(roots.stream().map(Annotation::id).toList())
                : Set.of();
        for (Annotation root : roots) {
            boolean reply = parent(root).isPresent();
            if (included.has(root, reply)) {
                take(root, reply ? 1 : 0);
                if (answered.contains(root.id())) {
                    takeAnswers(root, reply ? 2 : 1);
                }
            }
        }
    }

    private void takeAnswers(Annotation asked, int depth) throws java.io.IOException {
        AnnotationQuery answers = new AnnotationQuery(
                Optional.of(Place.whole(asked.id().path())), Optional.empty(), Optional.empty(), Optional.empty());
        Optional<AnnotationId> after = Optional.empty();
        Slice slice;
        do {
            slice = parts.store().slice(answers, viewer, after, SLICE);
            List<Annotation> here = slice.annotations().stream()
                    .filter(answer -> firstPlace(answer).equals(asked.id().path()))
                    .filter(answer -> !standsInSelectedDocument(answer))
                    .toList();
            Set<AnnotationId> answered = here.isEmpty()
                    ? Set.of()
                    : parts.store().answered(here.stream().map(Annotation::id).toList());
            for (Annotation answer : here) {
                take(answer, depth);
                if (answered.contains(answer.id()) && depth < MAX_DEPTH) {
                    takeAnswers(answer, depth + 1);
                }
            }
            after = slice.annotations().isEmpty()
                    ? after
                    : Optional.of(slice.annotations().getLast().id());
        } while (slice.hasMore());
    }

    /** Such an answer comes by itself, where it stands in the document. */
    private boolean standsInSelectedDocument(Annotation annotation) {
        return selection instanceof Selection.OfDocument(var document)
                && annotation.targets().stream()
                        .anyMatch(place -> place.resource().equals(resource(document.id())));
    }

    private static String firstPlace(Annotation annotation) {
        return annotation.targets().isEmpty()
                ? ""
                : annotation.targets().getFirst().resource();
    }

    private static Optional<AnnotationId> parent(Annotation annotation) {
        return AnnotationId.ofPath(firstPlace(annotation));
    }

    /** Whether the talk that an answer belongs to begins within the selection, so that it comes with that beginning. */
    private boolean comesAsAnswer(Annotation annotation) {
        Optional<AnnotationId> parent = parent(annotation);
        Set<AnnotationId> seen = new HashSet<>(Set.of(annotation.id()));
        while (parent.isPresent() && seen.add(parent.get()) && seen.size() <= MAX_DEPTH) {
            if (!(parts.store().find(parent.get(), viewer) instanceof Lookup.Found(var asked))) {
                return false;
            }
            parent = parent(asked);
            if (parent.isEmpty() && isSelected(asked) && included.has(asked, false)) {
                return true;
            }
            if (parent.isPresent() && isSelected(asked)) {
                return true; // an answer of the selection's own, with which this one comes
            }
        }
        return false;
    }

    private boolean isSelected(Annotation annotation) {
        return switch (selection) {
            case Selection.OfDocument document -> standsInSelectedDocument(annotation);
            case Selection.OfAccount(var account) -> annotation.creator().equals(account);
            case Selection.OfGroup(var group) -> annotation.audience().groups().contains(group);
            case Selection.OfSearch search -> false; // what a search found comes by itself
        };
    }

    private void take(Annotation annotation, int depth) throws java.io.IOException {
        List<Quotation> targets = new ArrayList<>();
        List<Optional<Integer>> areas = annotation.content().contains("xywh=")
                ? StoredAnnotation.areaPages(annotation)
                : Collections.nCopies(annotation.targets().size(), Optional.empty());
        for (int n = 0; n < annotation.targets().size(); n++) {
            Place place = annotation.targets().get(n);
            targets.add(areas.get(n)
                    .map(page -> listed(quotations.ofArea(place, page)))
                    .orElseGet(() -> quotation(place)));
        }
        List<Excerpt.Link> links = new ArrayList<>();
        for (Map.Entry<String, Place> link : Quotations.links(annotation)) {
            links.add(new Excerpt.Link(link.getKey(), quotation(link.getValue())));
        }
        Optional<String> name = names.get(
                annotation.creator(),
                id -> parts.people().account(id).map(account -> account.name().value()));
        Audience told = annotation.audience().toldTo(viewer, annotation.creator());
        if (!annotation.isHiddenFrom(viewer)) {
            scales.note(annotation);
        }
        count++;
        each.take(new Excerpt(
                new Served(
                        annotation,
                        told,
                        name == null ? Optional.empty() : name,
                        parts.placing().of(annotation, viewer)),
                parts.addresses().absolute(annotation.id().path()),
                depth,
                audience(told),
                Saying.of(annotation),
                targets,
                links));
    }

    private Quotation quotation(Place place) {
        return listed(quotations.of(place));
    }

    private Quotation listed(Quotation quotation) {
        quotation.source().ifPresent(source -> sources.add(new SourceVersion(source.document(), source.version())));
        return quotation;
    }

    private String audience(Audience told) {
        List<String> words = new ArrayList<>();
        for (GroupId group : told.groups()) {
            if (group.equals(GroupId.PUBLIC)) {
                words.add("anyone");
            } else if (group.equals(GroupId.EVERYONE)) {
                words.add("every account");
            } else {
                Optional<Group> known = Optional.ofNullable(groups.get(group))
                        .or(() -> parts.groups().find(group));
                known.ifPresent(found -> groups.put(group, found));
                words.add(known.map(found -> found.name().value()).orElse(group.value()));
            }
        }
        return words.isEmpty() ? "only its author" : String.join(", ", words);
    }
}
