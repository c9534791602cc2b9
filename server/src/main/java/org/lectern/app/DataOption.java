package org.lectern.app;

import java.io.PrintWriter;
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
        return run(words, progress -> {}, Optional.empty());
    }

    /** The same for a command that takes long: how far it is goes to standard error, its answer to standard output. */
    void runAndTell(CommandSpec command, List<String> words) {
        command.commandLine()
                .getOut()
                .println(run(words, progress -> say(command.commandLine().getErr(), progress), Optional.empty()));
    }

    /**
     * The same for one that Ctrl+C takes back, in a running server too; it says what became of it before the program ends.
     */
    void runUnlessTakenBack(CommandSpec command, List<String> words) {
        PrintWriter err = command.commandLine().getErr();
        try (TakenBack back = new TakenBack()) {
            try {
                say(command.commandLine().getOut(), run(words, progress -> say(err, progress), Optional.of(back)));
            } catch (FailedException e) {
                if (back.isAsked()) {
                    say(err, String.valueOf(e.getMessage()));
                    throw new CancelledException(e);
                }
                throw e;
            }
        }
    }

    private static void say(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }

    /**
     * Hands the chore to a running server; where none runs, does it here.
     *
     * @param progress is told how far a long one is
     */
    private String run(List<String> words, Consumer<String> progress, Optional<TakenBack> back) {
        Settings settings = settings();
        Optional<DataFolder> folder = DataFolder.take(settings.data());
        if (folder.isEmpty()) {
            return ControlSocket.ask(settings.data(), words, progress, back);
        }
        try (DataFolder taken = folder.get();
                Store store = new Store(taken)) {
            String base = settings.baseUrl(Optional.empty())
                    .orElseGet(() ->
                            new Listening(settings.host(Optional.empty()), settings.port(Optional.empty())).base());
            return new Chores(store, base).run(words, patron(progress, back));
        }
    }

    private static Patron patron(Consumer<String> progress, Optional<TakenBack> back) {
        return new Patron() {
            @Override
            public void told(String said) {
                progress.accept(said);
            }

            @Override
            public boolean isGone() {
                return back.filter(TakenBack::isAsked).isPresent();
            }
        };
    }
}
