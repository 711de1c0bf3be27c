package org.matricula.assessment.api;

import java.time.LocalDateTime;
import java.util.List;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.students.api.Adjustment;

/**
 * What reasonable adjustments mean for an occurrence: what markers, timetables and those who keep attendance have to do,
 * never why (T-AD-1, T-AD-2).
 */
public interface AdjustedAssessments {

    /** Needed to read. */
    Privilege READ = Marks.READ;

    /**
     * What is adjusted on an occurrence, by student, element and kind. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope
     */
    List<Adjusted> of(Caller caller, OccurrenceId occurrence);

    /**
     * One adjustment of one element for one student.
     *
     * @param studentNumber whose
     * @param attempt at which attempt
     * @param elementCode on which element; null for attendance
     * @param kind what is adjusted
     * @param amount percent of time or working days; null for kinds without
     * @param detail what is to be done; null for kinds with an amount
     * @param due the last moment for the work, local time; null but for DEADLINE
     * @param holds true when it is to be followed; false while somebody has to agree first
     * @param open codes of what the regulations want to be done yet
     * @param duties codes of what the regulations want to follow from it
     */
    record Adjusted(
            String studentNumber,
            ModuleRegistration.Attempt attempt,
            String elementCode,
            Adjustment.Kind kind,
            Integer amount,
            String detail,
            LocalDateTime due,
            boolean holds,
            List<String> open,
            List<String> duties) {

        /** Copies the lists. */
        public Adjusted {
            open = List.copyOf(open);
            duties = List.copyOf(duties);
        }
    }
}
