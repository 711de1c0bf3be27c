package org.matricula.institutions.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The sessions and closure days of the database. */
@Component(service = CalendarStore.class)
public final class CalendarStore {

    private static final String SESSIONS =
            "select session_start, starts, ends from institutions_session where institution = ?";
    private static final String CLOSURES = "select closed_on, name from institutions_closure_day where institution = ?";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public CalendarStore(@Reference(target = "(osgi.jndi.service.name=institutions)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The sessions of an institution, oldest first. */
    public List<SessionDates> sessions(InstitutionCode institution) {
        return sql.query(SESSIONS + " order by session_start", CalendarStore::session, institution);
    }

    /** When a session runs. */
    public Optional<SessionDates> session(InstitutionCode institution, AcademicSession session) {
        return sql.first(SESSIONS + " and session_start = ?", CalendarStore::session, institution, session);
    }

    /** Another session that has a day in common with these dates. */
    public Optional<SessionDates> overlapping(InstitutionCode institution, SessionDates dates) {
        return sql.first(
                SESSIONS + " and session_start <> ? and starts <= ? and ends >= ? order by session_start",
                CalendarStore::session,
                institution,
                dates.session(),
                dates.ends(),
                dates.starts());
    }

    /** Adds a session, or replaces the dates of one that is there. */
    public void put(InstitutionCode institution, SessionDates dates, boolean there) {
        if (there) {
            sql.update(
                    "update institutions_session set starts = ?, ends = ? where institution = ? and session_start = ?",
                    dates.starts(),
                    dates.ends(),
                    institution,
                    dates.session());
        } else {
            sql.update(
                    Sql.insert("institutions_session", "institution", "session_start", "starts", "ends"),
                    institution,
                    dates.session(),
                    dates.starts(),
                    dates.ends());
        }
    }

    /** The closure days of an institution, oldest first. */
    public List<ClosureDay> closureDays(InstitutionCode institution) {
        return sql.query(CLOSURES + " order by closed_on", CalendarStore::closureDay, institution);
    }

    /** The closure day that falls on a day. */
    public Optional<ClosureDay> closureDay(InstitutionCode institution, LocalDate day) {
        return sql.first(CLOSURES + " and closed_on = ?", CalendarStore::closureDay, institution, day);
    }

    /** Adds a closure day, or renames one that is there. */
    public void put(InstitutionCode institution, ClosureDay closure, boolean there) {
        if (there) {
            sql.update(
                    "update institutions_closure_day set name = ? where institution = ? and closed_on = ?",
                    closure.name(),
                    institution,
                    closure.day());
        } else {
            sql.update(
                    Sql.insert("institutions_closure_day", "institution", "closed_on", "name"),
                    institution,
                    closure.day(),
                    closure.name());
        }
    }

    private static SessionDates session(ResultSet rs) throws SQLException {
        return new SessionDates(
                new AcademicSession(rs.getInt("session_start")),
                Sql.localDate(rs, "starts"),
                Sql.localDate(rs, "ends"));
    }

    private static ClosureDay closureDay(ResultSet rs) throws SQLException {
        return new ClosureDay(Sql.localDate(rs, "closed_on"), rs.getString("name"));
    }
}
