package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.StudentId;

/** A table of histories; rows are added and never changed. */
final class HistoryTable {

    private final Sql sql;
    private final String select;
    private final String insert;

    HistoryTable(DataSource dataSource, String table) {
        this.sql = new Sql(dataSource);
        this.select = "select id, institution, student_id, kind, slot, detail, valid_from, corrects, reason, origin,"
                + " recorded_at, recorded_by from " + table + " --DERBY-PROPERTIES index=" + table + "_by_student\n";
        this.insert = Sql.insert(
                table,
                "id",
                "institution",
                "student_id",
                "kind",
                "slot",
                "detail",
                "valid_from",
                "corrects",
                "reason",
                "origin",
                "recorded_at",
                "recorded_by");
    }

    List<History> of(Scope scope, Collection<StudentId> students, Collection<String> kinds) {
        List<History> rows = new ArrayList<>();
        Chunks.each(students, chunk -> {
            Where where =
                    Where.scope("institution", scope).andIn("student_id", chunk).andIn("kind", kinds);
            sql.each(select + where + " order by student_id, id", rs -> rows.add(row(rs)), where.parameters());
        });
        return rows;
    }

    void add(Scope scope, Collection<History> rows) {
        rows.forEach(row -> scope.require(row.institution()));
        sql.batch(
                insert,
                rows.stream()
                        .map(row -> new Object[] {
                            row.id(),
                            row.institution(),
                            row.studentId(),
                            row.kind(),
                            row.slot(),
                            row.detail(),
                            row.from(),
                            row.corrects(),
                            row.reason(),
                            row.source(),
                            row.recordedAt(),
                            row.recordedBy()
                        })
                        .toList());
    }

    private static History row(ResultSet rs) throws SQLException {
        long corrects = rs.getLong("corrects");
        return new History(
                new DetailId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                rs.getString("kind"),
                rs.getString("slot"),
                rs.getString("detail"),
                Sql.localDate(rs, "valid_from"),
                corrects == 0 ? null : new DetailId(corrects),
                rs.getString("reason"),
                rs.getString("origin"),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }
}
