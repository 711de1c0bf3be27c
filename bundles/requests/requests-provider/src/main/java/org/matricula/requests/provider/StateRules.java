package org.matricula.requests.provider;

import java.util.Set;
import org.matricula.institutions.api.Institution;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestKind;

/** What a request must not contradict on the student's record. */
final class StateRules {

    private static final Set<Status> STUDYING = Set.of(Status.ACTIVE);
    private static final Set<Status> STUDYING_OR_AWAY = Set.of(Status.ACTIVE, Status.SUSPENDED);

    private StateRules() {}

    /**
     * Refuses what contradicts the record.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 for a status that does not allow it, 422 for a field that asks
     *     for what is already so
     */
    static void check(Situation situation) {
        if (situation.isOfTheDead()) {
            throw Problem.conflict(
                            "studentId", situation.application().studentId(), "belongs to a student who has died")
                    .exception();
        }
        RequestKind kind = situation.application().kind();
        ProgrammeRegistration registration = situation.programmeRegistration();
        if (registration != null && kind != RequestKind.CHANGE_OF_DETAILS) {
            Set<Status> allowed = allowed(kind, situation.asked());
            if (!allowed.contains(registration.status())) {
                throw Problem.conflict(
                                "registrationId",
                                registration.id(),
                                "is " + registration.status() + " and must be " + allowed + " for " + kind)
                        .exception();
            }
        }
        fields(kind, situation, registration).refuse();
        if (situation.barred() != null) {
            throw situation.barred().exception();
        }
    }

    /** Whether what is asked for contradicts the record. */
    static boolean contradicts(Situation situation) {
        try {
            check(situation);
            return false;
        } catch (ProblemException e) {
            return true;
        }
    }

    /**
     * Why nothing can become of a request any more, in words for the student; null while something can. A registration
     * that is suspended comes back, so nothing is over for it.
     */
    static String over(Situation situation) {
        if (situation.isOfTheDead()) {
            return "the student has died";
        }
        ProgrammeRegistration registration = situation.programmeRegistration();
        return registration == null
                        || situation.application().kind() == RequestKind.CHANGE_OF_DETAILS
                        || STUDYING_OR_AWAY.contains(registration.status())
                ? null
                : "the registration that it concerns is "
                        + Letters.words(registration.status().name());
    }

    /** The states of a registration that a request does not contradict. */
    static Set<Status> allowed(RequestKind kind, Asked asked) {
        return switch (kind) {
            case WITHDRAW, TRANSFER_COURSE, TRANSFER_INSTITUTION, CAS -> STUDYING_OR_AWAY;
                // a suspension is asked for again only where it is said to be exceptional
            case SUSPEND -> Boolean.TRUE.equals(asked.exceptional()) ? STUDYING_OR_AWAY : STUDYING;
            default -> STUDYING;
        };
    }

    /** Whether an institution is named, by its code or its name, that is the student's own. */
    private static boolean isOwn(String named, Institution own) {
        String name = named == null ? "" : named.strip();
        return name.equalsIgnoreCase(own.code().toString())
                || name.equalsIgnoreCase(own.name().strip());
    }

    private static Faults fields(RequestKind kind, Situation situation, ProgrammeRegistration registration) {
        Asked asked = situation.asked();
        Faults faults = new Faults();
        return switch (kind) {
            case SUSPEND -> faults.check(
                    asked.until() == null
                            || asked.effective() == null
                            || asked.until().isAfter(asked.effective()),
                    "asked.until",
                    asked.until(),
                    "must be after asked.effective, because it is the day of return");
            case TRANSFER_COURSE -> faults.check(
                            !asked.toProgramme().equals(registration.programmeId()),
                            "asked.toProgramme",
                            asked.toProgramme(),
                            "must be another programme than the present one")
                    .between(
                            "asked.level",
                            asked.level(),
                            situation.target().firstLevel(),
                            situation.target().finalLevel());
            case TRANSFER_INSTITUTION -> {
                faults.check(
                        !isOwn(asked.toInstitution(), situation.institution()),
                        "asked.toInstitution",
                        asked.toInstitution(),
                        "must be another institution than the student's own");
                yield situation.isByArticulation()
                        ? faults.between(
                                "asked.level",
                                asked.level(),
                                situation.target().firstLevel(),
                                situation.target().finalLevel())
                        : faults;
            }
            case CHANGE_MODE -> faults.check(
                            !asked.mode().equals(situation.mode()),
                            "asked.mode",
                            asked.mode(),
                            "must be another mode than the one agreed for " + asked.session())
                    .check(situation.modeBarred() == null, "asked.mode", asked.mode(), situation.modeBarred())
                    .check(
                            asked.session().equals(registration.session())
                                    || asked.session()
                                            .equals(registration.session().next()),
                            "asked.session",
                            asked.session(),
                            "must be the session after " + registration.session()
                                    + ", or that one as long as it has not begun")
                    .check(
                            situation.session() != null,
                            "asked.session",
                            asked.session(),
                            "must be a session whose dates the institution has set");
            case REPEAT_YEAR -> faults.check(
                            asked.session().equals(registration.session().next()),
                            "asked.session",
                            asked.session(),
                            "must be the one after the present session " + registration.session())
                    .check(
                            situation.session() != null,
                            "asked.session",
                            asked.session(),
                            "must be a session whose dates the institution has set");
            case CAS -> faults.check(
                    asked.circumstances().sponsored(),
                    "asked.circumstances.sponsored",
                    false,
                    "must be true for a CAS, which only sponsored students need");
            case CHANGE_OF_DETAILS -> faults.check(
                            situation.detailsChange(), "asked.details", null, "must change something")
                    .check(
                            asked.details().dateOfBirth() == null
                                    || !asked.details().dateOfBirth().isAfter(situation.received()),
                            "asked.details.dateOfBirth",
                            asked.details().dateOfBirth(),
                            "must not lie in the future");
            default -> faults;
        };
    }
}
