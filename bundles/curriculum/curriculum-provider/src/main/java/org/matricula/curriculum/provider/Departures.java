package org.matricula.curriculum.provider;

import java.util.List;
import java.util.Optional;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumCheck.Result;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.ProgrammeVersion;

/** What of the checks of a version departs from the regulations by the decision of a committee (A.2.2.2). */
final class Departures {

    private static final int LONGEST_WORDING = 1000;

    private Departures() {}

    /** The departure on which what a check refuses would rest; empty where it refuses nothing, or nobody approved one. */
    static Optional<Departure> of(ProgrammeVersion version, CurriculumCheck check) {
        return check.result() == Result.REFUSED
                ? version.structure().departures().stream()
                        .filter(one -> isOf(one, check))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOf(Departure departure, CurriculumCheck check) {
        String subject = departure.subject();
        return departure.clause().equals(check.clause())
                && (subject == null
                        || check.subject().equals(subject)
                        || check.subject().endsWith(", " + subject));
    }

    /** The check for the approver, who reads on what it rests. */
    static CurriculumCheck resting(CurriculumCheck check, Departure departure) {
        return worded(check, Result.DISCRETION, "It departs, " + cited(departure) + ".");
    }

    /** The check still refuses, and says why the departure does not help. */
    static CurriculumCheck refused(CurriculumCheck check, CurriculumCheck ruled) {
        return worded(
                check,
                Result.REFUSED,
                "The departure does not stand: %s (%s).".formatted(ruled.code(), ruled.clause()));
    }

    /** That nothing departs any more of what was approved to. */
    static List<CurriculumCheck> unused(ProgrammeVersion version, List<CurriculumCheck> asked) {
        return version.structure().departures().stream()
                .filter(one -> asked.stream().noneMatch(check -> isOf(one, check)))
                .map(one -> new CurriculumCheck(
                        RegulationChecks.subject(version),
                        "structure",
                        Result.DISCRETION,
                        "NOTHING_DEPARTS",
                        one.clause(),
                        "No check refuses it by the clause: the " + named(one) + " is not needed.",
                        null))
                .toList();
    }

    static String named(Departure departure) {
        return "departure from " + departure.clause()
                + (departure.subject() == null ? "" : " of " + departure.subject());
    }

    static String cited(Departure departure) {
        String body = departure.professionalBody();
        return "approved by %s on %s%s: %s"
                .formatted(
                        departure.approver(),
                        departure.evidence(),
                        body == null ? "" : ", needed by " + body,
                        departure.reason());
    }

    private static CurriculumCheck worded(CurriculumCheck check, Result result, String more) {
        String wording = check.wording() + " " + more;
        return new CurriculumCheck(
                check.subject(),
                check.policy(),
                result,
                check.code(),
                check.clause(),
                wording.length() <= LONGEST_WORDING ? wording : wording.substring(0, LONGEST_WORDING),
                check.pack());
    }
}
