package org.matricula.kernel.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.Test;
import org.matricula.kernel.rest.DomainResource;

public class MountsTest {

    private static final Map<String, Object> STUDENTS = Map.of("matricula.domain", "students");
    private static final Map<String, Object> BOARDS = Map.of("matricula.domain", "boards");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Mounts mounts = new Mounts(LONG);
    private final Students first = new Students();
    private final Students second = new Students();

    private static final class Students implements DomainResource {}

    @Test
    public void aDomainIsLeasedWhileItIsThere() {
        mounts.mount(first, STUDENTS);
        try (Mounts.Lease lease = mounts.lease("students")) {
            assertSame(first, lease.resource());
        }
        assertSame(first, mounts.all().get("students"));
        mounts.unmount(first, STUDENTS);
        assertNull(mounts.lease("students"));
        assertTrue(mounts.names().isEmpty());
    }

    @Test
    public void aDomainThatIsNotThereIsNotLeased() {
        mounts.mount(first, STUDENTS);
        assertNull(mounts.lease("boards"));
    }

    @Test
    public void domainsAreListedByName() {
        mounts.mount(first, STUDENTS);
        mounts.mount(second, BOARDS);
        assertEquals(List.of("boards", "students"), List.copyOf(mounts.names()));
    }

    @Test
    public void goingAwayWaitsUntilTheRequestIsAnswered() throws Exception {
        mounts.mount(first, STUDENTS);
        Mounts.Lease underWay = mounts.lease("students");
        CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> mounts.unmount(first, STUDENTS));
        assertStillWaiting(gone);
        assertNull("nobody enters a domain that is going", mounts.lease("students"));
        underWay.close();
        gone.get(10, TimeUnit.SECONDS);
    }

    @Test
    public void goingAwayWaitsForEveryRequest() throws Exception {
        mounts.mount(first, STUDENTS);
        Mounts.Lease one = mounts.lease("students");
        Mounts.Lease other = mounts.lease("students");
        CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> mounts.unmount(first, STUDENTS));
        one.close();
        assertStillWaiting(gone);
        other.close();
        gone.get(10, TimeUnit.SECONDS);
    }

    @Test
    public void goingAwayDoesNotWaitForEver() {
        Mounts impatient = new Mounts(Duration.ofMillis(20));
        impatient.mount(first, STUDENTS);
        try (Mounts.Lease neverAnswered = impatient.lease("students")) {
            assertNotNull(neverAnswered);
            impatient.unmount(first, STUDENTS);
            assertNull(impatient.lease("students"));
        }
    }

    @Test
    public void aRequestForAnotherDomainHoldsNothingUp() {
        mounts.mount(first, STUDENTS);
        mounts.mount(second, BOARDS);
        try (Mounts.Lease elsewhere = mounts.lease("boards")) {
            mounts.unmount(first, STUDENTS);
            assertSame(second, elsewhere.resource());
        }
    }

    @Test
    public void aNewerResourceTakesTheRequestsAndTheOlderOneIsStillWaitedFor() throws Exception {
        mounts.mount(first, STUDENTS);
        Mounts.Lease underWay = mounts.lease("students");
        mounts.mount(second, STUDENTS);
        try (Mounts.Lease next = mounts.lease("students")) {
            assertSame(second, next.resource());
        }
        CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> mounts.unmount(first, STUDENTS));
        assertStillWaiting(gone);
        underWay.close();
        gone.get(10, TimeUnit.SECONDS);
        assertSame("the newer one stays", second, mounts.all().get("students"));
    }

    @Test
    public void theOlderResourceServesAgainWhenTheNewerOneGoes() {
        mounts.mount(first, STUDENTS);
        mounts.mount(second, STUDENTS);
        mounts.unmount(second, STUDENTS);
        try (Mounts.Lease lease = mounts.lease("students")) {
            assertSame(first, lease.resource());
        }
    }

    private static void assertStillWaiting(CompletableFuture<Void> gone) throws InterruptedException {
        try {
            gone.get(200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waiting) {
            assertFalse(gone.isDone());
            return;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the domain went away under a request");
    }
}
