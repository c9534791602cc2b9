package org.lectern.document;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what the bytes of a text are encoded in that are no UTF-8. Every encoding of one byte a letter makes some text of
 * them; what is looked for is the one that makes words of a language. Where none does, or two do that say different things,
 * nothing is said: a text that is read wrong is worse than one that is asked about.
 */
final class EncodingGuess {
    /** The likelier first: where two make the same text, that is its name. */
    private static final List<Charset> ONE_BYTE = Stream.of(
                    "windows-1252",
                    "windows-1251",
                    "KOI8-R",
                    "KOI8-U",
                    "IBM866",
                    "ISO-8859-5",
                    "x-MacCyrillic",
                    "x-MacUkraine",
                    "IBM855",
                    "windows-1250",
                    "ISO-8859-2",
                    "windows-1254",
                    "windows-1257",
                    "ISO-8859-15",
                    "x-MacRoman",
                    "x-MacCentralEurope",
                    "IBM850",
                    "IBM852",
                    "IBM857")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    /** Of these ICU knows the letters, and {@link Decipherment} does not; of two of a kind one may read a letter wrong. */
    private static final List<List<String>> BY_LETTERS = List.of(
            List.of("Shift_JIS"),
            List.of("EUC-JP"),
            List.of("EUC-KR"),
            List.of("GB18030"),
            List.of("Big5"),
            List.of("windows-1256", "ISO-8859-6"),
            List.of("windows-1253", "ISO-8859-7"),
            List.of("windows-1255", "ISO-8859-8"));

    /** Of a hundred; ICU's measure of how well the letters fit. */
    private static final int SURE = 40;
    /** Bytes beyond ASCII; fewer are believed only where they fit better. */
    private static final int EVIDENCE = 40;
    /** Bytes of zero; a text has none, unless two bytes are a character. */
    private static final int ZEROS = 6;
    /** Fewer say nothing. */
    private static final int LEAST = 4;
    /** Of the letters of Chinese texts; the rest are the rarer half of what the encodings have. */
    private static final double COMMON = 0.9;
    /** Of the letters of Japanese texts, those that write syllables. */
    private static final double KANA = 0.15;
    /** Of 1, which is a text of which every letter is its language's. */
    private static final double FITS = 0.55;

    /** Few letters of loans do not say it by themselves. */
    private static final double FITS_WELL = 0.72;
    /** What has less is nonsense. */
    private static final double SOME = 0.15;
    /** Ahead of the next encoding: what letters of the language are before those of others, where all is well; else more. */
    private static final double LEAD = 1;

    private static final double LONGEST_LEAD = 2.5;
    /** Of all bytes; a text has hardly any but for line ends and tabs. */
    private static final double CONTROLS = 0.002;

    private EncodingGuess() {}

    /**
     * What a text is encoded in.
     *
     * @param sample of its bytes, with those beyond ASCII
     * @param length of the whole in bytes
     */
    static Optional<Charset> of(byte[] sample, long length) {
        int beyond = 0;
        int controls = 0;
        int[] zeros = new int[2];
        for (int at = 0; at < sample.length; at++) {
            beyond += sample[at] < 0 ? 1 : 0;
            zeros[at % 2] += sample[at] == 0 ? 1 : 0;
            controls += isControl(sample[at]) ? 1 : 0;
        }
        if (zeros[0] + zeros[1] >= ZEROS && length % 2 == 0) {
            // Two bytes a character: those of ASCII have a zero, and always on the same side
            return zeros[0] == 0
                    ? Optional.of(StandardCharsets.UTF_16LE)
                    : zeros[1] == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
        }
        if (beyond < LEAST || controls > CONTROLS * sample.length || isDamagedUtf8(sample)) {
            return Optional.empty();
        }
        Optional<Charset> likeliest = byWords(sample, beyond);
        return likeliest.isPresent() || beyond < EVIDENCE ? likeliest : byLetters(sample);
    }

    private static boolean isControl(byte one) {
        return one >= 0 && one < ' ' && "\t\n\r\f\u000B\u001A\u001B".indexOf(one) < 0;
    }

    /** Where most of what is beyond ASCII is UTF-8, a few bytes are damaged; no other encoding makes sense of the rest. */
    private static boolean isDamagedUtf8(byte[] sample) {
        int whole = 0;
        int stray = 0;
        for (int at = 0; at < sample.length; at++) {
            if (sample[at] < 0) {
                int follow = followers(sample[at]);
                int have = 0;
                while (have < follow && at + have + 1 < sample.length && (sample[at + have + 1] & 0xC0) == 0x80) {
                    have++;
                }
                whole += follow > 0 && have == follow ? 1 : 0;
                stray += follow > 0 && have == follow ? 0 : 1;
                at += have;
            }
        }
        return whole > stray;
    }

    private static int followers(byte lead) {
        int value = lead & 0xFF;
        return value >= 0xC2 && value < 0xE0
                ? 1
                : value >= 0xE0 && value < 0xF0 ? 2 : value >= 0xF0 && value < 0xF5 ? 3 : 0;
    }

    private static Optional<Charset> byWords(byte[] sample, int beyond) {
        Map<String, Decipherment> read = new LinkedHashMap<>();
        for (Charset charset : ONE_BYTE) {
            decoded(sample, charset)
                    .ifPresent(text -> read.computeIfAbsent(text, key -> Decipherment.of(key, charset)));
        }
        List<Decipherment> ranked = read.values().stream()
                .sorted((one, other) -> Double.compare(other.sense(), one.sense()))
                .toList();
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Decipherment best = ranked.getFirst();
        double next = ranked.size() > 1 ? ranked.get(1).sense() : 0;
        int weighed = best.weighed();
        boolean fits = weighed < EVIDENCE
                ? weighed >= LEAST && best.isProse() && best.sense() >= FITS_WELL * weighed
                : best.sense() >= FITS * weighed;
        boolean isAlien = 100 * best.aliens() > 100 + weighed
                || ranked.stream().anyMatch(other -> other.aliens() < best.aliens() && other.sense() > SOME * beyond);
        double lead = Math.min(LONGEST_LEAD, LEAD + weighed - best.sense());
        return fits && !isAlien && best.sense() - next >= lead ? Optional.of(best.charset()) : Optional.empty();
    }

    private static Optional<String> decoded(byte[] sample, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(sample)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not in this one
        }
    }

    private static Optional<Charset> byLetters(byte[] sample) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample);
        CharsetMatch best = detector.detect();
        if (best == null || best.getConfidence() < SURE) {
            return Optional.empty();
        }
        String name = best.getName().replaceFirst("(-I)?(_(rtl|ltr))?$", "");
        return BY_LETTERS.stream()
                .filter(alike -> alike.contains(name))
                .flatMap(alike -> theOnly(alike.size() == 1 ? List.of(name) : alike, sample).stream())
                .findFirst();
    }

    /** The one that reads a text of them; empty where two read different ones. */
    private static Optional<Charset> theOnly(List<String> alike, byte[] sample) {
        Map<String, Charset> read = new LinkedHashMap<>();
        for (String name : alike) {
            if (Charset.isSupported(name)) {
                Charset charset = Charset.forName(name);
                String text = new String(sample, charset);
                if (alike.size() == 1
                        ? isLikely(name, text, sample)
                        : text.chars().noneMatch(EncodingGuess::isUnlikely)) {
                    read.putIfAbsent(text, charset);
                }
            }
        }
        return read.size() == 1 ? read.values().stream().findFirst() : Optional.empty();
    }

    /** Whether letters are those that texts are made of: an encoding of two bytes a letter makes rare ones of anything else. */
    private static boolean isLikely(String name, String text, byte[] sample) {
        long letters = text.chars().filter(c -> c >= 0x80).count();
        return switch (name) {
            case "EUC-KR" ->
                text.chars().filter(c -> c >= 0xAC00 && c <= 0xD7A3).count() > letters / 2;
            case "Shift_JIS", "EUC-JP" ->
                text.chars().filter(c -> c >= 0x3040 && c <= 0x30FF).count() > KANA * letters;
            case "GB18030" -> common(sample, 0xB0, 0xD7) > COMMON;
            case "Big5" -> common(sample, 0xA4, 0xC6) > COMMON;
            default -> true;
        };
    }

    /** Of all pairs of bytes beyond ASCII, those of signs and of the commoner letters, which stand first in both encodings. */
    private static double common(byte[] sample, int first, int last) {
        int common = 0;
        int all = 0;
        for (int at = 0; at + 1 < sample.length; at++) {
            if (sample[at] < 0) {
                int lead = sample[at] & 0xFF;
                common += (lead >= first && lead <= last) || (lead >= 0xA1 && lead <= 0xA3) ? 1 : 0;
                all++;
                at++;
            }
        }
        return all == 0 ? 0 : common / (double) all;
    }

    private static boolean isUnlikely(int c) {
        return c == '\uFFFD' || (c >= 0x80 && c < 0xA0);
    }
}
