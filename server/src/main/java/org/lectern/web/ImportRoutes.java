package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.people.Account;
import org.lectern.reading.ImportReport;
import org.lectern.reading.ImportService;

/** Annotations in from a file, as the asker's own. */
final class ImportRoutes {
    /** Bytes. Longer ones are brought in by the command line. */
    private static final long MAX_FILE = 64L * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

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
        try {
            Path file = Files.createTempFile("lectern-import", ".json");
            try {
                if (receive(ctx, file)) {
                    ImportReport report =
                            importer.adopt(file, account.get(), asker.viewer(), Boolean.parseBoolean(dry));
                    Answer.json(ctx, json(report));
                } else {
                    Problem.of(
                                    413,
                                    "too-large",
                                    "The file is too large",
                                    "A file has at most %d bytes here; ./lectern import takes longer ones."
                                            .formatted(MAX_FILE))
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

    /** Whether it was within the limit. */
    private static boolean receive(Context ctx, Path file) throws IOException {
        long received = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = ctx.req().getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                received += read;
                if (received > MAX_FILE) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    private static ObjectNode json(ImportReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dry", report.dry()).put("summary", report.summary());
        ObjectNode counts = json.putObject("counts");
        report.counts().forEach((result, count) -> counts.put(result.word(), count));
        ArrayNode lines = json.putArray("lines");
        for (ImportReport.Line line : report.lines()) {
            ObjectNode entry = lines.addObject()
                    .put("number", line.number())
                    .put("id", line.id())
                    .put("result", line.result().word());
            if (!line.detail().isEmpty()) {
                entry.put("detail", line.detail());
            }
        }
        return json;
    }
}
