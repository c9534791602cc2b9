package org.lectern.document;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an encoding makes of some bytes, and how much sense that makes. A character beyond ASCII makes sense where it is a
 * letter of the language that the words around it are in (the exemplar characters of CLDR), or punctuation where such
 * stands. It makes none inside a word of another script, as a capital after a small letter, or as a sign within a word:
 * that is what a text looks like in an encoding that is not its own.
 *
 * @param weighed how many characters beyond ASCII say something; what tables are drawn with says nothing
 * @param aliens how many characters make no sense where they stand
 * @param isProse whether some of it is in a language that is known
 * @param sense about as many as are weighed where all is well, and below zero where nothing is
 */
record Decipherment(Charset charset, int weighed, int aliens, boolean isProse, double sense) {

    /** What tables were drawn with. */
    private static final char FIRST_OF_FRAMES = '\u2500';

    /** Between two cells. */
    private static final String UPRIGHT = "│║";

    private static final char LAST_OF_FRAMES = '\u2593';

    private static final double ALIEN = -2;
    /** What no letter of the language is, and still a letter. */
    private static final double FOREIGN = -1;

    private static final double BORROWED = 0.7;
    /** What a letter counts of a language that comes into question, where another is likelier. */
    private static final double NEIGHBOUR = 0.6;

    /** A letter where no language is known but its sequences are those of one. */
    private static final double LIKELY = 0.65;

    /** Of all letters; Bulgarian alone has more hard signs, and it is known. */
    private static final double MOST_HARD = 0.03;

    private static final double UNKNOWN = 0.2;
    /** Of a hundred, ICU's measure; lists of names have little more, other scripts less. */
    private static final int SURE = 15;
    /** So many letters beyond ASCII in a row are in no word that is written with Latin letters. */
    private static final int LONGEST_RUN = 3;

    /** Characters in which a language is looked for. */
    private static final int PIECE = 400;

    private static final Charset RUSSIAN_LETTERS = Charset.forName("windows-1251");
    private static final Map<String, Letters> KNOWN = new ConcurrentHashMap<>();

    /** Those that a language is written with, and those of its loans; each in both cases. */
    private record Letters(UnicodeSet own, UnicodeSet borrowed) {
        static Letters of(String language) {
            LocaleData data = LocaleData.getInstance(new ULocale(language));
            return new Letters(
                    cased(data.getExemplarSet(0, LocaleData.ES_STANDARD)),
                    cased(data.getExemplarSet(0, LocaleData.ES_AUXILIARY)));
        }

        private static UnicodeSet cased(UnicodeSet set) {
            return (set == null ? new UnicodeSet() : set.cloneAsThawed().closeOver(UnicodeSet.CASE_INSENSITIVE))
                    .freeze();
        }
    }

    static Decipherment of(String text, Charset charset) {
        double[] worth = new double[text.length()];
        int aliens = 0;
        int beyond = 0;
        for (int at = 0; at < text.length(); at++) {
            if (isWeighed(text, at)) {
                beyond++;
                worth[at] = shape(text, at);
                aliens += worth[at] == ALIEN ? 1 : 0;
            }
        }
        if (3 * aliens > beyond) {
            return new Decipherment(
                    charset,
                    beyond,
                    aliens,
                    false,
                    ALIEN * aliens); // there is no need to ask what language that would be
        }
        List<String> all = LanguageGuess.near(text);
        double cyrillic = letterWorth(text, all);
        boolean isProse = false;
        double sense = 0;
        int end;
        for (int start = 0; start < text.length(); start = end) {
            end = pieceEnd(text, start);
            List<String> languages = List.of();
            boolean isAsked = false;
            for (int at = start; at < end; at++) {
                if (isWeighed(text, at)) {
                    if (!isAsked) {
                        // A passage may be in another language than the rest; one that is too short to tell is in the
                        // same
                        List<String> own = LanguageGuess.near(text.substring(start, end));
                        languages = own.isEmpty() && isShort(text, start, end) ? all : own;
                        isProse |= !languages.isEmpty();
                        isAsked = true;
                    }
                    sense += worth[at] == 0 ? letter(text.charAt(at), languages, cyrillic) : worth[at];
                }
            }
        }
        return new Decipherment(charset, beyond, aliens, isProse, sense);
    }

    /** Lines of some hundred characters together, or of a longer one so many. */
    private static int pieceEnd(String text, int start) {
        int end = Math.min(text.length(), start + PIECE);
        int line = text.indexOf('\n', Math.min(end, start + PIECE / 2));
        int cut = line < 0 || line > start + 2 * PIECE ? text.indexOf(' ', end) : line;
        return end == text.length() || cut < 0 || cut > start + 3 * PIECE
                ? Math.min(text.length(), start + 3 * PIECE)
                : cut + 1;
    }

    private static boolean isShort(String text, int start, int end) {
        return end - start < PIECE / 2 || LanguageGuess.isTooShort(text.substring(start, end));
    }

    private static boolean isWeighed(String text, int at) {
        char c = text.charAt(at);
        boolean isFrame = c >= FIRST_OF_FRAMES && c <= LAST_OF_FRAMES;
        return c >= 0x80 && !(isFrame && (UPRIGHT.indexOf(c) >= 0 || !isWithin(text, at)));
    }

    private static boolean isWithin(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + 1));
    }

    /** 0 where it is a letter that stands as a letter does. */
    private static double shape(String text, int at) {
        char c = text.charAt(at);
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (!Character.isLetter(c)) {
            return Marks.standsAsItDoes(text, at) ? Marks.isSign(c) ? BORROWED : 1 : ALIEN;
        }
        boolean isOfAnother = isOther(c, before) || isOther(c, after);
        boolean isRaised = (Character.isUpperCase(c) && Character.isLowerCase(before))
                || (Character.isLowerCase(c) && Character.isUpperCase(after));
        boolean isAstray = "ъьЪЬ".indexOf(c) >= 0 && !Character.isLetter(before);
        boolean isOdd = isOfAnother || isRaised || isAstray || (isLatin(c) && run(text, at) > LONGEST_RUN);
        return isOdd ? ALIEN : 0;
    }

    private static boolean isLatin(char c) {
        return UScript.getScript(c) == UScript.LATIN;
    }

    private static int run(String text, int at) {
        int first = at;
        int end = at + 1;
        while (first > 0 && end - first <= LONGEST_RUN && isBeyond(text.charAt(first - 1))) {
            first--;
        }
        while (end < text.length() && end - first <= LONGEST_RUN && isBeyond(text.charAt(end))) {
            end++;
        }
        return end - first;
    }

    private static boolean isBeyond(char c) {
        return c >= 0x80 && Character.isLetter(c);
    }

    private static boolean isOther(char letter, char neighbour) {
        return Character.isLetter(neighbour) && UScript.getScript(letter) != UScript.getScript(neighbour);
    }

    /** What a Cyrillic letter counts where the language is not known: as much as its sequences are those of Russian. */
    private static double letterWorth(String text, List<String> languages) {
        boolean isKnown = languages.stream().anyMatch(Languages::isWrittenInCyrillic);
        long letters = text.codePoints().filter(Languages::isCyrillic).count();
        long hard = text.codePoints().filter(c -> c == 'ъ' || c == 'Ъ').count();
        if (isKnown || letters == 0 || hard > MOST_HARD * letters) {
            return UNKNOWN;
        }
        CharsetDetector detector = new CharsetDetector();
        detector.setText(text.getBytes(RUSSIAN_LETTERS));
        for (CharsetMatch match : detector.detectAll()) {
            if (match.getName().equals(RUSSIAN_LETTERS.name())) {
                return match.getConfidence() >= SURE ? LIKELY : UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private static double letter(char c, List<String> languages, double unknown) {
        boolean isCyrillic = Languages.isCyrillic(c);
        double most = Double.NEGATIVE_INFINITY;
        boolean isLikeliest = true;
        for (String language : languages) {
            if (Languages.isWrittenInCyrillic(language) == isCyrillic) {
                Letters letters = KNOWN.computeIfAbsent(language, Letters::of);
                double share = isLikeliest ? 1 : NEIGHBOUR;
                double worth =
                        letters.own.contains(c) ? share : letters.borrowed.contains(c) ? BORROWED * share : FOREIGN;
                most = Math.max(most, worth);
                isLikeliest = false;
            }
        }
        return most > Double.NEGATIVE_INFINITY ? most : isCyrillic ? unknown : UNKNOWN;
    }
}
