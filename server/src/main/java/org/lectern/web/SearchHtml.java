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
                "kinds.passages",
                List.of(
                        new Kind("passage", "kind.passage"),
                        new Kind("heading", "kind.heading"),
                        new Kind("quotation", "kind.quotation"),
                        new Kind("citation", "kind.citation")));
        KINDS.put(
                "kinds.annotations",
                List.of(
                        new Kind("annotation", "kind.annotation"),
                        new Kind("note", "kind.note"),
                        new Kind("question", "kind.question"),
                        new Kind("rating", "kind.rating"),
                        new Kind("highlight", "kind.highlight"),
                        new Kind("link", "kind.link"),
                        new Kind("reading", "kind.reading"),
                        new Kind("reply", "kind.reply")));
    }

    /** What the field words are called. */
    private static final Map<String, String> LABELS = Map.of(
            "in", "search.document",
            "kind", "search.kind",
            "by", "search.person",
            "group", "search.audience",
            "tag", "search.tag",
            "rating", "search.grade",
            "since", "search.since",
            "until", "search.until");

    /** @param value what {@code kind:} takes */
    private record Kind(String value, String key) {}

    private final Words words;
    private final SearchForm form;
    private final List<Document> documents;
    private final List<Groups.Belonging> groups;

    /** @param documents and groups those that whoever asks may choose from */
    SearchHtml(Words words, SearchForm form, List<Document> documents, List<Groups.Belonging> groups) {
        this.words = words;
        this.form = form;
        this.documents = documents;
        this.groups = groups;
    }

    /** Nothing was asked yet. */
    String beginning() {
        return page(words.html("""
                <section class="howto" aria-labelledby="howto-title"><h2 class="title-2" id="howto-title">{search.how}</h2>
                <dl class="facts">
                <dt><code>order 00447</code></dt><dd>{search.both}</dd>
                <dt><code>"mass operations"</code></dt><dd>{search.phrase}</dd>
                <dt><code>execut*</code></dt><dd>{search.begins}</dd>
                <dt><code>quota -regional</code></dt><dd>{search.without}</dd>
                <dt><code>in:werth by:Ann kind:question</code></dt><dd>{search.fields} <code>group:</code> <code>tag:</code> <code>rating:</code> <code>since:</code> <code>until:</code></dd>
                </dl>
                <p>{search.spellings}</p>
                </section>"""));
    }

    String refused(String why) {
        return page("<p class=\"problem\" role=\"alert\">%s</p>".formatted(Html.escape(why)));
    }

    /** @param loosened where nothing was found, what would be without one of the field words */
    String results(SearchResult found, Map<String, SearchResult> loosened, FoundHtml entries) {
        StringBuilder html = new StringBuilder();
        if (found.isBehind()) {
            html.append(words.html("<p class=\"hint\">{search.behind}</p>\n"));
        }
        html.append("<section aria-labelledby=\"found-title\"><h2 class=\"title-2\" id=\"found-title\">%s</h2>\n"
                .formatted(count(found)));
        html.append(alsoSpelled(found.alsoSpelled()));
        if (!found.hits().isEmpty()) {
            html.append(words.html("<p><a href=\"%s\">{search.takeAway}</a></p>\n", Html.escape(form.exportPath())));
        }
        if (found.hits().isEmpty()) {
            html.append(nothing(loosened));
        } else {
            html.append("<ol class=\"hits\">\n")
                    .append(entries.entries(found.hits()))
                    .append("</ol>\n");
        }
        found.next()
                .ifPresent(next -> html.append(words.html(
                        "<p><a class=\"btn\" rel=\"next\" href=\"%s\">{search.more}</a></p>\n",
                        Html.escape(form.path() + "&cursor=" + next))));
        return page(html.append("</section>").toString());
    }

    private String count(SearchResult found) {
        if (found.isAtLeast()) {
            return words.say("search.moreThan", SearchResult.COUNTED);
        }
        return found.total() == 0 ? words.say("search.nothing") : words.count("result", found.total());
    }

    private String nothing(Map<String, SearchResult> loosened) {
        StringBuilder without = new StringBuilder();
        loosened.forEach((field, found) -> without.append("<li><a href=\"%s\">%s</a></li>"
                .formatted(
                        Html.escape(form.without(field).path()),
                        words.say("search.loosen", words.say(LABELS.getOrDefault(field, field)), count(found)))));
        String exact = form.exact()
                ? words.html(
                        "<li><a href=\"%s\">{search.anySpelling}</a></li>",
                        Html.escape(form.inAnySpelling().path()))
                : "";
        String wider = !form.everywhere().equals(form)
                ? words.html(
                        "<li><a href=\"%s\">{search.everywhere}</a></li>",
                        Html.escape(form.everywhere().path()))
                : "";
        return words.html("""
                <p>{search.noneText}</p>
                <ul>%s%s%s<li>{search.fewer}</li></ul>
                """, without, exact, wider);
    }

    private String alsoSpelled(List<AlsoSpelled> also) {
        if (also.isEmpty()) {
            return "";
        }
        StringBuilder links = new StringBuilder();
        for (AlsoSpelled one : also) {
            links.append("<li><a href=\"%s\">%s</a></li>"
                    .formatted(Html.escape(form.with(one.typed(), one.found()).path()), Html.escape(one.found())));
        }
        return words.html(
                "<div class=\"also\"><p id=\"also-title\">{search.also}</p><ul aria-labelledby=\"also-title\">%s</ul></div>\n",
                links);
    }

    private String page(String below) {
        return words.html(
                """
                <main id="main" class="wide search-page" tabindex="-1">
                <h1 class="title-1">{search.title}</h1>
                <search><form class="search-form" action="/search" method="get">
                <div class="search-line"><label class="vh" for="search-words">{search.label}</label>
                <input class="input" id="search-words" name="q" type="search" maxlength="1000" autocomplete="off" value="%s"%s>
                <button class="btn primary" type="submit">{search.do}</button></div>
                <p class="check"><label><input type="checkbox" name="exact" value="true"%s> {search.exact}</label></p>
                <details%s><summary>{search.narrow}</summary><div class="narrowing">
                %s</div></details>
                </form></search>
                %s
                </main>""",
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
                words.say("search.document"),
                options(
                        documents,
                        document -> document.id().value(),
                        document -> document.metadata().title(),
                        document -> words.lang(document.metadata()),
                        form.value("in"))));
        StringBuilder kinds = new StringBuilder();
        KINDS.forEach((group, of) -> kinds.append("<optgroup label=\"%s\">%s</optgroup>"
                .formatted(
                        words.say(group),
                        options(of, Kind::value, kind -> words.say(kind.key()), kind -> "", form.value("kind")))));
        fields.append(choice("kind", words.say("search.kind"), kinds.toString()));
        fields.append(field("by", words.say("search.person"), "text"));
        if (!groups.isEmpty()) {
            fields.append(choice(
                    "group",
                    words.say("search.audience"),
                    options(
                            groups.stream().map(Groups.Belonging::group).toList(),
                            group -> group.id().value(),
                            group -> group.name().value(),
                            group -> "",
                            form.value("group"))));
        }
        fields.append(field("tag", words.say("search.tag"), "text"));
        fields.append(field("rating", words.say("search.grade"), "text"));
        fields.append(field("since", words.say("search.since"), "text"));
        fields.append(field("until", words.say("search.until"), "text"));
        return fields.toString();
    }

    private static <T> String options(
            List<T> of,
            Function<T, String> value,
            Function<T, String> name,
            Function<T, String> lang,
            String selected) {
        StringBuilder options = new StringBuilder();
        for (T one : of) {
            options.append("<option value=\"%s\"%s%s>%s</option>"
                    .formatted(
                            Html.escape(value.apply(one)),
                            value.apply(one).equals(selected) ? " selected" : "",
                            lang.apply(one),
                            Html.escape(name.apply(one))));
        }
        return options.toString();
    }

    private String choice(String name, String label, String options) {
        return words.html(
                "<p><label for=\"search-%s\">%s</label> <select class=\"input\" id=\"search-%s\" name=\"%s\"><option value=\"\">{search.any}</option>%s</select></p>\n",
                name, label, name, name, options);
    }

    private String field(String name, String label, String type) {
        return "<p><label for=\"search-%s\">%s</label> <input class=\"input\" id=\"search-%s\" name=\"%s\" type=\"%s\" value=\"%s\"></p>\n"
                .formatted(name, label, name, name, type, Html.escape(form.value(name)));
    }
}
