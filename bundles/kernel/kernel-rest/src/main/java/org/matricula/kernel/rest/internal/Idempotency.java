package org.matricula.kernel.rest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.rest.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Remembers the answers to POSTs that carry an {@code Idempotency-Key}, in the transaction of the work itself: after a
 * kill either both are there or neither. Refusals, and answers that are no JSON, are not remembered; the work may be
 * done again.
 */
@Component(service = Idempotency.class)
public final class Idempotency {

    private static final int PART = 30_000;

    private final Sql sql;
    private final Transactions transactions;
    private final Clock clock;

    /** Remembers in the kernel's tables. */
    @Activate
    public Idempotency(
            @Reference(target = "(osgi.jndi.service.name=kernel)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.sql = new Sql(dataSource);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does the work once; a repetition of the same request has the first answer again. */
    Response once(IdempotencyKey key, Supplier<Response> work) {
        Optional<Response> before = remembered(key);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return transactions.requiresNew(() -> remember(key, work));
        } catch (Refused refused) {
            return refused.response;
        } catch (SqlFailure failure) {
            if (!failure.integrityViolated()) {
                throw failure;
            }
            return remembered(key).orElseThrow(() -> failure);
        }
    }

    private Response remember(IdempotencyKey key, Supplier<Response> work) {
        sql.update(
                Sql.insert(
                        "kernel_idempotency", "caller", "idempotency_key", "request_digest", "status", "occurred_at"),
                key.caller(),
                key.key(),
                key.digest(),
                0,
                clock.instant());
        Response response = work.get();
        if (response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode() || !isMessage(response)) {
            throw new Refused(response);
        }
        sql.update(
                "update kernel_idempotency set status = ?, location = ?, etag = ? where caller = ?"
                        + " and idempotency_key = ?",
                response.getStatus(),
                response.getLocation() == null ? null : response.getLocation().toString(),
                response.getEntityTag() == null ? null : response.getEntityTag().getValue(),
                key.caller(),
                key.key());
        sql.batch(
                Sql.insert("kernel_idempotency_body", "caller", "idempotency_key", "part", "body"),
                parts(key, body(response)));
        return response;
    }

    /** Pages, texts and streams are made anew: whatever answers with them has changed nothing. */
    private static boolean isMessage(Response response) {
        return response.getMediaType() == null || response.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    private Optional<Response> remembered(IdempotencyKey key) {
        return transactions.requiresNew(() -> sql.first(
                        "select request_digest, status, location, etag from kernel_idempotency where caller = ?"
                                + " and idempotency_key = ?",
                        rs -> new Answer(rs.getString(1), rs.getInt(2), rs.getString(3), rs.getString(4)),
                        key.caller(),
                        key.key())
                .map(answer -> replay(key, answer)));
    }

    private Response replay(IdempotencyKey key, Answer answer) {
        if (!answer.digest().equals(key.digest())) {
            throw Problem.invalid(
                            RequestGate.IDEMPOTENCY_KEY,
                            key.key(),
                            "was used for another request before; take a new one")
                    .exception();
        }
        String body = String.join(
                "",
                sql.query(
                        "select body from kernel_idempotency_body where caller = ? and idempotency_key = ? order by part",
                        rs -> rs.getString(1),
                        key.caller(),
                        key.key()));
        Response.ResponseBuilder builder = Response.status(answer.status()).header("Idempotency-Replayed", "true");
        if (!body.isEmpty()) {
            builder.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        }
        if (answer.location() != null) {
            builder.location(URI.create(answer.location()));
        }
        if (answer.etag() != null) {
            builder.tag(new EntityTag(answer.etag()));
        }
        return builder.build();
    }

    private static String body(Response response) {
        try {
            return response.getEntity() == null ? "" : Json.mapper().writeValueAsString(response.getEntity());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be written", e);
        }
    }

    private static List<Object[]> parts(IdempotencyKey key, String body) {
        List<Object[]> parts = new ArrayList<>();
        for (int from = 0; from < body.length(); from += PART) {
            String part = body.substring(from, Math.min(from + PART, body.length()));
            parts.add(new Object[] {key.caller(), key.key(), parts.size(), part});
        }
        return parts;
    }

    private record Answer(String digest, int status, String location, String etag) {}

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Response response;

        Refused(Response response) {
            super(null, null, false, false);
            this.response = response;
        }
    }
}
