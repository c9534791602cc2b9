package org.lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as the launcher starts it. */
final class ProgramProcess {
    private static final long LONG_ENOUGH_S = 120;

    private ProgramProcess() {}

    /** How it ended, and all that it printed. */
    record Ended(int code, String out, String err) {}

    /** @param words of its command line, after its name */
    static List<String> command(String... words) {
        return command(Main.class, List.of(words));
    }

    /**
     * Another program with the same classes. It is over too soon for a second compiler to be worth its time.
     *
     * @param words of its command line
     */
    static List<String> command(Class<?> program, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlectern.home=" + System.getProperty("lectern.home"),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(words);
        return command;
    }

    /** @param folder for what it prints, in files {@code out} and {@code err} */
    static ProcessBuilder builder(Path folder, String... words) {
        return new ProcessBuilder(command(words))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
    }

    /** Runs it to its end, with nothing typed. */
    static Ended run(Path folder, String... words) throws IOException, InterruptedException {
        return end(builder(folder, words).start(), folder);
    }

    /** Waits for its end. */
    static Ended end(Process process, Path folder) throws IOException, InterruptedException {
        if (!process.waitFor(LONG_ENOUGH_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It did not end: " + process.info().commandLine());
        }
        return new Ended(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }
}
