package org.lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.export.ExportFormat;
import org.lectern.export.Included.Kind;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes excerpts to a file or to standard output.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
final class ExportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @ArgGroup(multiplicity = "1")
    private Of of;

    /** Exactly one of these is given. */
    static final class Of {
        @Option(
                names = "--document",
                paramLabel = "ID",
                description = "What is written on a document: ID or ID@VERSION.")
        private Optional<String> document = Optional.empty();

        @Option(names = "--group", paramLabel = "ID", description = "What is shared with a group.")
        private Optional<String> group = Optional.empty();

        @Option(names = "--account", paramLabel = "NAME", description = "What an account wrote, as it sees it itself.")
        private Optional<String> account = Optional.empty();

        @Option(
                names = "--search",
                paramLabel = "WORDS",
                description = "Passages and notes that a search finds, written as in the search box.")
        private Optional<String> search = Optional.empty();
    }

    @Option(names = "--exact", description = "With --search: as it is spelled.")
    private boolean exact;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "With the eyes of this account; of anyone, or of the group, if not given.")
    private Optional<String> as = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", required = true, description = "jsonld, markdown, html or csv.")
    private String format;

    @Option(
            names = "--include",
            paramLabel = "KINDS",
            description = "Any of notes,ratings,links,readings,replies; all if not given.")
    private String include = Stream.of(Kind.values()).map(Kind::word).collect(Collectors.joining(","));

    @Option(names = "--output", paramLabel = "FILE", description = "Where to; standard output if not given.")
    private Optional<Path> output = Optional.empty();

    @Override
    public void run() {
        if (ExportFormat.of(format).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no format %s; there are %s.".formatted(format, ExportFormat.words()));
        }
        for (String kind : include.split(",", -1)) {
            if (Kind.of(kind).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "\"%s\" cannot be included. Use notes, ratings, links, readings, replies.".formatted(kind));
            }
        }
        String which = of.document
                .or(() -> of.group)
                .or(() -> of.account)
                .or(() -> of.search)
                .orElseThrow();
        String eyes = as.or(() -> of.account).orElse("");
        write(Path.of(data.run(List.of(Chores.EXPORT, kind(), which, eyes, format, include))));
    }

    private String kind() {
        if (of.document.isPresent()) {
            return TransferChores.DOCUMENT;
        }
        if (of.group.isPresent()) {
            return TransferChores.GROUP;
        }
        if (of.account.isPresent()) {
            return TransferChores.ACCOUNT;
        }
        return exact ? TransferChores.EXACT_SEARCH : TransferChores.SEARCH;
    }

    /** The file is there whole or not at all. */
    private void write(Path made) {
        try {
            if (output.isEmpty()) {
                spec.commandLine().getOut().flush();
                Files.copy(made, System.out);
                System.out.flush();
            } else {
                Path target = output.get().toAbsolutePath();
                Path part = target.resolveSibling(target.getFileName() + ".part");
                Files.copy(made, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(made);
        } catch (IOException e) {
            throw new FailedException(
                    "The export cannot be written (%s); it is at %s.".formatted(e.getMessage(), made), e);
        }
    }
}
