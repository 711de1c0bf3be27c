package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask again and again, side by side, until they are closed. */
final class Clients implements AutoCloseable {

    private static final int MOST_SHOWN = 10;

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean closed;

    /** What a client does each time; it throws when the answer is not as it must be. */
    interface Question {
        void ask(int client);
    }

    /** Starts so many clients. */
    static Clients asking(int count, Question question) {
        Clients clients = new Clients();
        for (int i = 0; i < count; i++) {
            int client = i;
            Thread thread = new Thread(() -> clients.run(client, question), "client-" + i);
            clients.threads.add(thread);
            thread.start();
        }
        return clients;
    }

    private void run(int client, Question question) {
        while (!closed) {
            try {
                question.ask(client);
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
            asked.incrementAndGet();
        }
    }

    /** How many questions were answered. */
    int asked() {
        return asked.get();
    }

    /** Stops the clients and fails when one of their questions did. */
    void finish(int fewest) {
        close();
        assertEquals(
                failures.size() + " of " + asked + " failed",
                List.of(),
                failures.stream().limit(MOST_SHOWN).toList());
        assertTrue("only " + asked + " questions were asked", asked.get() >= fewest);
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
