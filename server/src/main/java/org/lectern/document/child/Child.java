package org.lectern.document.child;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * A running {@link ChildProgram}, held to its limits: whoever asks looks again and again at its memory, its files and the
 * clock, and ends it where one is past its limit. For one thread at a time.
 */
public final class Child implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(50);
    /** What Java answers with where {@code -XX:+ExitOnOutOfMemoryError} ends it. */
    private static final int OUT_OF_MEMORY = 3;
    /** What it says then. */
    private static final String LAST_WORDS = "Terminating due to java.lang.OutOfMemoryError";
    /** Bytes of a line of answer. */
    private static final int LINE = 2_000;

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final long MEBIBYTE = 1L << 20;
    private static final long PAGE_OF_MEMORY = 4096;
    private static final Pattern PAGE = Pattern.compile("page (\\d{1,9}) of (\\d{1,9})");
    private static final Pattern FAILED = Pattern.compile("failed ([A-Z_]{1,40})(?: (.*))?");
    private static final Pattern UNDECODABLE = Pattern.compile(
            "(?:Byte \\d{1,12} of the file|The text contains|There is no encoding) [^\\p{Cntrl}]{1,300}");

    /** No line of answer; what follows is silence. */
    private static final String END = "\n";

    private final Process process;
    private final ChildLimits limits;
    private final Path scratch;
    private final Function<Kind, UnreadableSourceException> refusals;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Child(
            Process process, ChildLimits limits, Path scratch, Function<Kind, UnreadableSourceException> refusals) {
        this.process = process;
        this.limits = limits;
        this.scratch = scratch;
        this.refusals = refusals;
    }

    /**
     * What runs in it.
     *
     * @param main has a main method that runs a {@link ChildProgram}
     * @param libraries a class of each library that it needs; nothing else of this program's class path is given to it
     * @param options further ones of Java's
     * @param refusals what a person is told where it fails
     */
    public record Program(
            Class<?> main,
            List<Class<?>> libraries,
            List<String> options,
            Function<Kind, UnreadableSourceException> refusals) {
        public Program {
            libraries = List.copyOf(libraries);
            options = List.copyOf(options);
        }
    }

    /**
     * Starts one.
     *
     * @param scratch the only folder that it is told of; what it leaves there is the caller's to remove
     */
    public static Child start(Program program, ChildLimits limits, Path scratch) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10")); // readers come first
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + limits.heap() / MEBIBYTE + "m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:ReservedCodeCacheSize=64m",
                // It is over before the second compiler has paid for itself, which takes half of its time and a core
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + scratch.resolve("crash"),
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + scratch,
                "-Dfile.encoding=UTF-8"));
        command.addAll(program.options);
        command.addAll(List.of("-cp", classPath(program), program.main.getName()));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(scratch.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("JDK_JAVA"));
            Child child = new Child(builder.start(), limits, scratch, program.refusals);
            Thread.ofPlatform().daemon().name("child-answers").start(child::listen);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("No process could be started to read a file: " + e.getMessage(), e);
        }
    }

    /** This program and what it needs, and nothing more. */
    private static String classPath(Program program) {
        return Stream.concat(Stream.of(program.main), program.libraries.stream())
                .map(Child::home)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> part) {
        try {
            return Path.of(part.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class path is made of places", e);
        }
    }

    private void listen() {
        try (InputStream in = process.getInputStream()) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && line.size() < LINE; next = in.read()) {
                if (next == '\n') {
                    lines.add(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        } catch (IOException e) {
            // It ended, or was ended; what follows says so
        }
        lines.add(END);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Asks and waits.
     *
     * @param command as the program reads it
     * @throws UnreadableSourceException where it failed; the child may be at its end then
     */
    public void ask(byte[] command, ReadingWatch watch) throws UnreadableSourceException {
        long start = System.nanoTime();
        long heard = start;
        long looked = start;
        send(command);
        while (true) {
            Optional<String> line = next();
            if (line.isPresent()) {
                heard = System.nanoTime();
                if (line.get().equals(END)) {
                    throw ended();
                }
                if (line.get().equals("done")) {
                    hold(past(start, heard)); // it may have been quicker than whoever looks at it
                    return;
                }
                hear(line.get(), watch);
            }
            if (watch.isCancelled()) {
                close();
                throw new UnreadableSourceException(Kind.CANCELLED, "It was cancelled, and nothing of it was kept.");
            }
            if (System.nanoTime() - looked >= LOOK.toNanos()) {
                hold(past(start, heard));
                looked = System.nanoTime();
            }
        }
    }

    private void hold(Optional<Kind> past) throws UnreadableSourceException {
        if (past.isPresent()) {
            close();
            throw refusals.apply(past.get());
        }
    }

    /** Empty where it has said nothing for a while. */
    private Optional<String> next() throws UnreadableSourceException {
        try {
            return Optional.ofNullable(lines.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new UnreadableSourceException(
                    Kind.CANCELLED, "The server is stopping, and nothing of this was kept. Send it again.");
        }
    }

    private void send(byte[] command) throws UnreadableSourceException {
        try {
            process.getOutputStream().write(command);
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw ended();
        }
    }

    private void hear(String line, ReadingWatch watch) throws UnreadableSourceException {
        Matcher page = PAGE.matcher(line);
        if (page.matches()) {
            watch.read(Integer.parseInt(page.group(1)), Integer.parseInt(page.group(2)));
            return;
        }
        Matcher failed = FAILED.matcher(line);
        if (failed.matches()) {
            Kind kind = Stream.of(Kind.values())
                    .filter(any -> any.name().equals(failed.group(1)))
                    .findFirst()
                    .orElse(Kind.CRASHED);
            String words = Optional.ofNullable(failed.group(2)).orElse("");
            if (kind == Kind.UNDECODABLE && UNDECODABLE.matcher(words).matches()) {
                throw new UnreadableSourceException(kind, words); // says where, which nobody else knows
            }
            throw refusals.apply(kind);
        }
        close();
        throw refusals.apply(line.startsWith(LAST_WORDS) ? Kind.OUT_OF_MEMORY : Kind.CRASHED);
    }

    private UnreadableSourceException ended() {
        try {
            boolean isOver = process.waitFor(10, TimeUnit.SECONDS);
            boolean outOfMemory = isOver && process.exitValue() == OUT_OF_MEMORY;
            return refusals.apply(outOfMemory ? Kind.OUT_OF_MEMORY : Kind.CRASHED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refusals.apply(Kind.CRASHED);
        } finally {
            close();
        }
    }

    private Optional<Kind> past(long start, long heard) {
        long now = System.nanoTime();
        if (now - heard > limits.stall().toNanos()
                || now - start > limits.total().toNanos()) {
            return Optional.of(Kind.TIMED_OUT);
        }
        if (resident() > limits.resident()) {
            return Optional.of(Kind.OUT_OF_MEMORY);
        }
        return Scratch.size(scratch) > limits.scratch() ? Optional.of(Kind.OUT_OF_SCRATCH) : Optional.empty();
    }

    /** Bytes as the operating system counts them; 0 where it does not say. */
    private long resident() {
        Path counts = Path.of("/proc", String.valueOf(process.pid()), "statm");
        try {
            return PAGE_OF_MEMORY * Long.parseLong(Files.readString(counts).split(" ", -1)[1]);
        } catch (IOException | RuntimeException e) {
            return 0; // another system, or it has just ended
        }
    }

    /** Ends it, whatever it is doing, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
