package org.lectern.people;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Argon2id hashes in their usual text form, which names its own parameters. */
public final class PassphraseHash {
    // OWASP's parameters of 2025 for a server: 19 MiB, two passes, one lane
    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    /** Bounds the memory that sign-ins can take at once. */
    private static final Semaphore TURNS = new Semaphore(4);

    /** What is checked against where there is nothing to check against, so that both take the same time. */
    private static final String NOBODYS = of(new Passphrase(Secret.forPrograms().value()));

    private PassphraseHash() {}

    public static String of(Passphrase passphrase) {
        TURNS.acquireUninterruptibly();
        try {
            return FUNCTION.hash(passphrase.value()).getResult();
        } finally {
            TURNS.release();
        }
    }

    /** Whether it is the one; takes about as long where none is stored. */
    public static boolean matches(Passphrase passphrase, Optional<String> stored) {
        if (passphrase.value().length() > 2 * Passphrase.MAX_LENGTH) {
            return false;
        }
        String hash = stored.orElse(NOBODYS);
        TURNS.acquireUninterruptibly();
        try {
            boolean equal = Argon2Function.getInstanceFromHash(hash).check(passphrase.value(), hash);
            return equal && stored.isPresent();
        } finally {
            TURNS.release();
        }
    }
}
