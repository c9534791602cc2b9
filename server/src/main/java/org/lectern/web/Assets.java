package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The web client as it was built: hashed files that never change, and the names of those a page has to load. */
final class Assets {
    private static final String ROOT = "/web-client/";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "woff2", "font/woff2",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "txt", "text/plain; charset=utf-8");

    /**
     * What a page's head has to name; {@code style} is empty when the script brings its own.
     *
     * @param fonts all font files of the client
     */
    record Entry(String script, Optional<String> style, List<String> fonts) {}

    private Assets() {}

    static Entry entry() {
        try (InputStream manifest = Assets.class.getResourceAsStream(ROOT + ".vite/manifest.json")) {
            if (manifest == null) {
                throw new IllegalStateException("The web client is not built in; build with ./lectern");
            }
            for (JsonNode chunk : new ObjectMapper().readTree(manifest)) {
                if (chunk.path("isEntry").asBoolean()) {
                    return new Entry(
                            "/" + chunk.path("file").asText(),
                            Optional.of(chunk.path("css").path(0).asText(""))
                                    .filter(name -> !name.isEmpty())
                                    .map(name -> "/" + name),
                            chunk.path("assets")
                                    .valueStream()
                                    .map(name -> "/" + name.asText())
                                    .filter(name -> name.endsWith(".woff2"))
                                    .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The web client's manifest cannot be read", e);
        }
        throw new IllegalStateException("The web client's manifest names no entry");
    }

    static void show(Context ctx) {
        String name = ctx.pathParam("file");
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            Problem.missing("There is no such file.").answer(ctx);
            return;
        }
        try (InputStream file = Assets.class.getResourceAsStream(ROOT + "assets/" + name)) {
            if (file == null) {
                Problem.missing("There is no such file.").answer(ctx);
                return;
            }
            byte[] content = file.readAllBytes();
            // A hash of eight characters before the ending means that another content would have another name.
            boolean hashed = name.matches(".*-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");
            Answer.bytes(ctx, type, content, hashed ? "public, max-age=31536000, immutable" : "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the web client cannot be read: " + name, e);
        }
    }
}
