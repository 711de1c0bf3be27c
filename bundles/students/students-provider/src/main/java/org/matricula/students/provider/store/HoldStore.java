package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Holds, every version of each. */
@Component(service = HoldStore.class)
public final class HoldStore {

    private static final String SELECT = "select id, version, institution, student_id, source, effects, hold_reason,"
            + " since, until, change_reason, recorded_at, recorded_by from students_hold";
    private static final String INSERT = Sql.insert(
            "students_hold",
            "id",
            "version",
            "institution",
            "student_id",
            "source",
            "effects",
            "hold_reason",
            "since",
            "until",
            "change_reason",
            "recorded_at",
            "recorded_by");

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public HoldStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All versions of the holds of students. */
    public List<Edition<Hold>> of(Scope scope, Collection<StudentId> students) {
        List<Edition<Hold>> found = new ArrayList<>();
        Chunks.each(students, chunk -> {
            Where where = Where.scope("institution", scope).andIn("student_id", chunk);
            sql.each(
                    SELECT + " --DERBY-PROPERTIES index=students_hold_by_student\n" + where + " order by id, version",
                    rs -> found.add(edition(rs)),
                    where.parameters());
        });
        return attributed(found);
    }

    /** All versions of one hold. */
    public List<Edition<Hold>> versions(Scope scope, HoldId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return attributed(sql.query(SELECT + where + " order by version", HoldStore::edition, where.parameters()));
    }

    /** Adds a version; one that is there already violates the key. */
    public void add(Scope scope, Edition<Hold> edition) {
        addAll(scope, List.of(edition));
    }

    /** Adds versions; one that is there already violates the key. */
    public void addAll(Scope scope, Collection<Edition<Hold>> editions) {
        editions.forEach(edition -> scope.require(edition.record().institution()));
        sql.batch(
                INSERT,
                editions.stream()
                        .map(edition -> {
                            Hold hold = edition.record();
                            return new Object[] {
                                hold.id(),
                                edition.version(),
                                hold.institution(),
                                hold.studentId(),
                                hold.source(),
                                hold.effects().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                                hold.reason(),
                                hold.since(),
                                hold.until(),
                                edition.reason(),
                                edition.recordedAt(),
                                edition.recordedBy()
                            };
                        })
                        .toList());
    }

    /** The first version says who placed a hold, the one after it who released it. */
    private static List<Edition<Hold>> attributed(List<Edition<Hold>> editions) {
        Map<HoldId, Edition<Hold>> placed = new HashMap<>();
        return editions.stream()
                .map(edition -> {
                    Hold hold = edition.record();
                    Edition<Hold> first = placed.computeIfAbsent(hold.id(), id -> edition);
                    return new Edition<>(
                            new Hold(
                                    hold.id(),
                                    hold.institution(),
                                    hold.studentId(),
                                    hold.source(),
                                    hold.effects(),
                                    hold.reason(),
                                    hold.since(),
                                    hold.until(),
                                    first.recordedAt(),
                                    first.recordedBy(),
                                    first == edition
                                            ? null
                                            : new Hold.Released(
                                                    edition.reason(), edition.recordedAt(), edition.recordedBy())),
                            edition.version(),
                            edition.reason(),
                            edition.recordedAt(),
                            edition.recordedBy());
                })
                .toList();
    }

    private static Edition<Hold> edition(ResultSet rs) throws SQLException {
        return new Edition<>(
                new Hold(
                        new HoldId(rs.getLong("id")),
                        new InstitutionCode(rs.getString("institution")),
                        new StudentId(rs.getLong("student_id")),
                        Hold.Source.valueOf(rs.getString("source")),
                        Arrays.stream(rs.getString("effects").split(","))
                                .map(Hold.Effect::valueOf)
                                .collect(Collectors.toSet()),
                        rs.getString("hold_reason"),
                        Sql.localDate(rs, "since"),
                        Sql.localDate(rs, "until")),
                rs.getLong("version"),
                rs.getString("change_reason"),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }
}
