package org.lectern.app;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "claim",
        description = "Prints a link that signs a browser in, once, within an hour.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
final class ClaimCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "Whom the link signs in; made if new. Without it the link is for this Lectern's first owner.")
    private Optional<String> account = Optional.empty();

    @Override
    public void run() {
        List<String> words = account.map(name -> List.of(Chores.CLAIM, name)).orElseGet(() -> List.of(Chores.CLAIM));
        spec.commandLine().getOut().println(data.run(words));
    }
}
