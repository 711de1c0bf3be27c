package org.matricula.kernel.rest;

/**
 * The root resource of a domain, registered as a service with {@link Domain}. It is mounted below {@code /api/v1/} under
 * the domain's name for as long as the service is there; while it is not, its URLs answer 503 with what is missing.
 *
 * <p>Methods take {@code @Context Caller caller} for the signed-in caller. They return records, which become JSON, and
 * throw {@code ProblemException}, which becomes a problem (RFC 9457).
 */
public interface DomainResource {}
