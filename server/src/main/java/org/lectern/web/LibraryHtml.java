package org.lectern.web;

import java.util.List;
import java.util.Locale;
import org.lectern.document.Catalogue.OutlineEntry;
import org.lectern.document.Document;
import org.lectern.document.Metadata;
import org.lectern.document.Version;
import org.lectern.people.GroupId;
import org.lectern.people.Groups.Belonging;

/** The library and a document's own page. */
final class LibraryHtml {
    private final Words words;

    LibraryHtml(Words words) {
        this.words = words;
    }

    /**
     * @param firstSteps as HTML; empty where none are offered
     * @param adding the form that takes a text in, as HTML; empty for those who may not
     * @param own the groups of whoever is asking
     */
    String library(List<Document> documents, String firstSteps, String adding, List<Belonging> own) {
        int pages = documents.stream()
                .mapToInt(document -> document.current().pages())
                .sum();
        StringBuilder list = new StringBuilder();
        for (int n = 0; n < documents.size(); n++) {
            list.append(entry(n, documents.get(n), own));
        }
        String found =
                documents.isEmpty() ? words.html("<p>{library.none}</p>") : "<ul class=\"books\">\n" + list + "</ul>";
        return words.html(
                """
                <main id="main" class="wide" tabindex="-1">
                <h1 class="title-1">%s</h1>
                <p class="lead">%s, %s. {library.lead}</p>
                %s<section data-island="welcome"></section>
                <section aria-labelledby="documents-title">
                <div class="list-head"><h2 class="title-2" id="documents-title">{documents}</h2>
                %s</div>
                %s</section>
                </main>""",
                firstSteps.isEmpty() ? words.say("library.title") : words.say("library.ready"),
                words.count("document", documents.size()),
                words.count("page", pages),
                firstSteps,
                adding,
                found);
    }

    private String entry(int number, Document document, List<Belonging> own) {
        boolean isOpen = document.audience().groups().contains(GroupId.PUBLIC);
        String readers = isOpen ? "" : " · " + Html.escape(new UploadHtml(words).readers(document.audience(), own));
        return words.html(
                """
                <li><span class="no">%03d</span>
                <div><h3%s><a href="/documents/%s/pages/1">%s</a></h3><p class="by">%s%s</p></div>
                <p class="pp">%s</p>
                <p class="found"><a href="/documents/%s">{document.about}</a></p></li>
                """,
                number,
                words.lang(document.metadata()),
                document.id().value(),
                Html.escape(document.metadata().title()),
                byline(document.metadata()),
                readers,
                words.count("page", document.current().pages()),
                document.id().value());
    }

    /** Who, when, what, as HTML; and it says so when nobody is named. */
    private String byline(Metadata metadata) {
        String who = metadata.creators().isEmpty()
                ? words.say("noAuthor")
                : words.theirs(metadata, String.join(", ", metadata.creators()));
        String when = metadata.date()
                .map(date -> ", " + Html.escape(words.date(date)))
                .orElse("");
        String kind = metadata.kind()
                // A Russian date ends with a full stop of its own
                .map(what -> (when.endsWith(".") ? " " : ". ")
                        + words.theirs(metadata, what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1)))
                .orElse("");
        return who + when + kind;
    }

    /**
     * @param done what was done just now, as HTML
     * @param described where what is said of it is changed, as HTML
     * @param keeping what whoever keeps it can do with it, as HTML; empty for all others
     * @param shared what it shares text with, as HTML
     */
    String document(
            Document document,
            Version version,
            List<Version> versions,
            PageOutline outline,
            String done,
            String described,
            String keeping,
            String shared) {
        Metadata metadata = document.metadata();
        String lang = words.lang(metadata);
        StringBuilder facts = new StringBuilder();
        if (metadata.creators().isEmpty()) {
            fact(facts, words.say("fact.author"), words.say("fact.noneNamed"));
        } else {
            fact(facts, words.say("fact.author"), String.join(", ", metadata.creators()), lang);
        }
        metadata.date().ifPresent(date -> fact(facts, words.say("fact.date"), words.date(date)));
        metadata.publisher().ifPresent(publisher -> fact(facts, words.say("fact.publisher"), publisher, lang));
        metadata.kind().ifPresent(kind -> fact(facts, words.say("fact.kind"), kind, lang));
        if (!metadata.languages().isEmpty()) {
            fact(facts, words.say("fact.languages"), words.languages(metadata));
        }
        metadata.source().ifPresent(source -> fact(facts, words.say("fact.source"), source, lang));
        metadata.accessed().ifPresent(accessed -> fact(facts, words.say("fact.accessed"), words.date(accessed)));
        metadata.provenance().ifPresent(provenance -> fact(facts, words.say("fact.provenance"), provenance, lang));
        // The text of pages without words is their ends alone
        fact(
                facts,
                words.say("fact.length"),
                words.count("page", version.pages())
                        + (version.characters() > version.pages()
                                ? ", " + words.count("character", version.characters())
                                : ""));
        fact(facts, words.say("fact.file"), "SHA-256 " + version.sourceHash());
        StringBuilder editions = new StringBuilder();
        for (Version other : versions) {
            editions.append(words.html(
                    "<li><a href=\"%s/pages/1\"><span class=\"mono\">%s</span></a> {document.ingested} <time datetime=\"%s\">%s</time>%s%s</li>\n",
                    other.address().path(),
                    other.hash().substring(0, 12),
                    other.ingested(),
                    words.day(other.ingested()),
                    other.equals(document.current()) ? ", " + words.say("document.current") : "",
                    versions.size() > 1
                            ? words.html(
                                    " · <a href=\"%s/changes\">{changes.title}</a>",
                                    other.address().path())
                            : ""));
        }
        StringBuilder contents = new StringBuilder();
        for (OutlineEntry entry : outline.entries()) {
            contents.append(
                    "<li class=\"level-%d\"><a%s href=\"%s/pages/%d#%s\">%s</a> <span class=\"pg\">%s</span></li>\n"
                            .formatted(
                                    entry.heading().level(),
                                    lang,
                                    version.address().path(),
                                    entry.page(),
                                    entry.passage(),
                                    Html.escape(entry.heading().title()),
                                    words.page(entry.page())));
        }
        String outlined = contents.isEmpty()
                ? ""
                : words.html(
                        "<section aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">{document.contents}</h2>\n%s<ul class=\"contents\">\n%s</ul>\n</section>\n",
                        outline.isPart()
                                ? "<p class=\"hint\">%s</p>\n"
                                        .formatted(words.say(
                                                "document.contentsPart",
                                                outline.entries().size(),
                                                outline.all()))
                                : "",
                        contents);
        return words.html(
                """
                <main id="main" class="narrow about" tabindex="-1">
                <h1%s>%s</h1>
                %s<p><a class="btn primary" href="%s/pages/1">{document.read}</a> <a href="%s/text">{document.text}</a> <a href="%s/source">{fact.file}</a> <a href="/documents/%s/grades">{strip.title}</a> <a href="%s/export">{export.title}</a> <a href="/documents/%s/discussion">{works.discussion}</a></p>
                <dl class="facts">
                %s</dl>
                %s<h2>{document.versions}</h2>
                <ul class="versions">
                %s</ul>
                %s%s%s</main>""",
                words.lang(metadata),
                Html.escape(metadata.title()),
                done,
                "/documents/" + document.id().value(),
                "/api" + version.address().path(),
                "/api" + version.address().path(),
                document.id().value(),
                "/documents/" + document.id().value(),
                document.id().value(),
                facts,
                described,
                editions,
                shared,
                keeping,
                outlined);
    }

    private void fact(StringBuilder facts, String name, String value) {
        fact(facts, name, value, "");
    }

    private static void fact(StringBuilder facts, String name, String value, String lang) {
        facts.append("<dt>%s</dt><dd%s>%s</dd>\n".formatted(name, lang, Html.escape(value)));
    }
}
