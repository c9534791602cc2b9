package org.lectern.web;

import java.util.List;
import java.util.Set;
import org.lectern.document.Document;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Groups.Belonging;
import org.lectern.reading.IngestQueue.Progress;
import org.lectern.reading.IngestService.Stage;
import org.lectern.web.FormHtml.Trouble;

/** Forms that take texts in and share them; they work without JavaScript. */
final class UploadHtml {
    private UploadHtml() {}

    private static String fileField(long mostBytes, Trouble trouble) {
        return FormHtml.field(
                "file",
                "Text file",
                "type=\"file\" required accept=\".txt,text/plain\"",
                "",
                "Plain text in UTF-8 or UTF-16, at most %s.".formatted(UploadedForm.size(mostBytes)),
                trouble);
    }

    /** The form for a new document, which the library page folds away. */
    static String newDocument(long mostBytes, UploadFields typed, Trouble trouble) {
        String area = """
                <div class="field"><label for="%s">%s</label>
                <textarea class="input" id="%s" name="%s" rows="%d">%s</textarea></div>
                """;
        return """
                <form class="stack" method="post" action="/documents" enctype="multipart/form-data">
                <p>Only you can read it until you share it.</p>
                %s%s
                <details%s><summary>Author, date, languages, provenance</summary><div class="stack">
                %s%s%s%s%s%s</div></details>
                <div class="btns"><button class="btn primary" type="submit">Add the text</button></div>
                </form>
                """.formatted(
                fileField(mostBytes, trouble),
                FormHtml.field(
                        "title",
                        "Title",
                        "maxlength=\"%d\"".formatted(UploadFields.MAX_TITLE),
                        typed.title(),
                        "The file’s name if you leave it empty.",
                        trouble),
                trouble.isAt("id") || trouble.isAt("date") || trouble.isAt("languages") ? " open" : "",
                area.formatted("authors", "Authors, one a line", "authors", "authors", 2, Html.escape(typed.authors())),
                FormHtml.field("date", "Date", "", typed.date(), "A year, a month or a day: 1937-07-30.", trouble),
                FormHtml.field(
                        "languages", "Languages", "", typed.languages(), "Codes, the main one first: en, ru.", trouble),
                FormHtml.field("source", "Where it was got", "", typed.source(), "", trouble),
                area.formatted(
                        "provenance", "Provenance", "provenance", "provenance", 3, Html.escape(typed.provenance())),
                FormHtml.field(
                        "id",
                        "Address",
                        "maxlength=\"64\" autocapitalize=\"none\" spellcheck=\"false\"",
                        typed.id(),
                        "/documents/… It never changes. Made from the title if you leave it empty.",
                        trouble));
    }

    /** For the library page. */
    static String adding(long mostBytes) {
        return """
                <details class="careful adding"><summary>Add a text</summary>
                %s</details>
                """.formatted(newDocument(mostBytes, UploadFields.NONE, Trouble.NONE));
    }

    /** The form by itself, as one comes back to it when something is wrong. */
    static String again(long mostBytes, UploadFields typed, Trouble trouble) {
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>Add a text</h1>
                %s</main>""".formatted(newDocument(mostBytes, typed, trouble));
    }

    /** The form for a new version of a document. */
    static String newVersion(Document document, long mostBytes, Trouble trouble) {
        return """
                <form class="stack" method="post" action="/documents/%s/versions" enctype="multipart/form-data">
                <p>The text as it is now stays readable at its own address. Notes are carried over; you see afterwards what became of each.</p>
                %s
                <div class="btns"><button class="btn primary" type="submit">Add the version</button></div>
                </form>
                """.formatted(document.id().value(), fileField(mostBytes, trouble));
    }

    static String versionAgain(Document document, long mostBytes, Trouble trouble) {
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>A new version of “%s”</h1>
                %s<p><a href="/documents/%s">About this document</a></p>
                </main>""".formatted(
                        Html.escape(document.metadata().title()),
                        newVersion(document, mostBytes, trouble),
                        document.id().value());
    }

    /** Who may read a document, in few words. */
    static String readers(Audience audience, List<Belonging> own) {
        if (audience.groups().isEmpty()) {
            return "Only you";
        }
        if (audience.groups().contains(GroupId.PUBLIC)) {
            return "Anyone";
        }
        if (audience.groups().contains(GroupId.EVERYONE)) {
            return "Everyone with an account here";
        }
        List<String> names = own.stream()
                .map(Belonging::group)
                .filter(group -> audience.groups().contains(group.id()))
                .map(group -> group.name().value())
                .toList();
        return names.isEmpty() ? "A group that you are not in" : String.join(", ", names);
    }

    /** @param own the groups of whoever may share it */
    static String sharing(Document document, List<Belonging> own) {
        Set<GroupId> shared = document.audience().groups();
        StringBuilder choices = new StringBuilder();
        choices.append(choice(GroupId.PUBLIC, "Anyone", "Signed in or not", shared));
        choices.append(choice(GroupId.EVERYONE, "Everyone with an account here", "", shared));
        for (Belonging belonging : own) {
            choices.append(
                    choice(belonging.group().id(), belonging.group().name().value(), "A group of yours", shared));
        }
        return """
                <form class="stack" method="post" action="/documents/%s/audience">
                <fieldset class="choices"><legend>Who may read it</legend>
                %s</fieldset>
                <p class="hint">With nothing chosen, only you. Notes keep the readers that their authors chose, with the words they quote.</p>
                <div class="btns"><button class="btn" type="submit">Save who may read it</button></div>
                </form>
                """.formatted(document.id().value(), choices);
    }

    private static String choice(GroupId group, String name, String hint, Set<GroupId> shared) {
        return "<label class=\"choice\"><input type=\"checkbox\" name=\"group\" value=\"%s\"%s><span>%s%s</span></label>\n"
                .formatted(
                        group.value(),
                        shared.contains(group) ? " checked" : "",
                        Html.escape(name),
                        hint.isEmpty() ? "" : " <small>%s</small>".formatted(hint));
    }

    /** What whoever keeps a document can do with it. */
    static String keeping(Document document, List<Belonging> own, long mostBytes) {
        return """
                <section aria-labelledby="readers"><h2 id="readers">Readers</h2>
                <p>%s can read it.</p>
                <details class="careful"><summary>Change who may read it</summary>
                %s</details></section>
                <section aria-labelledby="new-version"><h2 id="new-version">A better text?</h2>
                <details class="careful"><summary>Upload a new version</summary>
                %s</details></section>
                """.formatted(
                        Html.escape(readers(document.audience(), own)),
                        sharing(document, own),
                        newVersion(document, mostBytes, Trouble.NONE));
    }

    /** What the address of a document's page says was just done. */
    static String done(String word) {
        return switch (word) {
            case "added" -> "The text is here. Only you can read it until you share it.";
            case "shared" -> "Saved. That is who may read it from now on.";
            case "unchanged" -> "Nothing to do: this text is the current version already.";
            default -> "";
        };
    }

    static String working(Progress progress) {
        String words = switch (progress) {
            case Progress.Waiting() -> "Others are being taken in first.";
            case Progress.Working(Stage stage) ->
                switch (stage) {
                    case READING -> "Reading the text and finding its pages and passages.";
                    case COMPARING -> "Laying it beside the versions that notes were written on.";
                    case CARRYING -> "Carrying the notes over.";
                };
            case Progress.Done(var ingested) -> "It is done.";
            case Progress.Failed(var detail) -> detail;
        };
        boolean failed = progress instanceof Progress.Failed;
        return """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p role="%s">%s</p>
                <p>%s</p>
                </main>""".formatted(
                        failed ? "The text was not taken in" : "Taking the text in",
                        failed ? "alert" : "status",
                        Html.escape(words),
                        failed
                                ? "<a href=\"/\">Back to the library</a>"
                                : "This page goes on by itself. You can leave it; the text comes in all the same.");
    }
}
