package org.matricula.assessment.api;

import java.util.Collection;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * What panels decided about single students' assessments, within the caller's scope. Outcomes are only added; one that
 * was wrong is revoked and stays on record. The next computation of results takes in what stands, and keeps the results
 * that were there.
 */
public interface AssessmentOutcomes {

    /** Needed to record and revoke. */
    Privilege WRITE = new Privilege("assessment.outcomes");

    /** Needed to read outcomes with their reasons; markers do not have it. */
    Privilege READ = new Privilege("assessment.outcomes-read");

    /**
     * Records a decision. Needs {@link #WRITE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 403 for the student whose work it is, 404 for an unknown
     *     registration, 409 when the same decision stands already, 422 when a field breaks its rule
     */
    AssessmentOutcome record(Caller caller, AssessmentOutcome.Decision decision);

    /**
     * Revokes an outcome. Needs {@link #WRITE}.
     *
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 403 for the student whose work it is, 404 for an unknown one, 409
     *     when it is revoked already, 422 without a reason
     */
    AssessmentOutcome revoke(Caller caller, AssessmentOutcomeId id, String reason);

    /**
     * One outcome. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    AssessmentOutcome get(Caller caller, AssessmentOutcomeId id);

    /** All outcomes about a person, under merged records too, revoked ones included, oldest first. Needs {@link #READ}. */
    List<AssessmentOutcome> of(Caller caller, StudentId student);

    /** The outcomes about many students that stand, set-wise, by student, oldest first. Needs {@link #READ}. */
    List<AssessmentOutcome> standing(Caller caller, InstitutionCode institution, Collection<StudentId> students);
}
