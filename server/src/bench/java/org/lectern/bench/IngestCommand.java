package org.lectern.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command that hands a file to a running server, and what it says meanwhile. */
final class IngestCommand {
    private static final Pattern WHOLE = Pattern.compile(": ([\\d,]+) pages, [\\d,]+ characters");

    private final Process process;
    private final long begun = System.nanoTime();
    private final Thread reader;
    private volatile long lastSaid = begun;
    private volatile long longestSilence;
    private volatile String said = "";
    private volatile int pages;

    /** @param id of the document */
    IngestCommand(Path data, Path file, String id) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(ServerProcess.JVM);
        builder.command()
                .addAll(List.of(
                        "-Dlectern.home=" + System.getProperty("lectern.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lectern.app.Main",
                        "ingest",
                        "--data",
                        data.toString(),
                        "--id",
                        id,
                        file.toString()));
        this.process = builder.redirectErrorStream(true).start();
        this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long now = System.nanoTime();
                longestSilence = Math.max(longestSilence, now - lastSaid);
                lastSaid = now;
                said = line;
                Matcher whole = WHOLE.matcher(line);
                pages = whole.find() ? Integer.parseInt(whole.group(1).replace(",", "")) : pages;
            }
        } catch (IOException e) {
            said = String.valueOf(e.getMessage());
        }
    }

    boolean isUnderWay() {
        return process.isAlive();
    }

    /** Waits for its end, which has to be a good one; the seconds since its start. */
    double end() throws InterruptedException {
        reader.join();
        double seconds = (lastSaid - begun) / 1e9;
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The file was not taken in: " + said);
        }
        return seconds;
    }

    /** The longest time in which it said nothing of how far it is, in seconds. */
    double longestSilence() {
        return longestSilence / 1e9;
    }

    /** As it says when the file is in. */
    int pages() {
        return pages;
    }
}
