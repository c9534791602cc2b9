package org.lectern.web;

import java.util.List;
import java.util.stream.Collectors;
import org.lectern.parallel.RunStore.StopRun;
import org.lectern.people.People;

/** The list of words that do not count towards the length of a run. */
final class StopRunHtml {
    /** The form that adds one. */
    static final String FORM = "stop-run";

    private final Words words;
    private final People people;

    StopRunHtml(Words words, People people) {
        this.words = words;
        this.people = people;
    }

    String main(List<StopRun> runs, boolean mayChange, String done, Refused refused) {
        TypedForm form = new TypedForm(refused, FORM);
        String said = switch (done) {
            case "added" -> words.say("stops.added");
            case "removed" -> words.say("stops.removed");
            case "known" -> words.say("stops.known");
            default -> "";
        };
        String entries = runs.stream().map(run -> entry(run, mayChange)).collect(Collectors.joining());
        String adding = mayChange
                ? words.html(
                        """
                <form class="stack" method="post" action="/stop-runs">
                %s%s<div class="btns"><button class="btn primary" type="submit">{stops.add}</button></div></form>
                """,
                        form.trouble("words"),
                        form.input(
                                "words",
                                "words",
                                words.say("stops.words"),
                                " required maxlength=\"120\" autocomplete=\"off\"",
                                "",
                                words.say("stops.hint")))
                : words.html("<p class=\"hint\">{stops.signIn}</p>\n");
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>{stops.title}</h1>
                %s<p>{stops.lead}</p>
                %s%s</main>""",
                said.isEmpty() ? "" : "<p class=\"outcome\" role=\"status\">" + said + "</p>",
                adding,
                runs.isEmpty()
                        ? words.html("<p>{stops.none}</p>")
                        : "<ul class=\"versions stops\">\n" + entries + "</ul>\n");
    }

    private String entry(StopRun run, boolean mayChange) {
        String by = run.by()
                .map(account -> words.say(
                        "stops.by",
                        people.account(account)
                                .map(who -> Html.escape(who.name().value()))
                                .orElse("?"),
                        words.day(run.at())))
                .orElse(words.say("stops.given"));
        String remove = mayChange ? words.html("""
                <form method="post" action="/stop-runs"><input type="hidden" name="words" value="%s"><button class="btn small" name="remove" value="1">{stops.remove}<span class="vh"> %s</span></button></form>""", Html.escape(run.words()), Html.escape(run.words())) : "";
        return "<li><span><b>%s</b> <span class=\"caption\">%s</span></span>%s</li>\n"
                .formatted(Html.escape(run.words()), by, remove);
    }
}
