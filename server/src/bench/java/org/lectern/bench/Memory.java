package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that a server and the processes that it starts hold, looked at twenty times a second until it is closed. */
final class Memory implements AutoCloseable {
    private static final Pattern ANONYMOUS = Pattern.compile("RssAnon:\\s*(\\d+) kB");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");

    private final long pid;
    private final Thread thread;
    private volatile boolean isClosed;
    private volatile double own;
    private volatile double children;

    Memory(long pid) {
        this.pid = pid;
        this.thread = Thread.ofPlatform().daemon().start(this::look);
    }

    private void look() {
        try {
            while (!isClosed) {
                own = Math.max(own, megabytes(pid, ANONYMOUS));
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .forEach(child -> children = Math.max(children, megabytes(child.pid(), RESIDENT)));
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double megabytes(long pid, Pattern kind) {
        try {
            Matcher found = kind.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
            return found.find() ? Long.parseLong(found.group(1)) * 1024 / 1e6 : 0;
        } catch (IOException e) {
            return 0; // it has just ended, or this is another system
        }
    }

    /** The server's own, in MB: without the pages of files that the system has mapped and takes back when it wants. */
    double own() {
        return own;
    }

    /** The most that one of its children held, in MB. */
    double child() {
        return children;
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
