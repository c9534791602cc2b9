package org.lectern.web;

import java.time.Instant;
import java.util.Optional;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.DocumentId;
import org.lectern.document.FileKind;
import org.lectern.document.Ingest;
import org.lectern.document.SourceFile;
import org.lectern.document.SourceFile.Password;
import org.lectern.document.TextReader;
import org.lectern.document.UnreadableSourceException;
import org.lectern.people.Account;
import org.lectern.people.Audience;
import org.lectern.web.FormHtml.Trouble;

/**
 * A file that somebody sent, with what they say of it: what it is to become, or why it cannot.
 *
 * @param document the one that it becomes a version of; empty where it becomes a new one
 */
record ReceivedUpload(UploadedForm form, UploadFields fields, Optional<Document> document, Account account) {
    /** The first thing that keeps it from being taken in. */
    Optional<UploadRefusal> refusal(Catalogue catalogue) {
        if (document.isPresent() && !document.get().isKeptBy(account)) {
            return Optional.of(UploadRefusal.notYours());
        }
        if (document.isEmpty()
                && !fields.id().isEmpty()
                && UploadFields.isId(fields.id())
                && catalogue.isTaken(new DocumentId(fields.id()))) {
            return Optional.of(UploadRefusal.idTaken());
        }
        Optional<Trouble> trouble = fields.trouble();
        if (trouble.isPresent()) {
            return Optional.of(
                    UploadRefusal.of(trouble.get().field(), trouble.get().words()));
        }
        if (form.file().isEmpty()) {
            return Optional.of(UploadRefusal.of("file", "Choose a file."));
        }
        return fileRefusal(source());
    }

    /** A text is read once here already, so that what is wrong with it is said in the same answer. */
    private static Optional<UploadRefusal> fileRefusal(SourceFile file) {
        try {
            if (FileKind.known(file) == FileKind.TEXT) {
                TextReader.check(file);
            }
            return Optional.empty();
        } catch (UnreadableSourceException e) {
            String words = String.valueOf(e.getMessage());
            return Optional.of(
                    e.kind() == UnreadableSourceException.Kind.UNDECODABLE
                            ? UploadRefusal.ofEncoding(words)
                            : UploadRefusal.of("file", words));
        }
    }

    private SourceFile source() {
        return new SourceFile(
                form.file().orElseThrow(),
                form.fileName(),
                Optional.of(fields.encoding()).filter(name -> !name.isEmpty()),
                form.secret("password").map(Password::new));
    }

    /** What is asked of the library. */
    Ingest ingest(Catalogue catalogue, Instant at) {
        SourceFile file = source();
        return document.map(known ->
                        new Ingest(known.id(), known.metadata(), true, known.audience(), known.owner(), file, at))
                .orElseGet(() -> new Ingest(
                        fields.id().isEmpty() ? freeId(catalogue) : new DocumentId(fields.id()),
                        fields.metadata(form.fileName().title()),
                        !fields.title().isEmpty(),
                        Audience.ONLY_AUTHOR,
                        Optional.of(account.id()),
                        file,
                        at));
    }

    /** From the title, which is the file's name where none was given, with a number where that is taken. */
    private DocumentId freeId(Catalogue catalogue) {
        DocumentId wanted = DocumentId.fromName(
                        fields.metadata(form.fileName().title()).title())
                .orElseGet(() -> new DocumentId("text"));
        DocumentId id = wanted;
        for (int number = 2; catalogue.isTaken(id); number++) {
            id = wanted.withNumber(number);
        }
        return id;
    }
}
