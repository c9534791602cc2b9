package org.lectern.sql;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far one thread has come that follows the change log, for those who wait until it has come to a cursor; between two
 * looks at the log it rests here. Safe for use by several threads.
 */
public final class Followed {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long reached = -1;
    private volatile boolean ended;

    /** Whoever follows has come to a cursor. */
    public void reach(long cursor) {
        lock.lock();
        try {
            reached = cursor;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has come to a cursor; false where it has not by then. */
    public boolean await(long cursor, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (reached < cursor) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Rests for some time, or until it is to end. */
    public void rest(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (!ended && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean hasEnded() {
        return ended;
    }

    /** Ends whoever follows, who may be in the middle of something. */
    public void end(Thread follower) {
        lock.lock();
        try {
            ended = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            follower.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
