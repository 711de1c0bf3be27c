package org.matricula.exchange.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import org.matricula.exchange.api.Envelopes;
import org.matricula.exchange.api.Exports;
import org.matricula.exchange.api.ImportId;
import org.matricula.exchange.api.ImportRefusal;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.api.Imports;
import org.matricula.exchange.api.Mapping;
import org.matricula.exchange.api.MarkSheets;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Imports, exports and envelopes over REST. */
@Component(service = DomainResource.class)
@Domain("exchange")
public final class ExchangeResource implements DomainResource {

    private static final int RETRY_SECONDS = 10;

    private final Imports imports;
    private final ExportsResource exports;
    private final EnvelopesResource envelopes;
    private final AtomicReference<MarkSheets> sheets = new AtomicReference<>();

    /** Speaks for the services. */
    @Activate
    public ExchangeResource(@Reference Imports imports, @Reference Exports exports, @Reference Envelopes envelopes) {
        this.imports = imports;
        this.exports = new ExportsResource(exports);
        this.envelopes = new EnvelopesResource(envelopes);
    }

    /** Marks are there; nothing else here needs them. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void addSheets(MarkSheets added) {
        sheets.set(added);
    }

    /** Marks are away. */
    public void removeSheets(MarkSheets removed) {
        sheets.compareAndSet(removed, null);
    }

    /** Records as files. */
    @Path("exports")
    public ExportsResource exports() {
        return exports;
    }

    /** The marks of an occurrence as a sheet. */
    @Path("occurrences/{id}/sheet")
    public SheetsResource sheets() {
        MarkSheets present = sheets.get();
        if (present == null) {
            throw Problem.unavailable("Sheets cannot be had: the domain of assessment is not there.", RETRY_SECONDS)
                    .exception();
        }
        return new SheetsResource(present);
    }

    /** Signed files for partners, and their way back. */
    @Path("envelopes")
    public EnvelopesResource envelopes() {
        return envelopes;
    }

    /** The mapping files of this installation. */
    @GET
    @Path("mappings")
    @Operation(summary = "Lists the mapping files, faulty ones with their error")
    public List<Mapping> mappings(@Context Caller caller) {
        return imports.mappings(caller);
    }

    /** Takes in a file and starts its job. */
    @POST
    @Path("imports")
    @Consumes({ExportsResource.CSV, ExportsResource.XLSX})
    @Operation(summary = "Starts the import of a CSV file (UTF-8, with a header row) or an XLSX workbook")
    public Response start(
            @Context Caller caller,
            @QueryParam("institution") String institution,
            @Parameter(description = "The name of a mapping.") @QueryParam("mapping") String mapping,
            @Parameter(description = "True to check and report every row and write nothing.")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            @QueryParam("fileName") @DefaultValue("upload.csv") String fileName,
            InputStream file) {
        ImportReport report =
                imports.start(caller, InstitutionCode.valueOf(institution), mapping, fileName, file, flag(dryRun));
        return Replies.accepted("exchange/imports/" + report.id(), report);
    }

    /** Imports, oldest first. */
    @GET
    @Path("imports")
    @Operation(summary = "Lists imports, oldest first")
    public Page<ImportReport> list(@Context Caller caller, @BeanParam Paging paging) {
        return imports.list(caller, paging.request());
    }

    /** How far an import is. */
    @GET
    @Path("imports/{id}")
    @Operation(summary = "Reports how far an import is and what became of its rows")
    public ImportReport report(@Context Caller caller, @PathParam("id") String id) {
        return imports.report(caller, ImportId.valueOf(id));
    }

    /** The rows that an import refused. */
    @GET
    @Path("imports/{id}/refusals")
    @Operation(summary = "Lists the refused rows of an import with their reasons, in the order of the file")
    public Page<ImportRefusal> refusals(@Context Caller caller, @PathParam("id") String id, @BeanParam Paging paging) {
        return imports.refusals(caller, ImportId.valueOf(id), paging.request());
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid("dryRun", text, "must be true or false")
                    .exception();
        };
    }
}
