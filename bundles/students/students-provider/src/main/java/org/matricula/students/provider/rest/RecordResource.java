package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentRecord;
import org.matricula.students.api.StudentRecords;

/** The whole record of a student over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class RecordResource {

    private final StudentRecords records;

    RecordResource(StudentRecords records) {
        this.records = records;
    }

    /** The record as of any date. */
    @GET
    @Operation(summary = "The record as it was valid on a day, as it was known at a moment")
    public StudentRecord record(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @Parameter(description = "The day on which it was valid; absent for today.") @QueryParam("asOf")
                    LocalDate asOf,
            @Parameter(description = "A moment such as 2026-11-21T09:30:00Z; absent for now.") @QueryParam("knownAt")
                    String knownAt,
            @Parameter(description = "true for a merged record itself instead of its survivor.") @QueryParam("own")
                    boolean own) {
        return records.record(caller, id, asOf, Values.instant("knownAt", knownAt), own);
    }
}
