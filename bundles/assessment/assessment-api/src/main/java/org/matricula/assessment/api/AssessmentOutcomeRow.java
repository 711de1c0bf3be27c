package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ModuleRegistration;

/**
 * What a panel decided about a student's assessment as the row of a file; units as in {@link AssessmentOutcome}.
 *
 * @param studentNumber the student's number within the institution
 * @param moduleCode the module
 * @param session the session of its occurrence
 * @param period the period of its occurrence
 * @param attempt which attempt
 * @param elementCode about which element; null for the whole module
 * @param kind what follows
 * @param source which procedure it comes from
 * @param recordedAt when it was recorded, in UTC; with all before it tells which outcome it is
 * @param officer who recorded it
 * @param dueAt see {@link AssessmentOutcome.Decision}, as all to {@code decidedOn}
 * @param cap see {@link AssessmentOutcome.Decision}; without zeros at its end
 * @param retake see {@link AssessmentOutcome.Decision}
 * @param electedOn see {@link AssessmentOutcome.Decision}
 * @param form see {@link AssessmentOutcome.Decision}
 * @param subjectBoard see {@link AssessmentOutcome.Decision}
 * @param reason see {@link AssessmentOutcome.Decision}
 * @param evidenceReference see {@link AssessmentOutcome.Decision}
 * @param decidedOn see {@link AssessmentOutcome.Decision}
 * @param revocation why it stands no longer; null while it stands
 * @param revokedBy who revoked it; null while it stands
 * @param revokedAt since when, in UTC; null while it stands
 */
public record AssessmentOutcomeRow(
        String studentNumber,
        String moduleCode,
        AcademicSession session,
        String period,
        ModuleRegistration.Attempt attempt,
        String elementCode,
        AssessmentOutcome.Kind kind,
        AssessmentOutcome.Source source,
        LocalDateTime recordedAt,
        String officer,
        LocalDateTime dueAt,
        BigDecimal cap,
        Boolean retake,
        LocalDate electedOn,
        String form,
        String subjectBoard,
        String reason,
        String evidenceReference,
        LocalDate decidedOn,
        String revocation,
        String revokedBy,
        LocalDateTime revokedAt) {

    /** Takes the zeros from the end of the limit. */
    public AssessmentOutcomeRow {
        cap = cap == null ? null : cap.stripTrailingZeros();
    }
}
