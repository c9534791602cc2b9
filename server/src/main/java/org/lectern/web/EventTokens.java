package org.lectern.web;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Names for places in the change log that tell nobody which place it is: an AES-GCM envelope around the cursor, different
 * each time, so that not even two of the same place can be compared.
 *
 * <p>The key lives as long as the process. So starting anew, be it on a restored backup, begins a new epoch: tokens of
 * the one before are read as unknown, and whoever holds one loads afresh.
 */
final class EventTokens {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    EventTokens() {
        try {
            this.key = KeyGenerator.getInstance("AES").generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
    }

    String of(long cursor) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            byte[] sealed = cipher.doFinal(
                    ByteBuffer.allocate(Long.BYTES).putLong(cursor).array());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(iv.length + sealed.length)
                            .put(iv)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + CIPHER, e);
        }
    }

    /** Empty for what was not made here, or was by an earlier process. */
    Optional<Long> read(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, IV_BYTES));
            return Optional.of(ByteBuffer.wrap(cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES))
                    .getLong());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty(); // anybody may send anything
        }
    }
}
