package org.matricula.registration.api;

import java.time.LocalDate;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A student's registration on a module occurrence.
 *
 * @param id its identity; null when it is to be created
 * @param institution where the student studies
 * @param studentId who
 * @param occurrenceId on which run of which module
 * @param attempt which of the attempts at the module (T-RA-12)
 * @param status REGISTERED or WITHDRAWN
 * @param registeredOn since when, which may be before the module starts; null when the source does not know it
 * @param withdrawnOn when the student left it, not before {@code registeredOn}; null while not
 * @param programmeRegistrationId the student's programme registration that it belongs to; null where nobody said and the
 *     student was not on one programme alone
 */
public record ModuleRegistration(
        ModuleRegistrationId id,
        InstitutionCode institution,
        StudentId studentId,
        OccurrenceId occurrenceId,
        Attempt attempt,
        Status status,
        LocalDate registeredOn,
        LocalDate withdrawnOn,
        ProgrammeRegistrationId programmeRegistrationId) {

    /** A registration of which nobody said to which programme registration it belongs. */
    public ModuleRegistration(
            ModuleRegistrationId id,
            InstitutionCode institution,
            StudentId studentId,
            OccurrenceId occurrenceId,
            Attempt attempt,
            Status status,
            LocalDate registeredOn,
            LocalDate withdrawnOn) {
        this(id, institution, studentId, occurrenceId, attempt, status, registeredOn, withdrawnOn, null);
    }

    /** The attempts at a module, in their order (A.2.8.3). */
    public enum Attempt {
        /** The first attempt. */
        FIRST,
        /** The resit after it. */
        RESIT,
        /** The module taken again as a whole. */
        REPEAT,
        /** The resit after that. */
        REPEAT_RESIT;

        /** The attempt that this one is a resit of; null for attempts of their own. */
        public Attempt resitOf() {
            return switch (this) {
                case FIRST, REPEAT -> null;
                case RESIT -> FIRST;
                case REPEAT_RESIT -> REPEAT;
            };
        }
    }

    /** Whether the student still takes it. */
    public enum Status {
        /** The student takes it. */
        REGISTERED,
        /** The student left it. */
        WITHDRAWN
    }
}
