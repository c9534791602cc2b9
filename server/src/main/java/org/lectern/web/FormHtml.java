package org.lectern.web;

import java.util.Optional;

/** Parts of forms: fields with their labels, what is wrong with them, and buttons that do one thing. */
final class FormHtml {
    private FormHtml() {}

    /** Something wrong with what was typed into a field. */
    record Trouble(String field, String words) {
        static final Trouble NONE = new Trouble("", "");

        boolean isAt(String other) {
            return field.equals(other) && !words.isEmpty();
        }
    }

    /**
     * A field with its label.
     *
     * @param attributes the input's further attributes, as HTML
     * @param hint as HTML; empty for none
     */
    static String field(String name, String label, String attributes, String value, String hint, Trouble trouble) {
        boolean wrong = trouble.isAt(name);
        String said = wrong
                ? "<p class=\"trouble\" id=\"%s-trouble\" role=\"alert\">%s</p>"
                        .formatted(name, Html.escape(trouble.words()))
                : "";
        String hinted = hint.isEmpty() ? "" : "<p class=\"hint\" id=\"%s-hint\">%s</p>".formatted(name, hint);
        String described = "%s %s"
                .formatted(wrong ? name + "-trouble" : "", hint.isEmpty() ? "" : name + "-hint")
                .strip();
        return """
                <div class="field"><label for="%s">%s</label>
                %s<input class="input" id="%s" name="%s" value="%s" %s%s%s>%s</div>
                """.formatted(
                        name,
                        Html.escape(label),
                        said,
                        name,
                        name,
                        Html.escape(value),
                        attributes,
                        wrong ? " aria-invalid=\"true\"" + (attributes.contains("autofocus") ? "" : " autofocus") : "",
                        described.isEmpty() ? "" : " aria-describedby=\"%s\"".formatted(described),
                        hinted);
    }

    /** A form that is one button. */
    static String button(String action, String words, String kind) {
        return "<form method=\"post\" action=\"%s\"><button class=\"btn %s\" type=\"submit\">%s</button></form>"
                .formatted(Html.escape(action), kind, words);
    }

    /** Something that is not undone by a click: it says first what it does. */
    static String careful(String summary, String explanation, String action, String inside, String words) {
        return """
                <details class="careful"><summary>%s</summary>
                <form class="stack" method="post" action="%s"><p>%s</p>%s
                <div class="btns"><button class="btn danger" type="submit">%s</button></div></form></details>
                """.formatted(summary, Html.escape(action), explanation, inside, words);
    }

    /** What was done just now, for the page one comes back to. */
    static String status(Optional<String> words) {
        return words.map(said -> "<p class=\"outcome\" role=\"status\">%s</p>".formatted(Html.escape(said)))
                .orElse("");
    }
}
