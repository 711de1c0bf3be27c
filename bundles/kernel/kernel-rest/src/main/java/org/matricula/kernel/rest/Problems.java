package org.matricula.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.EOFException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.persistence.SqlFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what can be told to a caller in what was thrown. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Problem COLLIDED = new Problem(
            Problem.Kind.CONFLICT,
            "Another change of the same records was under way and went first. Nothing was written; send it again.",
            List.of(),
            1);

    private static final int RETRY_AFTER_SECONDS = 10;

    private Problems() {}

    /**
     * The refusal, or what is wrong with the JSON, with the path of the member, that the database gave the work up for
     * another's, or does not answer; empty for a defect.
     */
    public static Optional<Problem> told(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ProblemException refusal) {
                return Optional.of(located(refusal.problem(), thrown));
            }
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof JsonProcessingException json) {
                return Optional.of(unreadable(json));
            }
        }
        if (SqlFailure.unreachable(thrown)) {
            LOG.warn("The database does not answer: {}", root(thrown).getMessage());
            return Optional.of(Problem.unavailable(
                    "The database does not answer at the moment. Whether a change was written cannot be said: read the"
                            + " record, or send the change again with the same Idempotency-Key.",
                    RETRY_AFTER_SECONDS));
        }
        return SqlFailure.collided(thrown) ? Optional.of(COLLIDED) : Optional.empty();
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** What is nobody's fault but ours: the log has it under a reference, and the caller has the reference alone. */
    public static Problem defect(Throwable thrown) {
        String reference = UUID.randomUUID().toString();
        if (isGone(thrown)) {
            LOG.debug("The caller went away ({})", reference, thrown);
        } else {
            LOG.error("Defect {}", reference, thrown);
        }
        return Problem.of(Problem.Kind.INTERNAL, "A defect on our side; the log has it under " + reference + ".");
    }

    /** Whether the caller closed the connection: Jetty says so with an exception that is private to its bundle. */
    private static boolean isGone(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof EOFException && t.getClass().getName().startsWith("org.eclipse.jetty.")) {
                return true;
            }
        }
        return false;
    }

    /** A value type that refused its text does not know the field; the JSON path does. */
    private static Problem located(Problem problem, Throwable thrown) {
        String path = thrown instanceof JsonMappingException mapping ? path(mapping) : "";
        if (path.isEmpty() || problem.faults().isEmpty()) {
            return problem;
        }
        List<Fault> faults = problem.faults().stream()
                .map(fault -> new Fault(path, fault.value(), fault.rule()))
                .toList();
        return problem.kind() == Problem.Kind.INVALID ? Problem.invalid(faults) : problem;
    }

    private static Problem unreadable(JsonProcessingException json) {
        JsonProcessingException broken = broken(json);
        if (broken == null && json instanceof JsonMappingException mapping) {
            return path(mapping).isEmpty()
                    ? Problem.of(Problem.Kind.MALFORMED, "The JSON " + Unreadable.rule(mapping) + ".")
                    : Unreadable.problem(path(mapping), mapping);
        }
        JsonProcessingException reason = broken == null ? json : broken;
        String where = reason.getLocation() == null
                ? ""
                : " at line " + reason.getLocation().getLineNr() + ", column "
                        + reason.getLocation().getColumnNr();
        return Problem.of(
                Problem.Kind.MALFORMED, "The JSON cannot be read" + where + ": " + Unreadable.broken(reason) + ".");
    }

    /** What the parser itself could not read, also where a member was being read meanwhile; null when it could. */
    private static JsonProcessingException broken(JsonProcessingException json) {
        for (Throwable t = json; t != null; t = t.getCause()) {
            // a number too large for its member was read well; the member is at fault
            if (t instanceof JsonProcessingException cause
                    && !(t instanceof JsonMappingException)
                    && !(t instanceof InputCoercionException)) {
                return cause;
            }
        }
        return null;
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(r -> r.getFieldName() != null ? r.getFieldName() : "[" + r.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
