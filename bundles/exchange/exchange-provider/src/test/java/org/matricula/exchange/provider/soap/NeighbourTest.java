package org.matricula.exchange.provider.soap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;

public final class NeighbourTest {

    private final Neighbour<String> neighbour = new Neighbour<>("boards");

    @Test
    public void whoIsNotThereIsNamed() {
        ProblemException refusal = assertThrows(ProblemException.class, () -> neighbour.call(String::length));
        assertEquals(503, refusal.problem().kind().status());
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("'boards'"));
    }

    @Test
    public void theLaterOneIsAskedAndTheEarlierOneRemains() {
        neighbour.come("a");
        neighbour.come("bb");
        assertEquals(2, (int) neighbour.call(String::length));
        neighbour.go("bb");
        assertEquals(1, (int) neighbour.call(String::length));
    }

    @Test
    public void whoGoesWaitsForTheCallsThatAreNotAnswered() throws Exception {
        neighbour.come("a");
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Boolean> call = CompletableFuture.supplyAsync(() -> neighbour.call(service -> {
            called.countDown();
            return awaited(answer);
        }));
        assertTrue(awaited(called));
        CompletableFuture<Void> going = CompletableFuture.runAsync(() -> neighbour.go("a"));
        assertThrows(TimeoutException.class, () -> going.get(100, TimeUnit.MILLISECONDS));
        assertFalse(call.isDone());
        answer.countDown();
        assertTrue(call.get(5, TimeUnit.SECONDS));
        going.get(5, TimeUnit.SECONDS);
        assertThrows(ProblemException.class, () -> neighbour.call(String::length));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
