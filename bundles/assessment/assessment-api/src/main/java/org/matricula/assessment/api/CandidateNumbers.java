package org.matricula.assessment.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * Numbers that stand for students while their work is marked (T-AD-7). An element with numbers is anonymous until it is
 * lifted: until then its marks are read and recorded by number, but by those who hold {@link #READ}.
 */
public interface CandidateNumbers {

    /** Needed to read who has which number, and to give numbers. */
    Privilege READ = new Privilege("assessment.candidates");

    /** Needed to lift the anonymity of an element. */
    Privilege LIFT = new Privilege("assessment.lift");

    /**
     * Gives every registration of an occurrence that has none a number for each element that the regulations in force
     * want to be anonymous. May be repeated, such as after late registrations. Needs {@link #READ}.
     *
     * @param visible elements whose work shows who did it, such as presentations and performances
     * @return how many numbers were given
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown occurrence, 409 without regulations in force,
     *     422 when an element is not of the occurrence
     */
    int generate(Caller caller, OccurrenceId occurrence, Set<ElementId> visible);

    /** Who has which number on an occurrence, by element and number. Needs {@link #READ}. */
    List<Candidate> of(Caller caller, OccurrenceId occurrence);

    /**
     * Ends the anonymity of an element for good. Needs {@link #LIFT}.
     *
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown occurrence, 409 when it was lifted before, 422
     *     when the element is not anonymous or without a reason
     */
    Lifting lift(Caller caller, OccurrenceId occurrence, ElementId element, String reason);

    /** Which elements of an occurrence were lifted, oldest first. Needs {@link Marks#READ}. */
    List<Lifting> lifted(Caller caller, OccurrenceId occurrence);

    /**
     * A student's number.
     *
     * @param elementId for which element
     * @param registrationId of which module registration
     * @param studentId whose
     * @param number eight digits, unique for the element; drawn at random, so that nothing leads back from it
     */
    record Candidate(ElementId elementId, ModuleRegistrationId registrationId, StudentId studentId, String number) {}

    /**
     * The end of an element's anonymity.
     *
     * @param institution where it is taught
     * @param occurrenceId on which occurrence
     * @param elementId which element
     * @param reason why
     * @param liftedBy who
     * @param liftedAt when
     */
    record Lifting(
            InstitutionCode institution,
            OccurrenceId occurrenceId,
            ElementId elementId,
            String reason,
            String liftedBy,
            Instant liftedAt) {}
}
