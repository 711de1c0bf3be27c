package org.matricula.exchange.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import org.matricula.exchange.api.Envelope;
import org.matricula.exchange.api.EnvelopeId;
import org.matricula.exchange.api.EnvelopeReturn;
import org.matricula.exchange.api.EnvelopeReturnId;
import org.matricula.exchange.api.Envelopes;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.Receipt;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;

/** Envelopes over REST. */
public final class EnvelopesResource {

    private static final String ZIP = "application/zip";

    private final Envelopes envelopes;

    EnvelopesResource(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /** Starts the job that builds an envelope. */
    @POST
    @Operation(summary = "Starts to build the signed envelope of an institution's records")
    public Response build(
            @Context Caller caller,
            @QueryParam("institution") String institution,
            @Parameter(description = "csv or xlsx.") @QueryParam("format") @DefaultValue("csv") String format) {
        Envelope envelope = envelopes.build(caller, InstitutionCode.valueOf(institution), format(format));
        return Replies.accepted("exchange/envelopes/" + envelope.id(), envelope);
    }

    /** Envelopes, oldest first. */
    @GET
    @Operation(summary = "Lists envelopes, oldest first")
    public Page<Envelope> list(@Context Caller caller, @BeanParam Paging paging) {
        return envelopes.list(caller, paging.request());
    }

    /** The public key of the signatures. */
    @GET
    @Path("key")
    @Produces("application/x-pem-file")
    @Operation(summary = "The public key that envelopes are signed with, in PEM form")
    public String key(@Context Caller caller) {
        return envelopes.publicKey(caller);
    }

    /** One envelope. */
    @GET
    @Path("{id}")
    @Operation(summary = "Reports whether an envelope is built, with its digest")
    public Envelope get(@Context Caller caller, @PathParam("id") String id) {
        return envelopes.get(caller, EnvelopeId.valueOf(id));
    }

    /** The file. */
    @GET
    @Path("{id}/file")
    @Produces(ZIP)
    @Operation(summary = "Downloads an envelope")
    public Response file(@Context Caller caller, @PathParam("id") String id) {
        return ExportsResource.reply(envelopes.download(caller, EnvelopeId.valueOf(id)));
    }

    /** Takes an envelope back. */
    @POST
    @Path("{id}/return")
    @Consumes(ZIP)
    @Operation(summary = "Takes an envelope back and starts to merge it three ways")
    public Response giveBack(@Context Caller caller, @PathParam("id") String id, InputStream file) {
        EnvelopeReturn returned = envelopes.giveBack(caller, EnvelopeId.valueOf(id), file);
        return Replies.accepted("exchange/envelopes/returns/" + returned.id(), returned);
    }

    /** How far a return is. */
    @GET
    @Path("returns/{id}")
    @Operation(summary = "Reports how far a return is and what became of its rows")
    public EnvelopeReturn returned(@Context Caller caller, @PathParam("id") String id) {
        return envelopes.returned(caller, EnvelopeReturnId.valueOf(id));
    }

    /** What became of each row. */
    @GET
    @Path("returns/{id}/receipts")
    @Operation(summary = "Lists the receipts of a return, one for each row")
    public Page<Receipt> receipts(@Context Caller caller, @PathParam("id") String id, @BeanParam Paging paging) {
        return envelopes.receipts(caller, EnvelopeReturnId.valueOf(id), paging.request());
    }

    /** All receipts as a file. */
    @GET
    @Path("returns/{id}/receipts.csv")
    @Produces(ExportsResource.CSV)
    @Operation(summary = "Downloads the receipts of a return as CSV, once all its rows are merged")
    public Response receiptFile(@Context Caller caller, @PathParam("id") String id) {
        return ExportsResource.reply(envelopes.receiptFile(caller, EnvelopeReturnId.valueOf(id)));
    }

    private static FileFormat format(String text) {
        return switch (text) {
            case "csv" -> FileFormat.CSV;
            case "xlsx" -> FileFormat.XLSX;
            default -> throw Problem.invalid("format", text, "must be csv or xlsx")
                    .exception();
        };
    }
}
