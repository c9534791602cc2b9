package org.lectern.anchor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text addressed by Unicode code points. Immutable; safe for use by several threads.
 *
 * <p>Java counts UTF-16 units, so a text with characters beyond U+FFFF needs a conversion. Such characters are rare:
 * only a text that has some keeps an index, one number for every {@value #STRIDE} code points.
 */
public final class CodePointText implements SlicedText {
    private static final int STRIDE = 64;

    private static final int[] NONE = {};

    private final String value;
    /**
     * Counted when it is first asked for, or while the text is gone through for something else. Two threads may count
     * the same.
     */
    private @Nullable Count count;

    /**
     * What was counted.
     *
     * @param length in code points
     * @param samples UTF-16 offset of every STRIDE-th code point; empty where code points and units coincide
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Count(int length, int[] samples) {}

    public CodePointText(String value) {
        this.value = value;
    }

    /** Somebody who went through the text has counted its code points. */
    void hasLength(int length) {
        if (count == null) {
            count = new Count(length, length == value.length() ? NONE : sample(value, length));
        }
    }

    private Count count() {
        Count known = count;
        if (known == null) {
            int length = value.codePointCount(0, value.length());
            known = new Count(length, length == value.length() ? NONE : sample(value, length));
            count = known;
        }
        return known;
    }

    private static int[] sample(String value, int length) {
        int[] samples = new int[length / STRIDE + 1];
        int unit = 0;
        for (int point = 0; point < length; point++) {
            if (point % STRIDE == 0) {
                samples[point / STRIDE] = unit;
            }
            unit += Character.charCount(value.codePointAt(unit));
        }
        if (length % STRIDE == 0) {
            samples[length / STRIDE] = unit;
        }
        return samples;
    }

    public String value() {
        return value;
    }

    @Override
    public int length() {
        return count().length;
    }

    @Override
    public String slice(TextSpan span) {
        return value.substring(toUnits(span.start()), toUnits(span.end()));
    }

    /** The slice between two code point offsets, cut to what the text has. */
    public String sliceWithin(int start, int end) {
        int from = Math.clamp(start, 0, length());
        return slice(new TextSpan(from, Math.clamp(end, from, length())));
    }

    public boolean contains(TextSpan span) {
        return span.end() <= length();
    }

    /** UTF-16 offset of a code point offset. */
    public int toUnits(int point) {
        Count counted = count();
        int[] samples = counted.samples;
        if (point < 0 || point > counted.length) {
            throw new IndexOutOfBoundsException(
                    "Offset %d in a text of %d code points".formatted(point, counted.length));
        }
        if (samples.length == 0) {
            return point;
        }
        int stride = point / STRIDE;
        return value.offsetByCodePoints(samples[stride], point - stride * STRIDE);
    }

    /** Code point offset of a UTF-16 offset; a unit inside a surrogate pair belongs to the code point it is part of. */
    public int toPoints(int unit) {
        int[] samples = count().samples;
        if (samples.length == 0) {
            return unit;
        }
        int found = Arrays.binarySearch(samples, unit);
        int stride = found >= 0 ? found : -found - 2;
        boolean isInside = unit > 0
                && unit < value.length()
                && Character.isSurrogatePair(value.charAt(unit - 1), value.charAt(unit));
        return stride * STRIDE + value.codePointCount(samples[stride], isInside ? unit - 1 : unit);
    }
}
