package org.lectern.web;

import java.util.ArrayList;
import java.util.List;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Document;
import org.lectern.document.Metadata;
import org.lectern.document.Version;
import org.lectern.people.GroupId;
import org.lectern.people.Groups.Belonging;

/** The library and a document's own page. */
final class LibraryHtml {
    private LibraryHtml() {}

    /**
     * @param firstSteps as HTML; empty where none are offered
     * @param adding the form that takes a text in, as HTML; empty for those who may not
     * @param own the groups of whoever is asking
     */
    static String library(List<Document> documents, String firstSteps, String adding, List<Belonging> own) {
        int pages = documents.stream()
                .mapToInt(document -> document.current().pages())
                .sum();
        StringBuilder list = new StringBuilder();
        for (int n = 0; n < documents.size(); n++) {
            list.append(entry(n, documents.get(n), own));
        }
        String found =
                documents.isEmpty() ? "<p>There are no documents yet.</p>" : "<ul class=\"books\">\n" + list + "</ul>";
        return """
                <main id="main" class="wide" tabindex="-1">
                <h1 class="title-1">%s</h1>
                <p class="lead">%s, %s. Reading needs no name.</p>
                %s<section data-island="welcome"></section>
                <section aria-labelledby="documents-title">
                <div class="list-head"><h2 class="title-2" id="documents-title">Documents</h2></div>
                %s
                %s</section>
                </main>""".formatted(
                        firstSteps.isEmpty() ? "Library" : "Your library is ready",
                        count(documents.size(), "document"),
                        count(pages, "page"),
                        firstSteps,
                        found,
                        adding);
    }

    private static String entry(int number, Document document, List<Belonging> own) {
        boolean isOpen = document.audience().groups().contains(GroupId.PUBLIC);
        String readers = isOpen ? "" : " · %s".formatted(Html.escape(UploadHtml.readers(document.audience(), own)));
        return """
                <li><span class="no">%03d</span>
                <div><h3><a href="/documents/%s/pages/1">%s</a></h3><p class="by">%s%s</p></div>
                <p class="pp">%s</p>
                <p class="found"><a href="/documents/%s">About this document</a></p></li>
                """.formatted(
                        number,
                        document.id().value(),
                        Html.escape(document.metadata().title()),
                        Html.escape(byline(document.metadata())),
                        readers,
                        count(document.current().pages(), "page"),
                        document.id().value());
    }

    /** Who, when, what; and it says so when nobody is named. */
    private static String byline(Metadata metadata) {
        List<String> parts = new ArrayList<>();
        parts.add(metadata.creators().isEmpty() ? "No author named" : String.join(", ", metadata.creators()));
        metadata.date().ifPresent(parts::add);
        String kind = metadata.kind()
                .map(words -> ". " + words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1))
                .orElse("");
        return String.join(", ", parts) + kind;
    }

    static String count(int number, String noun) {
        return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }

    /**
     * @param done what was done just now, as HTML
     * @param keeping what whoever keeps it can do with it, as HTML; empty for all others
     */
    static String document(
            Document document,
            Version version,
            List<Version> versions,
            List<OutlineEntry> outline,
            String done,
            String keeping) {
        Metadata metadata = document.metadata();
        StringBuilder facts = new StringBuilder();
        fact(facts, "Author", metadata.creators().isEmpty() ? "none named" : String.join(", ", metadata.creators()));
        metadata.date().ifPresent(date -> fact(facts, "Date", date));
        metadata.publisher().ifPresent(publisher -> fact(facts, "Published by", publisher));
        metadata.kind().ifPresent(kind -> fact(facts, "Kind", kind));
        if (!metadata.languages().isEmpty()) {
            fact(facts, "Languages", String.join(", ", metadata.languages()));
        }
        metadata.source().ifPresent(source -> fact(facts, "Where it was got", source));
        metadata.accessed().ifPresent(accessed -> fact(facts, "When it was got", accessed));
        metadata.provenance().ifPresent(provenance -> fact(facts, "Provenance", provenance));
        fact(facts, "Length", "%s, %d characters".formatted(count(version.pages(), "page"), version.characters()));
        fact(facts, "File as received", "SHA-256 " + version.sourceHash());
        StringBuilder editions = new StringBuilder();
        for (Version other : versions) {
            editions.append(
                    "<li><a href=\"%s/pages/1\"><span class=\"mono\">%s</span></a> ingested <time datetime=\"%s\">%s</time>%s%s</li>\n"
                            .formatted(
                                    other.address().path(),
                                    other.hash().substring(0, 12),
                                    other.ingested(),
                                    other.ingested().toString().substring(0, 10),
                                    other.equals(document.current()) ? ", current" : "",
                                    versions.size() > 1
                                            ? ". <a href=\"%s/changes\">What became of notes</a>"
                                                    .formatted(other.address().path())
                                            : ""));
        }
        StringBuilder contents = new StringBuilder();
        for (OutlineEntry entry : outline) {
            contents.append(
                    "<li class=\"level-%d\"><a href=\"%s/pages/%d#%s\">%s</a> <span class=\"pg\">p. %d</span></li>\n"
                            .formatted(
                                    entry.heading().level(),
                                    version.address().path(),
                                    entry.page(),
                                    entry.passage(),
                                    Html.escape(entry.heading().title()),
                                    entry.page()));
        }
        String outlined =
                contents.isEmpty() ? "" : "<h2>Contents</h2>\n<ul class=\"contents\">\n%s</ul>\n".formatted(contents);
        return """
                <main id="main" class="narrow about" tabindex="-1">
                <h1>%s</h1>
                %s<p><a class="btn primary" href="%s/pages/1">Read</a> <a href="%s/text">Plain text</a> <a href="%s/source">File as received</a> <a href="%s/export">Export excerpts</a></p>
                <dl class="facts">
                %s</dl>
                <h2>Versions</h2>
                <ul class="versions">
                %s</ul>
                %s%s</main>""".formatted(
                        Html.escape(metadata.title()),
                        done,
                        "/documents/" + document.id().value(),
                        "/api" + version.address().path(),
                        "/api" + version.address().path(),
                        "/documents/" + document.id().value(),
                        facts,
                        editions,
                        keeping,
                        outlined);
    }

    private static void fact(StringBuilder facts, String name, String value) {
        facts.append("<dt>%s</dt><dd>%s</dd>\n".formatted(name, Html.escape(value)));
    }
}
