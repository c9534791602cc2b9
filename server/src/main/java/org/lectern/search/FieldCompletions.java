package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.Body;
import org.lectern.document.Document;
import org.lectern.people.AccountId;
import org.lectern.people.Groups;
import org.lectern.people.Viewer;
import org.lectern.search.TermTallies.Tally;

/** Offers values after field words: documents, people and groups by their names, tags, kinds. */
final class FieldCompletions {
    private static final int LOOKED_AT = 5;

    private final SearchIndex.Sources sources;
    private final NotesSeen seen;

    FieldCompletions(SearchIndex.Sources sources, NotesSeen seen) {
        this.sources = sources;
        this.seen = seen;
    }

    /** @param notes what filters the notes; empty where none can be meant */
    List<Completion> of(Typing typing, IndexSearcher searcher, Optional<Query> notes, Viewer viewer)
            throws IOException {
        String field = typing.field().orElseThrow();
        // What is offered, by what it is called
        Map<String, String> values = switch (field) {
            case "in" -> documents(viewer);
            case "by" -> people(searcher, notes, viewer);
            case "group" -> groups(viewer);
            case "kind" -> same(Narrowed.kinds());
            case "tag" -> same(tags(typing.begun(), searcher, notes, viewer));
            default -> Map.of();
        };
        return values.entrySet().stream()
                .filter(value -> begins(value.getKey(), typing.begun()) || begins(value.getValue(), typing.begun()))
                .limit(Completions.MOST)
                .map(value ->
                        new Completion(value.getKey(), field, typing.before() + field + ":" + quoted(value.getValue())))
                .toList();
    }

    private static Map<String, String> same(Collection<String> values) {
        Map<String, String> same = new LinkedHashMap<>();
        values.forEach(value -> same.put(value, value));
        return same;
    }

    private static String quoted(String value) {
        return value.matches("[\\p{L}\\p{M}\\p{N}_-]+")
                ? value
                : "\"%s\"".formatted(value.replaceAll("[\"“”„«»]", " "));
    }

    /** Whether the whole or one of its words begins so. */
    private static boolean begins(String name, String begun) {
        String sought = Letters.folded(begun.strip());
        String folded = Letters.folded(name);
        return folded.startsWith(sought)
                || Stream.of(folded.split("[^\\p{L}\\p{N}]+", -1)).anyMatch(word -> word.startsWith(sought));
    }

    private Map<String, String> documents(Viewer viewer) {
        Map<String, String> documents = new LinkedHashMap<>();
        for (Document document : sources.catalogue().documents(viewer)) {
            documents.put(document.metadata().title(), document.id().value());
        }
        return documents;
    }

    private Map<String, String> groups(Viewer viewer) {
        Map<String, String> groups = new LinkedHashMap<>();
        viewer.account().map(sources.groups()::of).orElse(List.of()).stream()
                .map(Groups.Belonging::group)
                .forEach(group -> groups.put(group.name().value(), group.name().value()));
        return groups;
    }

    /** Who wrote documents or notes that the asker may see; that somebody has an account is told to nobody here. */
    private Map<String, String> people(IndexSearcher searcher, Optional<Query> notes, Viewer viewer)
            throws IOException {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Document document : sources.catalogue().documents(viewer)) {
            document.metadata().creators().forEach(creator -> names.put(creator, creator));
        }
        if (notes.isPresent()) {
            Map<String, Tally> authors =
                    TermTallies.of(searcher, IndexFields.CREATOR, Set.of(""), notes.get(), LOOKED_AT, LOOKED_AT);
            for (String author : seen.only(authors, searcher, viewer).keySet()) {
                sources.people()
                        .account(new AccountId(author))
                        .map(account -> account.name().value())
                        .ifPresent(name -> names.put(name, name));
            }
        }
        return names;
    }

    private List<String> tags(String begun, IndexSearcher searcher, Optional<Query> notes, Viewer viewer)
            throws IOException {
        List<String> tags = new ArrayList<>();
        if (notes.isEmpty()) {
            return tags;
        }
        Map<String, Tally> terms = new TreeMap<>(seen.only(
                TermTallies.of(
                        searcher, IndexFields.TAG, Set.of(IndexFields.tag(begun)), notes.get(), LOOKED_AT, LOOKED_AT),
                searcher,
                viewer));
        for (Map.Entry<String, Tally> term : terms.entrySet()) {
            if (tags.size() == Completions.MOST) {
                break;
            }
            for (AnnotationId id :
                    seen.seen(term.getValue().documents(), searcher, viewer).values()) {
                Optional<String> written = written(id, term.getKey(), viewer);
                if (written.isPresent()) {
                    tags.add(written.get());
                    break;
                }
            }
        }
        return tags;
    }

    /** A tag as its author wrote it. */
    private Optional<String> written(AnnotationId id, String term, Viewer viewer) {
        if (!(sources.annotations().find(id, viewer) instanceof Lookup.Found(var annotation))) {
            return Optional.empty();
        }
        return annotation.bodies().stream()
                .filter(Body.TextualBody.class::isInstance)
                .map(body -> ((Body.TextualBody) body).value().strip())
                .filter(value -> IndexFields.tag(value).equals(term))
                .findFirst();
    }
}
