package org.lectern.document.child;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/**
 * What runs in a process that touches hostile files: takes commands on standard input and answers each on standard output,
 * with {@code page n of m} as it goes on and {@code done} or {@code failed KIND words} at the end. It ends with its standard
 * input, so that it never outlives the server.
 */
public final class ChildProgram<C> {
    /** Bytes; recursion in the parser is bounded by it. */
    private static final long STACK = 8L << 20;

    private static final int WORDS = 300;

    private final LinkedBlockingQueue<C> commands = new LinkedBlockingQueue<>();
    private final PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Commands<C> reader;
    private final Work<C> work;
    private final Function<Exception, Kind> kinds;

    /** Reads the next command. */
    @FunctionalInterface
    public interface Commands<C> {
        C read(DataInput in) throws IOException;
    }

    /** Does what a command says. */
    @FunctionalInterface
    public interface Work<C> {
        void run(C command, Progress progress) throws IOException, UnreadableSourceException;
    }

    /** Is told of every page that was read. */
    @FunctionalInterface
    public interface Progress {
        void page(int number, int of);
    }

    private ChildProgram(Commands<C> reader, Work<C> work, Function<Exception, Kind> kinds) {
        this.reader = reader;
        this.work = work;
        this.kinds = kinds;
    }

    /**
     * Answers until the server is gone or wants no more; never returns.
     *
     * @param kinds what it means where the work throws something else than it should
     */
    public static <C> void run(String name, Commands<C> reader, Work<C> work, Function<Exception, Kind> kinds) {
        ChildProgram<C> program = new ChildProgram<>(reader, work, kinds);
        Thread worker = new Thread(null, program::answer, name, STACK);
        worker.setDaemon(true);
        worker.start();
        program.listen();
    }

    private void listen() {
        try (DataInputStream in = new DataInputStream(System.in)) {
            while (true) {
                commands.add(reader.read(in));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0); // the server is gone, or wants no more
        }
    }

    private void answer() {
        while (true) {
            try {
                say(outcome(commands.take()));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private String outcome(C command) {
        try {
            work.run(command, (number, of) -> say("page %d of %d".formatted(number, of)));
            return "done";
        } catch (UnreadableSourceException e) {
            return failed(e.kind(), e);
        } catch (StackOverflowError e) {
            return failed(Kind.NESTED_TOO_DEEPLY, e);
        } catch (IOException | RuntimeException e) {
            return failed(kinds.apply(e), e);
        } catch (OutOfMemoryError e) {
            return failed(Kind.OUT_OF_MEMORY, e); // of threads, say, which is not the one that Java ends at
        } catch (Error e) {
            return failed(Kind.CRASHED, e); // else nobody would answer, and it would seem to take long
        }
    }

    private static String failed(Kind kind, Throwable why) {
        String words = String.valueOf(why.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return "failed %s %s".formatted(kind.name(), words.substring(0, Math.min(WORDS, words.length())));
    }

    private synchronized void say(String line) {
        answers.println(line);
    }
}
