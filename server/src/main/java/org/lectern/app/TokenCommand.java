package org.lectern.app;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        description = "Prints a bearer token for an account, which is made if it is new.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before run()
final class TokenCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(names = "--account", paramLabel = "NAME", required = true, description = "Whose token it is.")
    private String account;

    @Option(names = "--admin", description = "Makes the account an administrator.")
    private boolean administrator;

    @Override
    public void run() {
        List<String> words = new ArrayList<>(List.of(Chores.TOKEN, account));
        if (administrator) {
            words.add(Chores.ADMINISTRATOR);
        }
        spec.commandLine().getOut().println(data.run(words));
    }
}
