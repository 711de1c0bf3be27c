package org.matricula.policies.taught;

import org.matricula.kernel.api.AcademicSession;

/**
 * An event that some edition of the regulations governs (section 0.4).
 *
 * @param event what happens
 * @param session the session in which it happens, or from which a changed rule is to hold
 * @param begun the session of the first attempt, of the start of the suspension or of enrolment
 * @param studentTold true when the student was told, on suspension, that the regulations at the return would apply
 * @param studentsConsulted true when the students whom a change concerns were consulted
 * @param externalConsent true when the external examiner consented to a change in writing
 */
public record GoverningEditionFacts(
        Event event,
        AcademicSession session,
        AcademicSession begun,
        boolean studentTold,
        boolean studentsConsulted,
        boolean externalConsent) {

    /** What happens. */
    public enum Event {
        /** Ordinary study. */
        ORDINARY_STUDY,
        /** An undergraduate level that was not completed goes on. */
        LEVEL_NOT_COMPLETED,
        /** A postgraduate stage is taken again. */
        STAGE_REPEATED,
        /** A module is taken again. */
        MODULE_REPEATED,
        /** A student comes back from suspension. */
        RETURN_FROM_SUSPENSION,
        /** Rules of progression or assessment change after enrolment. */
        RULE_CHANGE
    }
}
