package org.matricula.assessment.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** Marks in the database. Rows are added and never changed. */
public final class MarkStore {

    private static final String COLUMNS = "m.id, m.institution, m.student_id, m.registration_id, m.element_id, m.mark,"
            + " m.state, m.submitted_at, m.circumstances_accepted, m.sequence_no, m.reason, m.recorded_by, m.recorded_at";

    // Derby keeps the plan that it made while the table was empty, which is to read all of it; the property names the
    // index to use instead. To PostgreSQL it is a comment.
    private static final String SELECT_BY_PLACE = select("constraint=assessment_mark_row");
    private static final String SELECT_BY_STUDENT = select("index=assessment_mark_by_student");
    private static final String SELECT_BY_OCCURRENCE = select("index=assessment_mark_by_occurrence");
    private static final String SUPERSEDED =
            "select 1 from assessment_mark n --DERBY-PROPERTIES constraint=assessment_mark_row\n"
                    + " where n.registration_id = m.registration_id and n.element_id = m.element_id"
                    + " and n.sequence_no > m.sequence_no";
    private static final String INSERT = Sql.insert(
            "assessment_mark",
            "id",
            "institution",
            "student_id",
            "registration_id",
            "element_id",
            "mark",
            "state",
            "submitted_at",
            "circumstances_accepted",
            "sequence_no",
            "reason",
            "recorded_by",
            "recorded_at",
            "occurrence_id");

    private final Sql sql;

    private static String select(String access) {
        return "select " + COLUMNS + " from assessment_mark m --DERBY-PROPERTIES " + access + "\n";
    }

    /** Works on the domain's data source. */
    public MarkStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** What a mark is for; of the marks for one place the latest counts. */
    public record Place(ModuleRegistrationId registration, ElementId element) {

        /** The place of a mark. */
        public static Place of(Mark mark) {
            return new Place(mark.registrationId(), mark.elementId());
        }
    }

    /** A mark and the occurrence that its element belongs to. */
    public record NewMark(Mark mark, OccurrenceId occurrence) {}

    /** The marks that count for these registrations. */
    public Map<Place, Mark> latest(Scope scope, Collection<ModuleRegistrationId> registrations) {
        Map<Place, Mark> latest = new HashMap<>();
        Chunks.ascending(registrations, chunk -> {
            Where where = Where.scope("m.institution", scope).andIn("m.registration_id", chunk);
            sql.each(
                    SELECT_BY_PLACE + where,
                    rs -> {
                        Mark mark = mark(rs);
                        latest.merge(Place.of(mark), mark, (a, b) -> a.sequence() > b.sequence() ? a : b);
                    },
                    where.parameters());
        });
        return latest;
    }

    /**
     * Every row under the identities of one person, oldest first.
     *
     * @param hidden true for those too that are hidden behind candidate numbers
     */
    public List<Mark> of(Scope scope, Set<StudentId> person, boolean hidden) {
        Where where = visible(Where.scope("m.institution", scope).andIn("m.student_id", person), hidden);
        return sql.query(
                SELECT_BY_STUDENT + where + " order by m.recorded_at, m.id", MarkStore::mark, where.parameters());
    }

    /**
     * The accounts of all who gave work under the identities of one person a mark, be it as one of two markers.
     *
     * @param hidden true for the markers of work too that is hidden behind candidate numbers
     */
    public Set<String> markers(Scope scope, Set<StudentId> person, boolean hidden) {
        Where where = visible(Where.scope("m.institution", scope).andIn("m.student_id", person), hidden);
        Set<String> markers = new HashSet<>();
        Map.of("assessment_mark", "recorded_by", "assessment_markers_mark", "marker")
                .forEach((table, account) -> sql.each(
                        "select distinct m." + account + " from " + table + " m --DERBY-PROPERTIES index=" + table
                                + "_by_student\n" + where,
                        rs -> markers.add(rs.getString(1)),
                        where.parameters()));
        return markers;
    }

    /** An element of a run for which a registration of a student has a mark. */
    public record Marked(
            StudentId student, OccurrenceId occurrence, ModuleRegistrationId registration, ElementId element) {}

    /** What of students has marks. */
    public Set<Marked> marked(Scope scope, Collection<StudentId> students) {
        Set<Marked> marked = new HashSet<>();
        Chunks.each(students, chunk -> {
            Where where = Where.scope("m.institution", scope).andIn("m.student_id", chunk);
            sql.each(
                    "select distinct m.student_id, m.occurrence_id, m.registration_id, m.element_id from"
                            + " assessment_mark m --DERBY-PROPERTIES index=assessment_mark_by_student\n" + where,
                    rs -> marked.add(new Marked(
                            new StudentId(rs.getLong(1)),
                            new OccurrenceId(rs.getLong(2)),
                            new ModuleRegistrationId(rs.getLong(3)),
                            new ElementId(rs.getLong(4)))),
                    where.parameters());
        });
        return marked;
    }

    private static Where visible(Where where, boolean hidden) {
        return hidden ? where : where.and(CandidateStore.VISIBLE);
    }

    /**
     * The marks that count on an occurrence, by id: up to so many with an id above the given one.
     *
     * @param hidden true for those too that are hidden behind candidate numbers
     */
    public List<Mark> on(Scope scope, OccurrenceId occurrence, boolean hidden, long after, int limit) {
        Where where = visible(
                Where.scope("m.institution", scope)
                        .and("m.occurrence_id = ?", occurrence)
                        .and("m.id > ?", after),
                hidden);
        return sql.query(
                SELECT_BY_OCCURRENCE + where + " and not exists (" + SUPERSEDED + ") order by m.id fetch first " + limit
                        + " rows only",
                MarkStore::mark,
                where.parameters());
    }

    /** The elements of occurrences for which there are marks, be they of one marker of two. */
    public Set<ElementId> elements(Scope scope, Collection<OccurrenceId> occurrences) {
        Set<ElementId> marked = new HashSet<>();
        Chunks.each(occurrences, chunk -> {
            Where where = Where.scope("m.institution", scope).andIn("m.occurrence_id", chunk);
            for (String table : List.of("assessment_mark", "assessment_markers_mark")) {
                sql.each(
                        "select distinct m.element_id from " + table + " m --DERBY-PROPERTIES index=" + table
                                + "_by_occurrence\n" + where,
                        rs -> marked.add(new ElementId(rs.getLong(1))),
                        where.parameters());
            }
        });
        return marked;
    }

    /**
     * Adds rows.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when somebody else added a row for the same place meanwhile
     */
    public void add(Scope scope, List<NewMark> marks) {
        marks.stream().map(added -> added.mark().institution()).distinct().forEach(scope::require);
        try {
            sql.batch(INSERT, marks.stream().map(MarkStore::row).toList());
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.of(
                                Problem.Kind.CONFLICT,
                                "Somebody else recorded one of these marks at the same moment; nothing was written,"
                                        + " send them again.")
                        .exception();
            }
            throw e;
        }
    }

    private static Object[] row(NewMark added) {
        Mark m = added.mark();
        return new Object[] {
            m.id(),
            m.institution(),
            m.studentId(),
            m.registrationId(),
            m.elementId(),
            m.mark(),
            m.state(),
            m.submittedAt(),
            m.circumstancesAccepted(),
            m.sequence(),
            m.reason(),
            m.recordedBy(),
            m.recordedAt(),
            added.occurrence()
        };
    }

    private static Mark mark(ResultSet rs) throws SQLException {
        return new Mark(
                new MarkId(rs.getLong(1)),
                new InstitutionCode(rs.getString(2)),
                new StudentId(rs.getLong(3)),
                new ModuleRegistrationId(rs.getLong(4)),
                new ElementId(rs.getLong(5)),
                Sql.decimal(rs, "mark"),
                Mark.State.valueOf(rs.getString(7)),
                Sql.localDateTime(rs, "submitted_at"),
                rs.getBoolean(9),
                rs.getInt(10),
                rs.getString(11),
                rs.getString(12),
                Sql.instant(rs, "recorded_at"));
    }
}
