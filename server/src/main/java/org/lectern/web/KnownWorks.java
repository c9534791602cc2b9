package org.lectern.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lectern.citation.CitationIndex;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Correction;
import org.lectern.citation.FoundCitation;
import org.lectern.citation.LoggedCorrection;
import org.lectern.citation.Reference;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.people.Viewer;

/** What somebody sees of the works, and what these are called, also those that were merged into others. */
final class KnownWorks {
    /** Works in a list to choose from; a page with more of them is slow to read and slow to come. */
    private static final int LONGEST_LIST = 1_000;

    private final Words words;
    private final List<CitedWork> works;
    private final Map<String, Reference> references = new HashMap<>();
    /** By document, the attribute that says its language. */
    private final Map<DocumentId, String> languages = new HashMap<>();

    private final Map<String, String> languageOf = new HashMap<>();

    private KnownWorks(Words words, List<CitedWork> works) {
        this.words = words;
        this.works = works;
    }

    static KnownWorks of(Words words, Catalogue catalogue, CitationIndex index, Viewer viewer) {
        var citations = new ArrayList<FoundCitation>();
        var found = new ArrayList<FoundCitation>();
        for (Document document : catalogue.documents(viewer)) {
            citations.addAll(index.citationsOf(document.current(), viewer));
            found.addAll(index.foundIn(document.current(), viewer));
        }
        KnownWorks names = new KnownWorks(words, index.works(citations));
        catalogue
                .documents(viewer)
                .forEach(document -> names.languages.put(document.id(), words.lang(document.metadata())));
        Map<String, FoundCitation> byId = new HashMap<>();
        found.forEach(one -> byId.put(one.id(), one));
        for (LoggedCorrection logged : index.corrections().all()) {
            names.name(logged.correction(), byId);
        }
        CitedWork.of(found).forEach(names::learn);
        names.works.forEach(names::learn);
        return names;
    }

    /** A work that was made of citations is called what they say, as long as it has none of its own. */
    private void name(Correction correction, Map<String, FoundCitation> byId) {
        List<String> works = correction.workIds();
        correction.citationIds().stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(one -> works.forEach(work -> {
                    references.putIfAbsent(work, one.citation().reference());
                    languageOf.putIfAbsent(work, lang(one));
                }));
    }

    private void learn(CitedWork work) {
        references.put(work.id(), work.reference());
        languageOf.put(work.id(), lang(work.citations().getFirst()));
    }

    private String lang(FoundCitation found) {
        return languages.getOrDefault(found.version().document(), "");
    }

    /** The attribute that says the language of whoever cites a work, whose words its name is in. */
    String lang(String work) {
        return languageOf.getOrDefault(work, "");
    }

    /** Those with the most citations first. */
    List<CitedWork> works() {
        return works;
    }

    Optional<CitedWork> work(String id) {
        return works.stream().filter(work -> work.id().equals(id)).findFirst();
    }

    private String line(Reference reference) {
        return new WorkNames(words).line(reference);
    }

    String name(String work) {
        return Optional.ofNullable(references.get(work)).map(this::line).orElse(words.say("correct.anotherWork"));
    }

    /**
     * Where one chooses another work: from a list, or, where that would be a book of its own, by its address.
     *
     * @param first an option that stands before them, as HTML
     * @param form that it is in, which may have been sent before
     */
    String chooser(String id, String name, String except, String first, TypedForm form) {
        if (works.size() > LONGEST_LIST) {
            return words.html(
                    "<input class=\"input\" id=\"%s\" name=\"%s\" autocomplete=\"off\" placeholder=\"{correct.address}\"%s value=\"%s\">",
                    id, name, form.attributes(name, id, ""), Html.escape(form.value(name, "")));
        }
        StringBuilder options = new StringBuilder(first);
        works.stream()
                .filter(work -> !work.id().equals(except))
                .sorted(Comparator.comparing(work -> line(work.reference()), String.CASE_INSENSITIVE_ORDER))
                .forEach(work -> options.append("<option value=\"%s\"%s%s>%s</option>\n"
                        .formatted(
                                work.id(),
                                lang(work.id()),
                                work.id().equals(form.value(name, "")) ? " selected" : "",
                                Html.escape(line(work.reference())))));
        return "<select class=\"input\" id=\"%s\" name=\"%s\"%s>%s</select>"
                .formatted(id, name, form.attributes(name, id, ""), options);
    }
}
