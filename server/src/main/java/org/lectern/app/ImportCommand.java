package org.lectern.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Brings annotations in from a JSON-LD export, or from one of Hypothesis. Doing it again brings in only what is missing.",
            "Without --account they come back as they were, with their ids, authors, times and audiences; accounts and groups that are not here are made, so do this with files you trust."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(
            paramLabel = "FILE",
            description = "An AnnotationCollection, AnnotationPage, list of annotations, or an export of Hypothesis.")
    private Path file;

    @Option(names = "--account", paramLabel = "NAME", description = "Makes everything this account's own.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--share", paramLabel = "GROUP", description = "With --account: shares all of it with this group.")
    private Optional<String> share = Optional.empty();

    @Option(
            names = "--document",
            paramLabel = "ID",
            description =
                    "With --account: the document that annotations of Hypothesis are on whose address none here has.")
    private Optional<String> document = Optional.empty();

    @Option(names = "--dry-run", description = "Stores nothing and says where each would stand.")
    private boolean dry;

    @Override
    public void run() {
        if (!Files.isReadable(file)) {
            throw new FailedException("The file %s cannot be read.".formatted(file));
        }
        String report = data.run(List.of(
                Chores.IMPORT,
                file.toAbsolutePath().toString(),
                account.orElse(""),
                String.valueOf(dry),
                share.orElse(""),
                document.orElse("")));
        try {
            spec.commandLine().getOut().print(Files.readString(Path.of(report), StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
            Files.delete(Path.of(report));
        } catch (IOException e) {
            throw new FailedException("The report cannot be read: %s".formatted(e.getMessage()), e);
        }
    }
}
