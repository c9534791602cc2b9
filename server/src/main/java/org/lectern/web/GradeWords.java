package org.lectern.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.lectern.review.Axis;
import org.lectern.review.Grade;
import org.lectern.review.Scale;

/** What scales and grades are called in a reader's language; own scales speak as their group wrote them. */
final class GradeWords {
    private static final Pattern CODE = Pattern.compile("T?[A-Z0-9]");
    private static final Pattern NEXT_WORD = Pattern.compile(" ([a-z])");

    private final Words words;

    GradeWords(Words words) {
        this.words = words;
    }

    String name(Scale scale) {
        return isKnown(scale) ? words.say("scale." + scale.id()) : scale.name();
    }

    private static boolean isKnown(Scale scale) {
        return Scale.KNOWN.contains(scale);
    }

    String name(Axis axis) {
        return words.say("axis." + axis.word());
    }

    /** Whether a grade is a code that stands before its word. */
    static boolean isCode(String value) {
        return CODE.matcher(value).matches();
    }

    /** {@code weak} for D; for grades that are words themselves, those. */
    String word(Scale scale, Grade grade) {
        if (isKnown(scale)) {
            return words.say("grade." + scale.id() + "." + slug(grade.value()));
        }
        return grade.word().isEmpty() ? grade.value() : grade.word();
    }

    /** {@code D weak}; once, where the grade is a word itself. */
    String full(Scale scale, Grade grade) {
        String word = word(scale, grade);
        return isCode(grade.value()) && !word.equals(grade.value()) ? grade.value() + " " + word : word;
    }

    /** When to give it; empty where nobody said. */
    String meaning(Scale scale, Grade grade) {
        return isKnown(scale) ? words.say("meaning." + scale.id() + "." + slug(grade.value())) : grade.meaning();
    }

    private static String slug(String value) {
        return NEXT_WORD.matcher(value).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
