package org.lectern.document.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.document.ReadingWatch;
import org.lectern.document.UnreadableSourceException;
import org.lectern.document.UnreadableSourceException.Kind;

/** What a process answers whose work goes wrong. */
class ChildProgramTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final ChildLimits LIMITS = new ChildLimits(32 * MEBIBYTE, 400 * MEBIBYTE, MEBIBYTE, LONG, LONG);

    @TempDir
    Path folder;

    private Child child() {
        return Child.start(
                new Child.Program(
                        Failing.class,
                        List.of(ChildProgram.class),
                        List.of(),
                        kind -> new UnreadableSourceException(kind, "It failed.")),
                LIMITS,
                folder);
    }

    @ParameterizedTest
    @CsvSource({
        "I, CRASHED",
        "A, CRASHED",
        "M, OUT_OF_MEMORY",
        "H, OUT_OF_MEMORY",
        "S, NESTED_TOO_DEEPLY",
        "R, DAMAGED",
    })
    void it_answers_at_once_whatever_error_it_is(char failure, Kind kind) {
        try (Child child = child()) {
            UnreadableSourceException refusal = catchThrowableOfType(
                    UnreadableSourceException.class, () -> child.ask(new byte[] {(byte) failure}, ReadingWatch.NOBODY));
            assertThat(refusal.kind()).isEqualTo(kind);
        }
    }

    @Test
    void it_goes_on_after_an_error() throws Exception {
        try (Child child = child()) {
            assertThatThrownBy(() -> child.ask(new byte[] {'I'}, ReadingWatch.NOBODY))
                    .isInstanceOf(UnreadableSourceException.class);
            child.ask(new byte[] {'.'}, ReadingWatch.NOBODY);
            assertThat(child.isAlive()).isTrue();
        }
    }

    /** The process: fails as it is told. */
    static final class Failing {
        private Failing() {}

        public static void main(String[] arguments) {
            ChildProgram.<Byte>run(
                    "failing", in -> in.readByte(), (command, progress) -> fail(command), failure -> Kind.DAMAGED);
        }

        private static void fail(byte how) throws IOException {
            switch (how) {
                case 'I' -> throw new InternalError("a library that is at its wit's end");
                case 'A' -> throw new AssertionError("what cannot be");
                // As Java's own classes throw it, and where there is no thread to be had; nothing ends at that
                case 'M' -> throw new OutOfMemoryError("unable to create native thread");
                case 'H' -> System.out.println(new byte[Integer.MAX_VALUE - 8].length);
                case 'S' -> throw new StackOverflowError();
                case 'R' -> throw new IOException("broken");
                default -> {}
            }
        }
    }
}
