package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.Waiver.Revocation;
import org.matricula.registration.api.WaiverId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of waivers. Nothing outside the scope is read or written. */
@Component(service = WaiverStore.class)
public final class WaiverStore {

    private static final long FIRST_VERSION = 1;
    private static final String SELECT =
            "select id, institution, student_id, pack, clause, reason, approver, authority,"
                    + " starts_on, expires_on, revoked_on, revoked_at, revoked_by, revoked_reason, version"
                    + " from registration_waiver";
    // Derby keeps the plan that it made while the table was empty; this names the index, and is a comment to PostgreSQL
    private static final String BY_STUDENT = " --DERBY-PROPERTIES index=registration_waiver_by_student\n";
    private static final String INSERT = Sql.insert(
            "registration_waiver",
            "id",
            "institution",
            "student_id",
            "pack",
            "clause",
            "reason",
            "approver",
            "authority",
            "starts_on",
            "expires_on",
            "revoked_on",
            "revoked_at",
            "revoked_by",
            "revoked_reason",
            "version");
    private static final String REVOKE =
            "update registration_waiver set revoked_on = ?, revoked_at = ?, revoked_by = ?, revoked_reason = ?,"
                    + " version = version + 1 where id = ? and version = ?";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public WaiverStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Lets nobody else add waivers of a person before the transaction ends. */
    public void lock(Scope scope, InstitutionCode institution, Set<StudentId> person) {
        PersonTurn.take(sql, scope, institution, person);
    }

    /**
     * A waiver as it is kept.
     *
     * @param waiver the waiver
     * @param authority in whose name a gate is waived; null for other waivers
     * @param version the version of the record
     */
    public record Held(Waiver waiver, String authority, long version) {

        /** For callers. */
        public Versioned<Waiver> versioned() {
            return new Versioned<>(waiver, version);
        }
    }

    /** One waiver. */
    public Optional<Held> get(Scope scope, WaiverId id) {
        return query("", Where.scope("institution", scope).and("id = ?", id)).stream()
                .findFirst();
    }

    /** The waivers under the identities of one person, oldest first. */
    public List<Held> ofPerson(Scope scope, Set<StudentId> person) {
        return query(BY_STUDENT, Where.scope("institution", scope).andIn("student_id", person));
    }

    /** The waivers of students of one institution that stand on a day. */
    public List<Held> standing(
            Scope scope, InstitutionCode institution, Collection<StudentId> students, LocalDate day) {
        List<Held> found = new ArrayList<>();
        Chunks.ascending(students, chunk -> query(
                        BY_STUDENT,
                        Where.scope("institution", scope)
                                .and("institution = ?", institution)
                                .andIn("student_id", chunk)
                                .and("starts_on <= ?", day)
                                .and("expires_on >= ?", day))
                .stream()
                .filter(held -> held.waiver().standsOn(day))
                .forEach(found::add));
        return found;
    }

    /** The waivers of students of one institution, past and revoked ones too. */
    public List<Held> all(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        List<Held> found = new ArrayList<>();
        Chunks.ascending(
                students,
                chunk -> found.addAll(query(
                        BY_STUDENT,
                        Where.scope("institution", scope)
                                .and("institution = ?", institution)
                                .andIn("student_id", chunk))));
        return found;
    }

    /**
     * Adds a waiver.
     *
     * @param authority in whose name a gate is waived; null for other waivers
     */
    public Versioned<Waiver> add(Scope scope, Waiver waiver, String authority) {
        Held held = new Held(waiver, authority, FIRST_VERSION);
        addAll(scope, List.of(held));
        return held.versioned();
    }

    /** Adds waivers. */
    public void addAll(Scope scope, Collection<Held> waivers) {
        waivers.forEach(held -> scope.require(held.waiver().institution()));
        sql.batch(
                INSERT,
                waivers.stream()
                        .map(held -> {
                            Waiver waiver = held.waiver();
                            Revocation how = waiver.revocation();
                            return new Object[] {
                                waiver.id(),
                                waiver.institution(),
                                waiver.studentId(),
                                waiver.pack(),
                                waiver.clause(),
                                waiver.reason(),
                                waiver.approver(),
                                held.authority(),
                                waiver.from(),
                                waiver.expires(),
                                waiver.revokedOn(),
                                how == null ? null : how.at(),
                                how == null ? null : how.by(),
                                how == null ? null : how.reason(),
                                FIRST_VERSION
                            };
                        })
                        .toList());
    }

    /** Adds waivers in the same way. */
    public void addAll(Scope scope, Collection<Waiver> waivers, String authority) {
        addAll(
                scope,
                waivers.stream()
                        .map(waiver -> new Held(waiver, authority, FIRST_VERSION))
                        .toList());
    }

    /** Writes the end that a waiver has; false when somebody else changed it. */
    public boolean revoke(Scope scope, Waiver waiver, long version) {
        scope.require(waiver.institution());
        Revocation how = waiver.revocation();
        return sql.update(REVOKE, waiver.revokedOn(), how.at(), how.by(), how.reason(), waiver.id(), version) == 1;
    }

    private List<Held> query(String index, Where where) {
        return sql.query(
                SELECT + index + where + " order by student_id, starts_on, id", WaiverStore::held, where.parameters());
    }

    private static Revocation revocation(ResultSet rs) throws SQLException {
        String by = rs.getString("revoked_by");
        return by == null ? null : new Revocation(by, Sql.instant(rs, "revoked_at"), rs.getString("revoked_reason"));
    }

    private static Held held(ResultSet rs) throws SQLException {
        return new Held(
                new Waiver(
                        new WaiverId(rs.getLong("id")),
                        new InstitutionCode(rs.getString("institution")),
                        new StudentId(rs.getLong("student_id")),
                        rs.getString("pack"),
                        rs.getString("clause"),
                        rs.getString("reason"),
                        rs.getString("approver"),
                        Sql.localDate(rs, "starts_on"),
                        Sql.localDate(rs, "expires_on"),
                        Sql.localDate(rs, "revoked_on"),
                        revocation(rs)),
                rs.getString("authority"),
                rs.getLong("version"));
    }
}
