package org.lectern.document.pdf;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the server asks of the child, on the child's standard input. */
sealed interface PdfCommand {
    /**
     * Read the file into {@code out}.
     *
     * @param password empty where none was given
     * @param open the folder of {@code out} may take a copy that opens without a password
     */
    record Read(String file, String password, String out, String open, int pages, int characters)
            implements PdfCommand {
        /** Nothing of it may come into a log. */
        @Override
        public String toString() {
            return "Read[" + file + "]";
        }
    }

    /**
     * Draw a page.
     *
     * @param page from 1
     * @param width pixels of the image
     */
    record Draw(String file, int page, int width, String out) implements PdfCommand {}

    static PdfCommand read(DataInput in) throws IOException {
        return switch (in.readByte()) {
            case 'R' -> new Read(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readInt());
            case 'D' -> new Draw(in.readUTF(), in.readInt(), in.readInt(), in.readUTF());
            default -> throw new IOException("Not a command");
        };
    }

    /** As {@link #read} takes it. */
    static byte[] bytes(PdfCommand command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(new DataOutputStream(bytes), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // such as a password that is a book
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutput out, PdfCommand command) throws IOException {
        switch (command) {
            case Read read -> {
                out.writeByte('R');
                out.writeUTF(read.file);
                out.writeUTF(read.password);
                out.writeUTF(read.out);
                out.writeUTF(read.open);
                out.writeInt(read.pages);
                out.writeInt(read.characters);
            }
            case Draw draw -> {
                out.writeByte('D');
                out.writeUTF(draw.file);
                out.writeInt(draw.page);
                out.writeInt(draw.width);
                out.writeUTF(draw.out);
            }
        }
    }
}
