package org.matricula.registration.api;

import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** ID cards. Reading needs {@link Registrations#READ}; records outside the scope are not found. */
public interface IdCards {

    /** Needed to issue and block cards. */
    Privilege ISSUE = new Privilege("registration.cards");

    /** A person's cards under all identities, oldest first; the valid one, if any, is the last. */
    List<IdCard> of(Caller caller, StudentId student);

    /**
     * The card with a number, blocked or not.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none
     */
    IdCard byNumber(Caller caller, InstitutionCode institution, String number);

    /**
     * Issues a card. A student has at most one that is valid: it is blocked by the new one. Needs {@link #ISSUE}.
     *
     * @param number the number printed on it
     * @param reason why the card before is replaced, 1 to 500 characters; needed only where there is one
     * @throws org.matricula.kernel.api.ProblemException 404 unknown student, 409 when the number was ever used or the
     *     latest check of the student's identity, at whichever task or event, was not passed or its evidence has run
     *     out, 422 when a field breaks its rule
     */
    IdCard issue(Caller caller, StudentId student, String number, String reason);

    /**
     * Blocks a card: lost, stolen, returned. Needs {@link #ISSUE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is blocked already
     */
    IdCard block(Caller caller, IdCardId id, String reason);
}
