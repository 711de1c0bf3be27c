package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.util.List;

/**
 * The examination of an honours project: who examines, and who speaks with whom (section 5).
 *
 * @param creditPoints the project's credit points
 * @param adopted true when a unit adopted the rules for a smaller project
 * @param proceduresApproved true when the faculty education committee approved the procedures
 * @param proceduresPublished true when they are published in the honours guide, or in the outline of a smaller project
 * @param discrepancyProcedures true when the faculty's procedures for discrepancies are approved and published
 * @param examiners the examiners
 * @param externalPossible true when an examiner from outside the academic unit can be had
 * @param chosenByCoordinator true when the honours coordinator chose them
 * @param supervisorConsulted true when the supervisor was asked about the choice
 * @param suitabilityChecked true when their suitability was checked
 * @param briefWritten true when each has a written brief
 * @param reportsComplete true when all reports are returned and acted on
 * @param supervisorIsHead true when the head of the academic unit supervises
 * @param contacts who has written to or spoken with examiners
 */
public record HonoursExaminersFacts(
        BigDecimal creditPoints,
        boolean adopted,
        boolean proceduresApproved,
        boolean proceduresPublished,
        boolean discrepancyProcedures,
        List<Examiner> examiners,
        boolean externalPossible,
        boolean chosenByCoordinator,
        boolean supervisorConsulted,
        boolean suitabilityChecked,
        boolean briefWritten,
        boolean reportsComplete,
        boolean supervisorIsHead,
        List<Contact> contacts) {

    /** Copies the lists. */
    public HonoursExaminersFacts {
        examiners = List.copyOf(examiners);
        contacts = List.copyOf(contacts);
    }

    /**
     * An examiner.
     *
     * @param name who
     * @param external true when from outside the academic unit
     * @param supervisor true when he or she supervised the project
     */
    public record Examiner(String name, boolean external, boolean supervisor) {}

    /** Who deals with examiners. */
    public enum Contact {
        /** The honours coordinator. */
        HONOURS_COORDINATOR,
        /** The head of the academic unit. */
        HEAD_OF_ACADEMIC_UNIT,
        /** Another academic. */
        OTHER_ACADEMIC,
        /** The student. */
        STUDENT,
        /** The supervisor. */
        SUPERVISOR
    }
}
