package org.lectern.web;

import java.util.List;
import org.lectern.document.Document;
import org.lectern.document.Withdrawal;
import org.lectern.web.FormHtml.Trouble;

/** Withdrawing a document, what stands at its addresses then, and bringing it back; all without JavaScript. */
final class WithdrawalHtml {
    private final Words words;

    WithdrawalHtml(Words words) {
        this.words = words;
    }

    /** For the page of a document, which folds it away. */
    String section(Document document) {
        return words.html("""
                <section aria-labelledby="withdraw"><h2 id="withdraw">{withdraw.title}</h2>
                <details class="careful"><summary>{withdraw.do}</summary>
                %s</details></section>
                """, form(document, "", Trouble.NONE));
    }

    private String form(Document document, String typed, Trouble trouble) {
        boolean wrong = trouble.isAt("reason");
        return words.html(
                """
                <form class="stack" method="post" action="/documents/%s/withdrawal">
                <p>{withdraw.what}</p>
                <div class="field"><label for="reason">{withdraw.reason}</label>
                %s<textarea class="input" id="reason" name="reason" rows="3" maxlength="%d" required aria-describedby="%sreason-hint"%s>%s</textarea>
                <p class="hint" id="reason-hint">{withdraw.reasonHint}</p></div>
                <div class="btns"><button class="btn danger" type="submit">{withdraw.do}</button></div>
                </form>
                """,
                document.id().value(),
                wrong
                        ? "<p class=\"trouble\" id=\"reason-trouble\" role=\"alert\">%s</p>"
                                .formatted(Html.escape(words.told(trouble.words())))
                        : "",
                Withdrawal.MAX_REASON,
                wrong ? "reason-trouble " : "",
                wrong ? " aria-invalid=\"true\"" : "",
                Html.escape(typed));
    }

    /** The form by itself, as one comes back to it when something is wrong. */
    String again(Document document, String typed, Trouble trouble) {
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>{withdraw.title}</h1>
                <p><a href="/documents/%s">%s</a></p>
                %s</main>""",
                document.id().value(),
                words.theirs(document.metadata(), document.metadata().title()),
                form(document, typed, trouble));
    }

    /**
     * What stands at every address of a withdrawn document.
     *
     * @param mayRestore whether the reader may bring it back
     */
    String gone(Document document, Withdrawal withdrawal, boolean mayRestore) {
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>{withdrawn.title}</h1>
                <p>%s</p>
                <p>%s</p>
                <blockquote><p>%s</p></blockquote>
                <p>{withdrawn.notes}</p>
                %s<p><a href="/">{toLibrary}</a></p>
                </main>""",
                words.theirs(document.metadata(), document.metadata().title()),
                words.say(
                        "withdrawn.when",
                        "<time datetime=\"%s\">%s</time>".formatted(withdrawal.at(), words.day(withdrawal.at()))),
                Html.escape(withdrawal.reason()).replace("\n", "<br>"),
                mayRestore ? restoring(document) : "");
    }

    private String restoring(Document document) {
        return words.html(
                "<section aria-labelledby=\"restore\"><h2 id=\"restore\">{withdrawn.restoreTitle}</h2>\n<p>{withdrawn.restoreWhat}</p>\n%s</section>\n",
                FormHtml.button(
                        "/documents/%s/restore".formatted(document.id().value()), words.say("withdrawn.restore"), ""));
    }

    /**
     * For the library page of those who may bring them back; empty where there are none.
     *
     * @param withdrawn those that they may bring back
     */
    String list(List<Document> withdrawn) {
        if (withdrawn.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder();
        for (Document document : withdrawn) {
            list.append("<li><a href=\"/documents/%s\">%s</a></li>\n"
                    .formatted(
                            document.id().value(),
                            words.theirs(
                                    document.metadata(), document.metadata().title())));
        }
        return words.html("""
                <details class="careful"><summary>{withdrawn.list}</summary>
                <ul>
                %s</ul></details>
                """, list);
    }
}
