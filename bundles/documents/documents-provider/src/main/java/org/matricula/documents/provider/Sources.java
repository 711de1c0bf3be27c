package org.matricula.documents.provider;

import java.util.List;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.MeetingId;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.StudentId;

/**
 * Where the figures of a document come from, noted when it is issued.
 *
 * @param modules one for each module, in the order of the document
 * @param decision the decision behind award or result; null for none
 * @param pack the pack that ruled on the content; null when the student's pack has no policy on documents
 * @param findings what it found
 */
record Sources(List<ModuleSource> modules, Decision decision, PackRef pack, List<Found> findings) {

    /** Copies the lists. */
    Sources {
        modules = List.copyOf(modules);
        findings = List.copyOf(findings);
    }

    /**
     * Where a module's line comes from.
     *
     * @param code the module's code
     * @param origin how the credit was recognised; null for a module with a result
     * @param registration the module registration; null for recognised credit
     * @param result the result; null for recognised credit
     * @param released the decision that released it; null for recognised credit
     */
    record ModuleSource(
            String code, String origin, ModuleRegistrationId registration, ModuleResultId result, Decision released) {}

    /**
     * A decision of a board.
     *
     * @param student the identity under which the person stood before the board
     * @param taken the decision as it stood; null in a document that is older than this part
     */
    record Decision(MeetingId meeting, CandidateId candidate, StudentId student, Candidate taken) {

        /** The one behind award or result, kept as it stands now: a chair or a correction may change it. */
        static Decision of(ReleasedDecision decision) {
            Candidate taken = decision.candidate();
            return new Decision(decision.meeting().id(), taken.id(), taken.studentId(), taken);
        }

        /** The one whose release covers a result. */
        static Decision releasing(ReleasedDecision decision) {
            Candidate taken = decision.candidate();
            return new Decision(decision.meeting().id(), taken.id(), taken.studentId(), null);
        }
    }

    /** A rule on the content that was applied. */
    record Found(String rule, String clause, String code, boolean satisfied, String facts) {}
}
