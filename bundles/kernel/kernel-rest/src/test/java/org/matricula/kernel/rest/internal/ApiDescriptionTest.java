package org.matricula.kernel.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.Json;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.ProblemBody;

public class ApiDescriptionTest {

    public record Thing(JobId id, InstitutionCode institution, AcademicSession session, Map<String, Object> given) {}

    public static final class Things implements DomainResource {

        @GET
        @Operation(summary = "All things.")
        public Page<Thing> list(@Context Caller caller, @BeanParam Paging paging) {
            throw new AssertionError();
        }

        @POST
        @Path("{id}/renewal")
        @Operation(summary = "Renews a thing.")
        public Thing renew(@Context Caller caller, @PathParam("id") JobId id, Thing body) {
            throw new AssertionError();
        }
    }

    @Test
    public void everyOperationOfAMountedDomainIsDescribed() throws Exception {
        Mounts mounts = new Mounts();
        mounts.mount(new Things(), Map.of("matricula.domain", "things"));
        JsonNode api = Json.mapper().readTree(new ApiDescription(mounts).json());
        JsonNode list = api.at("/paths/~1api~1v1~1things/get");
        assertEquals("All things.", list.path("summary").asText());
        assertEquals("after", list.at("/parameters/0/name").asText());
        assertEquals("the caller is no parameter", 2, list.path("parameters").size());
        assertFalse(list.has("requestBody"));
        JsonNode renew = api.at("/paths/~1api~1v1~1things~1{id}~1renewal/post");
        assertEquals("string", renew.at("/parameters/0/schema/type").asText());
        JsonNode thing = api.at("/components/schemas/Thing/properties");
        assertEquals("string", thing.at("/id/type").asText());
        assertEquals("string", thing.at("/session/type").asText());
        assertTrue("any value", thing.at("/given/additionalProperties").asBoolean());
    }

    @Test
    public void messagesOfADomainAreNamedAfterItAndThoseOfTheKernelAreNot() {
        SchemaNames names = new SchemaNames();
        assertEquals("JobId", names.getNameOfClass(JobId.class));
        assertEquals("ProblemBody", names.getNameOfClass(ProblemBody.class));
        assertEquals("PageThing", names.nameForType(Json.mapper().constructType(page())));
    }

    private static java.lang.reflect.Type page() {
        try {
            return Things.class.getMethod("list", Caller.class, Paging.class).getGenericReturnType();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void operationsHaveNamesOfTheirOwnAndAnswerWithProblemsToo() throws Exception {
        Mounts mounts = new Mounts();
        mounts.mount(new Things(), Map.of("matricula.domain", "things"));
        JsonNode api = Json.mapper().readTree(new ApiDescription(mounts).json());
        JsonNode renew = api.at("/paths/~1api~1v1~1things~1{id}~1renewal/post");
        assertEquals("postThingsByIdRenewal", renew.path("operationId").asText());
        assertTrue(renew.at("/responses").has("2XX"));
        assertEquals(
                "#/components/schemas/ProblemBody",
                renew.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asText());
        assertEquals(
                "integer",
                api.at("/components/schemas/ProblemBody/properties/status/type").asText());
    }
}
