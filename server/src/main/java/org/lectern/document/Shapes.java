package org.lectern.document;

import java.util.regex.Pattern;

/** What a line looks like by itself. Where it stands decides the rest, see {@link BlockKinds}. */
final class Shapes {
    private static final String RULE = "_-*+=~–—#";
    private static final Pattern LIST = Pattern.compile("^[-*•·‣◦] +\\S.*", Pattern.DOTALL);
    private static final Pattern PART =
            Pattern.compile("(?:^|[.:,] )Part (?:\\d+|[IVXLC]+|\\p{Lu}\\p{Ll}+): \\p{Lu}.{0,60}$");
    private static final Pattern SECTION = Pattern.compile("^(?:\\p{Lu}|[IVX]{1,5}|\\d{1,2})\\. \\p{Lu}.*");
    private static final Pattern PICTURE = Pattern.compile(
            "^(?:Photo(?:graph)?(?:s)? of|Photo:|Pictures? of|Portraits? of|Map of|Figure \\d|Fig\\. ?\\d|©).*");
    private static final Pattern SPEAKER = Pattern.compile("^(?:\\p{Lu}{2,}+ ?)++(?:\\[[^]]*\\])?(?::| –|–).*");
    private static final Pattern DATE = Pattern.compile("(?:\\d{1,2} )?(?:\\p{L}+\\.?,? ?)?(?:\\d{1,2},? ?)?\\d{4}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private Shapes() {}

    static boolean isRule(String text) {
        // no pattern here: Java's recurses for each repetition, and a rule may be long
        return text.codePoints().allMatch(c -> c == ' ' || RULE.indexOf(c) >= 0)
                && text.codePoints().filter(c -> c != ' ').count() >= 3;
    }

    static boolean isListEntry(String text) {
        return LIST.matcher(text).matches();
    }

    static boolean namesPart(String text) {
        return text.length() <= 100 && PART.matcher(text).find();
    }

    /**
     * A short line that begins with a section's letter or number. {@code F. Legal Interpretations of the Facts.} may
     * end with a full stop, since most of it is capitalised; {@code 2. Pay is deducted.} is an item of something.
     */
    static boolean namesSection(String text) {
        return text.length() <= 80
                && SECTION.matcher(text).matches()
                && (!closes(text) || (text.endsWith(".") && isCapitalised(text, 60)));
    }

    static boolean describesPicture(String text) {
        return text.length() <= 150 && PICTURE.matcher(text).matches();
    }

    /** Short, begins with a capital, ends without punctuation, and is no date, speaker or web address. */
    static boolean isTitle(String text, int longest) {
        return text.length() <= longest
                && text.indexOf('\n') < 0
                && beginsWithCapital(text)
                && !closes(text)
                && !text.contains("://")
                && (text.indexOf(']') < 0 || text.indexOf('[') >= 0)
                && !text.contains("   ")
                && !SPEAKER.matcher(text).matches()
                && !DATE.matcher(text).matches();
    }

    private static boolean beginsWithCapital(String text) {
        boolean quoted = text.length() > 1 && "“\"‘".indexOf(text.charAt(0)) >= 0;
        return Character.isUpperCase(text.codePointAt(quoted ? 1 : 0));
    }

    /** Whether a sentence or an introduction ends here. */
    static boolean closes(String text) {
        int last = text.length() - 1;
        while (last > 0 && "”\"’»)]".indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return ".!?…,;:".indexOf(text.charAt(last)) >= 0;
    }

    /** Whether at least this share (in percent) of the words longer than three letters begin with a capital. */
    static boolean isCapitalised(String text, int percent) {
        int words = 0;
        int capitals = 0;
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (matcher.end() - matcher.start() > 3) {
                words++;
                capitals += Character.isUpperCase(text.codePointAt(matcher.start())) ? 1 : 0;
            }
        }
        return words > 0 && 100 * capitals >= percent * words;
    }
}
