package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where programme registrations stand with what is agreed for later, and how they stood. Rows of the history are only added. */
@Component(service = StandingStore.class)
public final class StandingStore {

    private static final String STANDING =
            ", p.expected_return, p.next_mode, p.next_mode_from, p.repeats_in, p.version";
    private static final String SELECT = "select p.id, p.institution, p.student_id, p.programme_id, p.entry_session,"
            + " p.study_session, p.study_level, p.study_mode, p.entry_route, p.status, p.started_on, p.ended_on,"
            + " p.route, p.stage" + STANDING + " from registration_programme p";
    private static final String BY_ID = " --DERBY-PROPERTIES constraint=registration_programme_key\n";
    private static final String CHANGE = "update registration_programme set study_session = ?, study_level = ?,"
            + " study_mode = ?, status = ?, started_on = ?, ended_on = ?, expected_return = ?, next_mode = ?,"
            + " next_mode_from = ?, repeats_in = ?, route = ?, stage = ?,"
            + " voided = case when cast(? as varchar(20)) = 'VOIDED' then id else 0 end,"
            + " version = version + 1 where id = ? and version = ?";
    private static final String NOTE = "insert into registration_history (registration_id, version, institution,"
            + " study_session, study_level, study_mode, entry_route, status, started_on, ended_on, expected_return,"
            + " next_mode, next_mode_from, repeats_in, route, stage, change, effective_on, reason, source,"
            + " recorded_at, recorded_by)"
            + " select id, version, institution, study_session, study_level, study_mode, entry_route, status,"
            + " started_on, ended_on, expected_return, next_mode, next_mode_from, repeats_in, route, stage,"
            + " cast(? as varchar(20)),"
            + " coalesce(cast(? as date), started_on), cast(? as varchar(500)), cast(? as varchar(100)),"
            + " cast(? as timestamp), cast(? as varchar(200)) from registration_programme where id = ?";
    private static final String HISTORY = "select p.id, p.institution, p.student_id, p.programme_id, p.entry_session,"
            + " h.study_session, h.study_level, h.study_mode, h.entry_route, h.status, h.started_on, h.ended_on,"
            + " h.route, h.stage, h.expected_return, h.next_mode, h.next_mode_from, h.repeats_in, h.change,"
            + " h.effective_on, h.reason, h.source,"
            + " h.recorded_at, h.recorded_by"
            + " from registration_history h --DERBY-PROPERTIES constraint=registration_history_key\n"
            + " join registration_programme p on p.id = h.registration_id";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public StandingStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Where registrations stand, those outside the scope left out. */
    public Map<ProgrammeRegistrationId, Standing> of(Scope scope, Collection<ProgrammeRegistrationId> ids) {
        Map<ProgrammeRegistrationId, Standing> found = new HashMap<>();
        Chunks.ascending(ids, chunk -> {
            Where where = Where.scope("p.institution", scope).andIn("p.id", chunk);
            sql.query(SELECT + BY_ID + where, StandingStore::standing, where.parameters())
                    .forEach(s -> found.put(s.registration().id(), s));
        });
        return found;
    }

    /**
     * Replaces what may change of one registration.
     *
     * @throws org.matricula.kernel.api.ProblemException 412 when its version is not the present one any more
     */
    public Standing change(Scope scope, Standing after, Note note) {
        ProgrammeRegistration r = after.registration();
        scope.require(r.institution());
        int changed = sql.update(
                CHANGE,
                r.session(),
                r.level(),
                r.mode(),
                r.status(),
                r.startedOn(),
                r.endedOn(),
                after.expectedReturn(),
                after.nextMode(),
                after.nextModeFrom(),
                after.repeatsIn(),
                r.route(),
                r.stage(),
                r.status(),
                r.id(),
                after.version());
        if (changed == 0) {
            throw Problem.of(Problem.Kind.STALE, "The record was changed meanwhile.")
                    .exception();
        }
        noted(scope, sql, List.of(r), note);
        return of(scope, List.of(r.id())).get(r.id());
    }

    /** Every state that was known at a moment, in the order in which they became known. */
    public List<RegistrationState> history(Scope scope, ProgrammeRegistrationId id, Instant knownAt) {
        Where where = Where.scope("h.institution", scope)
                .and("h.registration_id = ?", id)
                .andIf("h.recorded_at <= ?", knownAt);
        return sql.query(HISTORY + where + " order by h.version", StandingStore::state, where.parameters());
    }

    /** The first day away of one who is suspended; where that is not on record, the first day of the registration. */
    public LocalDate awaySince(Scope scope, ProgrammeRegistration registration) {
        return RegistrationState.awaySince(history(scope, registration.id(), null))
                .orElse(registration.startedOn());
    }

    /** The state that held on a day as far as it was known at a moment. */
    public Optional<RegistrationState> on(Scope scope, ProgrammeRegistrationId id, LocalDate day, Instant knownAt) {
        Where where = Where.scope("h.institution", scope)
                .and("h.registration_id = ?", id)
                .and("h.effective_on <= ?", day)
                .andIf("h.recorded_at <= ?", knownAt);
        return sql.first(
                HISTORY + where + " order by h.version desc fetch first 1 rows only",
                StandingStore::state,
                where.parameters());
    }

    /** Those that a roll-over carried to a session, and nothing was done since: a decision on them may still come. */
    public Set<ProgrammeRegistrationId> rolledOver(
            Scope scope, Collection<ProgrammeRegistrationId> ids, AcademicSession session) {
        Set<ProgrammeRegistrationId> found = new HashSet<>();
        Chunks.ascending(ids, chunk -> {
            Where where = Where.scope("h.institution", scope)
                    .andIn("h.registration_id", chunk)
                    .and("h.change = ?", RegistrationState.Change.ROLLED_OVER)
                    .and("h.study_session = ?", session)
                    .and("h.version = p.version");
            sql.each(
                    "select h.registration_id from registration_history h"
                            + " --DERBY-PROPERTIES constraint=registration_history_key\n"
                            + " join registration_programme p on p.id = h.registration_id" + where,
                    rs -> found.add(new ProgrammeRegistrationId(rs.getLong(1))),
                    where.parameters());
        });
        return found;
    }

    /** Which of some registrations ended by the decision of a board, with what brought it about. */
    public Map<ProgrammeRegistrationId, String> discontinued(Scope scope, Collection<ProgrammeRegistrationId> ids) {
        Map<ProgrammeRegistrationId, String> found = new HashMap<>(endedBy(scope, ids));
        found.values().removeIf(source -> !source.startsWith(Cause.MEETING));
        return found;
    }

    /** What brought the end of some registrations about, where something did, as a change or a file has said it. */
    public Map<ProgrammeRegistrationId, String> endedBy(Scope scope, Collection<ProgrammeRegistrationId> ids) {
        Map<ProgrammeRegistrationId, String> found = new HashMap<>();
        Chunks.ascending(ids, chunk -> {
            Where where = Where.scope("h.institution", scope)
                    .andIn("h.registration_id", chunk)
                    .and("h.source is not null and p.ended_on is not null")
                    .and("h.version = p.version");
            sql.each(
                    "select h.registration_id, h.source from registration_history h"
                            + " --DERBY-PROPERTIES constraint=registration_history_key\n"
                            + " join registration_programme p on p.id = h.registration_id" + where,
                    rs -> found.put(new ProgrammeRegistrationId(rs.getLong(1)), rs.getString(2)),
                    where.parameters());
        });
        return found;
    }

    /** Adds to the history how registrations stand now. */
    static void noted(Scope scope, Sql sql, Collection<ProgrammeRegistration> registrations, Note note) {
        registrations.forEach(r -> scope.require(r.institution()));
        sql.batch(NOTE, registrations.stream().map(r -> note.row(r.id())).toList());
    }

    static Standing standing(ResultSet rs) throws SQLException {
        return new Standing(
                ProgrammeRegistrationStore.registration(rs),
                Sql.localDate(rs, "expected_return"),
                rs.getString("next_mode"),
                session(rs, "next_mode_from"),
                session(rs, "repeats_in"),
                rs.getLong("version"));
    }

    private static RegistrationState state(ResultSet rs) throws SQLException {
        return new RegistrationState(
                ProgrammeRegistrationStore.registration(rs),
                Sql.localDate(rs, "expected_return"),
                rs.getString("next_mode"),
                session(rs, "next_mode_from"),
                session(rs, "repeats_in"),
                RegistrationState.Change.valueOf(rs.getString("change")),
                Sql.localDate(rs, "effective_on"),
                rs.getString("reason"),
                rs.getString("source"),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }

    static AcademicSession session(ResultSet rs, String column) throws SQLException {
        int year = rs.getInt(column);
        return rs.wasNull() ? null : new AcademicSession(year);
    }
}
