package org.matricula.kernel.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.Response;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestName;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;

public class IdempotencyTest extends OnBothDatabases {

    @Rule
    public final TestName name = new TestName();

    private TestDatabase database;
    private Sql sql;
    private Idempotency idempotency;
    private final AtomicInteger done = new AtomicInteger();

    @Before
    public void open() {
        database = database();
        sql = new Sql(database.dataSource());
        idempotency = new Idempotency(database.dataSource(), database.transactions(), database.clock());
    }

    public record Made(String id) {}

    @Test
    public void theFirstTimeTheWorkIsDone() {
        Response response = idempotency.once(key("a", "{}"), this::create);
        assertEquals(201, response.getStatus());
        assertNull(response.getHeaderString("Idempotency-Replayed"));
        assertEquals(1, written());
    }

    @Test
    public void aRepetitionHasTheFirstAnswerAndChangesNothing() {
        idempotency.once(key("a", "{}"), this::create);
        Response again = idempotency.once(key("a", "{}"), this::create);
        assertEquals(201, again.getStatus());
        assertEquals("{\"id\":\"1\"}", again.getEntity());
        assertEquals(URI.create("/api/v1/things/1"), again.getLocation());
        assertEquals(new EntityTag("7"), again.getEntityTag());
        assertEquals("true", again.getHeaderString("Idempotency-Replayed"));
        assertEquals(1, done.get());
        assertEquals(1, written());
    }

    @Test
    public void anAnswerWithoutABodyIsRepeatedToo() {
        idempotency.once(key("a", ""), () -> Response.noContent().build());
        Response again = idempotency.once(key("a", ""), this::create);
        assertEquals(204, again.getStatus());
        assertNull(again.getEntity());
    }

    @Test
    public void aLongAnswerIsRepeatedToTheLastCharacter() {
        String text = "é".repeat(70_000);
        idempotency.once(key("a", ""), () -> Response.ok(new Made(text)).build());
        assertEquals(
                "{\"id\":\"" + text + "\"}",
                idempotency.once(key("a", ""), this::create).getEntity());
    }

    @Test
    public void anAnswerThatIsNoJsonIsMadeAnew() {
        Response page = idempotency.once(
                key("a", ""), () -> Response.ok("<p>", "text/html").build());
        assertEquals("<p>", page.getEntity());
        assertNull(idempotency.once(key("a", ""), this::create).getHeaderString("Idempotency-Replayed"));
        assertEquals(1, written());
    }

    @Test
    public void theSameKeyWithAnotherRequestIsRefused() {
        idempotency.once(key("a", "{}"), this::create);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> idempotency.once(key("a", "{\"other\": 1}"), this::create));
        assertEquals(Problem.Kind.INVALID, refused.problem().kind());
        assertEquals("Idempotency-Key", refused.problem().faults().get(0).field());
        assertEquals(1, written());
    }

    @Test
    public void theKeysOfTwoCallersHaveNothingToDoWithEachOther() {
        idempotency.once(key("a", "{}"), this::create);
        idempotency.once(key("b", "{}"), this::create);
        assertEquals(2, written());
    }

    @Test
    public void aRefusalIsRolledBackAndNotRemembered() {
        Response refused = idempotency.once(key("a", "{}"), () -> {
            create();
            return ProblemMapper.response(Problem.conflict("thing", "1", "exists"));
        });
        assertEquals(409, refused.getStatus());
        assertEquals("nothing was written", 0, written());
        assertEquals(201, idempotency.once(key("a", "{}"), this::create).getStatus());
        assertEquals(1, written());
    }

    @Test
    public void anExceptionIsRolledBackAndNotRemembered() {
        assertThrows(
                IllegalStateException.class,
                () -> idempotency.once(key("a", "{}"), () -> {
                    create();
                    throw new IllegalStateException("power cut");
                }));
        assertEquals(0, written());
        assertEquals(201, idempotency.once(key("a", "{}"), this::create).getStatus());
    }

    @Test
    public void oneRecordComesOfTheSameRequestSentManyTimesAtOnce() throws Exception {
        int senders = 4;
        ExecutorService pool = Executors.newFixedThreadPool(senders);
        CyclicBarrier together = new CyclicBarrier(senders);
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            answers.add(pool.submit(send(together, this::create)));
        }
        for (Future<Response> answer : answers) {
            assertEquals(201, answer.get(60, TimeUnit.SECONDS).getStatus());
        }
        pool.shutdown();
        assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
        assertEquals(1, done.get());
        assertEquals(1, written());
    }

    private Callable<Response> send(CyclicBarrier together, Supplier<Response> work) {
        return () -> {
            together.await();
            return idempotency.once(key("a", "{}"), work);
        };
    }

    /** Writes a row in the transaction of the thread, as a domain would. */
    private Response create() {
        sql.update(
                Sql.insert("kernel_outbox", "id", "occurred_at", "type", "subject"),
                database.identifiers().next(),
                database.clock().instant(),
                "test",
                subject());
        return Response.status(201)
                .entity(new Made(Integer.toString(done.incrementAndGet())))
                .location(URI.create("/api/v1/things/1"))
                .tag(new EntityTag("7"))
                .build();
    }

    private int written() {
        return sql.first("select count(*) from kernel_outbox where subject = ?", rs -> rs.getInt(1), subject())
                .orElseThrow();
    }

    private IdempotencyKey key(String caller, String body) {
        return new IdempotencyKey(caller, subject(), Digests.of((Object) body));
    }

    private String subject() {
        return name.getMethodName();
    }
}
