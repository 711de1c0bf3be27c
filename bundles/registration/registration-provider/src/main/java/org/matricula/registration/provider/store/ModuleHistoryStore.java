package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationState;
import org.matricula.registration.api.PriorLearningState;
import org.matricula.registration.api.RegistrationState;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How module registrations and recognised prior learning stood. Nothing outside the scope is read or written. */
@Component(service = ModuleHistoryStore.class)
public final class ModuleHistoryStore {

    private static final String NOTE = "insert into registration_module_history (registration_id, version, institution,"
            + " status, registered_on, withdrawn_on, programme_registration_id, change, effective_on, reason, source,"
            + " recorded_at, recorded_by) select id, version, institution, status, registered_on, withdrawn_on,"
            + " programme_registration_id, cast(? as varchar(20)),"
            + " coalesce(withdrawn_on, registered_on, cast(? as date)), cast(? as varchar(500)),"
            + " cast(? as varchar(100)), cast(? as timestamp), cast(? as varchar(200))"
            + " from registration_module where id = ?";
    private static final String NOTE_RECOGNISED = "insert into registration_prior_learning_history (recognition_id,"
            + " version, institution, origin, mark, programme_id, ended, reason, source, recorded_at, recorded_by)"
            + " select id, version, institution, origin, mark, programme_id, ended, cast(? as varchar(500)),"
            + " cast(? as varchar(100)), cast(? as timestamp), cast(? as varchar(200)) from registration_prior_learning where id = ?";
    private static final String HISTORY = "select m.id, m.institution, m.student_id, m.occurrence_id, m.attempt,"
            + " h.status, h.registered_on, h.withdrawn_on, h.programme_registration_id, h.change, h.effective_on, h.reason, h.source, h.recorded_at,"
            + " h.recorded_by"
            + " from registration_module_history h --DERBY-PROPERTIES constraint=registration_module_history_key\n"
            + " join registration_module m on m.id = h.registration_id";
    private static final String RECOGNISED =
            "select p.id, p.institution, p.student_id, p.module_id, h.origin, h.mark, h.programme_id, h.ended,"
                    + " h.reason, h.source, h.recorded_at, h.recorded_by from registration_prior_learning p"
                    + " --DERBY-PROPERTIES constraint=registration_prior_learning_once\n"
                    + " join registration_prior_learning_history h on h.recognition_id = p.id";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public ModuleHistoryStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Every state of a registration that was known at a moment, in the order in which they became known. */
    public List<ModuleRegistrationState> of(Scope scope, ModuleRegistrationId id, Instant knownAt) {
        Where where = of(scope, id).andIf("h.recorded_at <= ?", knownAt);
        return sql.query(HISTORY + where + " order by h.version", ModuleHistoryStore::state, where.parameters());
    }

    /**
     * The state that held on a day as far as it was known at a moment. A first day that is put right takes away what was
     * said of the days before it; one on which a module is taken again does not.
     */
    public Optional<ModuleRegistrationState> on(Scope scope, ModuleRegistrationId id, LocalDate day, Instant knownAt) {
        ModuleRegistrationState before = null;
        ModuleRegistrationState held = null;
        LocalDate left = null;
        for (ModuleRegistrationState state : of(scope, id, knownAt)) {
            LocalDate since = state.registration().registeredOn();
            if (left != null && since != null && !since.isBefore(left)) {
                before = held;
            }
            if (!state.effective().isAfter(day)) {
                held = state;
            } else if (since != null && since.isAfter(day)) {
                held = before;
            }
            left = state.registration().withdrawnOn();
        }
        return Optional.ofNullable(held);
    }

    /** Every state of the prior learning of one person that was known at a moment, as they became known. */
    public List<PriorLearningState> recognised(Scope scope, Set<StudentId> person, Instant knownAt) {
        Where where = Where.scope("p.institution", scope)
                .andIn("p.student_id", person)
                .andIf("h.recorded_at <= ?", knownAt);
        return sql.query(
                RECOGNISED + where + " order by h.recorded_at, p.id, h.version",
                ModuleHistoryStore::learning,
                where.parameters());
    }

    /** Adds to the history how module registrations stand now, those without a day of their own as of that of the note. */
    static void noted(Scope scope, Sql sql, Collection<ModuleRegistration> registrations, Note note) {
        registrations.forEach(r -> scope.require(r.institution()));
        sql.batch(NOTE, registrations.stream().map(r -> note.row(r.id())).toList());
    }

    /** Adds to the history how recognised prior learning stands now. */
    static void recognised(Scope scope, Sql sql, Collection<Recognised> rows, Note note) {
        rows.forEach(r -> scope.require(r.learning().institution()));
        sql.batch(
                NOTE_RECOGNISED,
                rows.stream()
                        .map(r ->
                                new Object[] {note.reason(), note.source(), note.recordedAt(), note.recordedBy(), r.id()
                                })
                        .toList());
    }

    private static Where of(Scope scope, ModuleRegistrationId id) {
        return Where.scope("h.institution", scope).and("h.registration_id = ?", id);
    }

    private static ModuleRegistrationState state(ResultSet rs) throws SQLException {
        return new ModuleRegistrationState(
                ModuleRegistrationStore.registration(rs),
                RegistrationState.Change.valueOf(rs.getString("change")),
                Sql.localDate(rs, "effective_on"),
                rs.getString("reason"),
                rs.getString("source"),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }

    private static PriorLearningState learning(ResultSet rs) throws SQLException {
        return new PriorLearningState(
                PriorLearningStore.recognised(rs).learning(),
                rs.getBoolean("ended"),
                rs.getString("reason"),
                rs.getString("source"),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }
}
