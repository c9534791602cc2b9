package org.lectern.web;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lectern.document.Document;
import org.lectern.document.FileName;
import org.lectern.document.Metadata;
import org.lectern.document.Version;
import org.lectern.reading.UploadTicket;

/** What whoever brought a text is told of it that they may not expect. */
final class ArrivalHtml {
    private final Words words;

    ArrivalHtml(Words words) {
        this.words = words;
    }

    /**
     * The documents that came as the same file; empty where there is none.
     *
     * @param others those of them that the reader may see
     */
    String sameFile(List<Version> others, Function<Version, Metadata> told) {
        return others.stream()
                .map(other -> "<a href=\"%s/pages/1\">%s</a>"
                        .formatted(
                                other.address().path(),
                                words.theirs(
                                        told.apply(other), told.apply(other).title())))
                .collect(Collectors.joining(", "));
    }

    /** Above the document, once, just after it came. */
    String remarks(UploadTicket ticket, Document document, List<Version> others, Function<Version, Metadata> told) {
        String name = ticket.renamed()
                .map(FileName::title)
                .filter(document.metadata().title()::equals)
                .map(title -> remark(words.say("upload.renamed", Html.escape(title))))
                .orElse("");
        return name + (others.isEmpty() ? "" : remark(words.say("upload.sameFile", sameFile(others, told))));
    }

    private static String remark(String html) {
        return "<p class=\"notice\">%s</p>\n".formatted(html);
    }
}
