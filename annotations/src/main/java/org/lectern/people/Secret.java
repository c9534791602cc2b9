package org.lectern.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random string that proves something to whoever holds it. Only its {@link #hash} is ever stored. */
public record Secret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final MessageDigest SHA_256 = sha256();
    /** No letters that are read as others. */
    private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Characters of the hash; enough to tell apart what one account has. */
    public static final int HANDLE_LENGTH = 16;

    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";

    /** 160 random bits, for programs and browsers. */
    public static Secret forPrograms() {
        return new Secret("lectern_" + random(BASE_32, 32));
    }

    /** Three groups of four readable characters (58 random bits), for a link that a person may have to type. */
    public static Secret forPeople() {
        return new Secret(random(READABLE, 4) + "-" + random(READABLE, 4) + "-" + random(READABLE, 4));
    }

    /** Random lower-case base 32, for ids that are no secret but must not be guessed. */
    public static String randomId(int length) {
        return random(BASE_32, length);
    }

    private static String random(String alphabet, int length) {
        StringBuilder made = new StringBuilder(length);
        for (int n = 0; n < length; n++) {
            made.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return made.toString();
    }

    /** Lower-case hex SHA-256: these secrets are random and long, so a slow hash would add nothing. */
    public String hash() {
        return HexFormat.of().formatHex(copy(SHA_256).digest(value.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Each request asks for one, and looking one up by its name takes longer than the hash. */
    private static MessageDigest copy(MessageDigest unused) {
        try {
            return (MessageDigest) unused.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    /** Tells it from its owner's others, and gives nothing of it away. */
    public String handle() {
        return hash().substring(0, HANDLE_LENGTH);
    }

    /** Never the secret itself: records print their parts, and logs are read by others. */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
