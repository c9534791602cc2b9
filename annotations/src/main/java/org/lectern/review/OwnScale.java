package org.lectern.review;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lectern.people.DisplayText;
import org.lectern.review.Scales.InvalidScaleException;

/** What a group's own scale has to be like. */
public final class OwnScale {
    /** Code points. */
    public static final int LONGEST_NAME = 60;

    /** Code points; a grade stands in a badge. */
    public static final int LONGEST_VALUE = 24;

    public static final int LONGEST_MEANING = 200;

    private OwnScale() {}

    /** @throws InvalidScaleException with what to change */
    public static void check(String name, List<Grade> grades) {
        if (name.isBlank() || length(name) > LONGEST_NAME) {
            throw new InvalidScaleException("Give the scale a name of at most %d characters.".formatted(LONGEST_NAME));
        }
        long counted = grades.stream().filter(grade -> !grade.missing()).count();
        if (counted < 2 || grades.size() > Scale.MOST_GRADES) {
            throw new InvalidScaleException("A scale has from 2 to %d grades, besides one for what cannot be judged."
                    .formatted(Scale.MOST_GRADES - 1));
        }
        if (grades.stream().filter(Grade::missing).count() > 1) {
            throw new InvalidScaleException("One grade is enough for what cannot be judged.");
        }
        Set<String> seen = new HashSet<>();
        for (Grade grade : grades) {
            if (grade.value().isBlank() || length(grade.value()) > LONGEST_VALUE) {
                throw new InvalidScaleException(
                        "Each grade has a name of at most %d characters.".formatted(LONGEST_VALUE));
            }
            if (length(grade.meaning()) > LONGEST_MEANING || length(grade.word()) > LONGEST_MEANING) {
                throw new InvalidScaleException(
                        "Say what a grade means in at most %d characters.".formatted(LONGEST_MEANING));
            }
            if (!DisplayText.isVisible(grade.value() + grade.word() + grade.meaning() + name)) {
                throw new InvalidScaleException("Names and meanings are one line of visible characters each.");
            }
            if (!seen.add(grade.value().toLowerCase(Locale.ROOT))) {
                throw new InvalidScaleException("\"%s\" stands there twice.".formatted(grade.value()));
            }
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
