package org.lectern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that every command on the data has, and the way its work is done. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; data/ beside the launcher if not given.")
    private Optional<Path> data = Optional.empty();

    Settings settings() {
        return new Settings(data);
    }

    /** Hands the chore to a running server; where none runs, does it here. */
    String run(List<String> words) {
        Settings settings = settings();
        Optional<DataFolder> folder = DataFolder.take(settings.data());
        if (folder.isEmpty()) {
            return ControlSocket.ask(settings.data(), words);
        }
        try (DataFolder taken = folder.get();
                Store store = new Store(taken)) {
            String base = settings.baseUrl(Optional.empty())
                    .orElseGet(() ->
                            new Listening(settings.host(Optional.empty()), settings.port(Optional.empty())).base());
            return new Chores(store, base).run(words);
        }
    }
}
