package org.matricula.requests.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Answers requests and carries them out.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 404 when the request is not within the scope, 403 when
 * the institution that decides is not, 412 when {@code version} is not the present one, 422 when a field breaks its
 * rule, 409 when the request's state does not allow it.
 */
public interface RequestDecisions {

    /**
     * Needed to agree or to refuse, together with the privilege of the office: see {@link Office}.
     */
    Privilege APPROVE = new Privilege("requests.approve");

    /** Needed to carry out, to let lapse, to record that duties were done, and to open them again. */
    Privilege CARRY_OUT = new Privilege("requests.carry-out");

    /**
     * Agrees in an office; with the last agreement the request is approved and the letter is written. Needs
     * {@link #APPROVE} and the privilege of the office.
     *
     * @param role the office whose turn it is
     * @param reason 1 to 500 characters; needed where the regulations do not normally allow it, otherwise null is fine
     * @throws org.matricula.kernel.api.ProblemException 409 when it is another office's turn, when the caller wrote the
     *     request or agreed already, when the regulations bar it and the clause is not waived, or when it has lapsed
     */
    Versioned<StudentRequest> agree(Caller caller, RequestId id, String role, long version, String reason);

    /**
     * Refuses in an office; the letter is written. Needs {@link #APPROVE} and the privilege of the office.
     *
     * @param role the office whose turn it is
     * @param reason why, for the student; 1 to 500 characters
     * @param clause the clause that it rests on, of the pack's index; null to take the one that the ruling names
     */
    Versioned<StudentRequest> refuse(
            Caller caller, RequestId id, String role, long version, String reason, String clause);

    /**
     * Carries out an approved request: changes registration, status or details in one transaction with the step, and
     * records the duties that count from then. Needs {@link #CARRY_OUT}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 before its first day (save for CHANGE_MODE and REPEAT_YEAR,
     *     which are noted ahead of their session), or when the record has changed so that it cannot be done any more
     */
    Versioned<StudentRequest> carryOut(Caller caller, RequestId id, long version);

    /**
     * Closes an open request that the record contradicts, so that it can be neither agreed to nor carried out; the letter
     * says so, save to the dead, and open duties become needless. Where the registration has ended or the student has
     * died the platform does so itself. Needs {@link #CARRY_OUT}.
     *
     * @param reason why, for the student; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when it is not open, or nothing on the record contradicts it
     */
    Versioned<StudentRequest> close(Caller caller, RequestId id, long version, String reason);

    /**
     * Lets requests lapse whose time is over, up to 500 at a time, and writes the letters. Needs {@link #CARRY_OUT}.
     *
     * @return which
     */
    List<RequestId> lapse(Caller caller, InstitutionCode institution);

    /**
     * Records that a duty was done. Needs {@link #CARRY_OUT}.
     *
     * @param doneOn when, not in the future and not before it arose
     * @param evidence what shows it; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when it is done already
     */
    RequestDuty fulfil(Caller caller, DutyId id, LocalDate doneOn, String evidence);

    /**
     * Opens a duty again that was marked done by mistake; what was recorded before stays in the audit trail. Needs
     * {@link #CARRY_OUT}.
     *
     * @param reason why; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when it is open, or needless
     */
    RequestDuty reopen(Caller caller, DutyId id, String reason);
}
