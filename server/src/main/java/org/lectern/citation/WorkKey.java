package org.lectern.citation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What two references are compared by, to tell whether they cite one work.
 *
 * <p>Volumes are never one work. An author's works are one where their titles agree, whatever the year (a later
 * printing), or where the main titles agree and the year too (one gives the subtitle, the other not), or where title
 * and year agree but for a few letters. Where only author and year are given, these decide.
 *
 * @param surname of the first author, folded; the whole name of a body; empty where the title stands first
 * @param title folded to words and single spaces; empty where only author and year are given
 * @param mainTitle the title before its colon, folded
 */
public record WorkKey(String surname, String title, String mainTitle, String volume, OptionalInt year) {
    /** Letters that may differ, of this many; titles with a misprint differ in about one letter of fifty. */
    private static final int LETTERS_PER_MISPRINT = 15;

    private static final int MAIN_TITLE_WORDS = 2;

    /** The key of a reference. */
    public static WorkKey of(Reference reference) {
        String author = reference.authors().isEmpty() ? "" : reference.authors().getFirst();
        return new WorkKey(
                surname(author),
                fold(reference.title()),
                fold(reference.title().split("[:;.]", 2)[0]),
                reference.volume(),
                reference.year());
    }

    /** Whether both are the key of one work. Not transitive: the first work that fits is taken. */
    public boolean sameWork(WorkKey other) {
        if (!surname.equals(other.surname)) {
            return false;
        }
        boolean sameYear = year.isPresent() && year.equals(other.year);
        if (title.isEmpty() || other.title.isEmpty()) {
            return sameYear && !surname.isEmpty();
        }
        if (!volume.equals(other.volume)) {
            return false;
        }
        if (title.equals(other.title)) {
            return true;
        }
        if (!sameYear) {
            return false;
        }
        boolean sameMainTitle =
                mainTitle.equals(other.mainTitle) && mainTitle.split(" ", -1).length >= MAIN_TITLE_WORDS;
        return sameMainTitle || almost(title, other.title);
    }

    /** Surname first or last, and {@code Chuyev} as {@code Chuev}: the two ways of writing one Russian letter. */
    private static String surname(String author) {
        return fold(surnameAsPrinted(author)).replaceAll("(?<=[aeiou])y(?=e)", "");
    }

    static String surnameAsPrinted(String author) {
        int comma = author.indexOf(',');
        return comma > 0
                ? author.substring(0, comma)
                : author.replaceFirst("^(?:\\p{Lu}\\p{L}*\\.? )+(?=\\p{Lu}\\p{L}+$)", "");
    }

    private static String fold(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[’'ʹ]", "")
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
    }

    private static boolean almost(String a, String b) {
        int allowed = Math.min(a.length(), b.length()) / LETTERS_PER_MISPRINT;
        return Math.abs(a.length() - b.length()) <= allowed && distance(a, b) <= allowed;
    }

    /** Levenshtein's distance; titles are short. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
