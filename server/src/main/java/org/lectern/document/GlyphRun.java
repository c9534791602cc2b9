package org.lectern.document;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Characters that follow each other on a page's image, a word or a part of one. Lengths are tenths of a point (1/720
 * inch) from the upper left corner of the page as it is shown.
 *
 * @param start the first code point, counted from the page's start
 * @param advances how far each code point moves on, one entry a code point
 * @param turn which way they run, in degrees counterclockwise: 0 from left to right, 90 upwards, 180 upside down, 270
 *     downwards
 */
public record GlyphRun(int start, int x, int y, int width, int height, List<Integer> advances, int turn) {
    /** Longer runs are written in parts. */
    public static final int LONGEST = 500;

    /** Of what is kept: bits of the length, which no run needs, say how many quarters the run is turned by. */
    private static final int TURN_BIT = 14;

    private static final int QUARTER = 90;

    public GlyphRun {
        advances = List.copyOf(advances);
    }

    public int length() {
        return advances.size();
    }

    static GlyphRun read(DataInput in) throws IOException {
        int start = in.readInt();
        int x = in.readUnsignedShort();
        int y = in.readUnsignedShort();
        int width = in.readUnsignedShort();
        int height = in.readUnsignedShort();
        int lengthAndTurn = in.readUnsignedShort();
        int length = lengthAndTurn & ((1 << TURN_BIT) - 1);
        List<Integer> advances = new ArrayList<>(length);
        for (int n = 0; n < length; n++) {
            advances.add(in.readUnsignedShort());
        }
        return new GlyphRun(start, x, y, width, height, advances, QUARTER * (lengthAndTurn >> TURN_BIT));
    }

    static int lengthAndTurn(int length, int turn) {
        return length | (turn / QUARTER) << TURN_BIT;
    }
}
