package org.lectern.app;

import java.io.PrintWriter;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.lectern.annotation.Addresses;
import org.lectern.reading.IngestQueue;
import org.lectern.web.LecternServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", description = "Serves the library.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
final class ServeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen; 127.0.0.1 if not given.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", paramLabel = "NUMBER", description = "7070 if not given; 0 for any free one.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "The address that readers use, where it is not the one this listens on.")
    private Optional<String> baseUrl = Optional.empty();

    @Override
    public void run() {
        Settings settings = data.settings();
        Optional<DataFolder> folder = DataFolder.take(settings.data());
        if (folder.isEmpty()) {
            throw new FailedException(
                    "Another Lectern is using the data folder %s. Stop it, or choose another folder with --data."
                            .formatted(settings.data()));
        }
        try (DataFolder taken = folder.get();
                Store store = new Store(taken)) {
            store.plantSeeds();
            serve(settings, taken, store);
        }
    }

    private void serve(Settings settings, DataFolder folder, Store store) {
        String address = settings.host(host);
        int wanted = FreePort.of(address, settings.port(port));
        Optional<String> configured = settings.baseUrl(baseUrl);
        Listening listening = new Listening(address, wanted);
        Addresses addresses = new Addresses(configured.orElseGet(listening::base), listening.known());
        Chores chores = new Chores(store, addresses.base());
        IngestQueue uploads = new IngestQueue(store.ingests, folder.incoming(), folder.uploads(), settings.maxUpload());
        LecternServer server = new LecternServer(store.parts(addresses, uploads), addresses, configured.isPresent());
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        ControlSocket commands = ControlSocket.listen(folder.path(), chores);
        // Closed the other way round: no new uploads, then the one under way ends
        try (uploads;
                server;
                commands) {
            start(server, address, wanted);
            store.following();
            store.citing();
            store.clearing();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stopped, closed)));
            greet(store, chores, addresses);
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed.countDown();
        }
    }

    private static void start(LecternServer server, String address, int port) {
        try {
            server.start(address, port);
        } catch (BindException e) {
            throw new FailedException(
                    "Port %d on %s is in use by another program. Choose another with --port.".formatted(port, address),
                    e);
        }
    }

    private void greet(Store store, Chores chores, Addresses addresses) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!store.people.claimed()) {
            err.printf(
                    "Nobody owns this Lectern yet. To make it yours, open this link within an hour:%n  %s%n",
                    chores.ownerClaim());
        }
        err.flush();
        out.printf("Lectern is ready at %s/%n", addresses.base());
        out.flush();
    }

    /** The machine stops when this returns, so it waits until what was acknowledged is put away. */
    private static void stopAndWait(CountDownLatch stopped, CountDownLatch closed) {
        stopped.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
