package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTask.Status;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of enrolment tasks. Nothing outside the scope is read or written. */
@Component(service = TaskStore.class)
public final class TaskStore {

    private static final long FIRST_VERSION = 1;
    private static final String SELECT = "select id, institution, student_id, registration_id, study_session, kind,"
            + " status, opens_on, closes_on, completed_at, version from registration_task";
    private static final String BY_STUDENT = " --DERBY-PROPERTIES index=registration_task_by_student\n";
    private static final String BY_SESSION = " --DERBY-PROPERTIES index=registration_task_by_session\n";
    private static final String INSERT = Sql.insert(
            "registration_task",
            "id",
            "institution",
            "student_id",
            "registration_id",
            "study_session",
            "kind",
            "status",
            "opens_on",
            "closes_on",
            "completed_at",
            "version");
    // registrations of the session that have no task yet, by identity
    private static final String WITHOUT_TASK = "select p.id, p.institution, p.student_id, p.entry_session"
            + " from registration_programme p left join registration_task t"
            + " on t.registration_id = p.id and t.study_session = p.study_session";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public TaskStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** One task. */
    public Optional<Versioned<EnrolmentTask>> get(Scope scope, EnrolmentTaskId id) {
        return query("", Where.scope("institution", scope).and("id = ?", id), "id", 1).stream()
                .findFirst();
    }

    /** One task, which nobody else changes before the transaction ends. */
    public Optional<Versioned<EnrolmentTask>> locked(Scope scope, EnrolmentTaskId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update("update registration_task set version = version" + where, where.parameters());
        return get(scope, id);
    }

    /** The tasks under the identities of one person, oldest session first. */
    public List<Versioned<EnrolmentTask>> ofPerson(Scope scope, Set<StudentId> person) {
        return query(
                BY_STUDENT,
                Where.scope("institution", scope).andIn("student_id", person),
                "study_session, id",
                Integer.MAX_VALUE);
    }

    /** The tasks of students of one institution, by student, oldest session first. */
    public List<EnrolmentTask> all(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        List<EnrolmentTask> found = new ArrayList<>();
        Chunks.ascending(students, chunk -> query(
                        BY_STUDENT,
                        Where.scope("institution", scope)
                                .and("institution = ?", institution)
                                .andIn("student_id", chunk),
                        "student_id, study_session, id",
                        Integer.MAX_VALUE)
                .forEach(task -> found.add(task.record())));
        return found;
    }

    /**
     * Tasks of an institution and session behind an identity, by identity.
     *
     * @param statuses only these; empty for all
     */
    public List<Versioned<EnrolmentTask>> page(
            Scope scope,
            InstitutionCode institution,
            AcademicSession session,
            Collection<Status> statuses,
            long after,
            int limit) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("study_session = ?", session)
                .and("id > ?", after);
        return query(BY_SESSION, statuses.isEmpty() ? where : where.andIn("status", statuses), "id", limit);
    }

    /** How many tasks a session has. */
    public long count(Scope scope, InstitutionCode institution, AcademicSession session) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("study_session = ?", session);
        return sql.first("select count(*) from registration_task" + where, rs -> rs.getLong(1), where.parameters())
                .orElse(0L);
    }

    /**
     * Active registrations of a session without a task, by identity, as the tasks that they need; the identity of each
     * is that of the task to come.
     */
    public List<EnrolmentTask> missing(
            Scope scope,
            InstitutionCode institution,
            AcademicSession session,
            long after,
            int limit,
            EnrolmentTask model,
            Identifiers identifiers) {
        Where where = Where.scope("p.institution", scope)
                .and("p.institution = ?", institution)
                .and("p.study_session = ?", session)
                .and("p.status = ?", "ACTIVE")
                .and("p.id > ?", after)
                .and("t.id is null");
        return sql.query(
                WITHOUT_TASK + where + " order by p.id fetch first " + limit + " rows only",
                rs -> new EnrolmentTask(
                        new EnrolmentTaskId(identifiers.next()),
                        new InstitutionCode(rs.getString("institution")),
                        new StudentId(rs.getLong("student_id")),
                        new ProgrammeRegistrationId(rs.getLong("id")),
                        session,
                        rs.getInt("entry_session") == session.startYear()
                                ? EnrolmentTask.Kind.ENROLMENT
                                : EnrolmentTask.Kind.RE_ENROLMENT,
                        Status.OPEN,
                        model.opens(),
                        model.closes(),
                        null),
                where.parameters());
    }

    /** Adds tasks. */
    public void add(Scope scope, List<EnrolmentTask> tasks) {
        tasks.forEach(task -> scope.require(task.institution()));
        sql.batch(
                INSERT,
                tasks.stream()
                        .map(task -> new Object[] {
                            task.id(),
                            task.institution(),
                            task.studentId(),
                            task.registrationId(),
                            task.session(),
                            task.kind(),
                            task.status(),
                            task.opens(),
                            task.closes(),
                            task.completedAt(),
                            FIRST_VERSION
                        })
                        .toList());
    }

    /** Writes the days of tasks; one that is complete meanwhile keeps its own. */
    public void moved(Scope scope, Collection<EnrolmentTask> tasks) {
        tasks.forEach(task -> scope.require(task.institution()));
        sql.batch(
                "update registration_task set opens_on = ?, closes_on = ?, version = version + 1"
                        + " where id = ? and completed_at is null",
                tasks.stream()
                        .map(task -> new Object[] {task.opens(), task.closes(), task.id()})
                        .toList());
    }

    /** Writes where tasks stand after a judgement; one that is complete meanwhile stays so. */
    public void judged(Scope scope, Map<EnrolmentTask, Status> statuses) {
        statuses.keySet().forEach(task -> scope.require(task.institution()));
        sql.batch(
                "update registration_task set status = ?, version = version + 1 where id = ? and completed_at is null",
                statuses.entrySet().stream()
                        .map(one -> new Object[] {one.getValue(), one.getKey().id()})
                        .toList());
    }

    /**
     * Writes where a task stands.
     *
     * @param completedAt when the student was enrolled; null while not
     * @throws org.matricula.kernel.api.ProblemException 412 when somebody else changed it
     */
    public Versioned<EnrolmentTask> change(
            Scope scope, EnrolmentTask task, Status status, Instant completedAt, long version) {
        scope.require(task.institution());
        int changed = sql.update(
                "update registration_task set status = ?, completed_at = ?, version = version + 1"
                        + " where id = ? and version = ?",
                status,
                completedAt,
                task.id(),
                version);
        if (changed == 0) {
            throw Problem.of(Problem.Kind.STALE, "Somebody else changed the task meanwhile.")
                    .exception();
        }
        return get(scope, task.id()).orElseThrow();
    }

    private List<Versioned<EnrolmentTask>> query(String index, Where where, String order, int limit) {
        return sql.query(
                SELECT + index + where + " order by " + order + " fetch first " + limit + " rows only",
                TaskStore::task,
                where.parameters());
    }

    private static Versioned<EnrolmentTask> task(ResultSet rs) throws SQLException {
        EnrolmentTask task = new EnrolmentTask(
                new EnrolmentTaskId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                new ProgrammeRegistrationId(rs.getLong("registration_id")),
                new AcademicSession(rs.getInt("study_session")),
                EnrolmentTask.Kind.valueOf(rs.getString("kind")),
                Status.valueOf(rs.getString("status")),
                Sql.localDate(rs, "opens_on"),
                Sql.localDate(rs, "closes_on"),
                Sql.instant(rs, "completed_at"));
        return new Versioned<>(task, rs.getLong("version"));
    }
}
