package org.matricula.students.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Holds on students, within the caller's scope. Reading needs {@link Students#READ}. A hold belongs to the office that
 * is its source: whoever places or releases it needs that office's privilege ({@code students.office-finance}), as for
 * notes, or {@link #EVERY_OFFICE}.
 */
public interface Holds {

    /** Needed to place and release. */
    Privilege WRITE = new Privilege("students.hold");

    /** Lets place and release holds of every office. */
    Privilege EVERY_OFFICE = new Privilege("students.hold-every-office");

    /** All holds of a student with who placed and released them, released ones included, oldest first. */
    List<Versioned<Hold>> of(Caller caller, StudentId student);

    /**
     * The holds of many students that stand on a day, set-wise; students without one are left out. One that was
     * released on that day, to end on it, stands no more.
     */
    Map<StudentId, List<Hold>> standing(
            Caller caller, InstitutionCode institution, Collection<StudentId> students, LocalDate day);

    /**
     * The oldest hold with an effect that stands today on a student, under whatever identity of the person; empty for
     * none. What was found is remembered for a minute, unless a hold is placed or released here meanwhile.
     */
    Optional<Hold> keeping(Caller caller, StudentId student, Hold.Effect effect);

    /**
     * Places a hold. Needs {@link #WRITE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 403 when the office is another, 404 unknown student, 409
     *     when the office placed a hold from that day for that reason already, 422 when a field breaks its rule
     */
    Versioned<Hold> place(Caller caller, Hold hold);

    /**
     * Ends a hold; it stays on the record. Needs {@link #WRITE}.
     *
     * @param until its last day, not before its first; where that is today it keeps nothing back from now on, and on
     *     the record it is one of that day
     * @param reason why; kept with the hold; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 403 when the office is another, 404 unknown, 409 when released already, 412 stale
     */
    Versioned<Hold> release(Caller caller, HoldId id, LocalDate until, long version, String reason);
}
