package org.matricula.exchange.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.Exports;
import org.matricula.exchange.api.FileFormat;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;

/** Exports over REST. */
public final class ExportsResource {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Exports exports;

    ExportsResource(Exports exports) {
        this.exports = exports;
    }

    /** The records of an institution as the file that the mapping reads: CSV, or a workbook if that is accepted. */
    @GET
    @Path("{mapping}")
    @Produces({CSV, XLSX})
    @Operation(summary = "Exports records as CSV or XLSX, in the form that the mapping imports")
    public Response export(
            @Context Caller caller,
            @Context HttpHeaders headers,
            @PathParam("mapping") String mapping,
            @QueryParam("institution") String institution,
            @Parameter(description = "Only records of this session: 2026/27.") @QueryParam("session") String session,
            @Parameter(description = "What for; needed for special-category data, at most 200 characters.")
                    @QueryParam("purpose")
                    String purpose) {
        return reply(exports.export(
                caller,
                InstitutionCode.valueOf(institution),
                mapping,
                session == null ? null : AcademicSession.valueOf(session),
                purpose,
                format(headers)));
    }

    /** A file as an answer. */
    static Response reply(ExportedFile file) {
        return Response.ok(file.content(), file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .header("X-Content-Digest", "sha-256=" + file.digest())
                .build();
    }

    /** The first of the two that is accepted. */
    static FileFormat format(HttpHeaders headers) {
        MediaType workbook = MediaType.valueOf(XLSX);
        for (MediaType wanted : headers.getAcceptableMediaTypes()) {
            if (wanted.isCompatible(MediaType.valueOf(CSV))) {
                return FileFormat.CSV;
            }
            if (wanted.isCompatible(workbook)) {
                return FileFormat.XLSX;
            }
        }
        return FileFormat.CSV;
    }
}
