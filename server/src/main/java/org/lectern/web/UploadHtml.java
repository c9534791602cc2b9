package org.lectern.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.document.Document;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.people.Groups.Belonging;
import org.lectern.web.FormHtml.Trouble;

/** Forms that take texts in and share them; they work without JavaScript. */
final class UploadHtml {
    /** Those that a text of the last century is likely to be in. */
    private static final String ENCODINGS = Stream.of(
                    "UTF-8",
                    "windows-1251",
                    "KOI8-R",
                    "IBM866",
                    "x-MacCyrillic",
                    "windows-1252",
                    "ISO-8859-1",
                    "windows-1250",
                    "ISO-8859-2",
                    "UTF-16LE")
            .map("<option value=\"%s\">"::formatted)
            .collect(Collectors.joining("", "<datalist id=\"encodings\">", "</datalist>"));

    private final Words words;

    UploadHtml(Words words) {
        this.words = words;
    }

    private String fileField(UploadSpace space, Trouble trouble) {
        return FormHtml.field(
                "file",
                words.say("upload.file"),
                "type=\"file\" required accept=\".txt,.text,.pdf,.html,.htm,.xhtml,.md,.markdown,.epub,.docx,.xml,.tei,text/plain,text/html,text/markdown,application/pdf,application/epub+zip,application/xml,text/xml,application/tei+xml,application/vnd.openxmlformats-officedocument.wordprocessingml.document\"",
                "",
                words.say("upload.fileHint", words.size(space.mostOfFile())) + " "
                        + words.say("upload.used", words.size(space.used()), words.size(space.most())),
                trouble);
    }

    /** The form for a new document, which the library page folds away. */
    String newDocument(UploadSpace space, UploadFields typed, Trouble trouble) {
        String area = """
                <div class="field"><label for="%s">%s</label>
                <textarea class="input" id="%s" name="%s" rows="%d">%s</textarea></div>
                """;
        return words.html(
                """
                <form class="stack" method="post" action="/documents" enctype="multipart/form-data" data-upload>
                <p>{upload.private}</p>
                %s%s
                <details%s><summary>{upload.more}</summary><div class="stack">
                %s%s%s%s%s%s%s</div></details>
                <div class="btns"><button class="btn primary" type="submit">{upload.do}</button></div>
                </form>
                """,
                fileField(space, trouble),
                FormHtml.field(
                        "title",
                        words.say("fact.title"),
                        "maxlength=\"%d\"".formatted(UploadFields.MAX_TITLE),
                        typed.title(),
                        words.say("upload.titleHint"),
                        trouble),
                Stream.of("id", "date", "languages", "encoding").anyMatch(trouble::isAt) ? " open" : "",
                area.formatted(
                        "authors", words.say("upload.authors"), "authors", "authors", 2, Html.escape(typed.authors())),
                FormHtml.field("date", words.say("fact.date"), "", typed.date(), words.say("upload.dateHint"), trouble),
                FormHtml.field(
                        "languages",
                        words.say("fact.languages"),
                        "",
                        typed.languages(),
                        words.say("upload.languagesHint"),
                        trouble),
                FormHtml.field("source", words.say("fact.source"), "", typed.source(), "", trouble),
                area.formatted(
                        "provenance",
                        words.say("fact.provenance"),
                        "provenance",
                        "provenance",
                        3,
                        Html.escape(typed.provenance())),
                FormHtml.field(
                        "id",
                        words.say("upload.address"),
                        "maxlength=\"64\" autocapitalize=\"none\" spellcheck=\"false\"",
                        typed.id(),
                        words.say("upload.addressHint"),
                        trouble),
                encodingField(typed.encoding(), trouble));
    }

    private String encodingField(String typed, Trouble trouble) {
        return FormHtml.field(
                "encoding",
                words.say("upload.encoding"),
                "maxlength=\"40\" autocapitalize=\"none\" spellcheck=\"false\" list=\"encodings\"",
                typed,
                words.say("upload.encodingHint") + ENCODINGS,
                trouble);
    }

    /** For the library page. */
    String adding(UploadSpace space) {
        return words.html("""
                <details class="careful adding"><summary class="btn">{upload.title}</summary>
                %s</details>
                """, newDocument(space, UploadFields.NONE, Trouble.NONE));
    }

    /** The form by itself, as one comes back to it when something is wrong. */
    String again(UploadSpace space, UploadFields typed, Trouble trouble) {
        return words.html("""
                <main id="main" class="narrow" tabindex="-1">
                <h1>{upload.title}</h1>
                <p>{upload.chooseAgain}</p>
                %s</main>""", newDocument(space, typed, trouble));
    }

    /** The form for a new version of a document. */
    String newVersion(Document document, UploadSpace space, Trouble trouble) {
        return words.html(
                """
                <form class="stack" method="post" action="/documents/%s/versions" enctype="multipart/form-data" data-upload>
                <p>{upload.versionHint}</p>
                %s
                <details%s><summary>{upload.encoding}</summary><div class="stack">
                %s</div></details>
                <div class="btns"><button class="btn primary" type="submit">{upload.doVersion}</button></div>
                </form>
                """,
                document.id().value(),
                fileField(space, trouble),
                trouble.isAt("encoding") ? " open" : "",
                encodingField("", trouble));
    }

    String versionAgain(Document document, UploadSpace space, Trouble trouble) {
        return words.html(
                """
                <main id="main" class="narrow" tabindex="-1">
                <h1>%s</h1>
                <p>{upload.chooseAgain}</p>
                %s<p><a href="/documents/%s">{document.about}</a></p>
                </main>""",
                words.say("upload.versionOf", Html.escape(document.metadata().title())),
                newVersion(document, space, trouble),
                document.id().value());
    }

    /** Who may read a document, in few words. */
    String readers(Audience audience, List<Belonging> own) {
        if (audience.groups().isEmpty()) {
            return words.say("readers.you");
        }
        if (audience.groups().contains(GroupId.PUBLIC)) {
            return words.say("group.anyone");
        }
        if (audience.groups().contains(GroupId.EVERYONE)) {
            return words.say("readers.everyone");
        }
        List<String> names = own.stream()
                .map(Belonging::group)
                .filter(group -> audience.groups().contains(group.id()))
                .map(group -> group.name().value())
                .toList();
        return names.isEmpty() ? words.say("readers.otherGroup") : String.join(", ", names);
    }

    /** @param own the groups of whoever may share it */
    String sharing(Document document, List<Belonging> own) {
        Set<GroupId> shared = document.audience().groups();
        StringBuilder choices = new StringBuilder();
        choices.append(choice(GroupId.PUBLIC, words.say("group.anyone"), words.say("readers.anyoneHint"), shared));
        choices.append(choice(GroupId.EVERYONE, words.say("readers.everyone"), "", shared));
        for (Belonging belonging : own) {
            choices.append(choice(
                    belonging.group().id(), belonging.group().name().value(), words.say("readers.yours"), shared));
        }
        return words.html("""
                <form class="stack" method="post" action="/documents/%s/audience">
                <fieldset class="choices"><legend>{readers.who}</legend>
                %s</fieldset>
                <p class="hint">{readers.hint}</p>
                <div class="btns"><button class="btn" type="submit">{readers.save}</button></div>
                </form>
                """, document.id().value(), choices);
    }

    private String choice(GroupId group, String name, String hint, Set<GroupId> shared) {
        return "<label class=\"choice\"><input type=\"checkbox\" name=\"group\" value=\"%s\"%s><span>%s%s</span></label>\n"
                .formatted(
                        group.value(),
                        shared.contains(group) ? " checked" : "",
                        Html.escape(name),
                        hint.isEmpty() ? "" : " <small>%s</small>".formatted(hint));
    }

    /** What whoever keeps a document can do with it. */
    String keeping(Document document, List<Belonging> own, UploadSpace space) {
        return words.html(
                """
                <section aria-labelledby="readers"><h2 id="readers">{readers.title}</h2>
                <p>%s</p>
                <details class="careful"><summary>{readers.change}</summary>
                %s</details></section>
                <section aria-labelledby="new-version"><h2 id="new-version">{upload.better}</h2>
                <details class="careful"><summary>{upload.new}</summary>
                %s</details></section>
                """,
                words.say("readers.can", Html.escape(readers(document.audience(), own))),
                sharing(document, own),
                newVersion(document, space, Trouble.NONE));
    }

    /** What the address of a document's page says was just done. */
    String done(String word) {
        return switch (word) {
            case "added" -> words.say("upload.done.added");
            case "shared" -> words.say("upload.done.shared");
            case "restored" -> words.say("upload.done.restored");
            case "unchanged" -> words.say("upload.done.unchanged");
            default -> "";
        };
    }
}
