package org.matricula.kernel.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.QueryParam;
import org.matricula.kernel.api.PageRequest;

/**
 * The query parameters of every list: {@code after} and {@code limit}. The fields are named for Jackson too, or the
 * description of the API would not see them.
 */
public final class Paging {

    @Parameter(description = "The 'next' of the page before; absent for the first page.")
    @QueryParam("after")
    @JsonProperty("after")
    private String after;

    @Parameter(
            description = "How many records at the most.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
    @QueryParam("limit")
    @JsonProperty("limit")
    @DefaultValue("50")
    private String limit;

    /**
     * The page that is wanted.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the limit is not a number from 1 to 500
     */
    public PageRequest request() {
        int number;
        try {
            number = Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw org.matricula.kernel.api.Problem.invalid(
                            "limit", limit, "must be a whole number from 1 to " + PageRequest.MAX_LIMIT)
                    .exception();
        }
        return new PageRequest(after, number);
    }
}
