package org.lectern.parallel;

/**
 * Words that are equal in two places.
 *
 * @param left the first word of the later place
 * @param right the first word of the earlier place
 * @param length in words
 */
record Stretch(int left, int right, int length) {
    int leftEnd() {
        return left + length;
    }

    int rightEnd() {
        return right + length;
    }
}
