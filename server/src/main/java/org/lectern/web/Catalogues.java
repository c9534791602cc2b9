package org.lectern.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads the catalogues of {@link Words}. */
final class Catalogues {
    private Catalogues() {}

    static Map<String, String> read(Language language) {
        Properties properties = new Properties();
        String name = "words-%s.properties".formatted(language.tag());
        try (InputStream file = Catalogues.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name);
            }
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
        return Map.copyOf(texts);
    }
}
