package org.matricula.registration.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Records of this domain as the rows of files, set-wise: what leaves comes in again as it was. Imports are idempotent: a
 * row that is there already as given is UNCHANGED, and one at fault is REFUSED without hindering the others. Exports need
 * {@link #READ}.
 *
 * <p>{@code students} says whose records leave, with the numbers by which rows name them; those of other institutions are
 * left out. {@code untouched} are fields that the rows say nothing about and that stay as they are. {@code reason} is why,
 * for the audit trail; 1 to 500 characters.
 */
public interface RegistrationFiles {

    /** Needed to read; the same as {@link Registrations#READ}. */
    Privilege READ = Registrations.READ;

    /**
     * Programme registrations as they stand, by student and first day; {@link RegistrationAdmin} takes them in again.
     */
    List<ProgrammeRegistrationRow> programmeRegistrations(
            Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Waivers, past and revoked ones too, by student and first day. */
    List<WaiverRow> waivers(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds waivers; one that is there may be revoked, from today on. A row that waives a gate needs the privilege of its
     * {@link GateAuthority}. Needs {@link Waivers#APPROVE}.
     */
    List<RowOutcome> importWaivers(
            Caller caller, InstitutionCode institution, List<WaiverRow> rows, Set<String> untouched, String reason);

    /** Tasks of enrolment, by student and session. */
    List<EnrolmentTaskRow> enrolmentTasks(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds tasks of enrolment as they stand elsewhere; the audit trail says who brought them here. One that is here is
     * never changed: as long as it is not complete, where it stands is judged here. Needs {@link EnrolmentTasks#MANAGE}.
     */
    List<RowOutcome> importEnrolmentTasks(
            Caller caller,
            InstitutionCode institution,
            List<EnrolmentTaskRow> rows,
            Set<String> untouched,
            String reason);
}
