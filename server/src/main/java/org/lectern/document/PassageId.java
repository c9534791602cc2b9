package org.lectern.document;

/** Makes the ids of passages: 12 characters of [a-z2-7], the first a letter (so that it serves as an HTML id). */
public final class PassageId {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 12;

    private PassageId() {}

    /**
     * The id of the block that begins at a code point of the version it first appears in: base32 of the SHA-256 over
     * id, newline, version, newline, start. A first character that would be a digit is folded onto a letter, which
     * costs less than a third of a bit of the 60.
     */
    public static String of(String documentId, String version, int start) {
        byte[] digest = Sha256.of(documentId + "\n" + version + "\n" + start);
        var id = new StringBuilder(LENGTH);
        int bits = 0;
        int held = 0;
        for (int next = 0; id.length() < LENGTH; ) {
            if (held < 5) {
                bits = ((bits << 8) | (digest[next++] & 0xFF)) & 0xFFFF;
                held += 8;
            }
            held -= 5;
            int symbol = (bits >> held) & 31;
            id.append(ALPHABET.charAt(id.isEmpty() ? symbol % 26 : symbol));
        }
        return id.toString();
    }
}
