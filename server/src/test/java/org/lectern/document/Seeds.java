package org.lectern.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that come with the program, from the folder that they come in. */
public final class Seeds {
    /** What the sources of parameterized tests call them. */
    public static final String IDS = "org.lectern.document.Seeds#ids";

    private static final Path FOLDER = Path.of(System.getProperty("lectern.seeds", "../seeds"));
    private static final Map<String, CanonicalText> TEXTS = new ConcurrentHashMap<>();

    private Seeds() {}

    public static List<String> ids() {
        return List.of(
                "werth-2010-excerpt",
                "werth-2010",
                "great-terror-excerpt",
                "crawford-great-purge",
                "real-stalin-series");
    }

    public static Path path(String id) {
        return FOLDER.resolve(id + ".txt");
    }

    /** The file's characters as they are. */
    public static String file(String id) {
        try {
            return Files.readString(path(id), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static CanonicalText text(String id) {
        return TEXTS.computeIfAbsent(id, name -> {
            try {
                return CanonicalText.decode(Files.readAllBytes(path(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (UnreadableSourceException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
