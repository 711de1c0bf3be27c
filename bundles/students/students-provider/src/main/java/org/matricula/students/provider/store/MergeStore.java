package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.DuplicateCandidate;
import org.matricula.students.api.Merge;
import org.matricula.students.api.MergeId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links between records of one person, and what speaks for others. */
@Component(service = MergeStore.class)
public final class MergeStore {

    private static final String SELECT =
            "select m.id, m.institution, m.merged_id, m.survivor_id, m.reason, m.merged_at,"
                    + " m.merged_by, u.undone_at, u.undone_by, u.reason as undone_reason from students_merge m"
                    + " left join students_merge_undone u on u.merge_id = m.id";
    private static final String APART =
            " and not exists (select 1 from students_apart p" + " where p.first_id = a.id and p.second_id = b.id)";
    private static final String OPEN = " and a.merged_into is null and b.merged_into is null"
            + " and (a.id > ? or (a.id = ? and b.id > ?))" + APART;

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public MergeStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** One thing that speaks for one person behind two records. */
    public record Pair(StudentId first, StudentId second, DuplicateCandidate.Ground ground) {}

    /** What speaks for pairs behind a given one, in the order of the pairs. */
    public List<Pair> pairs(Scope scope, InstitutionCode institution, long afterFirst, long afterSecond, int limit) {
        Where names = Where.scope("a.institution", scope)
                .and("a.institution = ?", institution)
                .and("b.id > a.id" + OPEN, afterFirst, afterFirst, afterSecond);
        Where numbers = Where.scope("a.institution", scope)
                .and("a.institution = ?", institution)
                .and("f.kind = ?", Finding.Kind.IDENTIFIER)
                .and("g.kind = ?", Finding.Kind.IDENTIFIER)
                .and("g.student_id > f.student_id" + OPEN, afterFirst, afterFirst, afterSecond);
        return sql.query(
                "select a.id as first_id, b.id as second_id, 'NAME_AND_BIRTH' as ground from students_student a"
                        + " inner join students_student b on b.institution = a.institution"
                        + " and b.name_key = a.name_key and b.date_of_birth = a.date_of_birth" + names
                        + " union all select a.id as first_id, b.id as second_id, 'IDENTIFIER' as ground"
                        + " from students_finding f inner join students_finding g"
                        + " on g.institution = f.institution and g.finding = f.finding"
                        + " inner join students_student a on a.id = f.student_id"
                        + " inner join students_student b on b.id = g.student_id" + numbers
                        + " order by 1, 2, 3 fetch first ? rows only",
                rs -> new Pair(
                        new StudentId(rs.getLong("first_id")),
                        new StudentId(rs.getLong("second_id")),
                        DuplicateCandidate.Ground.valueOf(
                                // Derby fills shorter constants up with blanks
                                rs.getString("ground").strip())),
                Sql.all(names.parameters(), numbers.parameters(), limit));
    }

    /** Remembers that two records are of two persons. */
    public void apart(
            Caller caller,
            InstitutionCode institution,
            StudentId first,
            StudentId second,
            String reason,
            java.time.Instant now) {
        caller.scope().require(institution);
        sql.update(
                Sql.insert(
                        "students_apart",
                        "first_id",
                        "second_id",
                        "institution",
                        "reason",
                        "recorded_at",
                        "recorded_by"),
                first,
                second,
                institution,
                reason,
                now,
                caller.name());
    }

    /** True when two records were told apart. */
    public boolean areApart(Scope scope, StudentId first, StudentId second) {
        Where where =
                Where.scope("institution", scope).and("first_id = ?", first).and("second_id = ?", second);
        return sql.first("select first_id from students_apart" + where, rs -> rs.getLong(1), where.parameters())
                .isPresent();
    }

    /** Adds a link. */
    public void add(Scope scope, Merge merge) {
        scope.require(merge.institution());
        sql.update(
                Sql.insert(
                        "students_merge",
                        "id",
                        "institution",
                        "merged_id",
                        "survivor_id",
                        "reason",
                        "merged_at",
                        "merged_by"),
                merge.id(),
                merge.institution(),
                merge.merged(),
                merge.survivor(),
                merge.reason(),
                merge.mergedAt(),
                merge.mergedBy());
    }

    /** Marks a link as undone. */
    public void undo(Scope scope, Merge undone) {
        scope.require(undone.institution());
        sql.update(
                Sql.insert("students_merge_undone", "merge_id", "institution", "reason", "undone_at", "undone_by"),
                undone.id(),
                undone.institution(),
                undone.undoneReason(),
                undone.undoneAt(),
                undone.undoneBy());
    }

    /** One link. */
    public Optional<Merge> get(Scope scope, MergeId id) {
        Where where = Where.scope("m.institution", scope).and("m.id = ?", id);
        return sql.first(SELECT + where, MergeStore::merge, where.parameters());
    }

    /** All links that a record took part in. */
    public List<Merge> of(Scope scope, StudentId student) {
        Where where =
                Where.scope("m.institution", scope).and("(m.merged_id = ? or m.survivor_id = ?)", student, student);
        return sql.query(SELECT + where + " order by m.id", MergeStore::merge, where.parameters());
    }

    private static Merge merge(ResultSet rs) throws SQLException {
        return new Merge(
                new MergeId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("merged_id")),
                new StudentId(rs.getLong("survivor_id")),
                rs.getString("reason"),
                Sql.instant(rs, "merged_at"),
                rs.getString("merged_by"),
                Sql.instant(rs, "undone_at"),
                rs.getString("undone_by"),
                rs.getString("undone_reason"));
    }
}
