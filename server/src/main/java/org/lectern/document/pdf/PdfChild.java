package org.lectern.document.pdf;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * The process that touches hostile files: takes commands on standard input and answers each on standard output, with
 * {@code page n of m} as it goes on and {@code done} or {@code failed KIND words} at the end. It ends with its standard
 * input, so that it never outlives the server.
 */
final class PdfChild {
    /** Bytes; recursion in the parser is bounded by it. */
    private static final long STACK = 8L << 20;

    private static final int WORDS = 300;

    private final LinkedBlockingQueue<PdfCommand> commands = new LinkedBlockingQueue<>();
    private final PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PdfDrawing drawing = new PdfDrawing();

    private PdfChild() {}

    public static void main(String[] arguments) {
        PdfChild child = new PdfChild();
        Thread worker = new Thread(null, child::work, "pdf", STACK);
        worker.setDaemon(true);
        worker.start();
        try (DataInputStream in = new DataInputStream(System.in)) {
            while (true) {
                child.commands.add(PdfCommand.read(in));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0); // the server is gone, or wants no more
        }
    }

    private void work() {
        while (true) {
            try {
                PdfCommand command = commands.take();
                say(outcome(command));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private String outcome(PdfCommand command) {
        try {
            switch (command) {
                case PdfCommand.Read read -> new PdfText(read, this::page).read();
                case PdfCommand.Draw draw -> drawing.draw(draw);
            }
            return "done";
        } catch (UnreadableSourceException e) {
            return failed(e.kind(), e);
        } catch (PageStripper.LimitException e) {
            return failed(Kind.TOO_LARGE, e);
        } catch (InvalidPasswordException e) {
            return failed(Kind.ENCRYPTED, e);
        } catch (StackOverflowError e) {
            return failed(Kind.NESTED_TOO_DEEPLY, e);
        } catch (IOException e) {
            return failed(kind(String.valueOf(e.getMessage())), e);
        } catch (RuntimeException e) {
            return failed(Kind.DAMAGED, e);
        } catch (LinkageError e) {
            return failed(Kind.CRASHED, e);
        }
    }

    /** PDFBox has one type for all that can go wrong. */
    private static Kind kind(String words) {
        if (words.contains("scratch file") || words.contains("No space left")) {
            return Kind.OUT_OF_SCRATCH;
        }
        return words.contains("recursion") ? Kind.NESTED_TOO_DEEPLY : Kind.DAMAGED;
    }

    private void page(int number, int of) {
        say("page %d of %d".formatted(number, of));
    }

    private static String failed(Kind kind, Throwable why) {
        String words = String.valueOf(why.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return "failed %s %s".formatted(kind.name(), words.substring(0, Math.min(WORDS, words.length())));
    }

    private synchronized void say(String line) {
        answers.println(line);
    }
}
