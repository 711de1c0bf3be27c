package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.StudentRequest;

/**
 * Which requests of one registration cannot both come true: one leaves the registration in a state on the other's first
 * day that the other contradicts, or both are absences of the same days.
 */
final class Exclusions {

    private Exclusions() {}

    /** How the registration stands once a request was carried out: from a day on, and up to another, which may be null. */
    private record Standing(Status status, LocalDate from, LocalDate to) {

        boolean on(LocalDate day) {
            return from != null && day != null && !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /** The first of the others that excludes what is asked for. */
    static Optional<StudentRequest> of(RequestKind kind, Asked asked, List<StudentRequest> others) {
        return others.stream()
                .filter(other -> prevents(kind, asked, other.kind(), other.asked())
                        || prevents(other.kind(), other.asked(), kind, asked)
                        || isAbsence(kind) && isAbsence(other.kind()) && overlap(asked, other.asked()))
                .findFirst();
    }

    /**
     * Refuses what one of the others excludes.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 that names it
     */
    static void check(RequestKind kind, Asked asked, List<StudentRequest> others) {
        of(kind, asked, others).ifPresent(other -> {
            throw Problem.conflict("kind", kind, "is excluded by " + words(other) + ", which is to be ended first")
                    .exception();
        });
    }

    /** The request as it is told to others. */
    static String words(StudentRequest other) {
        return "the open request " + other.id() + " (" + other.kind() + " from "
                + other.asked().effective() + ", " + other.state() + ")";
    }

    static boolean isAbsence(RequestKind kind) {
        return kind == RequestKind.LEAVE_OF_ABSENCE || kind == RequestKind.AUTHORISED_ABSENCE;
    }

    private static boolean prevents(RequestKind first, Asked done, RequestKind second, Asked asked) {
        Standing standing = standing(first, done);
        return standing != null
                && standing.on(asked.effective())
                && !StateRules.allowed(second, asked).contains(standing.status());
    }

    private static Standing standing(RequestKind kind, Asked asked) {
        return switch (kind) {
            case WITHDRAW -> new Standing(Status.WITHDRAWN, asked.effective(), null);
            case TRANSFER_COURSE, TRANSFER_INSTITUTION -> new Standing(Status.TRANSFERRED, asked.effective(), null);
            case SUSPEND -> new Standing(Status.SUSPENDED, asked.effective(), asked.until());
            default -> null;
        };
    }

    private static boolean overlap(Asked one, Asked other) {
        return one.effective() != null
                && other.effective() != null
                && !one.effective().isAfter(last(other))
                && !other.effective().isAfter(last(one));
    }

    private static LocalDate last(Asked absence) {
        return absence.until() == null ? absence.effective() : absence.until();
    }
}
