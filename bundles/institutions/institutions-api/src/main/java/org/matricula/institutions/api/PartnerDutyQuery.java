package org.matricula.institutions.api;

import org.matricula.kernel.api.InstitutionCode;

/**
 * Which duties are wanted; null stands for any.
 *
 * @param institution the partner, or the awarding body of partners
 * @param state only in this state
 * @param overdue true for open ones only whose last day has passed
 * @param event only for this kind of event
 * @param owedBy only those of this party
 * @param subject only about this: {@code student/1042}
 */
public record PartnerDutyQuery(
        InstitutionCode institution,
        PartnerDuty.State state,
        boolean overdue,
        PartnerEvent.Kind event,
        PartnerDuty.Party owedBy,
        String subject) {

    /** All open duties of a partner or an awarding body's partners. */
    public static PartnerDutyQuery open(InstitutionCode institution) {
        return new PartnerDutyQuery(institution, PartnerDuty.State.OPEN, false, null, null, null);
    }
}
