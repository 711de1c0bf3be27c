package org.matricula.kernel.api;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why something was refused, in the form of RFC 9457: REST sends it as {@code application/problem+json}, SOAP as a
 * typed fault, the shell prints it, an import writes it beside the row. It never holds a stack trace.
 *
 * @param kind what sort of refusal this is; decides the HTTP status
 * @param detail one sentence for the person who reads it
 * @param faults the fields at fault; empty where no field is to blame
 * @param retryAfterSeconds when trying again may help, in seconds; null when it will not
 */
public record Problem(Kind kind, String detail, List<Fault> faults, Integer retryAfterSeconds) {

    /** The sorts of refusal. */
    public enum Kind {
        /** The message could not be read at all (malformed JSON, XML, CSV, wrong encoding). */
        MALFORMED(400, "Message cannot be read"),
        /** No credentials, or wrong ones. */
        UNAUTHENTICATED(401, "Authentication needed"),
        /** The caller lacks the privilege, or the record lies outside the caller's institutions. */
        FORBIDDEN(403, "Not permitted"),
        /** There is no such record, or none that this caller may know of. */
        NOT_FOUND(404, "Not found"),
        /** The resource does not take this method. */
        METHOD_NOT_ALLOWED(405, "Method not allowed"),
        /** No representation that the caller accepts. */
        NOT_ACCEPTABLE(406, "Not acceptable"),
        /** The record is in a state that does not allow this, or already exists. */
        CONFLICT(409, "Conflict"),
        /** The record was changed since the caller read it (RFC 9110, If-Match). */
        STALE(412, "Changed since it was read"),
        /** The message is larger than allowed. */
        TOO_LARGE(413, "Message too large"),
        /** The message is of a kind that is not understood here. */
        UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
        /** A field breaks a rule. */
        INVALID(422, "Invalid value"),
        /** A change needs the version that it is based on (RFC 6585). */
        PRECONDITION_REQUIRED(428, "If-Match needed"),
        /** A defect on our side; the detail holds a reference into the log and nothing else. */
        INTERNAL(500, "Internal error"),
        /** A part of the platform is not there at the moment. */
        UNAVAILABLE(503, "Temporarily unavailable");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }

        /** A short title, the same for every problem of the kind. */
        public String title() {
            return title;
        }

        /** The last part of the problem's type URI, for instance {@code not-found}. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies the faults. */
    public Problem {
        faults = List.copyOf(faults);
    }

    /** A problem without field faults. */
    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), null);
    }

    /** One field breaks a rule. */
    public static Problem invalid(String field, Object value, String rule) {
        return invalid(List.of(new Fault(field, value == null ? null : value.toString(), rule)));
    }

    /** Several fields break rules; the detail names them all. */
    public static Problem invalid(List<Fault> faults) {
        return new Problem(
                Kind.INVALID, faults.stream().map(Fault::toString).collect(Collectors.joining("; ")), faults, null);
    }

    /** There is no such record within the caller's scope. */
    public static Problem notFound(String what, Object id) {
        return new Problem(
                Kind.NOT_FOUND,
                "There is no " + what + " '" + id + "' that you may see.",
                List.of(new Fault(what, String.valueOf(id), "must exist")),
                null);
    }

    /** The state of the record, or a record that already exists, forbids it. */
    public static Problem conflict(String field, Object value, String rule) {
        Fault fault = new Fault(field, value == null ? null : value.toString(), rule);
        return new Problem(Kind.CONFLICT, fault.toString(), List.of(fault), null);
    }

    /** A part of the platform is missing; trying again later may help. */
    public static Problem unavailable(String detail, int retryAfterSeconds) {
        return new Problem(Kind.UNAVAILABLE, detail, List.of(), retryAfterSeconds);
    }

    /** The problem as something to throw. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
