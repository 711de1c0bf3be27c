package org.matricula.kernel.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.ws.rs.NotAllowedException;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.NotSupportedException;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import org.junit.Test;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Problem.Kind;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.rest.Json;
import org.matricula.kernel.rest.ProblemBody;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

public class ProblemMapperTest {

    /** A container in which students-api is installed and students-provider is not. */
    private final ProblemMapper mapper = new ProblemMapper(new Absences(
            fake(BundleContext.class, Map.of("getBundles", new Bundle[] {api("students")})),
            fake(ServiceComponentRuntime.class, Map.of()),
            new Mounts()));

    public record Entry(String student, Percent percent) {}

    public record Entries(List<Entry> marks, int count) {}

    @Test
    public void whatTheDatabaseGaveUpForAnothersChangeCanBeSentAgain() {
        Response response = mapper.toResponse(new IllegalStateException(
                new SqlFailure(new SQLTransactionRollbackException("a deadlock was met", "40001"))));
        assertEquals(409, response.getStatus());
        assertEquals(1, response.getHeaders().getFirst("Retry-After"));
        assertFalse(((ProblemBody) response.getEntity()).detail().contains("deadlock"));
    }

    @Test
    public void aDatabaseThatDoesNotAnswerIsNoDefect() {
        for (SQLException gone : List.of(
                new SQLException("connection refused", "08001"),
                new SQLException("terminating connection due to administrator command", "57P01"),
                new SQLException("pool error", new NoSuchElementException("timeout waiting for idle object")))) {
            Response response = mapper.toResponse(new IllegalStateException(new SqlFailure(gone)));
            assertEquals(503, response.getStatus());
            assertEquals(10, response.getHeaders().getFirst("Retry-After"));
            assertTrue(((ProblemBody) response.getEntity()).detail().startsWith("The database does not answer"));
        }
        assertEquals(
                500,
                mapper.toResponse(new SqlFailure(new SQLException("x", "42X01")))
                        .getStatus());
    }

    @Test
    public void aProblemIsSentAsItIs() {
        Problem problem = Problem.invalid("surname", "", "must be given");
        Response response = mapper.toResponse(problem.exception());
        assertEquals(422, response.getStatus());
        assertEquals("application/problem+json", response.getMediaType().toString());
        ProblemBody body = (ProblemBody) response.getEntity();
        assertEquals("urn:matricula:problem:invalid", body.type());
        assertEquals(problem.faults(), body.faults());
    }

    @Test
    public void aProblemIsFoundBelowWhateverWasThrown() {
        Throwable wrapped = new RuntimeException(
                new IllegalStateException(Problem.notFound("student", 42).exception()));
        assertEquals(404, mapper.toResponse(wrapped).getStatus());
    }

    @Test
    public void whoIsNotSignedInIsToldHow() {
        Response response =
                mapper.toResponse(Problem.of(Kind.UNAUTHENTICATED, "Sign in.").exception());
        assertEquals(401, response.getStatus());
        assertTrue(response.getHeaderString("WWW-Authenticate").startsWith("Basic realm="));
    }

    @Test
    public void whatIsAwayForAWhileSaysWhenToComeBack() {
        Response response =
                mapper.toResponse(Problem.unavailable("students is away", 5).exception());
        assertEquals(503, response.getStatus());
        assertEquals("5", response.getHeaderString("Retry-After"));
    }

    @Test
    public void brokenJsonIsMalformedAndSaysWhere() {
        ProblemBody body = body(400, unreadable("{\"count\": 1,\n \"marks\": ["));
        assertTrue(body.detail(), body.detail().contains("line 2"));
        assertNoInternals(body);
    }

    @Test
    public void anUnknownMemberIsNamedWithItsPath() {
        ProblemBody body = body(422, unreadable("{\"count\": 1, \"marks\": [{\"studnet\": \"1\"}]}"));
        assertEquals("marks[0].studnet", fault(body).field());
        assertNoInternals(body);
    }

    @Test
    public void aMemberOfAnotherTypeIsNamedWithItsPath() {
        ProblemBody body = body(422, unreadable("{\"count\": \"many\", \"marks\": []}"));
        assertEquals("count", fault(body).field());
        assertNoInternals(body);
        assertEquals(
                new Fault("marks[0].student", "true", "must be a text"),
                fault(body(422, unreadable("{\"count\": 1, \"marks\": [{\"student\": true}]}"))));
    }

    @Test
    public void theLibraryNeverSpeaksItself() {
        for (String json : List.of(
                "{\"count\": NaN}",
                "[".repeat(60),
                "{\"count\": 1, \"count\": 2}",
                "{\"count\": 1}}",
                "",
                "\"text\"")) {
            ProblemBody body = body(400, unreadable(json));
            assertNoInternals(body);
            assertFalse(body.detail(), body.detail().matches(".*(Feature|Constraints|JsonToken|deserialize).*"));
        }
        assertEquals("The JSON must be an object.", body(400, unreadable("[]")).detail());
    }

    @Test
    public void aValueThatItsTypeRefusesIsNamedWithItsPath() {
        ProblemBody body = body(422, unreadable("{\"count\": 1, \"marks\": [{\"student\": \"1\", \"percent\": 101}]}"));
        assertEquals(new Fault("marks[0].percent", "101", "must be from 0 to 100"), fault(body));
    }

    @Test
    public void whatJaxRsRefusesIsAProblemToo() {
        assertEquals(
                "urn:matricula:problem:not-found",
                body(404, new NotFoundException()).type());
        assertEquals(
                "urn:matricula:problem:method-not-allowed",
                body(405, new NotAllowedException("GET")).type());
        assertEquals(
                "urn:matricula:problem:unsupported-media-type",
                body(415, new NotSupportedException()).type());
        assertEquals(
                "urn:matricula:problem:malformed",
                body(400, new WebApplicationException(418)).type());
    }

    @Test
    public void aDefectKeepsItsReasonsToItself() {
        ProblemBody body = body(500, new IllegalStateException("password of the database is hunter2"));
        assertFalse(body.detail(), body.detail().contains("hunter2"));
        assertTrue(body.faults().isEmpty());
    }

    @Test
    public void aFailureInAProviderThatWentAwayIsAnAbsence() {
        RuntimeException stale = new IllegalStateException("Invalid BundleContext.");
        stale.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.matricula.students.provider.StudentReading", "get", "StudentReading.java", 1)
        });
        Response response = mapper.toResponse(stale);
        assertEquals(503, response.getStatus());
        assertEquals("5", response.getHeaderString("Retry-After"));
        String detail = ((ProblemBody) response.getEntity()).detail();
        assertTrue(detail, detail.contains("org.matricula.students.provider"));
    }

    private static JsonProcessingException unreadable(String json) {
        return assertThrows(JsonProcessingException.class, () -> Json.mapper().readValue(json, Entries.class));
    }

    private ProblemBody body(int status, Throwable thrown) {
        Response response = mapper.toResponse(thrown);
        ProblemBody body = (ProblemBody) response.getEntity();
        assertEquals(body.toString(), status, response.getStatus());
        assertEquals(status, body.status());
        return body;
    }

    private static Fault fault(ProblemBody body) {
        assertEquals(1, body.faults().size());
        return body.faults().get(0);
    }

    private static void assertNoInternals(ProblemBody body) {
        assertFalse(body.toString(), body.toString().matches("(?s).*(org\\.matricula|com\\.fasterxml|java\\.).*"));
    }

    private static Bundle api(String domain) {
        BundleCapability capability =
                fake(BundleCapability.class, Map.of("getAttributes", Map.of("org.matricula.domain", domain)));
        BundleRevision revision = fake(BundleRevision.class, Map.of("getDeclaredCapabilities", List.of(capability)));
        Bundle bundle = fake(
                Bundle.class,
                Map.of("adapt", revision, "getSymbolicName", "org.matricula." + domain + ".api", "getState", 32));
        assertNull(bundle.getLocation());
        return bundle;
    }

    /** Answers by the method's name; null where nothing is given. */
    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
