package org.lectern.web;

import java.util.List;
import org.lectern.people.Groups.Belonging;

/** Where one chooses who may read what one is about to write: nobody else, a group of one's own, or everybody. */
final class ReadersField {
    static final String NAME = "audience";

    private ReadersField() {}

    /** @param own the groups of whoever writes */
    static String html(Words words, TypedForm form, String id, List<Belonging> own) {
        String chosen = form.value(NAME, "");
        StringBuilder options = new StringBuilder(option("", words.say("compare.onlyMe"), chosen));
        for (Belonging belonging : own) {
            options.append(option(
                    "/groups/" + belonging.group().id().value(),
                    Html.escape(belonging.group().name().value()),
                    chosen));
        }
        options.append(option("/groups/everyone", words.say("readers.everyone"), chosen));
        options.append(option("/groups/public", words.say("group.anyone"), chosen));
        return words.html(
                "<div class=\"field\"><label for=\"%s\">{compare.audience}</label>%s<select class=\"input\" id=\"%s\" name=\"%s\"%s>%s</select></div>",
                id, form.beside(NAME, id), id, NAME, form.attributes(NAME, id, ""), options);
    }

    private static String option(String group, String said, String chosen) {
        return "<option value=\"%s\"%s>%s</option>".formatted(group, group.equals(chosen) ? " selected" : "", said);
    }
}
