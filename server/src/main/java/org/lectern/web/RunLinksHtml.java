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

    String form(ComparedRuns compared, SharedRun run, List<Belonging> own) {
        StringBuilder audiences =
                new StringBuilder("<option value=\"\" selected>%s</option>".formatted(words.say("compare.onlyMe")));
        for (Belonging belonging : own) {
            audiences.append(audience(
                    belonging.group().id().value(),
                    Html.escape(belonging.group().name().value())));
        }
        audiences.append(audience("everyone", words.say("readers.everyone")));
        audiences.append(audience("public", words.say("group.anyone")));
        return words.html(
                """
                <form class="cmp-link" method="post" action="/compare/%s/links?sort=%s&amp;min=%d&amp;run=%d">
                <input type="hidden" name="a" value="%d-%d"><input type="hidden" name="b" value="%d-%d">
                <fieldset class="choices"><legend>{compare.link}</legend>
                <label><input type="radio" name="relation" value="sharesTextWith" checked> {compare.relation.sharesTextWith}</label>
                <label><input type="radio" name="relation" value="repeats"> {compare.relation.repeats}</label></fieldset>
                <label class="field">{compare.audience} <select class="input" name="audience">%s</select></label>
                <label class="field">{compare.words} <input class="input" name="words" maxlength="2000" autocomplete="off"></label>
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
                audiences);
    }

    private static String audience(String group, String said) {
        return "<option value=\"/groups/%s\">%s</option>".formatted(group, said);
    }
}
