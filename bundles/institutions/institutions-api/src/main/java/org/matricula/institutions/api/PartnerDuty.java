package org.matricula.institutions.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * One thing that a partner or its awarding body owes the other.
 *
 * @param id its identity; null in a preview
 * @param partner the partner
 * @param awardingBody the partner's awarding body
 * @param event what happened
 * @param code what must be done, as the governing pack calls it: {@code TELL_WITHDRAWAL}
 * @param owedBy who must do it
 * @param owedTo whom it is to reach, as the pack calls them: {@code STUDENT_ADMINISTRATION}
 * @param form true when the awarding body's form is to be used
 * @param clause where the regulations say it
 * @param pack the pack that said so: id, version and beginning of the digest
 * @param review true when no agreement was on record, or the pack asks for a person to look at it
 * @param agreement the agreement that it rests on; null when none was on record
 * @param programme code of the programme; null where it concerns none
 * @param subject what it is about: {@code student/1042}
 * @param source what brought it about: {@code request/77}
 * @param happened the day on which it happened
 * @param due the last day in time, by the working days of who owes it; null where neither the regulations nor the
 *     agreement give a deadline
 * @param state whether it is open
 * @param doneOn the day on which it was done; null until then
 * @param doneBy the user who said that it was done, or cancelled it; null while it is open
 * @param evidence where that can be seen, or why it was cancelled; null while it is open
 * @param recordedAt when its state was recorded; null in a preview
 * @param late true when it was done after its last day, or is open after it
 */
public record PartnerDuty(
        PartnerDutyId id,
        InstitutionCode partner,
        InstitutionCode awardingBody,
        PartnerEvent.Kind event,
        String code,
        Party owedBy,
        String owedTo,
        boolean form,
        String clause,
        String pack,
        boolean review,
        AgreementId agreement,
        String programme,
        String subject,
        String source,
        LocalDate happened,
        LocalDate due,
        State state,
        LocalDate doneOn,
        String doneBy,
        String evidence,
        Instant recordedAt,
        boolean late) {

    /** Who owes it. */
    public enum Party {
        /** The partner owes it to the awarding body, or to others on its behalf. */
        PARTNER,
        /** The awarding body owes it to the partner. */
        AWARDING_BODY
    }

    /** Whether it is open. */
    public enum State {
        /** Still to be done. */
        OPEN,
        /** Done. */
        DONE,
        /** No longer owed, because what brought it about was undone. */
        CANCELLED
    }
}
