package org.lectern.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lectern.document.Metadata;

/**
 * What the server's pages say, in one language. A catalogue ({@code words-en.properties} and its fellows) has texts by
 * key; they may hold markup, and where something is put in, ICU's message format. Immutable, one for each language.
 */
final class Words {
    /** The reader's choice; the client writes it, so that both speak the same language. */
    static final String COOKIE = "lectern-language";

    private static final Pattern KEY = Pattern.compile("\\{([a-z][A-Za-z]*(?:\\.[A-Za-z]+)*)}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Words(language));
        }
    }

    private final Language language;
    private final Map<String, String> catalogue;
    private final Sentences sentences;
    private final DateTimeFormatter days;
    /** The parsed messages and filled templates; there are as many as are written in the code. */
    private final Map<String, MessageFormat> messages = new ConcurrentHashMap<>();

    private final Map<String, String> templates = new ConcurrentHashMap<>();

    private Words(Language language) {
        this.language = language;
        this.catalogue = Catalogues.read(language);
        this.sentences = Sentences.read(language);
        this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
    }

    static Words in(Language language) {
        Words words = ALL.get(language);
        if (words == null) {
            throw new IllegalStateException("Every language has its words");
        }
        return words;
    }

    /** In the language that the reader chose, else the one that the browser asks for; says that the answer varies by it. */
    static Words of(Context ctx) {
        ctx.header("Vary", Answer.VARY);
        return of(
                Optional.ofNullable(ctx.cookie(COOKIE)),
                Optional.ofNullable(ctx.header("Accept-Language")).orElse(""));
    }

    /**
     * For a request that did not get as far as a context.
     *
     * @param chosen the value of the cookie
     * @param accepted the header
     */
    static Words of(Optional<String> chosen, String accepted) {
        return in(chosen.flatMap(Language::of).orElseGet(() -> Language.accepted(accepted)));
    }

    String tag() {
        return language.tag();
    }

    /** A text as it stands in the catalogue. */
    String say(String key) {
        String text = catalogue.get(key);
        if (text == null) {
            throw new IllegalArgumentException("The catalogue of %s has no %s".formatted(language, key));
        }
        return text;
    }

    /**
     * A text with something put in.
     *
     * @param values numbers decide the forms of words; strings are put in as they are, so for HTML they come escaped
     */
    String say(String key, Object... values) {
        MessageFormat format = messages.computeIfAbsent(
                key, name -> new MessageFormat(say(name), ULocale.forLocale(language.locale())));
        // What is parsed once may not be used by two at a time
        return ((MessageFormat) format.clone()).format(values);
    }

    /**
     * A template with its words: {@code {key}} becomes the catalogue's text, then the rest is as in {@link
     * String#format}.
     *
     * @param template written in the code, never with anything in it that came from outside
     */
    String html(String template, Object... values) {
        return String.format(Locale.ROOT, templates.computeIfAbsent(template, this::filled), values);
    }

    private String filled(String template) {
        return KEY.matcher(template)
                .replaceAll(
                        found -> Matcher.quoteReplacement(say(found.group(1)).replace("%", "%%")));
    }

    /** So many of something, such as {@code 3 pages}. */
    String count(String noun, int number) {
        return say("count." + noun, number);
    }

    /** So many bytes, in MiB or, below one, in KiB; whatever there is is at least one of them. */
    String size(long bytes) {
        return told(UploadedForm.size(bytes));
    }

    /** A number by itself, as the language writes it. */
    String number(int number) {
        return new MessageFormat("{0,number}", ULocale.forLocale(language.locale()))
                .format(List.of(number).toArray());
    }

    /** A part of a hundred, as the language writes numbers. */
    String percent(double percent) {
        return new MessageFormat("{0}\u00a0%", ULocale.forLocale(language.locale()))
                .format(List.of(percent).toArray());
    }

    /** The number of a page as it is cited, such as {@code p. 3}. */
    String page(int number) {
        return say("page.p", String.valueOf(number));
    }

    /** A day in UTC. */
    String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    String day(LocalDate day) {
        return days.format(day);
    }

    /** A date as a catalogue has it: written out where it is a whole one, else as it is. */
    String date(String date) {
        try {
            return day(LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            return date; // such as "1937" or "about 1940"
        }
    }

    /** A day and the time of it, in UTC. */
    String moment(Instant instant) {
        return "%s, %s UTC".formatted(day(instant), TIME.format(instant));
    }

    /** A sentence that another room says in English to a person; as it is where nobody has put it into this language. */
    String told(String english) {
        return sentences.told(english);
    }

    /** A language by its name. */
    String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(language.locale());
    }

    /** The languages of a document by their names. */
    String languages(Metadata document) {
        return document.languages().stream()
                .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(language.locale()))
                .collect(Collectors.joining(", "));
    }

    /** The attribute for a document's own words where they are in another language than the page; empty where not. */
    String lang(Metadata document) {
        return document.languages().stream()
                .findFirst()
                .filter(other -> !other.equals(tag()))
                .map(" lang=\"%s\""::formatted)
                .orElse("");
    }

    /** A document's own words as HTML, marked where they are in another language than the page. */
    String theirs(Metadata document, String text) {
        String lang = lang(document);
        return lang.isEmpty() ? Html.escape(text) : "<span%s>%s</span>".formatted(lang, Html.escape(text));
    }
}
