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

    WorkForms(Words words, KnownWorks names) {
        this.words = words;
        this.names = names;
    }

    /** What is done with the citations that are ticked above; it belongs to the form around them. */
    String parting(CitedWork work) {
        return words.html("""
                <fieldset class="stack"><legend>{correct.chosen}</legend>
                <div class="btns"><button class="btn" type="submit" name="act" value="split">{correct.split}</button></div>
                <div class="field"><label for="contributor">{correct.contributor}</label>
                <div class="btns"><input class="input" id="contributor" name="name" autocomplete="off" maxlength="500"><button class="btn" type="submit" name="act" value="contributor">{correct.makePart}</button></div></div>
                <div class="field"><label for="move-to">{correct.otherWork}</label>
                <div class="btns">%s<button class="btn" type="submit" name="act" value="move">{correct.move}</button></div></div>
                </fieldset>
                """, names.chooser("move-to", "work", work.id(), ""));
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
    static String missing(Words words, Document document) {
        return words.html("""
                <section class="correcting"><details class="careful"><summary>{correct.missing}</summary>
                <form class="stack" method="post" action="/documents/%s/citations"><p>{correct.missingWhy}</p>
                <div class="field"><label for="words">{correct.words}</label><textarea class="input" id="words" name="words" rows="3" required></textarea></div>
                <div class="field"><label for="locator">{correct.place}</label><input class="input" id="locator" name="locator" autocomplete="off"></div>
                <div class="field"><label for="quoted">{correct.quoted}</label><textarea class="input" id="quoted" name="quoted" rows="5"></textarea></div>
                <div class="btns"><button class="btn" type="submit">{correct.add}</button></div></form></details></section>
                """, document.id().value());
    }

    String correcting(CitedWork work, boolean mayBeLiving) {
        Reference reference = work.reference();
        String year =
                reference.year().isPresent() ? String.valueOf(reference.year().getAsInt()) : "";
        return words.html(
                """
                <section class="correcting" aria-labelledby="correcting"><h2 id="correcting">{correct.title}</h2>
                <details class="careful"><summary>{correct.record}</summary>
                <form class="stack" method="post" action="%1$s/record">
                <div class="field"><label for="authors">{correct.authors}</label><textarea class="input" id="authors" name="authors" rows="3">%2$s</textarea></div>
                <div class="field"><label for="title">{fact.title}</label><input class="input" id="title" name="title" maxlength="500" value="%3$s"></div>
                <div class="field"><label for="year">{works.year}</label><input class="input" id="year" name="year" inputmode="numeric" maxlength="4" value="%4$s"></div>
                <div class="field"><label for="volume">{fact.volume}</label><input class="input" id="volume" name="volume" maxlength="100" value="%5$s"></div>
                <div class="btns"><button class="btn" type="submit">{correct.keepRecord}</button></div></form></details>
                <details class="careful"><summary>{correct.merge}</summary>
                <form class="stack" method="post" action="%1$s/merge"><p>{correct.mergeWhy}</p>
                <div class="field"><label for="into">{correct.into}</label>%6$s</div>
                <div class="btns"><button class="btn" type="submit">{correct.mergeNow}</button></div></form></details>
                <details class="careful"><summary>{correct.living}</summary>
                <form class="stack" method="post" action="%1$s/living"><p>{correct.livingWhy}</p>
                <div class="btns"><button class="btn" type="submit" name="living" value="%7$s">%8$s</button></div></form></details>
                </section>
                """,
                work.path(),
                Html.escape(String.join("\n", reference.authors())),
                Html.escape(reference.title()),
                year,
                Html.escape(reference.volume()),
                names.chooser("into", "into", work.id(), ""),
                mayBeLiving ? "no" : "yes",
                words.say(mayBeLiving ? "correct.notLiving" : "correct.isLiving"));
    }
}
