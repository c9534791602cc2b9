package org.lectern.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes, and of a text's UTF-8. */
final class Sha256 {
    /** Of its hexadecimal form. */
    static final int DIGITS = 64;

    private static final int BUFFER = 64 * 1024;

    private Sha256() {}

    static byte[] of(byte[] content) {
        return digest().digest(content);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a file, however long it is. */
    static String hex(Path file) throws IOException {
        return hex(new byte[0], file);
    }

    /** Of some bytes and a file after them. */
    static String hex(byte[] before, Path file) throws IOException {
        MessageDigest digest = digest();
        digest.update(before);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
