package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Engagements, every version of each. */
@Component(service = EngagementStore.class)
public final class EngagementStore {

    private static final String SELECT =
            "select id, version, institution, student_id, kind, begins, expected_end, ended,"
                    + " voided, reason, recorded_at, recorded_by from students_engagement";
    private static final String INSERT = Sql.insert(
            "students_engagement",
            "id",
            "version",
            "institution",
            "student_id",
            "kind",
            "begins",
            "expected_end",
            "ended",
            "voided",
            "reason",
            "recorded_at",
            "recorded_by");

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public EngagementStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All versions of the engagements of students. */
    public List<Edition<Engagement>> of(Scope scope, Collection<StudentId> students) {
        return editions(scope, "student_id", students, "index=students_engagement_by_student");
    }

    /** All versions of some engagements. */
    public List<Edition<Engagement>> all(Scope scope, Collection<EngagementId> ids) {
        return editions(scope, "id", ids, "constraint=students_engagement_key");
    }

    private List<Edition<Engagement>> editions(
            Scope scope, String column, Collection<? extends Identifier> values, String path) {
        List<Edition<Engagement>> found = new ArrayList<>();
        Chunks.each(values, chunk -> {
            Where where = Where.scope("institution", scope).andIn(column, chunk);
            sql.each(
                    SELECT + " --DERBY-PROPERTIES " + path + "\n" + where + " order by id, version",
                    rs -> found.add(edition(rs)),
                    where.parameters());
        });
        return found;
    }

    /** Adds a version; one that is there already violates the key. */
    public void add(Scope scope, Edition<Engagement> edition) {
        addAll(scope, List.of(edition));
    }

    /** Adds versions; one that is there already violates the key. */
    public void addAll(Scope scope, Collection<Edition<Engagement>> editions) {
        editions.forEach(edition -> scope.require(edition.record().institution()));
        sql.batch(
                INSERT,
                editions.stream()
                        .map(edition -> {
                            Engagement e = edition.record();
                            return new Object[] {
                                e.id(),
                                edition.version(),
                                e.institution(),
                                e.studentId(),
                                e.kind(),
                                e.begins(),
                                e.expectedEnd(),
                                e.ended(),
                                e.voided() != null,
                                edition.reason(),
                                edition.recordedAt(),
                                edition.recordedBy()
                            };
                        })
                        .toList());
    }

    private static Edition<Engagement> edition(ResultSet rs) throws SQLException {
        return new Edition<>(
                new Engagement(
                        new EngagementId(rs.getLong("id")),
                        new InstitutionCode(rs.getString("institution")),
                        new StudentId(rs.getLong("student_id")),
                        Engagement.Kind.valueOf(rs.getString("kind")),
                        Sql.localDate(rs, "begins"),
                        Sql.localDate(rs, "expected_end"),
                        Sql.localDate(rs, "ended"),
                        rs.getBoolean("voided")
                                ? new Engagement.Voiding(
                                        rs.getString("reason"),
                                        Sql.instant(rs, "recorded_at"),
                                        rs.getString("recorded_by"))
                                : null),
                rs.getLong("version"),
                rs.getString("reason"),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }
}
