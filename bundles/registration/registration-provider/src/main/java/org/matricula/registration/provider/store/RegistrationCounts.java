package org.matricula.registration.provider.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.RegisteredRuns.Shortened;
import org.matricula.curriculum.api.RegisteredRuns.Stranded;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many registrations there are. */
@Component(service = RegistrationCounts.class)
public final class RegistrationCounts {

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public RegistrationCounts(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The active programme registrations of an institution by programme, of whatever session. */
    public Map<ProgrammeId, Long> active(Scope scope, InstitutionCode institution) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("status = ?", ProgrammeRegistration.Status.ACTIVE);
        Map<ProgrammeId, Long> counts = new HashMap<>();
        sql.each(
                "select programme_id, count(*) as registrations from registration_programme" + where
                        + " group by programme_id",
                rs -> counts.put(new ProgrammeId(rs.getLong("programme_id")), rs.getLong("registrations")),
                where.parameters());
        return counts;
    }

    /** Some registrations that began alike. */
    public record Begun(ProgrammeId programme, AcademicSession session, LocalDate startedOn, long count) {}

    /** The programme registrations of an institution that go on or pause, by programme, session and first day. */
    public List<Begun> running(Scope scope, InstitutionCode institution) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .andIn(
                        "status",
                        List.of(
                                ProgrammeRegistration.Status.ACTIVE.name(),
                                ProgrammeRegistration.Status.SUSPENDED.name()));
        return sql.query(
                "select programme_id, study_session, started_on, count(*) as registrations from registration_programme"
                        + where + " group by programme_id, study_session, started_on",
                rs -> new Begun(
                        new ProgrammeId(rs.getLong("programme_id")),
                        new AcademicSession(rs.getInt("study_session")),
                        Sql.localDate(rs, "started_on"),
                        rs.getLong("registrations")),
                where.parameters());
    }

    /** The first attempts and repeats, also those that were left, of days on which runs would have ended. */
    public Map<OccurrenceId, Stranded> after(Scope scope, InstitutionCode institution, Collection<Shortened> runs) {
        Map<OccurrenceId, Stranded> found = new HashMap<>();
        for (Shortened run : runs) {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .and("occurrence_id = ?", run.run())
                    .and("registered_on > ?", run.after())
                    .and("registered_on <= ?", run.before())
                    .andIn("attempt", List.of(Attempt.FIRST.name(), Attempt.REPEAT.name()));
            sql.each(
                    "select count(*) as registrations, min(registered_on) as earliest from registration_module" + where,
                    rs -> {
                        if (rs.getLong("registrations") > 0) {
                            found.put(
                                    run.run(),
                                    new Stranded(rs.getLong("registrations"), Sql.localDate(rs, "earliest")));
                        }
                    },
                    where.parameters());
        }
        return found;
    }

    /** Those programmes of an institution on which somebody is or was registered. */
    public Set<ProgrammeId> studied(Scope scope, InstitutionCode institution, Collection<ProgrammeId> programmes) {
        Set<ProgrammeId> found = new HashSet<>();
        Chunks.each(programmes, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .and("voided = 0")
                    .andIn("programme_id", chunk);
            sql.each(
                    "select distinct programme_id from registration_programme" + where,
                    rs -> found.add(new ProgrammeId(rs.getLong("programme_id"))),
                    where.parameters());
        });
        return found;
    }
}
