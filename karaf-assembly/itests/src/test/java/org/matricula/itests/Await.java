package org.matricula.itests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become so, and never longer than it may take. */
final class Await {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private Await() {}

    /** It will never become so; thrown by a question to end the wait at once. */
    static final class Hopeless extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Hopeless(String message) {
            super(message);
        }
    }

    /**
     * Asks again and again until the answer is true.
     *
     * @param what what is waited for, for the message when it does not come
     */
    static void until(String what, Duration limit, Callable<Boolean> question) {
        long deadline = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (Boolean.TRUE.equals(question.call())) {
                    return;
                }
                last = null;
            } catch (Hopeless e) {
                throw e;
            } catch (Exception | AssertionError e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what, last);
    }
}
