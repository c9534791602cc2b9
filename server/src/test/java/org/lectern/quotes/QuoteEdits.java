package org.lectern.quotes;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What happens to words between being quoted and being looked for. Every change is drawn from the random given. */
public final class QuoteEdits {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    /** What recognition reads for what is printed, both ways. */
    private static final List<String[]> MISREADINGS = List.of(
            new String[] {"rn", "m"},
            new String[] {"cl", "d"},
            new String[] {"vv", "w"},
            new String[] {"l", "1"},
            new String[] {"I", "l"},
            new String[] {"O", "0"},
            new String[] {"e", "c"},
            new String[] {"h", "b"},
            new String[] {"u", "n"},
            new String[] {"fi", "ﬁ"},
            new String[] {".", ","},
            new String[] {"S", "5"});

    private QuoteEdits() {}

    /**
     * Replaces, inserts or deletes a character, each as often, at {@code rate} times the length of places, drawn
     * independently.
     */
    public static String random(String words, double rate, Random random) {
        StringBuilder edited = new StringBuilder(words);
        long edits = Math.round(rate * words.length());
        for (long n = 0; n < edits && !edited.isEmpty(); n++) {
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            int kind = random.nextInt(3);
            if (kind == 0) {
                edited.setCharAt(random.nextInt(edited.length()), letter);
            } else if (kind == 1) {
                edited.insert(random.nextInt(edited.length() + 1), letter);
            } else {
                edited.deleteCharAt(random.nextInt(edited.length()));
            }
        }
        return edited.toString();
    }

    /** Misreads each place that can be misread with the given chance. */
    public static String misread(String words, double chance, Random random) {
        StringBuilder read = new StringBuilder();
        int at = 0;
        while (at < words.length()) {
            String printed = words.substring(at, at + 1);
            String seen = printed;
            for (String[] pair : MISREADINGS) {
                int one = random.nextInt(2);
                if (words.startsWith(pair[one], at) && random.nextDouble() < chance) {
                    printed = pair[one];
                    seen = pair[1 - one];
                    break;
                }
            }
            read.append(seen);
            at += printed.length();
        }
        return read.toString();
    }

    /** One word in five in capitals; accents gone or apart from their letters; ligatures; other punctuation. */
    public static String restyled(String words, Random random) {
        StringBuilder restyled = new StringBuilder();
        for (String word : words.split("(?<=\\s)|(?=\\s)", -1)) {
            String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
            String accents = random.nextBoolean() ? apart : apart.replaceAll("\\p{Mn}", "");
            restyled.append(random.nextInt(5) == 0 ? accents.toUpperCase(Locale.ROOT) : accents);
        }
        return restyled.toString()
                .replace("ffi", "ﬃ")
                .replace("fi", "ﬁ")
                .replace("fl", "ﬂ")
                .replace("“", "«")
                .replace("”", "»")
                .replace("’", "'")
                .replace("–", "—");
    }

    /** Lines broken anew, words of six letters and more divided at every third line end; typewriter punctuation. */
    public static String rewrapped(String words, Random random) {
        StringBuilder wrapped = new StringBuilder();
        int line = random.nextInt(40);
        for (String word : words.split("(?<=\\s)|(?=\\s)", -1)) {
            line += word.length();
            if (word.isBlank() && line > 40) {
                wrapped.append('\n');
                line = 0;
            } else if (word.length() >= 6 && line > 40 && random.nextInt(3) == 0) {
                wrapped.append(word, 0, 3).append("-\n").append(word, 3, word.length());
                line = 0;
            } else {
                wrapped.append(word);
            }
        }
        return wrapped.toString()
                .replace('“', '"')
                .replace('”', '"')
                .replace('’', '\'')
                .replace('–', '-');
    }
}
