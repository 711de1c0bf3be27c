package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.institutions.api.InstitutionAdmin;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Bodies;

/** The academic sessions of an institution over REST. */
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {

    private final Institutions institutions;
    private final InstitutionAdmin admin;

    SessionsResource(Institutions institutions, InstitutionAdmin admin) {
        this.institutions = institutions;
        this.admin = admin;
    }

    /** The sessions, oldest first. */
    @GET
    @Operation(summary = "The sessions of an institution, oldest first")
    public List<SessionDates> list(@Context Caller caller, @PathParam("code") InstitutionCode code) {
        return institutions.sessions(caller, code);
    }

    /** One session. */
    @GET
    @Path("{session}")
    @Operation(summary = "When a session runs; in the path it is written 2026-27")
    public SessionDates get(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("session") AcademicSession session) {
        return institutions.sessions(caller, code).stream()
                .filter(dates -> dates.session().equals(session))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("session", session).exception());
    }

    /** Adds a session or replaces its dates. */
    @PUT
    @Path("{session}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set when a session runs; in the path it is written 2026-27")
    public SessionDates put(
            @Context Caller caller,
            @PathParam("code") InstitutionCode code,
            @PathParam("session") AcademicSession session,
            SessionBody body) {
        SessionBody given = Bodies.required(body);
        SessionDates dates = new SessionDates(session, given.starts(), given.ends());
        admin.putSession(caller, code, dates);
        return dates;
    }
}
