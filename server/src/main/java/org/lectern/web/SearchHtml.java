package org.lectern.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lectern.document.Document;
import org.lectern.people.Groups;
import org.lectern.search.SearchResult;
import org.lectern.search.SearchResult.AlsoSpelled;

/** The search page: one box, what narrows it, what was found. */
final class SearchHtml {
    /** What the kinds are called, by the group they are offered in. */
    private static final Map<String, List<Kind>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(
                "Passages",
                List.of(
                        new Kind("passage", "Any passage"),
                        new Kind("heading", "Headings"),
                        new Kind("quotation", "Quotations"),
                        new Kind("citation", "Citation lines")));
        KINDS.put(
                "Annotations",
                List.of(
                        new Kind("annotation", "Any annotation"),
                        new Kind("note", "Notes"),
                        new Kind("question", "Questions"),
                        new Kind("rating", "Ratings"),
                        new Kind("highlight", "Highlights"),
                        new Kind("link", "Links"),
                        new Kind("reading", "Suggested readings"),
                        new Kind("reply", "Replies")));
    }

    /** @param value what {@code kind:} takes */
    private record Kind(String value, String words) {}

    private final SearchForm form;
    private final List<Document> documents;
    private final List<Groups.Belonging> groups;

    /** @param documents and groups those that whoever asks may choose from */
    SearchHtml(SearchForm form, List<Document> documents, List<Groups.Belonging> groups) {
        this.form = form;
        this.documents = documents;
        this.groups = groups;
    }

    /** Nothing was asked yet. */
    String beginning() {
        return page("""
                <section class="howto" aria-labelledby="howto-title"><h2 class="title-2" id="howto-title">How to search</h2>
                <dl class="facts">
                <dt><code>order 00447</code></dt><dd>both words, anywhere in a passage or note</dd>
                <dt><code>"mass operations"</code></dt><dd>the phrase</dd>
                <dt><code>execut*</code></dt><dd>words that begin so</dd>
                <dt><code>quota -regional</code></dt><dd>without a word</dd>
                <dt><code>in:werth by:Ann kind:question</code></dt><dd>in a document, by a person, of a kind; also <code>group:</code> <code>tag:</code> <code>rating:</code> <code>since:</code> <code>until:</code></dd>
                </dl>
                <p>Accents, stress marks and the spellings of a Russian name do not matter: Ежов finds Ezhov, Yezhov and Ежо́в. Tick “Exact spelling” where they do; then accepted readings are left aside too.</p>
                </section>""");
    }

    String refused(String why) {
        return page("<p class=\"problem\" role=\"alert\">%s</p>".formatted(Html.escape(why)));
    }

    String results(SearchResult found, FoundHtml entries) {
        StringBuilder html = new StringBuilder();
        if (found.isBehind()) {
            html.append(
                    "<p class=\"hint\">Some of what was added just now is still being indexed. Search again in a moment.</p>\n");
        }
        html.append("<section aria-labelledby=\"found-title\"><h2 class=\"title-2\" id=\"found-title\">%s</h2>\n"
                .formatted(count(found)));
        html.append(alsoSpelled(found.alsoSpelled()));
        if (!found.hits().isEmpty()) {
            html.append("<p><a href=\"%s\">Take these away</a></p>\n".formatted(Html.escape(form.exportPath())));
        }
        if (found.hits().isEmpty()) {
            html.append(nothing());
        } else {
            html.append("<ol class=\"hits\">\n")
                    .append(entries.entries(found.hits()))
                    .append("</ol>\n");
        }
        found.next()
                .ifPresent(next -> html.append("<p><a class=\"btn\" rel=\"next\" href=\"%s\">More results</a></p>\n"
                        .formatted(Html.escape(form.path() + "&cursor=" + next))));
        return page(html.append("</section>").toString());
    }

    private static String count(SearchResult found) {
        if (found.isAtLeast()) {
            return "More than %,d results".formatted(SearchResult.COUNTED);
        }
        return found.total() == 0 ? "Nothing found" : LibraryHtml.count(found.total(), "result");
    }

    private String nothing() {
        String exact = form.exact()
                ? "<li><a href=\"%s\">Search in any spelling</a></li>"
                        .formatted(Html.escape(form.inAnySpelling().path()))
                : "";
        String wider = form.isNarrowed()
                ? "<li><a href=\"%s\">Search everywhere</a></li>"
                        .formatted(Html.escape(new SearchForm(form.typed(), Map.of(), form.exact()).path()))
                : "";
        return """
                <p>No passage or note that you can see has all of this.</p>
                <ul>%s%s<li>Try fewer words, or the beginning of one with a star: <code>execut*</code>.</li></ul>
                """.formatted(exact, wider);
    }

    private String alsoSpelled(List<AlsoSpelled> also) {
        if (also.isEmpty()) {
            return "";
        }
        StringBuilder links = new StringBuilder();
        for (AlsoSpelled one : also) {
            String instead = form.typed().replace(one.typed(), one.found());
            links.append("<li><a href=\"%s\">%s</a></li>"
                    .formatted(Html.escape(form.with(instead).path()), Html.escape(one.found())));
        }
        return "<div class=\"also\"><p id=\"also-title\">Also spelled in these documents:</p><ul aria-labelledby=\"also-title\">%s</ul></div>\n"
                .formatted(links);
    }

    private String page(String below) {
        return """
                <main id="main" class="wide search-page" tabindex="-1">
                <h1 class="title-1">Search</h1>
                <search><form class="search-form" action="/search" method="get">
                <div class="search-line"><label class="vh" for="search-words">Search passages and notes</label>
                <input class="input" id="search-words" name="q" type="search" maxlength="1000" autocomplete="off" value="%s"%s>
                <button class="btn primary" type="submit">Search</button></div>
                <p class="check"><label><input type="checkbox" name="exact" value="true"%s> Exact spelling</label></p>
                <details%s><summary>Narrow the search</summary><div class="narrowing">
                %s</div></details>
                </form></search>
                %s
                </main>""".formatted(
                        Html.escape(form.typed()),
                        form.typed().isEmpty() ? " autofocus" : "",
                        form.exact() ? " checked" : "",
                        form.isNarrowed() ? " open" : "",
                        narrowing(),
                        below);
    }

    private String narrowing() {
        StringBuilder fields = new StringBuilder();
        fields.append(choice(
                "in",
                "Document",
                options(
                        documents,
                        document -> document.id().value(),
                        document -> document.metadata().title(),
                        form.value("in"))));
        StringBuilder kinds = new StringBuilder();
        KINDS.forEach((group, of) -> kinds.append("<optgroup label=\"%s\">%s</optgroup>"
                .formatted(group, options(of, Kind::value, Kind::words, form.value("kind")))));
        fields.append(choice("kind", "Kind", kinds.toString()));
        fields.append(field("by", "Person", "text"));
        if (!groups.isEmpty()) {
            fields.append(choice(
                    "group",
                    "Shared with",
                    options(
                            groups.stream().map(Groups.Belonging::group).toList(),
                            group -> group.id().value(),
                            group -> group.name().value(),
                            form.value("group"))));
        }
        fields.append(field("tag", "Tag", "text"));
        fields.append(field("rating", "Grade", "text"));
        fields.append(field("since", "From (year or date)", "text"));
        fields.append(field("until", "To (year or date)", "text"));
        return fields.toString();
    }

    private static <T> String options(
            List<T> of, Function<T, String> value, Function<T, String> words, String selected) {
        StringBuilder options = new StringBuilder();
        for (T one : of) {
            options.append("<option value=\"%s\"%s>%s</option>"
                    .formatted(
                            Html.escape(value.apply(one)),
                            value.apply(one).equals(selected) ? " selected" : "",
                            Html.escape(words.apply(one))));
        }
        return options.toString();
    }

    private static String choice(String name, String label, String options) {
        return "<p><label for=\"search-%s\">%s</label> <select class=\"input\" id=\"search-%s\" name=\"%s\"><option value=\"\">Any</option>%s</select></p>\n"
                .formatted(name, label, name, name, options);
    }

    private String field(String name, String label, String type) {
        return "<p><label for=\"search-%s\">%s</label> <input class=\"input\" id=\"search-%s\" name=\"%s\" type=\"%s\" value=\"%s\"></p>\n"
                .formatted(name, label, name, name, type, Html.escape(form.value(name)));
    }
}
