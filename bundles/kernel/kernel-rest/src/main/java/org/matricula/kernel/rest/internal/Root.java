package org.matricula.kernel.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;

/** The root of the API: the domains, the state of the platform and its description. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class Root {

    private final Absences absences;
    private final ApiDescription description;

    Root(Absences absences, ApiDescription description) {
        this.absences = absences;
        this.description = description;
    }

    /** Hands a request to its domain, which it holds on lease until it is answered. */
    @Path("{domain}")
    public Object domain(@PathParam("domain") String domain) {
        Mounts.Lease lease = JAXRSUtils.getCurrentMessage().getExchange().get(Mounts.Lease.class);
        if (lease == null) {
            throw absences.problem(domain).exception();
        }
        return lease.resource();
    }

    /** Which domains are there and what the others lack; needs no credentials. */
    @GET
    @Path("status")
    @Operation(summary = "Which domains are there, and what the others lack. Needs no credentials.")
    public List<DomainStatus> status() {
        return absences.answering();
    }

    /** The OpenAPI description of all domains that are there; needs no credentials. */
    @GET
    @Path("openapi.json")
    @Operation(summary = "The OpenAPI description of all domains that are there. Needs no credentials.")
    public String openApi() {
        return description.json();
    }
}
