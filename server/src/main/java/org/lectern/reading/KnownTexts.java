package org.lectern.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.document.Document;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;

/** Which document here is the text that has some address elsewhere: the one that says it was got from there. */
final class KnownTexts {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    private final Map<String, DocumentId> documents = new HashMap<>();
    private final Optional<DocumentId> otherwise;

    /** @param otherwise the one that is meant by an address that none has */
    KnownTexts(List<Document> visible, Optional<DocumentId> otherwise) {
        for (Document document : visible) {
            Matcher found = ADDRESS.matcher(document.metadata().source().orElse(""));
            while (found.find()) {
                documents.putIfAbsent(plain(found.group()), document.id());
            }
        }
        this.otherwise = otherwise.filter(
                wanted -> visible.stream().anyMatch(document -> document.id().equals(wanted)));
    }

    /** Without what does not tell one text from another: how it is fetched, a place in it, a slash or a stop at its end. */
    private static String plain(String address) {
        return address.replaceFirst("^https?://(www\\.)?", "")
                .replaceFirst("#.*$", "")
                .replaceFirst("[/.,;)]+$", "");
    }

    /** Its path; empty where there is none. */
    Optional<String> path(String address) {
        return Optional.ofNullable(documents.get(plain(address)))
                .or(() -> otherwise)
                .map(id -> new DocumentAddress(id, Optional.empty()).path());
    }
}
