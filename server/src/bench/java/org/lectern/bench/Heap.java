package org.lectern.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of its memory another Java process needs while it works. */
final class Heap {
    private static final Pattern USED = Pattern.compile("(?i)(?:def ?new|tenured)\\D*total \\d+K, used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s*(\\d+) kB");
    private static final int EVERY_MILLIS = 300;

    private Heap() {}

    /** Something that the process is made to do. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * In MB.
     *
     * @param heap the most that was left after a full collection
     * @param resident the most that the process has held at once since its start; 0 where the system does not say
     */
    record Most(long heap, long resident) {}

    static Most whileDoing(long pid, Work work) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong most = new AtomicLong();
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread watching = Thread.ofPlatform().start(() -> {
            try {
                do {
                    most.accumulateAndGet(afterCollection(pid), Math::max);
                    Thread.sleep(EVERY_MILLIS);
                } while (!done.get());
            } catch (IOException | RuntimeException e) {
                failure.set(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            work.run();
        } finally {
            done.set(true);
            watching.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return new Most(most.get() / 1024, resident(pid) / 1024);
    }

    /** In KB. */
    private static long afterCollection(long pid) throws IOException {
        ask(pid, "GC.run");
        Matcher used = USED.matcher(ask(pid, "GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        if (sum == 0) {
            throw new IllegalStateException("Java does not say what is on the heap");
        }
        return sum;
    }

    private static String ask(long pid, String what) throws IOException {
        Process asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid), what)
                .redirectErrorStream(true)
                .start();
        return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        Matcher peak = RESIDENT.matcher(Files.readString(status));
        return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    }
}
