package org.lectern.anchor;

import java.util.Arrays;

/** A text as {@link Fold} leaves it, and for every unit left the code point it came from. Immutable. */
final class FoldedText {
    /** Units a block; each keeps its first origin whole and the others as a distance from it, 2 bytes instead of 4. */
    private static final int BLOCK = 64;

    private final char[] units;
    private final int[] bases;
    private final char[] distances;
    /** Every origin whole, where a block spans more than a char can count; else empty. */
    private final int[] whole;

    private FoldedText(char[] units, int[] bases, char[] distances, int[] whole) {
        this.units = units;
        this.bases = bases;
        this.distances = distances;
        this.whole = whole;
    }

    static FoldedText of(CodePointText whole) {
        String text = whole.value();
        char[] source = text.toCharArray();
        // Room for a unit a character, and for the several that a few characters leave.
        char[] units = new char[source.length + Fold.MOST];
        char[] distances = new char[units.length];
        int[] bases = new int[units.length / BLOCK + 1];
        boolean fits = true;
        int length = 0;
        int point = 0;
        int base = 0;
        for (int at = 0; at < source.length; at++, point++) {
            char left = Fold.one(source[at]);
            if (left < Fold.SEVERAL) {
                if (length % BLOCK == 0) {
                    base = point;
                    bases[length / BLOCK] = base;
                }
                fits &= point - base <= Character.MAX_VALUE;
                distances[length] = (char) (point - base);
                units[length++] = left;
            } else if (left == Fold.SEVERAL) {
                int codePoint = Character.codePointAt(source, at);
                at += Character.charCount(codePoint) - 1;
                if (length + source.length - at + Fold.MOST > units.length) {
                    units = Arrays.copyOf(units, units.length + units.length / 16 + Fold.MOST);
                    distances = Arrays.copyOf(distances, units.length);
                    bases = Arrays.copyOf(bases, units.length / BLOCK + 1);
                }
                for (int end = length + Fold.write(codePoint, units, length); length < end; length++) {
                    if (length % BLOCK == 0) {
                        base = point;
                        bases[length / BLOCK] = base;
                    }
                    fits &= point - base <= Character.MAX_VALUE;
                    distances[length] = (char) (point - base);
                }
            }
        }
        whole.hasLength(point);
        return new FoldedText(
                Arrays.copyOf(units, length),
                Arrays.copyOf(bases, (length + BLOCK - 1) / BLOCK),
                Arrays.copyOf(distances, length),
                fits ? new int[0] : origins(text, length));
    }

    /** The code point that each unit came from. */
    private static int[] origins(String text, int length) {
        int[] origins = new int[length];
        char[] left = new char[Fold.MOST];
        int filled = 0;
        int point = 0;
        for (int at = 0; at < text.length(); point++) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            int end = filled + Fold.write(codePoint, left, 0);
            Arrays.fill(origins, filled, end, point);
            filled = end;
        }
        return origins;
    }

    /** Not to be written to. */
    char[] units() {
        return units;
    }

    int length() {
        return units.length;
    }

    /** The code point that a unit came from. */
    int origin(int unit) {
        return whole.length > 0 ? whole[unit] : bases[unit / BLOCK] + distances[unit];
    }

    /** The source span of a non-empty run of units. */
    TextSpan source(int start, int end) {
        return new TextSpan(origin(start), origin(end - 1) + 1);
    }

    /** The first unit that came from this code point or a later one; the length where there is none. */
    int unitFrom(int point) {
        int low = 0;
        int high = units.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (origin(middle) < point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What it holds, in bytes. */
    long bytes() {
        return 2L * units.length + 4L * bases.length + 2L * distances.length + 4L * whole.length;
    }
}
