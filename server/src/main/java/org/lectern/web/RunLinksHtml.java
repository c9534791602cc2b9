package org.lectern.web;

import java.util.List;
import java.util.stream.Collectors;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.Body;
import org.lectern.parallel.SharedRun;
import org.lectern.people.Groups.Belonging;
import org.lectern.people.People;

/** The cross-references between both sides of a run, and the form that makes one. */
final class RunLinksHtml {
    /** The form that makes one. */
    static final String FORM = "link";

    private static final List<String> RELATIONS = List.of("sharesTextWith", "repeats");

    private final Words words;
    private final People people;

    RunLinksHtml(Words words, People people) {
        this.words = words;
        this.people = people;
    }

    /** The links that are there between both sides of the run. */
    String links(List<Annotation> links) {
        String entries = links.stream().map(this::link).collect(Collectors.joining());
        return entries.isEmpty()
                ? ""
                : words.html("<h3>{compare.links}</h3>\n<ul class=\"cmp-links\">\n%s</ul>\n", entries);
    }

    private String link(Annotation link) {
        String relation = link.bodies().stream()
                .filter(Body.CrossReference.class::isInstance)
                .map(body -> ((Body.CrossReference) body).relation())
                .findFirst()
                .orElse("");
        String said = relation.equals("sharesTextWith") || relation.equals("repeats")
                ? words.say("compare.relation." + relation)
                : words.say("compare.relation.other");
        String by = people.account(link.creator())
                .map(account -> Html.escape(account.name().value()))
                .orElse("?");
        return "<li><a href=\"%s\">%s</a> <span class=\"caption\">%s</span></li>\n"
                .formatted(link.id().path(), said, words.say("compare.linkedBy", by, words.day(link.created())));
    }

    String signIn() {
        return words.html("<p class=\"hint\">{compare.signIn}</p>\n");
    }

    String form(ComparedRuns compared, SharedRun run, List<Belonging> own, Refused refused) {
        TypedForm form = new TypedForm(refused, FORM);
        String typed = form.value("relation", "");
        String chosen = RELATIONS.contains(typed) ? typed : RELATIONS.getFirst();
        String relations = RELATIONS.stream()
                .map(relation -> "<label><input type=\"radio\" name=\"relation\" value=\"%s\"%s> %s</label>\n"
                        .formatted(
                                relation,
                                relation.equals(chosen) ? " checked" : "",
                                words.say("compare.relation." + relation)))
                .collect(Collectors.joining());
        return words.html(
                """
                <form class="cmp-link" method="post" action="/compare/%s/links?sort=%s&amp;min=%d&amp;run=%d">
                <input type="hidden" name="a" value="%d-%d"><input type="hidden" name="b" value="%d-%d">
                %s<fieldset class="choices"><legend>{compare.link}</legend>
                %s</fieldset>
                %s
                %s
                <button class="btn primary" type="submit">{compare.doLink}</button></form>
                """,
                compared.address(),
                compared.sort().word(),
                compared.min(),
                compared.run(),
                run.a().start(),
                run.a().end(),
                run.b().start(),
                run.b().end(),
                form.trouble(ReadersField.NAME, "words"),
                relations,
                ReadersField.html(words, form, "link-audience", own),
                form.input(
                        "link-words",
                        "words",
                        words.say("compare.words"),
                        " maxlength=\"2000\" autocomplete=\"off\"",
                        "",
                        ""));
    }
}
