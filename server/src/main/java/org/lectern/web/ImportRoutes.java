package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.document.DocumentAddress;
import org.lectern.document.DocumentId;
import org.lectern.people.Account;
import org.lectern.people.GroupId;
import org.lectern.reading.ImportReport;
import org.lectern.reading.ImportService;
import org.lectern.reading.ImportWishes;

/** Annotations in from a file, as the asker's own. */
final class ImportRoutes {
    private final ImportService importer;

    ImportRoutes(ImportService importer) {
        this.importer = importer;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/import", this::bringIn);
    }

    private void bringIn(Context ctx) {
        Asker asker = Asker.of(ctx);
        Optional<Account> account = asker.account();
        if (account.isEmpty()) {
            Problem.notSignedIn().answer(ctx);
            return;
        }
        String dry = Optional.ofNullable(ctx.queryParam("dry")).orElse("false");
        if (!dry.equals("true") && !dry.equals("false")) {
            Problem.unprocessable("dry", "dry is true or false.").answer(ctx);
            return;
        }
        Optional<ImportWishes> wishes = wishes(
                Boolean.parseBoolean(dry),
                Optional.ofNullable(ctx.queryParam("share")).orElse(""),
                Optional.ofNullable(ctx.queryParam("document")).orElse(""),
                asker);
        if (wishes.isEmpty()) {
            Problem.unprocessable(
                            "share",
                            "share is the address or id of a group that you are in, document the id of a document.")
                    .answer(ctx);
            return;
        }
        try {
            Path file = Files.createTempFile("lectern-import", ".json");
            try {
                if (ImportFiles.receive(ctx.req().getInputStream(), file)) {
                    ImportReport report = importer.adopt(file, account.get(), asker.viewer(), wishes.get());
                    Answer.json(ctx, json(report));
                } else {
                    Problem.of(
                                    413,
                                    "too-large",
                                    "The file is too large",
                                    "A file has at most %d bytes here; ./lectern import takes longer ones."
                                            .formatted(ImportFiles.MAX_FILE))
                            .answer(ctx);
                }
            } finally {
                Files.delete(file);
            }
        } catch (InvalidAnnotationException e) {
            Problem.unprocessable(e.field(), "Nothing was brought in. " + e.getMessage())
                    .answer(ctx);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The file could not be received", e);
        }
    }

    /**
     * What a sender wishes.
     *
     * @param share a group's id or address; empty for none
     * @param document a document's id; empty for none
     * @return empty where there is no such group or document for the sender
     */
    static Optional<ImportWishes> wishes(boolean dry, String share, String document, Asker asker) {
        String group = share.replaceFirst("^.*/groups/", "");
        if (!group.isEmpty()
                && asker.viewer().groups().stream()
                        .noneMatch(mine -> mine.value().equals(group))) {
            return Optional.empty();
        }
        Optional<DocumentId> on = DocumentAddress.parse(document).map(DocumentAddress::id);
        if (!document.isEmpty() && on.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ImportWishes(dry, group.isEmpty() ? Optional.empty() : Optional.of(new GroupId(group)), on));
    }

    private static ObjectNode json(ImportReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dry", report.dry()).put("summary", report.summary());
        ObjectNode counts = json.putObject("counts");
        report.counts().forEach((result, count) -> counts.put(result.word(), count));
        if (!report.notices().isEmpty()) {
            report.notices().forEach(json.putArray("notices")::add);
        }
        ArrayNode lines = json.putArray("lines");
        for (ImportReport.Line line : report.lines()) {
            ObjectNode entry = lines.addObject()
                    .put("number", line.number())
                    .put("id", line.id())
                    .put("result", line.result().word());
            if (!line.detail().isEmpty()) {
                entry.put("detail", line.detail());
            }
            if (!line.about().isEmpty()) {
                entry.put("about", line.about());
            }
            line.place().ifPresent(place -> entry.put("place", place));
        }
        return json;
    }
}
