package org.lectern.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bare handlers of the HTTP library that Lectern has, with its settings of threads and compression: bytes from memory
 * where files are given, and annotations that are parsed and stored without a look where a database is.
 */
public final class BareServer {
    private BareServer() {}

    /**
     * @param arguments a folder to work in; it may hold {@code page.json} and {@code page.html}, or what {@link BareStore}
     *     copies as {@code lectern.sqlite} and the answer to that as {@code annotation.json}
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        byte[] json = bytes(folder.resolve("page.json"));
        byte[] html = bytes(folder.resolve("page.html"));
        byte[] annotation = bytes(folder.resolve("annotation.json"));
        Path copied = folder.resolve("lectern.sqlite");
        Optional<BareStore> store = Files.exists(copied)
                ? Optional.of(new BareStore(folder.resolve("bare.sqlite"), copied))
                : Optional.empty();
        ObjectMapper mapper = new ObjectMapper();
        Javalin bare = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.compressionStrategy = CompressionStrategy.NONE;
                    config.concurrency.useVirtualThreads = Runtime.version().feature() >= 24;
                    config.routes.get(
                            "/json", ctx -> ctx.contentType("application/json").result(json));
                    config.routes.get(
                            "/html",
                            ctx -> ctx.contentType("text/html; charset=utf-8").result(html));
                    config.routes.post("/annotations/", ctx -> {
                        store.orElseThrow().add(mapper.readTree(ctx.bodyAsBytes()));
                        ctx.status(201).contentType("application/ld+json").result(annotation);
                    });
                })
                .start("127.0.0.1", 0);
        System.out.println("Ready at http://127.0.0.1:" + bare.port());
    }

    private static byte[] bytes(Path file) throws Exception {
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }
}
