package org.lectern.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** So many clients, each sending one request after the other for a while, over connections of their own. */
final class Load {
    static final int CLIENTS = 64;
    private static final int MAX_TIMES = 200_000;

    private Load() {}

    /**
     * What came of it.
     *
     * @param rate answers a second
     * @param p99 milliseconds that all but one in a hundred were faster than
     */
    record Result(double rate, double p99) {}

    /**
     * @param requests what client n sends next; asked again for each request
     * @param wanted the status that every answer has
     */
    static Result run(Duration time, int wanted, IntFunction<HttpRequest> requests) throws Exception {
        AtomicLongArray times = new AtomicLongArray(MAX_TIMES);
        java.util.concurrent.atomic.AtomicInteger count = new java.util.concurrent.atomic.AtomicInteger();
        AtomicReference<Exception> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(CLIENTS);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int n = 0; n < CLIENTS; n++) {
                int who = n;
                Thread.ofVirtual().start(() -> {
                    try {
                        while (System.nanoTime() < end && failure.get() == null) {
                            HttpRequest request = requests.apply(who);
                            long sent = System.nanoTime();
                            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                            if (answer.statusCode() != wanted) {
                                throw new IllegalStateException("%d instead of %d: %s"
                                        .formatted(
                                                answer.statusCode(),
                                                wanted,
                                                new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)));
                            }
                            int index = count.getAndIncrement();
                            if (index < MAX_TIMES) {
                                times.set(index, System.nanoTime() - sent);
                            }
                        }
                    } catch (Exception e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        int measured = Math.min(count.get(), MAX_TIMES);
        long[] sorted = new long[measured];
        Arrays.setAll(sorted, times::get);
        Arrays.sort(sorted);
        return new Result(count.get() / seconds, sorted[(int) (measured * 0.99)] / 1e6);
    }

    static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }
}
