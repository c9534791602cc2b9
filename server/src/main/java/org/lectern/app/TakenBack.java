package org.lectern.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether somebody took a command back that is under way, by Ctrl+C. The program then ends only once {@link #close} says that
 * it was said what became of it, or after a while.
 */
final class TakenBack implements AutoCloseable {
    private static final long PATIENCE_S = 60;

    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;
    private volatile Runnable then = () -> {};

    TakenBack() {
        this.hook = new Thread(this::takeBack, "taken-back");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void takeBack() {
        asked = true;
        then.run();
        try {
            boolean unused = said.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAsked() {
        return asked;
    }

    /** What is to be done when it is asked. */
    void then(Runnable what) {
        then = what;
        if (asked) {
            what.run();
        }
    }

    @Override
    public void close() {
        said.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked = true; // just now; the hook finds that all is said
            }
        }
    }
}
