package org.matricula.registration.api;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * The domain that knows results, asked by registration. While it is not there, what a student has passed is unknown, and
 * a module that builds on others is refused for that reason.
 */
public interface PriorResults {

    /** What the caller holds who asks. */
    Privilege READ = Registrations.READ;

    /**
     * The modules that students have passed, compensated ones included, set-wise; students without any are left out.
     *
     * @param caller acts for somebody whose privilege was checked; its scope limits the answer
     */
    Map<StudentId, Set<ModuleId>> passed(Caller caller, InstitutionCode institution, Collection<StudentId> students);

    /**
     * The failed attempts of students for which nothing was handed in at all (T-RA-6), set-wise.
     *
     * @param caller acts for somebody whose privilege was checked; its scope limits the answer
     */
    default Set<Unsubmitted> unsubmitted(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        return Set.of();
    }

    /**
     * The module registrations of students of which there is a result, or every mark that one is made of, set-wise. They
     * stay on the record.
     *
     * @param caller acts for somebody whose privilege was checked; its scope limits the answer
     */
    default Set<ModuleRegistrationId> resulted(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        return Set.of();
    }

    /**
     * The module registrations of students of which there is a mark or a result, set-wise.
     *
     * @param caller acts for somebody whose privilege was checked; its scope limits the answer
     */
    default Set<ModuleRegistrationId> assessed(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        return Set.of();
    }

    /** An attempt for which nothing was handed in. */
    record Unsubmitted(StudentId studentId, OccurrenceId occurrenceId, ModuleRegistration.Attempt attempt) {}
}
