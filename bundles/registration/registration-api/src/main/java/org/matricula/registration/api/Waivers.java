package org.matricula.registration.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Waivers of regulations for single students. Reading needs {@link Registrations#READ}. */
public interface Waivers {

    /** Needed to approve and revoke. */
    Privilege APPROVE = new Privilege("registration.waive");

    /** All waivers of a student, past and revoked ones included, oldest first. */
    List<Versioned<Waiver>> of(Caller caller, StudentId student);

    /** The waivers of many students that stand on a day, set-wise; students without one are left out. */
    Map<StudentId, List<Waiver>> standing(
            Caller caller, InstitutionCode institution, Collection<StudentId> students, LocalDate day);

    /**
     * Approves an exception. Needs {@link #APPROVE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown student, 409 when the clause is waived for the days
     *     already, or from the same day by a waiver that stands, 422 when the pack governs none of the student's
     *     programmes, the clause is not in its index, or a field breaks its rule
     */
    Versioned<Waiver> approve(Caller caller, Waiver waiver);

    /**
     * Ends a waiver before its time; it stays on the record. Needs {@link #APPROVE}.
     *
     * @param reason why; 1 to 500 characters, kept with it
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when revoked already, 412 stale
     */
    Versioned<Waiver> revoke(Caller caller, WaiverId id, LocalDate on, long version, String reason);
}
