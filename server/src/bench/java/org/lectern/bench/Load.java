package org.lectern.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * So many clients, each sending one request after the other for a while, over connections of their own. They do no more
 * than HTTP needs, so that what is measured is the server.
 */
final class Load {
    static final int CLIENTS = 64;
    private static final int MAX_TIMES = 1_000_000;

    private Load() {}

    /**
     * What came of it.
     *
     * @param rate answers a second
     * @param p99 milliseconds that all but one in a hundred were faster than
     * @param count of the answers
     */
    record Result(double rate, double p99, int count) {}

    /** One client, on a connection of its own. */
    interface Client extends AutoCloseable {
        /** Sends its request and reads the answer, which has to be the one that is wanted. */
        void exchange() throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** Makes client n of {@value #CLIENTS}. */
    interface Clients {
        Client open(int n) throws IOException;
    }

    static Result run(Duration time, Clients clients) throws Exception {
        AtomicLongArray times = new AtomicLongArray(MAX_TIMES);
        AtomicInteger count = new AtomicInteger();
        AtomicReference<Exception> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(CLIENTS);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (int n = 0; n < CLIENTS; n++) {
            int number = n;
            Thread.ofVirtual().start(() -> {
                try (Client client = clients.open(number)) {
                    while (System.nanoTime() < end && failure.get() == null) {
                        long sent = System.nanoTime();
                        client.exchange();
                        int index = count.getAndIncrement();
                        if (index < MAX_TIMES) {
                            times.set(index, System.nanoTime() - sent);
                        }
                    }
                } catch (IOException | RuntimeException e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (failure.get() != null) {
            throw failure.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        int measured = Math.min(count.get(), MAX_TIMES);
        long[] sorted = new long[measured];
        Arrays.setAll(sorted, times::get);
        Arrays.sort(sorted);
        return new Result(count.get() / seconds, sorted[(int) (measured * 0.99)] / 1e6, count.get());
    }

    /**
     * What is sent again and again, and the status that the answer has.
     *
     * @param base of the server, as {@code http://127.0.0.1:7070}
     * @param headers name, value, name, value …
     */
    record Request(int wanted, String method, String base, String path, String body, List<String> headers) {
        static Request get(int wanted, String base, String path, String... headers) {
            return new Request(wanted, "GET", base, path, "", List.of(headers));
        }

        static Request post(int wanted, String base, String path, String body, String... headers) {
            return new Request(wanted, "POST", base, path, body, List.of(headers));
        }

        /** Over a connection that does nothing but this. */
        Client plain() throws IOException {
            return new Connection(URI.create(base), bytes(), wanted);
        }

        /** By Java's own HTTP client. */
        Client by(HttpClient client) {
            HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            for (int n = 0; n < headers.size(); n += 2) {
                builder.header(headers.get(n), headers.get(n + 1));
            }
            HttpRequest request = builder.build();
            return () -> {
                try {
                    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                    if (answer.statusCode() != wanted) {
                        throw new IOException("%d instead of %d: %s"
                                .formatted(
                                        answer.statusCode(),
                                        wanted,
                                        new String(answer.body(), StandardCharsets.UTF_8)));
                    }
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            };
        }

        private byte[] bytes() {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head =
                    new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: lectern-bench\r\nAccept: */*\r\n"
                            .formatted(method, path, URI.create(base).getAuthority()));
            for (int n = 0; n < headers.size(); n += 2) {
                head.append(headers.get(n))
                        .append(": ")
                        .append(headers.get(n + 1))
                        .append("\r\n");
            }
            if (content.length > 0) {
                head.append("Content-Length: ").append(content.length).append("\r\n");
            }
            byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] whole = Arrays.copyOf(start, start.length + content.length);
            System.arraycopy(content, 0, whole, start.length, content.length);
            return whole;
        }
    }

    /** HTTP/1.1, with answers that say how long they are and with answers in chunks. */
    private static final class Connection implements Client {
        private static final String LENGTH = "content-length:";
        private static final String CHUNKED = "transfer-encoding: chunked";

        private final Socket socket;
        private final InputStream in;
        private final byte[] request;
        private final int wanted;
        private byte[] body = new byte[64 * 1024];

        Connection(URI base, byte[] request, int wanted) throws IOException {
            this.request = request;
            this.wanted = wanted;
            socket = new Socket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
        }

        @Override
        public void exchange() throws IOException {
            socket.getOutputStream().write(request);
            String status = line();
            int length = -1;
            boolean chunked = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                    length = Integer.parseInt(header.substring(LENGTH.length()).strip());
                }
                chunked |= header.equalsIgnoreCase(CHUNKED);
            }
            if (chunked) {
                length = chunks();
            } else if (length < 0) {
                throw new IOException("An answer without a length: " + status);
            } else {
                read(0, length);
            }
            if (!status.startsWith(Integer.toString(wanted), "HTTP/1.1 ".length())) {
                throw new IOException("%s instead of %d: %s"
                        .formatted(status, wanted, new String(body, 0, length, StandardCharsets.UTF_8)));
            }
        }

        /** @return how many bytes they were in all */
        private int chunks() throws IOException {
            int length = 0;
            for (int next = Integer.parseInt(line(), 16); next > 0; next = Integer.parseInt(line(), 16)) {
                read(length, next);
                length += next;
                line();
            }
            line();
            return length;
        }

        private void read(int at, int length) throws IOException {
            if (body.length < at + length) {
                body = Arrays.copyOf(body, Math.max(at + length, 2 * body.length));
            }
            if (in.readNBytes(body, at, length) < length) {
                throw new EOFException();
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(64);
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new EOFException();
                }
                if (read != '\r') {
                    line.append((char) read);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
