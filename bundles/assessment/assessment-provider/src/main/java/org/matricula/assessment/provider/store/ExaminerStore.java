package org.matricula.assessment.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.assessment.api.ExaminerAppointmentId;
import org.matricula.assessment.api.ExternalExaminers.Appointed;
import org.matricula.assessment.api.ExternalExaminers.Appointment;
import org.matricula.assessment.api.ExternalExaminers.Ending;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;

/** Appointments of external examiners in the database. Rows are added and never changed. */
public final class ExaminerStore {

    private static final String INSERT = Sql.insert(
            "assessment_examiner",
            "id",
            "institution",
            "user_name",
            "name",
            "employer",
            "subject",
            "first_day",
            "last_day",
            "reason",
            "recorded_by",
            "recorded_at",
            "appointment_digest");
    private static final String INSERT_FIELD =
            Sql.insert("assessment_examiner_field", "appointment_id", "kind", "record_id", "institution");
    private static final String INSERT_ENDING = Sql.insert(
            "assessment_examiner_ending",
            "appointment_id",
            "institution",
            "last_day",
            "reason",
            "ended_by",
            "ended_at");
    private static final String SELECT = "select a.id, a.institution, a.user_name, a.name, a.employer, a.subject,"
            + " a.first_day, a.last_day, a.reason, a.recorded_by, a.recorded_at, e.last_day as ended_on,"
            + " e.reason as ended_why, e.ended_by, e.ended_at from assessment_examiner a"
            + " left join assessment_examiner_ending e on e.appointment_id = a.id";

    private final Sql sql;

    /** Works on the domain's data source. */
    public ExaminerStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Of what somebody is examiner; the institution is the one that teaches it. */
    public record Field(Kind kind, long record, InstitutionCode institution) {

        /** Kinds. */
        public enum Kind {
            /** A module. */
            MODULE,
            /** The awards of a programme. */
            PROGRAMME
        }
    }

    /** The appointments by an institution, by first day. */
    public List<Appointed> of(Scope scope, InstitutionCode institution) {
        return with(Where.scope("a.institution", scope).and("a.institution = ?", institution));
    }

    /** One appointment. */
    public Optional<Appointed> get(Scope scope, ExaminerAppointmentId id) {
        return with(Where.scope("a.institution", scope).and("a.id = ?", id)).stream()
                .findFirst();
    }

    /** The appointments for a module that is taught within the scope, whoever appointed. */
    public List<Appointed> on(Scope scope, ModuleId module) {
        Where where = Where.scope("f.institution", scope)
                .and("f.kind = ?", Field.Kind.MODULE)
                .and("f.record_id = ?", module);
        return sql.query(
                SELECT + " join assessment_examiner_field f on f.appointment_id = a.id" + where
                        + " order by a.first_day, a.id",
                rs -> appointed(rs, List.of(module), List.of()),
                where.parameters());
    }

    /**
     * Adds an appointment; 409 when somebody else added the same at the same moment.
     *
     * @param digest of what makes it the same
     */
    public void add(Scope scope, Appointed one, List<Field> fields, String digest) {
        scope.require(one.institution());
        Appointment a = one.appointment();
        ModerationStore.unlessTaken(() -> sql.update(
                INSERT,
                one.id(),
                one.institution(),
                a.userName(),
                a.name(),
                a.employer(),
                a.subject(),
                a.from(),
                a.until(),
                one.reason(),
                one.recordedBy(),
                one.recordedAt(),
                digest));
        sql.batch(
                INSERT_FIELD,
                fields.stream()
                        .map(field -> new Object[] {one.id(), field.kind(), field.record(), field.institution()})
                        .toList());
    }

    /** Adds an ending; 409 when somebody else ended it at the same moment. */
    public void end(Scope scope, Appointed one, Ending ending) {
        scope.require(one.institution());
        ModerationStore.unlessTaken(() -> sql.update(
                INSERT_ENDING,
                one.id(),
                one.institution(),
                ending.lastDay(),
                ending.reason(),
                ending.endedBy(),
                ending.endedAt()));
    }

    private List<Appointed> with(Where where) {
        Map<Long, List<ModuleId>> modules = new HashMap<>();
        Map<Long, List<ProgrammeId>> programmes = new HashMap<>();
        sql.each(
                "select f.appointment_id, f.kind, f.record_id from assessment_examiner_field f"
                        + " join assessment_examiner a on a.id = f.appointment_id" + where + " order by f.record_id",
                rs -> {
                    if (Field.Kind.valueOf(rs.getString(2)) == Field.Kind.MODULE) {
                        modules.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                                .add(new ModuleId(rs.getLong(3)));
                    } else {
                        programmes
                                .computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                                .add(new ProgrammeId(rs.getLong(3)));
                    }
                },
                where.parameters());
        return sql.query(
                SELECT + where + " order by a.first_day, a.id",
                rs -> appointed(
                        rs,
                        modules.getOrDefault(rs.getLong("id"), List.of()),
                        programmes.getOrDefault(rs.getLong("id"), List.of())),
                where.parameters());
    }

    private static Appointed appointed(ResultSet rs, List<ModuleId> modules, List<ProgrammeId> programmes)
            throws SQLException {
        String endedBy = rs.getString("ended_by");
        return new Appointed(
                new ExaminerAppointmentId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new Appointment(
                        rs.getString("user_name"),
                        rs.getString("name"),
                        rs.getString("employer"),
                        rs.getString("subject"),
                        modules,
                        programmes,
                        Sql.localDate(rs, "first_day"),
                        Sql.localDate(rs, "last_day")),
                rs.getString("reason"),
                rs.getString("recorded_by"),
                Sql.instant(rs, "recorded_at"),
                endedBy == null
                        ? null
                        : new Ending(
                                Sql.localDate(rs, "ended_on"),
                                rs.getString("ended_why"),
                                endedBy,
                                Sql.instant(rs, "ended_at")));
    }
}
