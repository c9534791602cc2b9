package org.lectern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationStore;
import org.lectern.citation.CitationFollower;
import org.lectern.document.Catalogue;
import org.lectern.document.DocumentId;
import org.lectern.document.Ingest;
import org.lectern.document.Metadata;
import org.lectern.document.PlainMetadata;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.Version;
import org.lectern.parallel.LibraryFollower;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.Audience;
import org.lectern.people.GroupId;
import org.lectern.reading.IngestQueue;
import org.lectern.reading.IngestService;
import org.lectern.web.LecternServer;

/**
 * The whole program on a data folder, in this process, for tests to use over HTTP.
 *
 * <p>In a field with {@code @RegisterExtension} it runs on a folder of its own: a static one from before a class's first
 * test until after its last, any other one for each test anew.
 */
public final class RunningLectern extends HttpAsked
        implements AutoCloseable, BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** Bytes of one uploaded file; small, so that tests can go beyond it. */
    public static final long MAX_UPLOAD = 2 * 1024 * 1024;

    private static final String LOOPBACK = "127.0.0.1";

    private final String host;
    private final Optional<String> baseUrl;
    private Optional<Running> running = Optional.empty();
    private boolean isForWholeClass;

    private RunningLectern(String host, Optional<String> baseUrl) {
        this.host = host;
        this.baseUrl = baseUrl;
    }

    /** To be started with the tests. */
    public static RunningLectern forTests() {
        return new RunningLectern(LOOPBACK, Optional.empty());
    }

    /** The same as with {@code --base-url}; whatever comes to it may come through a proxy on this machine. */
    public static RunningLectern forTestsBehind(String baseUrl) {
        return new RunningLectern(LOOPBACK, Optional.of(baseUrl));
    }

    /**
     * Started at once, and to be closed.
     *
     * @param folder empty, or left by an earlier one
     */
    public static RunningLectern in(Path folder) {
        return on(LOOPBACK, folder);
    }

    /** Puts what the program begins with into a folder, for one in a process of its own. */
    public static void plantIn(Path folder) {
        PlantedFolder.plantIn(folder);
    }

    /** On one of the machine's addresses, as with {@code --host}; whoever comes by another than loopback is a stranger. */
    public static RunningLectern on(String host, Path folder) {
        RunningLectern lectern = new RunningLectern(host, Optional.empty());
        lectern.start(folder);
        return lectern;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        isForWholeClass = true;
        startAnew();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!isForWholeClass) {
            startAnew();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!isForWholeClass) {
            end();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        isForWholeClass = false;
        end();
    }

    private void startAnew() {
        try {
            Path folder = Files.createTempDirectory("lectern");
            try {
                start(folder);
            } finally {
                if (running.isEmpty()) {
                    PlantedFolder.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        running.ifPresent(run -> {
            run.close();
            PlantedFolder.delete(run.folder());
        });
        running = Optional.empty();
    }

    /** One run of the program. */
    private record Running(
            Path folder, int port, DataFolder data, Store store, IngestQueue uploads, LecternServer server)
            implements AutoCloseable {
        @Override
        public void close() {
            server.close();
            uploads.close();
            store.close();
            data.close();
        }
    }

    private Running running() {
        return running.orElseThrow(() -> new IllegalStateException("It was not started"));
    }

    private void start(Path folder) {
        PlantedFolder.plantIn(folder);
        for (int attempt = 1; running.isEmpty(); attempt++) {
            try {
                running = Optional.of(start(folder, FreePort.of(host, 0)));
            } catch (BindException e) {
                // Tests run side by side, and another one was quicker to take the port that was free
                if (attempt == 5) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private Running start(Path folder, int port) throws BindException {
        DataFolder data = DataFolder.take(folder).orElseThrow();
        Store store = new Store(data);
        IngestQueue uploads = new IngestQueue(store.ingests, data.incoming(), data.uploads(), MAX_UPLOAD);
        Addresses addresses = new Addresses(baseUrl.orElseGet(() -> base(port)), new Listening(host, port).known());
        LecternServer server = new LecternServer(store.parts(addresses, uploads), addresses, baseUrl.isPresent());
        Running started = new Running(folder, port, data, store, uploads, server);
        try {
            server.start(host, port);
        } catch (BindException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** Stops and starts again on the same port and folder. */
    public void restart() {
        Running before = running();
        before.close();
        try {
            running = Optional.of(start(before.folder(), before.port()));
        } catch (BindException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        running().close();
    }

    /** Where its data is. */
    public Path folder() {
        return running().folder();
    }

    /** Files of uploads and of reading them that have not ended; what is kept of fonts stays. */
    public List<Path> leftovers() {
        DataFolder data = running().data();
        return Stream.of(data.incoming(), data.scratch())
                .flatMap(RunningLectern::files)
                .filter(file -> !file.startsWith(data.scratch().resolve("fonts")))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String base() {
        return base(running().port());
    }

    private String base(int port) {
        return "http://%s:%d".formatted(host, port);
    }

    public Catalogue catalogue() {
        return store().catalogue;
    }

    /** What holds texts against each other; running from the first call on. */
    public LibraryFollower following() {
        return store().following();
    }

    /** What reads long texts for citations, which runs from the first call on. */
    public CitationFollower citing() {
        return store().citing();
    }

    public AnnotationStore annotations() {
        return store().annotations;
    }

    Store store() {
        return running().store();
    }

    /** What a command hands to the server. */
    public String chore(List<String> words) {
        return new Chores(store(), base()).run(words);
    }

    public AccountId account(String name) {
        return store().people.named(new AccountName(name)).orElseThrow().id();
    }

    public String token(String account) {
        return new Chores(store(), base()).run(List.of(Chores.TOKEN, account));
    }

    /** A link that signs a browser in. */
    public String claimLink(String account) {
        return new Chores(store(), base()).run(List.of(Chores.CLAIM, account));
    }

    public String ownerClaimLink() {
        return new Chores(store(), base()).ownerClaim();
    }

    /** Takes in a text that anyone may read. */
    public Version ingest(String id, byte[] file) {
        return ingest(id, file, Audience.of(GroupId.PUBLIC), Optional.empty());
    }

    /** @param owner who may read it too; empty for nobody in particular */
    public Version ingest(String id, byte[] file, Audience audience, Optional<AccountId> owner) {
        return ingest(id, PlainMetadata.titled(id), file, audience, owner);
    }

    public Version ingest(String id, Metadata metadata, byte[] file) {
        return ingest(id, metadata, file, Audience.of(GroupId.PUBLIC), Optional.empty());
    }

    private Version ingest(String id, Metadata metadata, byte[] file, Audience audience, Optional<AccountId> owner) {
        return ingest(id, metadata, file, audience, owner, stage -> {});
    }

    /** Takes in a text that anyone may read, telling how far it is. */
    public Version ingest(String id, byte[] file, IngestService.Stages stages) {
        return ingest(id, PlainMetadata.titled(id), file, Audience.of(GroupId.PUBLIC), Optional.empty(), stages);
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
            Version version = store().ingests.ingest(ingest, stages).version();
            Files.delete(incoming);
            return version;
        } catch (IOException | UnreadableSourceException e) {
            throw new IllegalStateException(e);
        }
    }
}
