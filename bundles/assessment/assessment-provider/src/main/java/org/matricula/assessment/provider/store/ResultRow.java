package org.matricula.assessment.provider.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.persistence.Sql;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** One row of results as a record. For one read; columns are taken by position, because boards read very many. */
final class ResultRow {

    static final String[] COLUMNS = {
        "id",
        "institution",
        "student_id",
        "registration_id",
        "occurrence_id",
        "module_id",
        "module_code",
        "session_start",
        "module_level",
        "credits",
        "attempt",
        "mark",
        "grade",
        "lowest_element",
        "nothing_submitted",
        "sequence_no",
        "reason",
        "pack_id",
        "computed_at",
        "held"
    };

    private final PackStore packs;
    private InstitutionCode institution;

    ResultRow(PackStore packs) {
        this.packs = packs;
    }

    static String[] withCounts() {
        String[] columns = Arrays.copyOf(COLUMNS, COLUMNS.length + 1);
        columns[COLUMNS.length] = "counts";
        return columns;
    }

    static Object[] values(ModuleResult r, long pack) {
        return new Object[] {
            r.id(),
            r.institution(),
            r.studentId(),
            r.registrationId(),
            r.occurrenceId(),
            r.moduleId(),
            r.moduleCode(),
            r.session(),
            r.level(),
            r.credits(),
            r.attempt(),
            r.mark(),
            r.grade(),
            r.lowestElement(),
            r.nothingSubmitted(),
            r.sequence(),
            r.reason(),
            pack,
            r.computedAt(),
            r.held(),
            true
        };
    }

    ModuleResult map(ResultSet rs) throws SQLException {
        return new ModuleResult(
                new ModuleResultId(rs.getLong(1)),
                institution(rs.getString(2)),
                new StudentId(rs.getLong(3)),
                new ModuleRegistrationId(rs.getLong(4)),
                new OccurrenceId(rs.getLong(5)),
                new ModuleId(rs.getLong(6)),
                rs.getString(7),
                new AcademicSession(rs.getInt(8)),
                rs.getInt(9),
                rs.getInt(10),
                ModuleRegistration.Attempt.valueOf(rs.getString(11)),
                plain(rs.getBigDecimal(12)),
                rs.getString(13),
                rs.getBoolean(20),
                plain(rs.getBigDecimal(14)),
                rs.getBoolean(15),
                rs.getInt(16),
                rs.getString(17),
                packs.ref(rs.getLong(18)),
                Sql.instant(rs, "computed_at"));
    }

    // nearly all rows of a read are of one institution, and checking a code costs more than comparing it
    private InstitutionCode institution(String code) {
        if (institution == null || !institution.value().equals(code)) {
            institution = new InstitutionCode(code);
        }
        return institution;
    }

    private static BigDecimal plain(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
