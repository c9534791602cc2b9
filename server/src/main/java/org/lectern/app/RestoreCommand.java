package org.lectern.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Brings everything back from a backup, into a data folder that is empty or not there yet.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
final class RestoreCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "FILE", description = "What ./lectern backup wrote.")
    private Path file;

    @Option(
            names = "--replace",
            description =
                    "Puts it in the place of what is in the data folder, which is kept beside it under another name.")
    private boolean replace;

    @Override
    public void run() {
        if (!Files.isReadable(file)) {
            throw new FailedException("The file %s cannot be read.".formatted(file));
        }
        PrintWriter err = spec.commandLine().getErr();
        Consumer<String> progress = words -> {
            err.println(words);
            err.flush();
        };
        String said = new Restoring(data.settings().data(), replace, progress).restore(file);
        spec.commandLine().getOut().println(said);
    }
}
