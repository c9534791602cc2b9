package org.lectern.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Its exit codes are in its help. */
@Command(
        name = "lectern",
        description = "An archival document viewer with an annotation layer.",
        subcommands = {
            ServeCommand.class,
            TokenCommand.class,
            ClaimCommand.class,
            IngestCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            ReindexCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "  test                    Runs everything that is checked before a change is accepted.",
            "",
            "Settings may also come from the environment (LECTERN_PORT, LECTERN_HOST, LECTERN_DATA,",
            "LECTERN_BASE_URL, …) and from lectern.properties in the data folder: port, host, base-url; in MiB max-upload, max-document, max-account, max-unpacked,",
            "max-images, max-text, and for each PDF pdf-memory and pdf-scratch; pdf-seconds and pdf-pages; in thousands",
            "max-passages of a text, and whole-text, the characters up to which a text is compared with others.",
            "",
            "Exit codes: 0 done; 1 not done, or not all of it, and standard error says why; 2 wrong usage; 130 stopped by",
            "Ctrl+C, after what became of it was said."
        })
public final class Main implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public static void main(String[] arguments) {
        int exit = new CommandLine(new Main())
                .setExecutionExceptionHandler((e, commandLine, parsed) -> fail(commandLine, e))
                .setParameterExceptionHandler((e, arguments2) -> {
                    e.getCommandLine().getErr().println(e.getMessage() + " See ./lectern help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
        if (exit != CommandLine.ExitCode.OK) {
            System.exit(exit);
        }
    }

    private static int fail(CommandLine commandLine, Exception e) throws Exception {
        if (e instanceof CancelledException) {
            return CommandLine.ExitCode.SOFTWARE; // said already
        }
        if (e instanceof FailedException) {
            commandLine.getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }
}
