package org.lectern.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lectern.citation.CitedWork;
import org.lectern.citation.Reference;
import org.lectern.document.Document;

/** The forms of a work's page, for those who may correct it. They need no JavaScript. */
final class WorkForms {
    private final Words words;
    private final KnownWorks names;
    private final Refused refused;

    /** The forms by their names on their pages. */
    static final String PARTING = "parting";

    static final String RECORD = "record";
    static final String MERGE = "merge";
    static final String MISSING = "missing";

    /** @param refused what was sent just now and could not be kept */
    WorkForms(Words words, KnownWorks names, Refused refused) {
        this.refused = refused;
        this.words = words;
        this.names = names;
    }

    /** What is done with the citations that are ticked above; it belongs to the form around them. */
    String parting(CitedWork work) {
        TypedForm form = new TypedForm(refused, PARTING);
        return words.html(
                """
                <fieldset class="stack"><legend>{correct.chosen}</legend>%s
                <div class="btns"><button class="btn" type="submit" name="act" value="split">{correct.split}</button></div>
                <div class="field"><label for="contributor">{correct.contributor}</label>%s
                <div class="btns"><input class="input" id="contributor" name="name" autocomplete="off" maxlength="500"%s value="%s"><button class="btn" type="submit" name="act" value="contributor">{correct.makePart}</button></div></div>
                <div class="field"><label for="move-to">{correct.otherWork}</label>%s
                <div class="btns">%s<button class="btn" type="submit" name="act" value="move">{correct.move}</button></div></div>
                </fieldset>
                """,
                form.trouble("name", "work"),
                form.beside("name", "contributor"),
                form.attributes("name", "contributor", ""),
                Html.escape(form.value("name", "")),
                form.beside("work", "move-to"),
                names.chooser("move-to", "work", work.id(), "", form));
    }

    /** Contributors that the text names, each with the citations below their name. */
    String named(CitedWork work, Map<String, List<String>> contributors) {
        StringBuilder forms = new StringBuilder();
        contributors.forEach((name, ids) -> forms.append(words.html(
                """
                <li><form method="post" action="%s/citations"><input type="hidden" name="act" value="contributor"><input type="hidden" name="name" value="%s">%s<p>%s</p><button class="btn" type="submit">{correct.makePart}<span class="vh">: %s</span></button></form></li>
                """,
                work.path(),
                Html.escape(name),
                ids.stream()
                        .map(id -> "<input type=\"hidden\" name=\"citation\" value=\"%s\">".formatted(id))
                        .collect(Collectors.joining()),
                words.say("correct.names", ids.size(), Html.escape(name)),
                Html.escape(name))));
        return forms.isEmpty()
                ? ""
                : words.html(
                        "<section aria-labelledby=\"named\"><h2 id=\"named\">{correct.named}</h2><ul class=\"named\">%s</ul></section>",
                        forms);
    }

    /** A citation that was not found in a document. */
    static String missing(Words words, Document document, Refused refused) {
        TypedForm form = new TypedForm(refused, MISSING);
        return words.html(
                """
                <section class="correcting"><details class="careful"%s><summary>{correct.missing}</summary>
                <form class="stack" method="post" action="/documents/%s/citations"><p>{correct.missingWhy}</p>%s
                %s
                %s
                %s
                <div class="btns"><button class="btn" type="submit">{correct.add}</button></div></form></details></section>
                """,
                form.open(),
                document.id().value(),
                form.trouble("words", "locator", "quoted"),
                form.area("words", "words", words.say("correct.words"), 3, " required", "", ""),
                form.input("locator", "locator", words.say("correct.place"), " autocomplete=\"off\"", "", ""),
                form.area("quoted", "quoted", words.say("correct.quoted"), 5, "", "", ""));
    }

    String correcting(CitedWork work, boolean mayBeLiving) {
        Reference reference = work.reference();
        String year =
                reference.year().isPresent() ? String.valueOf(reference.year().getAsInt()) : "";
        TypedForm record = new TypedForm(refused, RECORD);
        TypedForm merge = new TypedForm(refused, MERGE);
        return words.html(
                """
                <section class="correcting" aria-labelledby="correcting"><h2 id="correcting">{correct.title}</h2>
                <details class="careful"%9$s><summary>{correct.record}</summary>
                <form class="stack" method="post" action="%1$s/record">%10$s
                %2$s
                %3$s
                %4$s
                %5$s
                <div class="btns"><button class="btn" type="submit">{correct.keepRecord}</button></div></form></details>
                <details class="careful"%11$s><summary>{correct.merge}</summary>
                <form class="stack" method="post" action="%1$s/merge"><p>{correct.mergeWhy}</p>%12$s
                <div class="field"><label for="into">{correct.into}</label>%13$s%6$s</div>
                <div class="btns"><button class="btn" type="submit">{correct.mergeNow}</button></div></form></details>
                <details class="careful"><summary>{correct.living}</summary>
                <form class="stack" method="post" action="%1$s/living"><p>{correct.livingWhy}</p>
                <div class="btns"><button class="btn" type="submit" name="living" value="%7$s">%8$s</button></div></form></details>
                </section>
                """,
                work.path(),
                record.area(
                        "authors",
                        "authors",
                        words.say("correct.authors"),
                        3,
                        "",
                        String.join("\n", reference.authors()),
                        ""),
                record.input("title", "title", words.say("fact.title"), " maxlength=\"500\"", reference.title(), ""),
                record.input(
                        "year", "year", words.say("works.year"), " inputmode=\"numeric\" maxlength=\"4\"", year, ""),
                record.input(
                        "volume", "volume", words.say("fact.volume"), " maxlength=\"100\"", reference.volume(), ""),
                names.chooser("into", "into", work.id(), "", merge),
                mayBeLiving ? "no" : "yes",
                words.say(mayBeLiving ? "correct.notLiving" : "correct.isLiving"),
                record.open(),
                record.trouble("authors", "title", "year", "volume"),
                merge.open(),
                merge.trouble("into"),
                merge.beside("into", "into"));
    }
}
