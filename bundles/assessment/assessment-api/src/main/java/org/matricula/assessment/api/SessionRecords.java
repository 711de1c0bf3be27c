package org.matricula.assessment.api;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * What there is of a session, without saying what it is: whoever has to account for every student of a session counts
 * marks and results and reads none. Every method needs {@link #READ}.
 */
public interface SessionRecords {

    /** Needed to count. */
    Privilege READ = Marks.READ;

    /** Where marks stand, set-wise, in any order; those that go by candidate number too. */
    List<MarkedElement> marked(Caller caller, InstitutionCode institution, Collection<OccurrenceId> occurrences);

    /** The results of students in a session that count, set-wise, in any order. */
    List<ComputedResult> computed(
            Caller caller, InstitutionCode institution, AcademicSession session, Collection<StudentId> students);

    /**
     * The registrations of students whose result was not made from the marks and outcomes of now: until somebody computes, it
     * says what is known to be wrong. Those without a result are left out.
     */
    Set<ModuleRegistrationId> outdated(Caller caller, InstitutionCode institution, Collection<StudentId> students);

    /**
     * An element with a mark.
     *
     * @param registrationId whose
     * @param elementId which element
     * @param recordedAt when its latest mark was recorded
     */
    record MarkedElement(ModuleRegistrationId registrationId, ElementId elementId, Instant recordedAt) {}

    /**
     * A registration with a result.
     *
     * @param registrationId whose
     * @param deferred true where elements are still to be taken, so that marks may be missing (T-EC-1)
     * @param carried codes of the elements that a resit carries from the attempt before, which lack no mark (T-RA-1)
     * @param computedAt when it was computed
     */
    record ComputedResult(
            ModuleRegistrationId registrationId, boolean deferred, Set<String> carried, Instant computedAt) {

        /** Copies the codes. */
        public ComputedResult {
            carried = Set.copyOf(carried);
        }
    }
}
