package org.lectern.document;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A received file with what its sender said about reading it.
 *
 * @param name as the sender calls it; says what kind it is where its beginning does not, and opens nothing
 * @param encoding that the sender named; empty to recognise it
 */
public record SourceFile(Path path, FileName name, Optional<String> encoding, Optional<Password> password) {
    public SourceFile(Path path, String name, Optional<String> encoding, Optional<Password> password) {
        this(path, FileName.of(name), encoding, password);
    }

    /** A file about which nothing was said. */
    public SourceFile(Path path) {
        this(path, String.valueOf(path.getFileName()), Optional.empty(), Optional.empty());
    }

    public SourceFile with(Password given) {
        return new SourceFile(path, name, encoding, Optional.of(given));
    }

    /** What opens an encrypted file. It is nowhere written down, in no log either. */
    public record Password(String value) {
        @Override
        public String toString() {
            return "(a password)";
        }
    }
}
