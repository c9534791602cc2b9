package org.lectern.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One form of a page. Where it was just refused it is open, its fields hold what was typed, and what is wrong stands
 * beside the field it is about, which has the focus and names it as its description.
 */
final class TypedForm {
    private final Refused refused;
    private final boolean isRefused;

    /** @param name of the form on its page */
    TypedForm(Refused refused, String name) {
        this.refused = refused;
        this.isRefused = refused.isOf(name);
    }

    /** Whether something is wrong with this field. */
    private boolean isAt(String field) {
        return isRefused && refused.field().equals(field);
    }

    /** The attribute of a {@code details} around it. */
    String open() {
        return isRefused ? " open" : "";
    }

    /**
     * What is wrong, where none of its fields is to blame; it stands first in the form.
     *
     * @param fields all that say themselves what is wrong with them
     */
    String trouble(String... fields) {
        return isRefused && Arrays.stream(fields).noneMatch(this::isAt)
                ? "<p class=\"trouble\" role=\"alert\" tabindex=\"-1\" autofocus>%s</p>"
                        .formatted(Html.escape(refused.why()))
                : "";
    }

    /** What was typed, else what stands there before anybody types. */
    String value(String field, String before) {
        return isRefused
                ? Optional.ofNullable(refused.typed().get(field))
                        .flatMap(typed -> typed.stream().findFirst())
                        .orElse("")
                : before;
    }

    /** Of a field with several values. */
    boolean isTicked(String field, String value) {
        return isRefused && refused.typed().getOrDefault(field, List.of()).contains(value);
    }

    /** What is wrong with a field, for the place before it. */
    String beside(String field, String id) {
        return isAt(field)
                ? "<p class=\"trouble\" id=\"%s-trouble\">%s</p>".formatted(id, Html.escape(refused.why()))
                : "";
    }

    /**
     * The attributes of a field that say so.
     *
     * @param hint the id of what explains it; empty for none
     */
    String attributes(String field, String id, String hint) {
        String described =
                "%s %s".formatted(isAt(field) ? id + "-trouble" : "", hint).strip();
        return (isAt(field) ? " aria-invalid=\"true\" autofocus" : "")
                + (described.isEmpty() ? "" : " aria-describedby=\"%s\"".formatted(described));
    }

    /** @param more further attributes, as HTML with a space before them */
    String area(String id, String field, String label, int rows, String more, String before, String hint) {
        return "<div class=\"field\"><label for=\"%1$s\">%2$s</label>%3$s<textarea class=\"input\" id=\"%1$s\" name=\"%4$s\" rows=\"%5$d\"%6$s%7$s>%8$s</textarea>%9$s</div>"
                .formatted(
                        id,
                        label,
                        beside(field, id),
                        field,
                        rows,
                        more,
                        attributes(field, id, hint.isEmpty() ? "" : id + "-hint"),
                        Html.escape(value(field, before)),
                        hint(id, hint));
    }

    String input(String id, String field, String label, String more, String before, String hint) {
        return "<div class=\"field\"><label for=\"%1$s\">%2$s</label>%3$s<input class=\"input\" id=\"%1$s\" name=\"%4$s\"%5$s%6$s value=\"%7$s\">%8$s</div>"
                .formatted(
                        id,
                        label,
                        beside(field, id),
                        field,
                        more,
                        attributes(field, id, hint.isEmpty() ? "" : id + "-hint"),
                        Html.escape(value(field, before)),
                        hint(id, hint));
    }

    private static String hint(String id, String hint) {
        return hint.isEmpty() ? "" : "<p class=\"hint\" id=\"%s-hint\">%s</p>".formatted(id, hint);
    }
}
