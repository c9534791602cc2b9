package org.lectern.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, with the heap and the collector that the launcher gives to Lectern, until it is
 * closed. It has begun once a line that it prints names its address.
 */
final class ServerProcess implements AutoCloseable {
    /** As the launcher starts it. */
    static final List<String> JVM =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m", "-Dfile.encoding=UTF-8");

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final Process process;
    private final String base;
    private final double seconds;

    private ServerProcess(Process process, String base, double seconds) {
        this.process = process;
        this.base = base;
        this.seconds = seconds;
    }

    /** Lectern on a data folder. */
    static ServerProcess lectern(Path data, String... jvm) throws IOException {
        return start("org.lectern.app.Main", List.of(jvm), List.of("serve", "--port", "0", "--data", data.toString()));
    }

    /**
     * Lectern by its launcher, or by another script that {@code lectern.bench.launcher} names.
     *
     * @param archive where the launcher keeps the archive of classes
     */
    static ServerProcess launched(Path data, Path archive) throws IOException {
        String launcher = System.getProperty(
                "lectern.bench.launcher",
                Path.of(System.getProperty("lectern.home"), "lectern").toString());
        ProcessBuilder builder = new ProcessBuilder(launcher, "serve", "--port", "0", "--data", data.toString());
        builder.environment().put("LECTERN_ARCHIVE", archive.toString());
        return start("the launcher", builder);
    }

    /** @param jvm more for the machine, for a look at what it does */
    static ServerProcess start(String main, List<String> jvm, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(jvm);
        command.add("-Dlectern.home=" + System.getProperty("lectern.home"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return start(main, new ProcessBuilder(command));
    }

    private static ServerProcess start(String what, ProcessBuilder builder) throws IOException {
        long before = System.nanoTime();
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Matcher address = ADDRESS.matcher("");
        String line = out.readLine();
        while (line != null && !address.reset(line).find()) {
            line = out.readLine();
        }
        double seconds = (System.nanoTime() - before) / 1e9;
        if (line == null) {
            process.destroy();
            throw new IllegalStateException(what + " did not start");
        }
        return new ServerProcess(process, address.group(), seconds);
    }

    /** Without a slash at the end. */
    String base() {
        return base;
    }

    /** From the start of the process to the line that says it is ready. */
    double secondsToReady() {
        return seconds;
    }

    /** The processor time that it has used so far, of all processors together, in microseconds. */
    double processorMicros() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e3;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
