package org.lectern.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that rooms below this one say to a person, and those of problems: they are written in English where they
 * arise, since programs read them too. {@code sentences-ru.txt} has each with its translation in the next line; {@code
 * {0}} stands for what differs. Numbers that differ are written as the language writes them.
 */
final class Sentences {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** A unit of size makes a sentence of its own of its number. */
    private static final Pattern SIZE = Pattern.compile("\\d[\\d,]* (?:MiB|KiB|bytes)");

    private final Language language;
    private final Map<String, String> whole = new HashMap<>();
    private final List<Translation> withPlaces = new ArrayList<>();

    private record Translation(Pattern english, String other) {
        /** @param value puts what differs into the language */
        Optional<String> of(String sentence, UnaryOperator<String> value) {
            Matcher found = english.matcher(sentence);
            return found.matches()
                    ? Optional.of(PLACE.matcher(other)
                            .replaceAll(place -> Matcher.quoteReplacement(
                                    value.apply(found.group(Integer.parseInt(place.group(1)) + 1)))))
                    : Optional.empty();
        }
    }

    private Sentences(Language language, String file) {
        this.language = language;
        List<String> lines = file.lines().filter(line -> !line.isBlank()).toList();
        for (int at = 0; at + 1 < lines.size(); at += 2) {
            String english = lines.get(at);
            String other = lines.get(at + 1);
            if (PLACE.matcher(english).find()) {
                String pattern = "\\Q" + PLACE.matcher(english).replaceAll("\\\\E(.+?)\\\\Q") + "\\E";
                withPlaces.add(new Translation(Pattern.compile(pattern, Pattern.DOTALL), other));
            } else {
                whole.put(english, other);
            }
        }
    }

    /** Of a language without a file, nothing is translated: English is as it is said. */
    static Sentences read(Language language) {
        String name = "sentences-%s.txt".formatted(language.tag());
        try (InputStream file = Sentences.class.getResourceAsStream(name)) {
            return new Sentences(language, file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Several sentences in a row are told one by one, as far as they are known. */
    String told(String english) {
        for (int end = english.length(); end > 0; end = english.lastIndexOf(". ", end - 2) + 1) {
            Optional<String> told = known(english.substring(0, end));
            if (told.isPresent()) {
                return end == english.length() ? told.get() : told.get() + " " + told(english.substring(end + 1));
            }
        }
        return english;
    }

    private Optional<String> known(String sentence) {
        return Optional.ofNullable(whole.get(sentence))
                .or(() -> withPlaces.stream()
                        .flatMap(one -> one.of(sentence, this::value).stream())
                        .findFirst());
    }

    private String value(String english) {
        if (SIZE.matcher(english).matches()) {
            return known(english).orElse(english);
        }
        return english.matches("\\d{1,3}(?:,\\d{3})+")
                ? NumberFormat.getIntegerInstance(language.locale()).format(Long.parseLong(english.replace(",", "")))
                : english;
    }
}
