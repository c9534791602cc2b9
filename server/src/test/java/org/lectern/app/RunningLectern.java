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
import java.util.Optional;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationStore;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Metadata;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.parallel.LibraryFollower;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.IngestService;
import org.lectern.reading.UploadRoom;
import org.lectern.web.LecternServer;

/** The whole program on a data folder of its own, in this process, for tests to use over HTTP. */
public final class RunningLectern implements AutoCloseable {
    /** Bytes of one uploaded file; small, so that tests can go beyond it. */
    public static final long MAX_UPLOAD = 2 * 1024 * 1024;

    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final String host;
    private final int port;
    private final Optional<String> baseUrl;
    private DataFolder data;
    private Store store;
    private IngestQueue uploads;
    private LecternServer server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private RunningLectern(Path folder, String host, int port, Optional<String> baseUrl) {
        this.baseUrl = baseUrl;
        this.folder = folder;
        this.host = host;
        this.port = port;
        PlantedFolder.plantIn(folder);
        this.data = DataFolder.take(folder).orElseThrow();
        this.store = new Store(data);
        this.uploads = new IngestQueue(store.ingests, data.incoming(), data.uploads(), MAX_UPLOAD);
        this.server = start();
    }

    /** @param folder empty, or left by an earlier one */
    public static RunningLectern in(Path folder) {
        return on(LOOPBACK, folder);
    }

    /** On one of the machine's addresses, as with {@code --host}; whoever comes by another than loopback is a stranger. */
    public static RunningLectern on(String host, Path folder) {
        return start(host, folder, Optional.empty());
    }

    /** As with {@code --base-url}; whatever comes to it may come through a proxy on this machine. */
    public static RunningLectern behind(String baseUrl, Path folder) {
        return start(LOOPBACK, folder, Optional.of(baseUrl));
    }

    private static RunningLectern start(String host, Path folder, Optional<String> baseUrl) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new RunningLectern(folder, host, FreePort.of(host, 0), baseUrl);
            } catch (PortTakenException e) {
                // Tests run side by side, and another one was quicker to take the port that was free
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    private LecternServer start() {
        Addresses addresses = new Addresses(baseUrl.orElseGet(this::base), new Listening(host, port).known());
        LecternServer started = new LecternServer(
                new LecternServer.Parts(
                        store.catalogue,
                        store.citations,
                        store.corrections,
                        store.parallels,
                        store.quotations,
                        store.annotations,
                        store.placements,
                        store.ratings,
                        store.scales,
                        store.people,
                        store.groups,
                        store.invitations,
                        store.search(),
                        store.exporter(addresses),
                        uploads,
                        new UploadRoom(
                                store.catalogue,
                                uploads,
                                new Settings(Optional.of(folder)).maxDocument(),
                                new Settings(Optional.of(folder)).maxAccount()),
                        store.images(),
                        store.clock,
                        data.instance()),
                addresses,
                baseUrl.isPresent());
        try {
            started.start(host, port);
        } catch (BindException e) {
            started.close();
            uploads.close();
            store.close();
            data.close();
            throw new PortTakenException(e);
        }
        return started;
    }

    private static final class PortTakenException extends IllegalStateException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        PortTakenException(BindException cause) {
            super(cause);
        }
    }

    /** Stops and starts again on the same port and folder. */
    public void restart() {
        close();
        data = DataFolder.take(folder).orElseThrow();
        store = new Store(data);
        uploads = new IngestQueue(store.ingests, data.incoming(), data.uploads(), MAX_UPLOAD);
        server = start();
    }

    @Override
    public void close() {
        server.close();
        uploads.close();
        store.close();
        data.close();
    }

    public String base() {
        return "http://%s:%d".formatted(host, port);
    }

    public Catalogue catalogue() {
        return store.catalogue;
    }

    /** What holds texts against each other; running from the first call on. */
    public LibraryFollower following() {
        return store.following();
    }

    public AnnotationStore annotations() {
        return store.annotations;
    }

    Store store() {
        return store;
    }

    /** What a command hands to the server. */
    public String chore(List<String> words) {
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
        return ingest(id, file, Audience.of(GroupId.PUBLIC), Optional.empty());
    }

    /** @param owner who may read it too; empty for nobody in particular */
    public Version ingest(String id, byte[] file, Audience audience, Optional<AccountId> owner) {
        return ingest(id, metadata(id), file, audience, owner);
    }

    private static Metadata metadata(String title) {
        return new Metadata(
                title,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Version ingest(String id, Metadata metadata, byte[] file) {
        return ingest(id, metadata, file, Audience.of(GroupId.PUBLIC), Optional.empty());
    }

    private Version ingest(String id, Metadata metadata, byte[] file, Audience audience, Optional<AccountId> owner) {
        return ingest(id, metadata, file, audience, owner, stage -> {});
    }

    /** Takes in a text that anyone may read, telling how far it is. */
    public Version ingest(String id, byte[] file, IngestService.Stages stages) {
        return ingest(id, metadata(id), file, Audience.of(GroupId.PUBLIC), Optional.empty(), stages);
    }

    private Version ingest(
            String id,
            Metadata metadata,
            byte[] file,
            Audience audience,
            Optional<AccountId> owner,
            IngestService.Stages stages) {
        try {
            Path incoming = Files.write(Files.createTempFile("incoming", ".txt"), file);
            Ingest ingest = new Ingest(new DocumentId(id), metadata, audience, owner, incoming, Instant.now());
            Version version = store.ingests.ingest(ingest, stages).version();
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
