package org.lectern.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lectern.document.FileName;
import org.lectern.document.FullDisk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A form with a file, received onto the disk within a limit. Closing it removes the file, unless somebody took it.
 */
final class UploadedForm implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadedForm.class);
    /** Bytes of what stands beside the file: the other fields, and the lines that part them. */
    private static final long BESIDE = 256 * 1024;
    /** A body that is too large is read past, up to so many times the limit, since a browser hears nothing before its end. */
    private static final int READ_PAST = 4;

    private static final int BUFFER = 64 * 1024;

    private final Map<String, String> fields = new HashMap<>();
    private Optional<Path> file = Optional.empty();
    private FileName fileName = FileName.of("");

    private UploadedForm() {}

    /** The form could not be received, for a reason that whoever sent it can do something about. */
    static final class RefusedException extends Exception {
        private final transient Problem problem;

        private RefusedException(Problem problem) {
            super(problem.detail());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /**
     * Receives the form that a request brings.
     *
     * @param folder where the file goes
     * @param mostBytes of the file
     */
    static UploadedForm receive(Context ctx, Path folder, long mostBytes) throws RefusedException {
        String type = Optional.ofNullable(ctx.contentType()).orElse("");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data")) {
            throw new RefusedException(Problem.of(
                    415,
                    "not-a-form",
                    "This is not a form with a file",
                    "Send multipart/form-data with the file in the field \"file\"."));
        }
        if (ctx.req().getContentLengthLong() > mostBytes + BESIDE) {
            readPast(ctx, mostBytes);
            throw new RefusedException(tooLarge(mostBytes));
        }
        if (ctx.req().getContentLengthLong() > folder.toFile().getUsableSpace()) {
            readPast(ctx, mostBytes);
            throw new RefusedException(Problem.diskFull());
        }
        UploadedForm form = new UploadedForm();
        try {
            form.take(FormParts.of(ctx.req().getInputStream(), type), folder, mostBytes);
            return form;
        } catch (RefusedException e) {
            form.close();
            readRest(ctx, mostBytes);
            throw e;
        } catch (FormParts.BrokenException | IOException e) {
            form.close();
            readRest(ctx, mostBytes);
            throw new RefusedException(
                    FullDisk.isBehind(e)
                            ? Problem.diskFull()
                            : Problem.badRequest("The form did not come whole, or is not one. Send it again."));
        }
    }

    /** Of a body of which a part was read; whoever sends it is told why it was refused only if all of it is. */
    private static void readRest(Context ctx, long mostBytes) {
        try {
            readPast(ctx, mostBytes);
        } catch (UncheckedIOException | IllegalStateException e) {
            LOG.debug("The rest of a form could not be read", e);
        }
    }

    private void take(FormParts parts, Path folder, long mostBytes)
            throws IOException, RefusedException, FormParts.BrokenException {
        long beside = BESIDE;
        for (Optional<PartHead> part = parts.next(); part.isPresent(); part = parts.next()) {
            PartHead head = part.get();
            if (head.field().equals("file") && head.fileName().isPresent()) {
                // A browser sends an empty part without a name where no file was chosen
                if (!head.fileName().get().isEmpty() && file.isEmpty()) {
                    take(parts, head.fileName().get(), folder, mostBytes);
                }
            } else {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                copy(parts, text, beside, tooMuchBeside());
                beside -= text.size();
                fields.put(head.field(), text.toString(StandardCharsets.UTF_8));
            }
        }
    }

    private void take(FormParts parts, String name, Path folder, long mostBytes)
            throws IOException, RefusedException, FormParts.BrokenException {
        Path target = Files.createTempFile(folder, "upload-", "");
        file = Optional.of(target);
        fileName = FileName.of(name);
        try (OutputStream out = Files.newOutputStream(target)) {
            copy(parts, out, mostBytes, tooLarge(mostBytes));
        }
    }

    /** @param beyond what is said where it is more than the most */
    private static void copy(FormParts parts, OutputStream to, long mostBytes, Problem beyond)
            throws IOException, RefusedException, FormParts.BrokenException {
        byte[] some = new byte[BUFFER];
        long copied = 0;
        for (int read = parts.read(some); read >= 0; read = parts.read(some)) {
            copied += read;
            if (copied > mostBytes) {
                throw new RefusedException(beyond);
            }
            to.write(some, 0, read);
        }
    }

    private static Problem tooMuchBeside() {
        return Problem.of(
                413,
                "too-large",
                "What is said of the file is too long",
                "What stands beside a file in its form has at most %s together. Put it into the text itself."
                        .formatted(size(BESIDE)));
    }

    private static Problem tooLarge(long mostBytes) {
        return Problem.of(
                413,
                "too-large",
                "The file is too large",
                "A file has at most %s here. ./lectern ingest takes longer ones, and whoever looks after this server can set another limit (max-upload)."
                        .formatted(size(mostBytes)));
    }

    /** In MiB or, below one, in KiB; whatever there is is at least one of them. */
    static String size(long bytes) {
        return bytes >= 1024 * 1024
                ? "%,d MiB".formatted(bytes / (1024 * 1024))
                : "%,d KiB".formatted(bytes > 0 ? Math.max(1, bytes / 1024) : 0);
    }

    /** Reads a body that nobody wants, so that a browser hears why. */
    static void readPast(Context ctx, long mostBytes) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = ctx.req().getInputStream()) {
            long left = mostBytes * READ_PAST;
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                left -= read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sender went away", e);
        }
    }

    /** What was typed into a field, without the space around it; empty where there is no such field. */
    String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** What was typed where every character counts. */
    Optional<String> secret(String field) {
        return Optional.ofNullable(fields.get(field)).filter(word -> !word.isEmpty());
    }

    Optional<Path> file() {
        return file;
    }

    /** As the sender calls it, made harmless. */
    FileName fileName() {
        return fileName;
    }

    /** The file is somebody else's to remove from now on. */
    Path handOver() {
        Path taken = file.orElseThrow();
        file = Optional.empty();
        return taken;
    }

    @Override
    public void close() {
        file.ifPresent(received -> {
            try {
                Files.deleteIfExists(received);
            } catch (IOException e) {
                throw new UncheckedIOException("An upload could not be removed: " + received, e);
            }
        });
    }
}
