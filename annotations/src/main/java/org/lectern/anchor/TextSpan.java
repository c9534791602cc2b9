package org.lectern.anchor;

/** A half-open run of a document's canonical text, in Unicode code points (W3C), not UTF-16 units. */
public record TextSpan(int start, int end) {
    public TextSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Not a span: [%d, %d)".formatted(start, end));
        }
    }

    /** In code points. */
    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** Whether both share at least one code point. */
    public boolean overlaps(TextSpan other) {
        return start < other.end && other.start < end;
    }

    public boolean contains(TextSpan other) {
        return start <= other.start && other.end <= end;
    }
}
