package org.lectern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
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

    String run(List<String> words) {
        return run(words, progress -> {});
    }

    /** The same for a command that takes long: how far it is goes to standard error, its answer to standard output. */
    void runAndTell(CommandSpec command, List<String> words) {
        String answer = run(words, progress -> {
            command.commandLine().getErr().println(progress);
            command.commandLine().getErr().flush();
        });
        command.commandLine().getOut().println(answer);
    }

    /**
     * Hands the chore to a running server; where none runs, does it here.
     *
     * @param progress is told how far a long one is
     */
    String run(List<String> words, Consumer<String> progress) {
        Settings settings = settings();
        Optional<DataFolder> folder = DataFolder.take(settings.data());
        if (folder.isEmpty()) {
            return ControlSocket.ask(settings.data(), words, progress);
        }
        try (DataFolder taken = folder.get();
                Store store = new Store(taken)) {
            String base = settings.baseUrl(Optional.empty())
                    .orElseGet(() ->
                            new Listening(settings.host(Optional.empty()), settings.port(Optional.empty())).base());
            return new Chores(store, base).run(words, progress);
        }
    }
}
