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

    private FoldedText(char[] units, int[] origins) {
        this.units = units;
        this.bases = new int[(units.length + BLOCK - 1) / BLOCK];
        this.distances = new char[units.length];
        boolean fits = true;
        for (int unit = 0; unit < units.length; unit++) {
            if (unit % BLOCK == 0) {
                bases[unit / BLOCK] = origins[unit];
            }
            int distance = origins[unit] - bases[unit / BLOCK];
            fits &= distance <= Character.MAX_VALUE;
            distances[unit] = (char) distance;
        }
        this.whole = fits ? new int[0] : Arrays.copyOf(origins, units.length);
    }

    static FoldedText of(String text) {
        char[] units = new char[text.length() + Fold.MOST];
        int[] origins = new int[units.length];
        int length = 0;
        int point = 0;
        for (int unit = 0; unit < text.length(); point++) {
            int codePoint = text.codePointAt(unit);
            unit += Character.charCount(codePoint);
            if (length + Fold.MOST > units.length) {
                units = Arrays.copyOf(units, units.length + units.length / 2 + Fold.MOST);
                origins = Arrays.copyOf(origins, units.length);
            }
            int left = Fold.write(codePoint, units, length);
            for (int n = 0; n < left; n++) {
                origins[length++] = point;
            }
        }
        return new FoldedText(Arrays.copyOf(units, length), origins);
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
