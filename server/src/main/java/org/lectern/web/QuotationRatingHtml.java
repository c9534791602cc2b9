package org.lectern.web;

import java.util.List;
import org.lectern.people.Groups.Belonging;
import org.lectern.web.QuotationRoutes.Checked;

/** The form in which somebody stores what a quotation that was checked is worth. */
final class QuotationRatingHtml {
    static final String FORM = "accept";

    static final List<String> GRADES = List.of("T0", "T1", "T2", "T3", "T4");

    private final Words words;
    private final Refused refused;

    QuotationRatingHtml(Words words, Refused refused) {
        this.words = words;
        this.refused = refused;
    }

    /** A grade with what it means. */
    static String grade(Words words, String grade) {
        return grade + ", " + words.say("grade.admiralty." + grade);
    }

    String signIn() {
        return words.html("<p class=\"hint\">{quote.signInToRate}</p>\n");
    }

    /** The proposal is chosen beforehand; a person stores it, as it is or otherwise. */
    String accepting(Checked checked, List<Belonging> own) {
        TypedForm form = new TypedForm(refused, FORM);
        String proposed = checked.check().outcome().proposed();
        String chosen = form.value("grade", proposed);
        StringBuilder grades = new StringBuilder();
        for (String grade : GRADES) {
            grades.append("<option value=\"%s\"%s>%s</option>"
                    .formatted(grade, grade.equals(chosen) ? " selected" : "", grade(words, grade)));
        }
        return words.html(
                """
                <form class="cmp-link" method="post" action="%s/check">
                %s<p class="hint">%s</p>
                <div class="field"><label for="grade">{axis.transmission}</label>%s<select class="input" id="grade" name="grade"%s>%s</select></div>
                %s
                %s
                <button class="btn primary" type="submit">{quote.accept}</button></form>
                """,
                checked.citation().path(),
                form.trouble("grade", ReadersField.NAME, "words"),
                words.say("quote.proposal", grade(words, proposed)),
                form.beside("grade", "grade"),
                form.attributes("grade", "grade", ""),
                grades,
                ReadersField.html(words, form, "rating-audience", own),
                form.input(
                        "rating-words",
                        "words",
                        words.say("compare.words"),
                        " maxlength=\"2000\" autocomplete=\"off\"",
                        "",
                        ""));
    }
}
