package org.lectern.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = {
            "Takes texts, PDFs, web pages, Markdown, EPUB and DOCX into the library: each as a new document, or as a new version of the one whose id it"
                    + " has.",
            "Notes are carried over to a new version, and the answer says what became of them.",
            "Ctrl+C takes a file back that is not in yet; nothing of it is kept then."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
final class IngestCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A text, PDF, web page, Markdown, EPUB or DOCX.")
    private List<Path> files;

    @Option(
            names = "--id",
            paramLabel = "SLUG",
            description = "The document's id: a-z, 0-9 and hyphens. Made from the file's name if not given.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            description = "A new document's title; the file's name if not given. A new version keeps the one it has.")
    private Optional<String> title = Optional.empty();

    @Option(
            names = "--share",
            paramLabel = "GROUP",
            description =
                    "Who may read a new document: a group's id, \"everyone\" with an account, or \"public\", as if not"
                            + " given.")
    private Optional<String> share = Optional.empty();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "What a text or web page is encoded in, such as windows-1251; recognised if not given.")
    private Optional<String> encoding = Optional.empty();

    @Option(
            names = "--password",
            arity = "0",
            interactive = true,
            description = "Asks for the password of an encrypted PDF. It is used once and not kept.")
    private char @Nullable [] password;

    @Override
    public void run() {
        if (files.size() > 1 && (id.isPresent() || title.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(), "--id and --title are for one file; ingest the files one by one.");
        }
        int refused = 0;
        for (Path file : files) {
            try {
                take(file);
            } catch (CancelledException e) {
                throw e;
            } catch (FailedException e) {
                if (files.size() == 1) {
                    throw e;
                }
                // The others may be as they should
                refused++;
                spec.commandLine().getErr().println(e.getMessage());
                spec.commandLine().getErr().flush();
            }
        }
        if (refused > 0) {
            throw new FailedException("%s %s not taken in; the others were."
                    .formatted(Counted.of(refused, files.size(), "file"), refused == 1 ? "was" : "were"));
        }
    }

    private void take(Path file) {
        List<String> words = new ArrayList<>();
        words.add(Chores.INGEST);
        // A running server has another working directory.
        words.add(file.toAbsolutePath().normalize().toString());
        words.add(id.orElse(""));
        words.add(title.orElse(""));
        words.add(share.orElse(""));
        words.add(encoding.orElse(""));
        words.add(password == null ? "" : new String(password));
        data.runUnlessTakenBack(spec, words);
    }
}
