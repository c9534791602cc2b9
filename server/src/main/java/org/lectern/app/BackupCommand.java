package org.lectern.app;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description = {
            "Copies everything into one file, also beside a running server.",
            "The file holds what its readers wrote in private and the hashes of their secrets: keep it as safe as the data folder."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
final class BackupCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(
            paramLabel = "FILE",
            description = "Where to; an earlier backup of that name is replaced once this one is whole.")
    private Path file;

    @Override
    public void run() {
        data.runAndTell(
                spec, List.of(Chores.BACKUP, file.toAbsolutePath().normalize().toString()));
    }
}
