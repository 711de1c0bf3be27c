package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.boards.api.PublishedResults;
import org.matricula.kernel.api.security.Caller;

/** Published results of the student who asks. */
@Produces(MediaType.APPLICATION_JSON)
public final class OwnResultsResource {

    private final PublishedResults results;

    OwnResultsResource(PublishedResults results) {
        this.results = results;
    }

    /** The results. */
    @GET
    @Operation(
            summary = "The published results of the student who asks, the latest first",
            description = "Decision, class, module results of all stages, what may be taken again, and the last day to"
                    + " appeal. Where a result was corrected, each version. Before the instant of a release: nothing.")
    public List<PublishedView> list(@Context Caller caller) {
        return results.own(caller).stream().map(PublishedView::of).toList();
    }

    /** How one came about. */
    @GET
    @Path("{result}/explanation")
    @Produces("text/plain; charset=UTF-8")
    @Operation(summary = "How a published result of the student who asks came about, in words")
    public String explanation(@Context Caller caller, @PathParam("result") long result) {
        return results.ownExplanation(caller, result);
    }

    /** Why its module results are what they are. */
    @GET
    @Path("{result}/modules")
    @Produces("text/plain; charset=UTF-8")
    @Operation(
            summary = "Why the module results of the student who asks are what they are, in words",
            description = "Of the session that the published result is about: elements, late work, limits, what is"
                    + " carried, what was decided about the work, and the clauses.")
    public String modules(@Context Caller caller, @PathParam("result") long result) {
        return results.ownModules(caller, result);
    }
}
