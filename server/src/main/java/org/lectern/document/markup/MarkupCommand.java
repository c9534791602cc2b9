package org.lectern.document.markup;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.lectern.document.FileKind;

/**
 * What the server asks of the child: read the file into a folder.
 *
 * @param encoding that its sender named; empty where none was
 * @param unpacked the most bytes that may be read of it
 * @param characters the most UTF-16 units of its text
 */
record MarkupCommand(String file, FileKind kind, String encoding, String out, long unpacked, int characters) {
    static MarkupCommand read(DataInput in) throws IOException {
        try {
            return new MarkupCommand(
                    in.readUTF(),
                    FileKind.valueOf(in.readUTF()),
                    in.readUTF(),
                    in.readUTF(),
                    in.readLong(),
                    in.readInt());
        } catch (IllegalArgumentException e) {
            throw new IOException("Not a command", e);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeUTF(file);
            to.writeUTF(kind.name());
            to.writeUTF(encoding);
            to.writeUTF(out);
            to.writeLong(unpacked);
            to.writeInt(characters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
