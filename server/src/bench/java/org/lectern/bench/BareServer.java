package org.lectern.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Bare handlers of the HTTP library that Lectern has, with its settings of threads and compression: bytes from memory
 * where files are given, and annotations that are parsed and stored without a look where a database is.
 */
public final class BareServer {
    private BareServer() {}

    /**
     * @param arguments a folder to work in; it may hold {@code page.json} and {@code page.html}, or what {@link BareStore}
     *     copies as {@code lectern.sqlite} and the answer to that as {@code annotation.json}, with its headers in
     *     {@code annotation.headers}, a name and a value on a line
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        byte[] json = bytes(folder.resolve("page.json"));
        byte[] html = bytes(folder.resolve("page.html"));
        byte[] annotation = bytes(folder.resolve("annotation.json"));
        Path headers = folder.resolve("annotation.headers");
        List<String[]> described = Files.exists(headers)
                ? Files.readAllLines(headers).stream()
                        .map(line -> line.split(": ", 2))
                        .toList()
                : List.of();
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
                        store.orElseThrow().add(mapper.readTree(ctx.bodyAsBytes()), sender(ctx));
                        for (String[] header : described) {
                            ctx.res().addHeader(header[0], header[1]);
                        }
                        ctx.status(201).result(annotation);
                    });
                })
                .start("127.0.0.1", 0);
        System.out.println("Ready at http://127.0.0.1:" + bare.port());
    }

    private static String sender(Context ctx) {
        return String.valueOf(ctx.header("Authorization"));
    }

    private static byte[] bytes(Path file) throws Exception {
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }
}
