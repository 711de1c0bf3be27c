package org.matricula.registration.api;

import java.math.BigDecimal;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A module recognised for a student on account of prior learning (A.2.3.10).
 *
 * @param institution where the student studies
 * @param studentId who
 * @param moduleId the module whose credit is recognised
 * @param origin EXEMPT (certificated elsewhere, no mark) or EXPERIENTIAL (assessed here, may have a mark)
 * @param mark 0 to 100 with at most two decimals; always null for EXEMPT
 * @param programmeId for which programme it is recognised, with whose award it counts; null where nobody said, which counts
 *     for each
 */
public record PriorLearning(
        InstitutionCode institution,
        StudentId studentId,
        ModuleId moduleId,
        Origin origin,
        BigDecimal mark,
        ProgrammeId programmeId) {

    /** Of which nobody said for which programme. */
    public PriorLearning(
            InstitutionCode institution, StudentId studentId, ModuleId moduleId, Origin origin, BigDecimal mark) {
        this(institution, studentId, moduleId, origin, mark, null);
    }

    /** Where recognised credit comes from. */
    public enum Origin {
        /** Certificated by another body; shown as {@code exempt}, never with a mark. */
        EXEMPT,
        /** Experience assessed against the module's outcomes. */
        EXPERIENTIAL
    }
}
