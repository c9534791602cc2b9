package org.lectern.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.AcceptedReading;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationStore.Lookup;
import org.lectern.annotation.SuggestedReading;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.Passage;
import org.lectern.document.Version;
import org.lectern.people.Viewer;
import org.lectern.search.AskedWords.Lit;

/**
 * Passages that answer a search as they are read, with the readings that were accepted. The index only proposes readings
 * that hold one of the words; whether they are accepted for the asker, and what the passage then reads, is the store's to
 * say at that moment.
 */
final class ReadingWalk {
    private final AskedWords words;
    private final WordTokens tokens;
    private final IndexSearcher searcher;
    private final SearchIndex.Sources sources;
    private final Viewer viewer;

    ReadingWalk(
            AskedWords words, WordTokens tokens, IndexSearcher searcher, SearchIndex.Sources sources, Viewer viewer) {
        this.words = words;
        this.tokens = tokens;
        this.searcher = searcher;
        this.sources = sources;
        this.viewer = viewer;
    }

    /** A passage with the place of the reading that proposed it. */
    record Proposed(ScoreDoc hit, SearchHit.OfPassage passage) {}

    /** Those that do not answer the search as they are printed, the best first, each once; of the first thousand proposals. */
    List<Proposed> walk(Narrowed.ReadingFilter filter) throws IOException {
        Optional<Query> query = words.anyWord(IndexFields.NOTE_WORDS, filter.readings());
        if (query.isEmpty() || words.isExact()) {
            return List.of();
        }
        ScoreDoc[] proposals = searcher.search(query.get(), SearchResult.COUNTED).scoreDocs;
        Map<ScoreDoc, AnnotationId> ids = new LinkedHashMap<>();
        for (ScoreDoc hit : proposals) {
            ids.put(
                    hit,
                    new AnnotationId(searcher.storedFields()
                            .document(hit.doc, Set.of(IndexFields.ANNOTATION))
                            .get(IndexFields.ANNOTATION)));
        }
        List<Proposed> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<ScoreDoc, AnnotationId> entry : ids.entrySet()) {
            passage(entry.getValue())
                    .filter(passage -> filter.admits(passage) && seen.add(passage.id()))
                    .flatMap(this::asRead)
                    .ifPresent(hit -> found.add(new Proposed(entry.getKey(), hit)));
        }
        return found;
    }

    /** Where a reading counts in the current version. */
    private Optional<Passage> passage(AnnotationId id) {
        if (!(sources.annotations().find(id, viewer) instanceof Lookup.Found(Annotation annotation))) {
            return Optional.empty();
        }
        return SuggestedReading.of(annotation)
                .flatMap(reading -> DocumentAddress.ofPath(reading.printed().resource()))
                .flatMap(address -> sources.catalogue().document(address.id(), viewer))
                .map(Document::current)
                .flatMap(version -> sources.readings()
                        .accepted(annotation, version.hash(), viewer)
                        .flatMap(reading -> sources.catalogue()
                                .passageAt(version, reading.span().start())));
    }

    private Optional<SearchHit.OfPassage> asRead(Passage passage) {
        Version version = passage.version();
        String printed = sources.catalogue().words(version, passage.span());
        List<WordTokens.Token> printedWords = tokens.tokens(printed);
        if (words.answersAll(words.litIn(printedWords)) && !words.hasUnwanted(printedWords)) {
            return Optional.empty(); // it is among the passages already
        }
        ReadPassage read = read(version.document().value(), version.hash(), printed, passage.span());
        List<WordTokens.Token> readWords = tokens.tokens(read.text());
        List<Lit> lit = words.litIn(readWords);
        if (!words.answersAll(lit) || words.hasUnwanted(readWords)) {
            return Optional.empty();
        }
        SearchHit.OfPassage asPrinted = new SearchHit.OfPassage(
                version.document(),
                version.hash(),
                passage.page(),
                passage.id(),
                passage.kind(),
                passage.span(),
                List.of(),
                Snippets.of(printed, List.of()),
                "",
                List.of());
        return Optional.of(with(asPrinted, printed, read, lit));
    }

    private ReadPassage read(String document, String version, String printed, TextSpan span) {
        return new ReadPassage(
                printed, span.start(), sources.readings().accepted("/documents/" + document, version, span, viewer));
    }

    /** A passage that was found as it is printed, by the readings in it where they answer more surely. */
    SearchHit.OfPassage surer(SearchHit.OfPassage hit, String printed, List<Lit> asPrinted) {
        if (words.isExact()) {
            return hit;
        }
        ReadPassage read = read(hit.document().value(), hit.version(), printed, hit.span());
        if (read.text().equals(printed)) {
            return hit;
        }
        List<Lit> lit = words.litIn(tokens.tokens(read.text()));
        boolean surer = words.answersAll(lit) && words.likeness(lit).compareTo(words.likeness(asPrinted)) < 0;
        return surer ? with(hit, printed, read, lit) : hit;
    }

    private static SearchHit.OfPassage with(
            SearchHit.OfPassage hit, String printed, ReadPassage read, List<Lit> found) {
        List<Lit> lit = read.printed(found);
        int start = hit.span().start();
        List<TextSpan> spans = Snippets.marks(printed, lit, 0).stream()
                .map(mark -> new TextSpan(start + mark.start(), start + mark.end()))
                .toList();
        List<AcceptedReading> readings = read.readingsOn(spans);
        return new SearchHit.OfPassage(
                hit.document(),
                hit.version(),
                hit.page(),
                hit.passage(),
                hit.block(),
                hit.span(),
                spans,
                Snippets.of(printed, lit),
                SearchHit.OfPassage.BY_READING,
                readings);
    }
}
