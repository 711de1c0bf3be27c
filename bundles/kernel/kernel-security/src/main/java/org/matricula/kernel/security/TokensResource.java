package org.matricula.kernel.security;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens for callers that do not want to send a password with every request. */
@Component(service = DomainResource.class)
@Domain("tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokensResource implements DomainResource {

    private final Tokens tokens;
    private final RealmAuthenticator authenticator;

    /** Uses the realm's authenticator. */
    @Activate
    public TokensResource(@Reference Tokens tokens, @Reference Authenticator authenticator) {
        this.tokens = tokens;
        this.authenticator = (RealmAuthenticator) authenticator;
    }

    /**
     * A token.
     *
     * @param token to be sent as {@code Authorization: Bearer ...}; it cannot be read again
     * @param expiresAt until when it is valid
     */
    public record TokenView(String token, Instant expiresAt) {}

    /**
     * Who the caller is.
     *
     * @param user the user name
     * @param privileges the privileges held
     * @param institutions the institutions of the scope, or {@code *}
     */
    public record CallerView(String user, Set<String> privileges, Set<String> institutions) {}

    /** Gives out a token; the caller must have sent a password (HTTP Basic). */
    @POST
    @Operation(summary = "Gives out a token for the user and password of HTTP Basic.")
    public Response issue(@Context Caller caller, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic", 0, "Basic".length())) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "A token is given out for a password, not for a token.")
                    .exception();
        }
        Tokens.Issued issued = tokens.issue(caller, authenticator.identity(authorization));
        return Response.status(Response.Status.CREATED)
                .entity(new TokenView(issued.token(), issued.expiresAt()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Who the caller is and what the caller may do. */
    @GET
    @Path("current")
    @Operation(summary = "Who the caller is, with privileges and institutions.")
    public CallerView current(@Context Caller caller) {
        Set<String> institutions = new TreeSet<>();
        if (caller.scope().isAll()) {
            institutions.add("*");
        } else {
            caller.scope().institutions().forEach(code -> institutions.add(code.value()));
        }
        return new CallerView(caller.name(), new TreeSet<>(caller.privileges()), institutions);
    }

    /** Revokes the token that the caller sent. */
    @DELETE
    @Path("current")
    @Operation(summary = "Revokes the token that the request was sent with.")
    public void revoke(@Context Caller caller, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
            throw Problem.of(Problem.Kind.CONFLICT, "The request was not sent with a token.")
                    .exception();
        }
        tokens.revoke(caller, authorization.substring("Bearer ".length()).strip());
        authenticator.forget();
    }
}
