package org.matricula.assessment.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** What panels decided as the rows of files, set-wise, with who recorded it and when. */
public interface AssessmentOutcomeFiles {

    /** Needed to read; the same as {@link AssessmentOutcomes#READ}. */
    Privilege READ = AssessmentOutcomes.READ;

    /** Needed to write; the same as {@link AssessmentOutcomes#WRITE}. */
    Privilege WRITE = AssessmentOutcomes.WRITE;

    /**
     * Outcomes, revoked ones too, by student, oldest first. Needs {@link #READ}.
     *
     * @param students whose records leave, with the numbers by which rows name them; those of other institutions are left
     *     out
     */
    List<AssessmentOutcomeRow> outcomes(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds outcomes that were decided elsewhere; the audit trail says who brought them here. A row that is there already as
     * given is UNCHANGED, one that is there otherwise or is at fault is REFUSED without hindering the others. The next
     * computation of results takes in what stands. Needs {@link #WRITE}.
     *
     * @param untouched fields that the rows say nothing about
     * @param reason why, for the audit trail; 1 to 500 characters
     */
    List<RowOutcome> importOutcomes(
            Caller caller,
            InstitutionCode institution,
            List<AssessmentOutcomeRow> rows,
            Set<String> untouched,
            String reason);
}
