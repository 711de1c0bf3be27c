package org.matricula.assessment.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Takes in what boards compensated. Boards act with the privilege when they release; no role needs it. */
public interface CompensatedResults {

    /** Needed to compensate. */
    Privilege WRITE = new Privilege("assessment.compensate");

    /**
     * Appends results of grade PC with the marks as they are, for failed modules up to a session, set-wise and in the
     * transaction of the caller. A module that is not failed any more, or compensated already, is left as it is. A later
     * computation keeps the PC unless the mark changes.
     *
     * @param until the session that the board closed
     * @param at the moment of the release, which is that of the results
     * @return how many results were appended
     */
    int compensate(
            Caller caller,
            InstitutionCode institution,
            AcademicSession until,
            Instant at,
            List<Compensation> compensations);

    /**
     * What was compensated for a student.
     *
     * @param studentId who
     * @param moduleCodes which modules
     * @param decision the meeting and the decision in it, 1 to 300 characters
     */
    record Compensation(StudentId studentId, Set<String> moduleCodes, String decision) {

        /** Copies the set. */
        public Compensation {
            moduleCodes = Set.copyOf(moduleCodes);
        }
    }
}
