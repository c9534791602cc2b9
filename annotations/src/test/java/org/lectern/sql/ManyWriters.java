package org.lectern.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that write at once, every fifth time in vain, and remember when each write began and was acknowledged. */
final class ManyWriters {
    private static final class OnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record Acknowledged(String name, long began, long ended) {}

    private final Samples samples;
    private final int threads;
    private final int writes;
    private final AtomicLong clock = new AtomicLong();
    private final List<Acknowledged> acknowledged = Collections.synchronizedList(new ArrayList<>());

    ManyWriters(Samples samples, int threads, int writes) {
        this.samples = samples;
        this.threads = threads;
        this.writes = writes;
    }

    /** Returns when all have finished. */
    void run() {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String name = "w" + thread + "-";
            running.add(CompletableFuture.runAsync(
                    () -> writeAll(name), work -> Thread.ofVirtual().start(work)));
        }
        running.forEach(CompletableFuture::join);
    }

    private void writeAll(String prefix) {
        for (int n = 0; n < writes; n++) {
            String name = prefix + n;
            long began = clock.incrementAndGet();
            boolean fails = n % 5 == 0;
            try {
                samples.addThen(name, () -> {
                    if (fails) {
                        throw new OnPurpose();
                    }
                });
                acknowledged.add(new Acknowledged(name, began, clock.incrementAndGet()));
            } catch (OnPurpose e) {
                assertThat(fails).isTrue();
            }
        }
    }

    List<String> acknowledged() {
        return acknowledged.stream().map(Acknowledged::name).toList();
    }

    /** What was acknowledged before another was begun stands before it. */
    void requireOrder(List<String> log) {
        Map<String, Integer> places = new HashMap<>();
        log.forEach(name -> places.put(name, places.size()));
        for (Acknowledged one : acknowledged) {
            for (Acknowledged other : acknowledged) {
                if (one.ended < other.began) {
                    assertThat(places.getOrDefault(one.name, -1))
                            .as("%s was acknowledged before %s began", one, other)
                            .isLessThan(places.getOrDefault(other.name, -1));
                }
            }
        }
    }
}
