package org.matricula.exchange.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.exchange.api.MarkSheets;
import org.matricula.exchange.api.SheetReport;
import org.matricula.kernel.api.security.Caller;

/** Sheets of marks over REST. */
public final class SheetsResource {

    private final MarkSheets sheets;

    SheetsResource(MarkSheets sheets) {
        this.sheets = sheets;
    }

    /** The sheet: CSV, or a workbook if that is accepted. */
    @GET
    @Produces({ExportsResource.CSV, ExportsResource.XLSX})
    @Operation(summary = "The marks of an occurrence as a sheet, by candidate number where they are anonymous")
    public Response export(
            @Context Caller caller, @Context HttpHeaders headers, @PathParam("id") OccurrenceId occurrence) {
        return ExportsResource.reply(sheets.export(caller, occurrence, ExportsResource.format(headers)));
    }

    /** Takes in a sheet. */
    @POST
    @Consumes({ExportsResource.CSV, ExportsResource.XLSX})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take in a sheet: cells that were edited, each merged with the mark that is here")
    public SheetReport merge(
            @Context Caller caller,
            @PathParam("id") OccurrenceId occurrence,
            @Parameter(description = "True to tell what would become of each cell and write nothing.")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            InputStream file) {
        return sheets.merge(caller, occurrence, file, ExchangeResource.flag(dryRun));
    }
}
