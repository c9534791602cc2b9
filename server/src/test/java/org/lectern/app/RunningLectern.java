package org.lectern.app;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationStore;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Metadata;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.web.LecternServer;

/** The whole program on a data folder of its own, in this process, for tests to use over HTTP. */
public final class RunningLectern implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final String host;
    private final int port;
    private DataFolder data;
    private Store store;
    private LecternServer server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private RunningLectern(Path folder, String host, int port) {
        this.folder = folder;
        this.host = host;
        this.port = port;
        this.data = DataFolder.take(folder).orElseThrow();
        this.store = new Store(data);
        store.plantSeeds();
        this.server = start();
    }

    /** @param folder empty, or left by an earlier one */
    public static RunningLectern in(Path folder) {
        return on(LOOPBACK, folder);
    }

    /** On one of the machine's addresses, as with {@code --host}; whoever comes by another than loopback is a stranger. */
    public static RunningLectern on(String host, Path folder) {
        return new RunningLectern(folder, host, FreePort.of(host, 0));
    }

    private LecternServer start() {
        Addresses addresses = new Addresses(base(), new Listening(host, port).known());
        LecternServer started = new LecternServer(
                new LecternServer.Parts(
                        store.catalogue,
                        store.citations,
                        store.annotations,
                        store.placements,
                        store.people,
                        store.groups,
                        store.invitations,
                        store.search(),
                        store.exporter(addresses),
                        store.clock,
                        data.instance()),
                addresses,
                false);
        try {
            started.start(host, port);
        } catch (BindException e) {
            throw new IllegalStateException(e);
        }
        return started;
    }

    /** Stops and starts again on the same port and folder. */
    public void restart() {
        close();
        data = DataFolder.take(folder).orElseThrow();
        store = new Store(data);
        store.plantSeeds();
        server = start();
    }

    @Override
    public void close() {
        server.close();
        store.close();
        data.close();
    }

    public String base() {
        return "http://%s:%d".formatted(host, port);
    }

    public Catalogue catalogue() {
        return store.catalogue;
    }

    public AnnotationStore annotations() {
        return store.annotations;
    }

    Store store() {
        return store;
    }

    /** What a command hands to the server. */
    String chore(List<String> words) {
        return new Chores(store, base()).run(words);
    }

    public AccountId account(String name) {
        return store.people.named(new AccountName(name)).orElseThrow().id();
    }

    public String token(String account) {
        return new Chores(store, base()).run(List.of(Chores.TOKEN, account));
    }

    /** A link that signs a browser in. */
    public String claimLink(String account) {
        return new Chores(store, base()).run(List.of(Chores.CLAIM, account));
    }

    public String ownerClaimLink() {
        return new Chores(store, base()).ownerClaim();
    }

    /** Takes in a text that anyone may read. */
    public Version ingest(String id, byte[] file) {
        try {
            Path incoming = Files.write(Files.createTempFile("incoming", ".txt"), file);
            Version version = store.ingests
                    .ingest(new Ingest(
                            new DocumentId(id),
                            new Metadata(
                                    id,
                                    List.of(),
                                    java.util.Optional.empty(),
                                    java.util.Optional.empty(),
                                    java.util.Optional.empty(),
                                    List.of("en"),
                                    java.util.Optional.empty(),
                                    java.util.Optional.empty(),
                                    java.util.Optional.empty()),
                            Audience.of(GroupId.PUBLIC),
                            java.util.Optional.empty(),
                            incoming,
                            Instant.now()))
                    .version();
            Files.delete(incoming);
            return version;
        } catch (IOException | UnreadableSourceException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String address, String... headers) {
        return send("GET", address, null, headers);
    }

    /**
     * Sends a request.
     *
     * @param address a path or a whole address
     * @param headers name, value, name, value …
     */
    public HttpResponse<String> send(
            String method, String address, @org.jspecify.annotations.Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.startsWith("/") ? base() + address : address))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** POSTs an annotation with a token. */
    public HttpResponse<String> annotate(String token, String annotation, Map<String, String> more) {
        List<String> headers = new ArrayList<>(List.of(
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""));
        more.forEach((name, value) -> headers.addAll(List.of(name, value)));
        return send("POST", "/annotations/", annotation, headers.toArray(String[]::new));
    }

    public HttpResponse<String> annotate(String token, String annotation) {
        return annotate(token, annotation, Map.of());
    }
}
