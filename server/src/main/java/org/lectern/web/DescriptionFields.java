package org.lectern.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.document.Metadata;
import org.lectern.document.MetadataField;
import org.lectern.web.FormHtml.Trouble;

/** What somebody wants to be said of a document, as it was typed, and whether it can be kept. */
record DescriptionFields(Map<MetadataField, String> typed) {
    /** Code points. */
    static final int MAX_PROVENANCE = 10_000;

    private static final int MAX_LINE = 1_000;
    private static final int MAX_NAME = 300;
    private static final int MAX_NAMES = 200;

    DescriptionFields {
        typed = Map.copyOf(typed);
    }

    static DescriptionFields of(Metadata metadata) {
        return new DescriptionFields(MetadataField.all(metadata));
    }

    /** As a form sends it: an author a line, languages with commas between. */
    static DescriptionFields of(Context ctx) {
        Map<MetadataField, String> typed = new EnumMap<>(MetadataField.class);
        for (MetadataField field : MetadataField.values()) {
            String text = Form.text(ctx, field.word()).replace("\r\n", "\n");
            typed.put(
                    field,
                    switch (field) {
                        case CREATORS -> lines(text);
                        case LANGUAGES -> String.join("\n", tags(text));
                        default -> text;
                    });
        }
        return new DescriptionFields(typed);
    }

    /**
     * As a program sends it: texts, lists of texts for creators and languages, null or nothing for what is not said.
     *
     * @throws WrongJsonException where it is anything else
     */
    static DescriptionFields of(JsonNode json) throws WrongJsonException {
        if (!json.isObject()) {
            throw new WrongJsonException("", "Send a JSON object, as GET gives it.");
        }
        Map<MetadataField, String> typed = new EnumMap<>(MetadataField.class);
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            MetadataField field = MetadataField.of(entry.getKey())
                    .orElseThrow(() -> new WrongJsonException(
                            entry.getKey(), "Nothing of this name is said of a document. GET gives all names."));
            typed.put(field, text(field, entry.getValue()));
        }
        return new DescriptionFields(typed);
    }

    /** What a program sent is not of the form that it should have. */
    static final class WrongJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String field;

        private WrongJsonException(String field, String message) {
            super(message);
            this.field = field;
        }

        Problem problem() {
            return Problem.unprocessable(field, String.valueOf(getMessage()));
        }
    }

    private static String text(MetadataField field, JsonNode value) throws WrongJsonException {
        if (value.isNull()) {
            return "";
        }
        if (field.isList() && value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)) {
            if (value.valueStream().anyMatch(one -> one.textValue().contains("\n"))) {
                throw new WrongJsonException(field.word(), "An entry of a list is one line.");
            }
            return lines(value.valueStream().map(JsonNode::textValue).collect(Collectors.joining("\n")));
        }
        if (!field.isList() && value.isTextual()) {
            return value.textValue().strip().replace("\r\n", "\n");
        }
        throw new WrongJsonException(
                field.word(), field.isList() ? "This is a list of texts, or null." : "This is a text, or null.");
    }

    private static String lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** BCP 47 tags with commas or spaces between. */
    static List<String> tags(String text) {
        return Arrays.stream(text.split("[,\\s]+", -1))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    String text(MetadataField field) {
        return typed.getOrDefault(field, "");
    }

    Metadata metadata() {
        return MetadataField.metadata(typed);
    }

    /**
     * The first thing that cannot be kept.
     *
     * @param before what is said now: what stays as it is stays whatever it is
     */
    Optional<Trouble> trouble(Metadata before) {
        return Arrays.stream(MetadataField.values())
                .filter(field -> !text(field).equals(field.in(before)))
                .flatMap(field -> trouble(field, text(field)).stream().map(words -> new Trouble(field.word(), words)))
                .findFirst();
    }

    private static Optional<String> trouble(MetadataField field, String text) {
        boolean isLong = field == MetadataField.PROVENANCE;
        boolean isPlain = text.codePoints()
                .allMatch(point -> (point == '\n' && (isLong || field.isList()))
                        || !(Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE));
        if (!isPlain) {
            return Optional.of("There is a character here that cannot be kept. Type it anew.");
        }
        return switch (field) {
            case TITLE ->
                text.isEmpty()
                        ? Optional.of("A document has a title.")
                        : tooLong(text, UploadFields.MAX_TITLE, "A title has at most %d characters.");
            case CREATORS ->
                text.lines().count() > MAX_NAMES
                        ? Optional.of("Name at most %d authors.".formatted(MAX_NAMES))
                        : text.lines()
                                .flatMap(name ->
                                        tooLong(name, MAX_NAME, "An author's name has at most %d characters.").stream())
                                .findFirst();
            case DATE, ACCESSED ->
                text.isEmpty() || isDate(text)
                        ? Optional.empty()
                        : Optional.of("Write a year, a month or a day: 1937, 1937-07 or 1937-07-30.");
            case LANGUAGES ->
                text.lines().allMatch(DescriptionFields::isLanguage)
                        ? Optional.empty()
                        : Optional.of("Write languages as codes with commas between: en, ru, uk.");
            case PROVENANCE -> tooLong(text, MAX_PROVENANCE, "This has at most %d characters.");
            case PUBLISHER, KIND, SOURCE -> tooLong(text, MAX_LINE, "This has at most %d characters.");
        };
    }

    private static Optional<String> tooLong(String text, int most, String words) {
        return text.codePointCount(0, text.length()) <= most ? Optional.empty() : Optional.of(words.formatted(most));
    }

    /** A BCP 47 tag, by its form. */
    static boolean isLanguage(String tag) {
        return tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}");
    }

    /** A year, a month or a day that there is (ISO 8601). */
    static boolean isDate(String text) {
        try {
            return switch (text.length()) {
                case 4 -> text.matches("\\d{4}");
                case 7 -> YearMonth.parse(text).getYear() >= 0;
                case 10 -> LocalDate.parse(text).getYear() >= 0;
                default -> false;
            };
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
