package org.lectern.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.lectern.annotation.SuggestedReading;
import org.lectern.document.BlockKind;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.document.Passage;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.people.People;
import org.lectern.people.Viewer;
import org.lectern.search.SearchQuery.Narrowing;
import org.lectern.search.SearchQuery.Scope;

/**
 * What a search is narrowed to, as filters of the index: first to what its asker may see, then to what was asked for. Names
 * are looked up at the moment of asking, among what the asker may see.
 */
final class Narrowed {
    /** What annotations are called in searches, beside their motivations' own names. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("note", "commenting"),
            Map.entry("comment", "commenting"),
            Map.entry("question", "questioning"),
            Map.entry("rating", "assessing"),
            Map.entry("highlight", "highlighting"),
            Map.entry("link", "linking"),
            Map.entry("reply", "replying"),
            Map.entry("flag", "classifying"),
            Map.entry("reading", SuggestedReading.EDITING),
            Map.entry("suggestion", SuggestedReading.EDITING),
            Map.entry("bookmark", "bookmarking"));

    private static final Set<String> PASSAGE_KINDS =
            Stream.of(BlockKind.values()).map(BlockKind::wireName).collect(Collectors.toUnmodifiableSet());

    private final Catalogue catalogue;
    private final People people;
    private final Groups groups;

    Narrowed(Catalogue catalogue, People people, Groups groups) {
        this.catalogue = catalogue;
        this.people = people;
        this.groups = groups;
    }

    /** What {@code kind:} is offered with. */
    static List<String> kinds() {
        return List.of(
                "note",
                "question",
                "rating",
                "highlight",
                "link",
                "reading",
                "reply",
                "passage",
                "heading",
                "quotation",
                "citation",
                "annotation");
    }

    /**
     * As filters; empty where nothing of that sort can be meant.
     *
     * @param readings suggested readings of the passages that are meant
     * @param visible the passages of all documents that the asker may see, whatever is meant
     */
    record Filters(
            Optional<Query> passages, Optional<Query> annotations, Optional<ReadingFilter> readings, Query visible) {}

    /**
     * Readings of passages.
     *
     * @param readings only a first sieve, as for all annotations
     * @param kinds of passages; empty for any
     */
    record ReadingFilter(Query readings, List<String> kinds) {
        boolean admits(Passage passage) {
            return kinds.isEmpty() || kinds.contains(passage.kind().wireName());
        }
    }

    Filters filters(Narrowing wanted, Viewer viewer) {
        List<Document> documents = catalogue.documents(viewer);
        Optional<Set<DocumentId>> within =
                wanted.documents().isEmpty() ? Optional.empty() : Optional.of(named(wanted.documents(), documents));
        boolean passagesMeant = wanted.scopes().contains(Scope.DOCUMENTS)
                && !wanted.isOfAnnotations()
                && (wanted.kinds().isEmpty() || wanted.kinds().stream().anyMatch(Narrowed::isOfPassages));
        boolean annotationsMeant = wanted.scopes().contains(Scope.ANNOTATIONS)
                && (wanted.kinds().isEmpty()
                        || wanted.kinds().stream().anyMatch(kind -> !PASSAGE_KINDS.contains(kind)));
        return new Filters(
                passagesMeant ? Optional.of(passages(wanted, documents, within)) : Optional.empty(),
                annotationsMeant ? Optional.of(annotations(wanted, viewer, within)) : Optional.empty(),
                passagesMeant
                        ? Optional.of(readings(wanted, viewer, meant(wanted, documents, within)))
                        : Optional.empty(),
                passagesOf(documents));
    }

    private static ReadingFilter readings(Narrowing wanted, Viewer viewer, List<Document> documents) {
        BooleanQuery.Builder filter = new BooleanQuery.Builder();
        filter.add(visible(viewer), Occur.FILTER);
        filter.add(anyOf(IndexFields.KIND, List.of(SuggestedReading.EDITING)), Occur.FILTER);
        filter.add(
                anyOf(
                        IndexFields.TARGET,
                        documents.stream()
                                .filter(document -> isWithinDays(document, wanted))
                                .map(document -> new DocumentAddress(document.id(), Optional.empty()).path())
                                .toList()),
                Occur.FILTER);
        return new ReadingFilter(filter.build(), wanted.kinds().contains("passage") ? List.of() : wanted.kinds());
    }

    private static boolean isWithinDays(Document document, Narrowing wanted) {
        if (wanted.since().isEmpty() && wanted.until().isEmpty()) {
            return true;
        }
        return document.metadata()
                .date()
                .flatMap(IndexFields::day)
                .filter(day -> wanted.since().map(since -> !day.isBefore(since)).orElse(true))
                .filter(day -> wanted.until().map(until -> !day.isAfter(until)).orElse(true))
                .isPresent();
    }

    private static boolean isOfPassages(String kind) {
        return kind.equals("passage") || PASSAGE_KINDS.contains(kind);
    }

    private static Query passagesOf(List<Document> documents) {
        return anyOf(
                IndexFields.DOCUMENT,
                documents.stream().map(document -> document.id().value()).toList());
    }

    /** The visible documents that go by an id or by words of a title. */
    private static Set<DocumentId> named(List<String> names, List<Document> documents) {
        return documents.stream()
                .filter(document -> names.stream()
                        .anyMatch(name -> document.id().value().equals(name)
                                || hasAllWords(List.of(document.metadata().title()), name)))
                .map(Document::id)
                .collect(Collectors.toSet());
    }

    private static boolean hasAllWords(Collection<String> texts, String wanted) {
        List<String> sought = words(wanted);
        return !sought.isEmpty() && texts.stream().anyMatch(text -> words(text).containsAll(sought));
    }

    private static List<String> words(String text) {
        return Stream.of(Letters.folded(text).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Document> meant(Narrowing wanted, List<Document> visible, Optional<Set<DocumentId>> within) {
        return visible.stream()
                .filter(document ->
                        within.map(set -> set.contains(document.id())).orElse(true))
                .filter(document -> wanted.people().isEmpty()
                        || wanted.people().stream()
                                .anyMatch(
                                        name -> hasAllWords(document.metadata().creators(), name)))
                .toList();
    }

    /** Everything here is of documents that the asker may see, whatever else is asked. */
    private Query passages(Narrowing wanted, List<Document> visible, Optional<Set<DocumentId>> within) {
        List<String> ids = meant(wanted, visible, within).stream()
                .map(document -> document.id().value())
                .toList();
        BooleanQuery.Builder filter = new BooleanQuery.Builder();
        filter.add(anyOf(IndexFields.DOCUMENT, ids), Occur.FILTER);
        if (!wanted.kinds().isEmpty() && !wanted.kinds().contains("passage")) {
            filter.add(anyOf(IndexFields.KIND, wanted.kinds()), Occur.FILTER);
        }
        days(wanted).ifPresent(days -> filter.add(days, Occur.FILTER));
        return filter.build();
    }

    /** Only a first sieve: the store is asked about each that comes through. */
    private Query annotations(Narrowing wanted, Viewer viewer, Optional<Set<DocumentId>> within) {
        BooleanQuery.Builder filter = new BooleanQuery.Builder();
        filter.add(visible(viewer), Occur.FILTER);
        within.ifPresent(ids -> filter.add(
                anyOf(
                        IndexFields.TARGET,
                        ids.stream()
                                .map(id -> new DocumentAddress(id, Optional.empty()).path())
                                .toList()),
                Occur.FILTER));
        if (!wanted.kinds().isEmpty() && !wanted.kinds().contains("annotation")) {
            filter.add(
                    anyOf(
                            IndexFields.KIND,
                            wanted.kinds().stream()
                                    .map(kind -> KINDS.getOrDefault(kind, kind))
                                    .toList()),
                    Occur.FILTER);
        }
        if (!wanted.people().isEmpty()) {
            filter.add(anyOf(IndexFields.CREATOR, accounts(wanted.people())), Occur.FILTER);
        }
        if (!wanted.groups().isEmpty()) {
            filter.add(anyOf(IndexFields.AUDIENCE, groups(wanted.groups(), viewer)), Occur.FILTER);
        }
        for (String tag : wanted.tags()) {
            filter.add(anyOf(IndexFields.TAG, List.of(IndexFields.tag(tag))), Occur.FILTER);
        }
        if (!wanted.ratings().isEmpty()) {
            filter.add(
                    anyOf(
                            IndexFields.RATING,
                            wanted.ratings().stream().map(IndexFields::tag).toList()),
                    Occur.FILTER);
        }
        days(wanted).ifPresent(days -> filter.add(days, Occur.FILTER));
        return filter.build();
    }

    private static Query visible(Viewer viewer) {
        BooleanQuery.Builder mine = new BooleanQuery.Builder();
        mine.add(
                anyOf(
                        IndexFields.AUDIENCE,
                        viewer.groups().stream().map(GroupId::value).toList()),
                Occur.SHOULD);
        viewer.account()
                .ifPresent(account ->
                        mine.add(new TermQuery(new Term(IndexFields.CREATOR, account.value())), Occur.SHOULD));
        return mine.build();
    }

    private List<String> accounts(List<String> names) {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            try {
                people.named(new AccountName(name))
                        .ifPresent(account -> ids.add(account.id().value()));
            } catch (AccountName.InvalidNameException e) {
                continue; // nobody can be called that
            }
            if (name.startsWith("/people/")) {
                ids.add(new AccountId(name.substring("/people/".length())).value());
            }
        }
        return ids;
    }

    /** Only groups that the asker is in have a name for them. */
    private List<String> groups(List<String> names, Viewer viewer) {
        Set<String> ids = new TreeSet<>();
        viewer.groups().stream().map(GroupId::value).filter(names::contains).forEach(ids::add);
        viewer.account().map(groups::of).orElse(List.of()).stream()
                .map(Groups.Belonging::group)
                .filter(group -> names.stream()
                        .anyMatch(name -> hasAllWords(List.of(group.name().value()), name)))
                .forEach(group -> ids.add(group.id().value()));
        return List.copyOf(ids);
    }

    private static Optional<Query> days(Narrowing wanted) {
        if (wanted.since().isEmpty() && wanted.until().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(LongPoint.newRangeQuery(
                IndexFields.DAY,
                wanted.since().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
                wanted.until().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE)));
    }

    private static Query anyOf(String field, Collection<String> values) {
        return values.isEmpty()
                ? MatchNoDocsQuery.INSTANCE
                : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}
