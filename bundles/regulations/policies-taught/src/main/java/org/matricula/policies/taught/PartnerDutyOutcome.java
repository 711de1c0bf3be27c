package org.matricula.policies.taught;

import java.util.List;

/**
 * Who must tell whom, and by when.
 *
 * @param duty code of what must be done; null when nothing must
 * @param owedBy who must do it; null when nobody must
 * @param owedTo code of the office, board or persons that are to be told; null when nobody is
 * @param form true when the university's form is to be used
 * @param workingDays by when, in working days after the event; null where neither text nor agreement says
 * @param rights codes of what the partner may do and need not
 */
public record PartnerDutyOutcome(
        String duty, Party owedBy, String owedTo, boolean form, Integer workingDays, List<String> rights) {

    /** The two who owe each other. */
    public enum Party {
        /** The partner. */
        PARTNER,
        /** The awarding body. */
        UNIVERSITY
    }

    /** Copies the list. */
    public PartnerDutyOutcome {
        rights = List.copyOf(rights);
    }
}
