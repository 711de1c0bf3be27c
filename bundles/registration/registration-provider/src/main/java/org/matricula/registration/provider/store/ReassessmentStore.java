package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessment.Closing;
import org.matricula.registration.api.ReassessmentId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of ordered reassessments. Nothing outside the scope is read or written. */
@Component(service = ReassessmentStore.class)
public final class ReassessmentStore {

    private static final String SELECT = "select id, institution, student_id, module_code, failed_session,"
            + " failed_attempt, decided_session, kind, state, reason, source, decided_on, module_registration_id,"
            + " closed_by, closed_at, closing_reason from registration_reassessment";
    private static final String BY_STUDENT = " --DERBY-PROPERTIES constraint=registration_reassessment_once\n";
    private static final String UPDATE = "update registration_reassessment set state = ?, reason = ?,"
            + " module_registration_id = ?, closed_by = ?, closed_at = ?, closing_reason = ?, version = version + 1"
            + " where id = ? and state <> ?";
    private static final String CARRIED_OUT = "update registration_reassessment set state = 'REGISTERED',"
            + " reason = 'REGISTERED', module_registration_id = ?, version = version + 1"
            + " where institution = ? and module_code = ? and state <> 'REGISTERED' and kind = ";
    private static final String REOPEN = "update registration_reassessment set state = 'OPEN', reason = 'LEFT_MODULE',"
            + " module_registration_id = null, version = version + 1";
    private static final String LOCK = "update registration_reassessment set version = version where id = ?";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public ReassessmentStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * An order with the attempt that failed.
     *
     * @param item the order
     * @param failed which attempt failed
     */
    public record Ordered(Reassessment item, Attempt failed) {

        /** The same as it stands now. */
        public Ordered standing(
                Reassessment.State state, String reason, ModuleRegistrationId registration, Closing closing) {
            return new Ordered(
                    new Reassessment(
                            item.id(),
                            item.institution(),
                            item.studentId(),
                            item.moduleCode(),
                            item.failedIn(),
                            item.decidedIn(),
                            item.kind(),
                            state,
                            reason,
                            item.source(),
                            item.decidedOn(),
                            registration,
                            closing),
                    failed);
        }

        /** True when it is the order, carried out or not, of a resit on a run. */
        public boolean isOf(Occurrence run, Attempt resit) {
            return item.kind() == Reassessment.Kind.RESIT
                    && item.state() != Reassessment.State.CLOSED
                    && failed == resit.resitOf()
                    && item.moduleCode().equals(run.moduleCode())
                    && item.failedIn().compareTo(run.session()) <= 0;
        }
    }

    /** The orders of the boards of a session for students. */
    public List<Ordered> of(
            Scope scope, InstitutionCode institution, AcademicSession decided, Collection<StudentId> students) {
        List<Ordered> found = new ArrayList<>();
        Chunks.ascending(students, chunk -> {
            Where where = within(scope, institution, decided).andIn("student_id", chunk);
            found.addAll(sql.query(SELECT + BY_STUDENT + where, ReassessmentStore::ordered, where.parameters()));
        });
        sql.batch(LOCK, found.stream().map(o -> new Object[] {o.item().id()}).toList());
        return found;
    }

    /** What boards ordered of students in whatever session. */
    public List<Ordered> of(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        List<Ordered> found = new ArrayList<>();
        Chunks.ascending(students, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .andIn("student_id", chunk);
            found.addAll(sql.query(SELECT + BY_STUDENT + where, ReassessmentStore::ordered, where.parameters()));
        });
        return found;
    }

    /** The orders of a session that are not carried out, barred ones too. */
    public List<Ordered> unsettled(Scope scope, InstitutionCode institution, AcademicSession decided) {
        Where where = within(scope, institution, decided).and("state <> ?", Reassessment.State.REGISTERED);
        return sql.query(SELECT + where + " order by id", ReassessmentStore::ordered, where.parameters());
    }

    /** One order, which nobody else changes before the transaction ends. */
    public Optional<Ordered> locked(Scope scope, ReassessmentId id) {
        sql.update(LOCK, id);
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(SELECT + where, ReassessmentStore::ordered, where.parameters());
    }

    /** Orders of a session, by identity. */
    public Page<Reassessment> list(
            Scope scope,
            InstitutionCode institution,
            AcademicSession decided,
            Reassessment.State state,
            PageRequest page) {
        Where where =
                within(scope, institution, decided).andIf("state = ?", state).and("id > ?", page.afterId());
        List<Reassessment> rows = sql.query(
                SELECT + where + " order by id fetch first " + (page.limit() + 1) + " rows only",
                rs -> ordered(rs).item(),
                where.parameters());
        return Page.cut(rows, page.limit(), item -> item.id().toString());
    }

    /** Adds orders. */
    public void insertAll(Scope scope, Collection<Ordered> orders) {
        orders.forEach(o -> scope.require(o.item().institution()));
        sql.batch(
                Sql.insert(
                        "registration_reassessment",
                        "id",
                        "institution",
                        "student_id",
                        "module_code",
                        "failed_session",
                        "failed_attempt",
                        "decided_session",
                        "kind",
                        "state",
                        "reason",
                        "source",
                        "decided_on",
                        "module_registration_id",
                        "version"),
                orders.stream()
                        .map(o -> new Object[] {
                            o.item().id(),
                            o.item().institution(),
                            o.item().studentId(),
                            o.item().moduleCode(),
                            o.item().failedIn(),
                            o.failed(),
                            o.item().decidedIn(),
                            o.item().kind(),
                            o.item().state(),
                            o.item().reason(),
                            o.item().source(),
                            o.item().decidedOn(),
                            o.item().registration(),
                            1L
                        })
                        .toList());
    }

    /** Notes what became of orders that were not carried out. */
    public void updateAll(Scope scope, Collection<Ordered> orders) {
        orders.forEach(o -> scope.require(o.item().institution()));
        sql.batch(
                UPDATE,
                orders.stream()
                        .map(o -> new Object[] {
                            o.item().state(),
                            o.item().reason(),
                            o.item().registration(),
                            closing(o, Closing::by),
                            closing(o, Closing::at),
                            closing(o, Closing::reason),
                            o.item().id(),
                            Reassessment.State.REGISTERED
                        })
                        .toList());
    }

    private static <T> T closing(Ordered order, Function<Closing, T> part) {
        return order.item().closing() == null ? null : part.apply(order.item().closing());
    }

    /**
     * Ends the orders that a registration carries out, what the regulations said against them or not.
     *
     * @param person the identities of the student, under any of which it may have been ordered
     */
    public void carriedOut(Scope scope, Set<StudentId> person, ModuleRegistration registration, Occurrence run) {
        scope.require(registration.institution());
        Attempt resitOf = registration.attempt().resitOf();
        if (resitOf != null) {
            carriedOut(
                    "'RESIT' and failed_session = ? and failed_attempt = ?",
                    person,
                    registration.id(),
                    registration.institution(),
                    run.moduleCode(),
                    run.session(),
                    resitOf);
        } else if (registration.attempt() == Attempt.REPEAT) {
            carriedOut(
                    "'REPEAT' and decided_session < ?",
                    person,
                    registration.id(),
                    registration.institution(),
                    run.moduleCode(),
                    run.session());
        }
    }

    private void carriedOut(String which, Set<StudentId> person, Object... parameters) {
        sql.update(CARRIED_OUT + which + " and student_id in " + Sql.in(person.size()), Sql.all(parameters, person));
    }

    /** Opens again what was carried out under the record of somebody who is found to be another person. */
    public void part(Scope scope, Set<StudentId> person, Set<StudentId> another) {
        Where registered = Where.scope("institution", scope).andIn("student_id", another);
        Where where = Where.scope("institution", scope).andIn("student_id", person);
        sql.update(
                REOPEN + where + " and module_registration_id in (select id from registration_module" + registered
                        + ")",
                Sql.all(where.parameters(), registered.parameters()));
    }

    /** Opens again what was carried out by registrations that were left. */
    public void reopen(Scope scope, Collection<ModuleRegistrationId> left) {
        Chunks.ascending(left, chunk -> {
            Where where = Where.scope("institution", scope).andIn("module_registration_id", chunk);
            sql.update(REOPEN + where, where.parameters());
        });
    }

    private static Where within(Scope scope, InstitutionCode institution, AcademicSession decided) {
        return Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("decided_session = ?", decided);
    }

    private static Ordered ordered(ResultSet rs) throws SQLException {
        long registration = rs.getLong("module_registration_id");
        return new Ordered(
                new Reassessment(
                        new ReassessmentId(rs.getLong("id")),
                        new InstitutionCode(rs.getString("institution")),
                        new StudentId(rs.getLong("student_id")),
                        rs.getString("module_code"),
                        new AcademicSession(rs.getInt("failed_session")),
                        new AcademicSession(rs.getInt("decided_session")),
                        Reassessment.Kind.valueOf(rs.getString("kind")),
                        Reassessment.State.valueOf(rs.getString("state")),
                        rs.getString("reason"),
                        rs.getString("source"),
                        Sql.localDate(rs, "decided_on"),
                        registration == 0 ? null : new ModuleRegistrationId(registration),
                        rs.getString("closed_by") == null
                                ? null
                                : new Closing(
                                        rs.getString("closed_by"),
                                        Sql.instant(rs, "closed_at"),
                                        rs.getString("closing_reason"))),
                Attempt.valueOf(rs.getString("failed_attempt")));
    }
}
