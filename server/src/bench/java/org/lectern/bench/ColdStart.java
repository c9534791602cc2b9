package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.lectern.anchor.Anchoring;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.QuoteMatcher;
import org.lectern.anchor.Selector.TextQuoteSelector;

/** A process that makes an index and finds quotes, before anything has warmed up. */
public final class ColdStart {
    private ColdStart() {}

    /**
     * Where a process finds its classes: in jars, with the archive of loaded classes that the launcher has Java keep.
     * The first start writes the archive, as the first stop of a server does.
     */
    private static final String CLASSES = classPath();

    private static final Path ARCHIVE = scratch(".jsa");

    /** In a new process, started as the launcher starts a server: milliseconds for the index and every quote. */
    static double asServer(Path text, Path quotes) throws Exception {
        return measure(List.of(), text, quotes);
    }

    /** The same as it starts a command that brings annotations in by their quotes. */
    static double asCommand(Path text, Path quotes) throws Exception {
        return measure(List.of("-XX:TieredStopAtLevel=1"), text, quotes);
    }

    private static double measure(List<String> jvm, Path text, Path quotes) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xlog:disable",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + ARCHIVE,
                "-cp",
                CLASSES,
                ColdStart.class.getName(),
                text.toString(),
                quotes.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The matcher's process ended with " + process.exitValue());
        }
        return Double.parseDouble(said);
    }

    /** Java archives only what it loads from jars: what is being measured, and this class, come in one. */
    private static String classPath() {
        Path jar = scratch(".jar");
        StringJoiner all = new StringJoiner(File.pathSeparator).add(jar.toString());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                Path folder = Path.of(entry);
                if (!Files.isDirectory(folder)) {
                    all.add(entry);
                } else if (Files.isDirectory(folder.resolve("org/lectern/anchor"))
                        || Files.isRegularFile(folder.resolve("org/lectern/bench/ColdStart.class"))) {
                    add(folder, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    private static void add(Path folder, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .filter(path -> path.toString().contains("anchor")
                            || path.toString().contains("ColdStart"))
                    .toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
    }

    private static Path scratch(String ending) {
        try {
            Path file = Files.createTempFile("cold-start", ending);
            file.toFile().deleteOnExit();
            Files.delete(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param files the text and the quotes */
    public static void main(String[] files) throws Exception {
        String text = Files.readString(Path.of(files[0]));
        List<TextQuoteSelector> quotes = new ArrayList<>();
        for (JsonNode quote : new ObjectMapper().readTree(Path.of(files[1]).toFile())) {
            quotes.add(new TextQuoteSelector(
                    quote.path("exact").asText(),
                    quote.path("prefix").asText(),
                    quote.path("suffix").asText()));
        }
        long begun = System.nanoTime();
        QuoteMatcher matcher = new QuoteMatcher(new IndexedText(new CodePointText(text)));
        int found = 0;
        for (TextQuoteSelector quote : quotes) {
            found += matcher.find(quote, List.of()) instanceof Anchoring.Lost ? 0 : 1;
        }
        double took = (System.nanoTime() - begun) / 1e6;
        if (found < quotes.size() * 9 / 10) {
            throw new IllegalStateException("Only %d of %d were found".formatted(found, quotes.size()));
        }
        System.out.println(took);
    }
}
