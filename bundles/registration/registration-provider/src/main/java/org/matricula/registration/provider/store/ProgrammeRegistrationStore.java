package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Entities;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The programme registrations' table. Nothing outside the scope is read or written. */
@Component(service = ProgrammeRegistrationStore.class)
public final class ProgrammeRegistrationStore {

    // where EclipseLink begins to count
    private static final long FIRST_VERSION = 1;
    private static final String SELECT = "select id, institution, student_id, programme_id, entry_session,"
            + " study_session, study_level, study_mode, entry_route, status, started_on, ended_on, route, stage"
            + " from registration_programme";
    // Derby keeps the plan that it made while the table was empty, a walk through all rows with a look into the whole
    // list
    // for each; this names the index to use, and is a comment to PostgreSQL
    private static final String BY_ID = " --DERBY-PROPERTIES constraint=registration_programme_key\n";
    private static final String BY_STUDENT = " --DERBY-PROPERTIES constraint=registration_programme_one\n";
    private static final String BY_SESSION = " --DERBY-PROPERTIES index=registration_programme_by_session\n";
    // what was entered in error and taken back never was
    private static final String STANDS = "voided = 0";
    private static final String INSERT = Sql.insert(
            "registration_programme",
            "id",
            "institution",
            "student_id",
            "programme_id",
            "entry_session",
            "study_session",
            "study_level",
            "study_mode",
            "entry_route",
            "status",
            "started_on",
            "ended_on",
            "next_mode",
            "next_mode_from",
            "repeats_in",
            "route",
            "stage",
            "voided",
            "version");
    private static final String UPDATE = "update registration_programme set study_session = ?, study_level = ?,"
            + " study_mode = ?, entry_route = ?, status = ?, started_on = ?, ended_on = ?, route = ?, stage = ?,"
            + " version = version + 1 where id = ?";
    private static final String REPLACE = "update registration_programme set study_session = ?, study_level = ?,"
            + " study_mode = ?, entry_route = ?, status = ?, started_on = ?, ended_on = ?, expected_return = ?,"
            + " next_mode = ?, next_mode_from = ?, repeats_in = ?, route = ?, stage = ?, version = version + 1"
            + " where id = ?";
    // what a registration was when it left a session: the last that the history knows of it there
    private static final String PASSED = "select p.id, p.institution, p.student_id, p.programme_id,"
            + " p.entry_session, h.study_session, h.study_level, h.study_mode, h.entry_route, p.status, h.started_on,"
            + " p.ended_on, h.route, h.stage from registration_history h";
    private static final String OF = " join registration_programme p on p.id = h.registration_id";
    private static final String SELECT_PASSED = PASSED + OF;
    private static final String SELECT_LEFT = PASSED + " --DERBY-PROPERTIES constraint=registration_history_key\n" + OF;
    private static final String LEFT = "h.study_session < p.study_session and not exists (select 1 from"
            + " registration_history l where l.registration_id = h.registration_id"
            + " and l.study_session = h.study_session and l.version > h.version)";
    private static final String LOCK = "update registration_programme set version = version where id = ?";

    private final Entities entities;
    private final Sql sql;

    /** Works on the domain's unit and data source. */
    @Activate
    public ProgrammeRegistrationStore(
            @Reference(target = "(osgi.unit.name=registration)") JpaTemplate jpa,
            @Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.entities = new Entities(jpa);
        this.sql = new Sql(dataSource);
    }

    /** One registration with the version of the record. */
    public Optional<Versioned<ProgrammeRegistration>> get(Scope scope, ProgrammeRegistrationId id) {
        return entities.read(em -> Optional.ofNullable(em.find(ProgrammeRegistrationEntity.class, id.value()))
                .filter(entity -> scope.contains(entity.institution()))
                .map(ProgrammeRegistrationEntity::versioned));
    }

    /** Adds one registration. */
    public Versioned<ProgrammeRegistration> create(Scope scope, ProgrammeRegistration registration, Note note) {
        scope.require(registration.institution());
        Versioned<ProgrammeRegistration> created = entities.write(em -> {
            ProgrammeRegistrationEntity entity = new ProgrammeRegistrationEntity(registration);
            em.persist(entity);
            em.flush();
            return entity.versioned();
        });
        StandingStore.noted(scope, sql, List.of(registration), note);
        return created;
    }

    /** Registrations under the identities of one person, oldest first; here as in all lists none that was taken back. */
    public List<ProgrammeRegistration> ofPerson(Scope scope, Set<StudentId> person) {
        return query(
                BY_STUDENT,
                Where.scope("institution", scope).andIn("student_id", person).and(STANDS),
                "started_on, id");
    }

    /** Registrations under many identities, in whatever institution. */
    public List<ProgrammeRegistration> ofPeople(Scope scope, Collection<StudentId> students) {
        List<ProgrammeRegistration> found = new ArrayList<>();
        Chunks.ascending(
                students,
                chunk -> found.addAll(query(
                        BY_STUDENT,
                        Where.scope("institution", scope)
                                .andIn("student_id", chunk)
                                .and(STANDS),
                        "student_id, started_on, id")));
        return found;
    }

    /** Registrations of students of one institution, by student, oldest first. */
    public List<ProgrammeRegistration> ofStudents(
            Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return ofStudents(scope, institution, students, STANDS);
    }

    /** Those that were entered in error and taken back. */
    public List<ProgrammeRegistration> voided(
            Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return ofStudents(scope, institution, students, "voided <> 0");
    }

    private List<ProgrammeRegistration> ofStudents(
            Scope scope, InstitutionCode institution, Collection<StudentId> students, String which) {
        List<ProgrammeRegistration> found = new ArrayList<>();
        Chunks.ascending(
                students,
                chunk -> found.addAll(query(
                        BY_STUDENT,
                        Where.scope("institution", scope)
                                .and("institution = ?", institution)
                                .andIn("student_id", chunk)
                                .and(which),
                        "student_id, started_on, id")));
        return found;
    }

    /** The active registrations for a session, by student. */
    public List<ProgrammeRegistration> active(
            Scope scope,
            InstitutionCode institution,
            AcademicSession session,
            Collection<ProgrammeId> programmes,
            Integer level) {
        Where where = of(scope, institution, session)
                .and("status = ?", ProgrammeRegistration.Status.ACTIVE)
                .andIf("study_level = ?", level);
        return query(
                BY_SESSION, programmes.isEmpty() ? where : where.andIn("programme_id", programmes), "student_id, id");
    }

    /** The registrations whose students withdrew or transferred in a session, by student. */
    public List<ProgrammeRegistration> left(
            Scope scope, InstitutionCode institution, AcademicSession session, Collection<ProgrammeId> programmes) {
        Where where = of(scope, institution, session).and("status in ('WITHDRAWN', 'TRANSFERRED')");
        return query(
                BY_SESSION, programmes.isEmpty() ? where : where.andIn("programme_id", programmes), "student_id, id");
    }

    /** Every registration for a session, by id: those that moved on as they stood when they left it. */
    public List<ProgrammeRegistration> ofSession(Scope scope, InstitutionCode institution, AcademicSession session) {
        List<ProgrammeRegistration> found =
                new ArrayList<>(query(BY_SESSION, of(scope, institution, session), "student_id, id"));
        Where where = Where.scope("h.institution", scope)
                .and("h.institution = ?", institution)
                .and("h.study_session = ?", session)
                .and("p.voided = 0")
                .and(LEFT);
        found.addAll(sql.query(SELECT_PASSED + where, ProgrammeRegistrationStore::registration, where.parameters()));
        found.sort(Comparator.comparingLong(r -> r.id().value()));
        return found;
    }

    private static Where of(Scope scope, InstitutionCode institution, AcademicSession session) {
        return Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("study_session = ?", session)
                .and(STANDS);
    }

    /** Registrations as they are once nobody else can change them before the transaction ends. */
    public List<ProgrammeRegistration> locked(Scope scope, Collection<ProgrammeRegistrationId> ids) {
        List<ProgrammeRegistration> found = all(scope, ids);
        sql.batch(LOCK, found.stream().map(r -> new Object[] {r.id()}).toList());
        return all(scope, ids);
    }

    /** Keeps others from changing registrations of an institution before the transaction ends; nothing is read. */
    public void lock(Scope scope, InstitutionCode institution, Collection<ProgrammeRegistrationId> ids) {
        scope.require(institution);
        sql.batch(
                LOCK + " and institution = ?",
                ids.stream().map(id -> new Object[] {id, institution}).toList());
    }

    /** What these registrations were in the sessions that they have moved on from; status and last day as they are now. */
    public List<ProgrammeRegistration> left(Scope scope, Collection<ProgrammeRegistrationId> ids) {
        List<ProgrammeRegistration> found = new ArrayList<>();
        Chunks.ascending(ids, chunk -> {
            Where where = Where.scope("h.institution", scope)
                    .andIn("h.registration_id", chunk)
                    .and(LEFT);
            found.addAll(sql.query(SELECT_LEFT + where, ProgrammeRegistrationStore::registration, where.parameters()));
        });
        return found;
    }

    /** Adds registrations. */
    public void insertAll(Scope scope, Collection<Standing> standings, Note note) {
        standings.forEach(s -> scope.require(s.registration().institution()));
        List<ProgrammeRegistration> registrations =
                standings.stream().map(Standing::registration).toList();
        sql.batch(
                INSERT,
                standings.stream()
                        .map(s -> {
                            ProgrammeRegistration r = s.registration();
                            return new Object[] {
                                r.id(),
                                r.institution(),
                                r.studentId(),
                                r.programmeId(),
                                r.entrySession(),
                                r.session(),
                                r.level(),
                                r.mode(),
                                r.entry(),
                                r.status(),
                                r.startedOn(),
                                r.endedOn(),
                                s.nextMode(),
                                s.nextModeFrom(),
                                s.repeatsIn(),
                                r.route(),
                                r.stage(),
                                r.status() == ProgrammeRegistration.Status.VOIDED ? r.id().value() : 0L,
                                FIRST_VERSION
                            };
                        })
                        .toList());
        StandingStore.noted(scope, sql, registrations, note);
    }

    /** Replaces what may change of registrations that are locked, with what is agreed for later. */
    public void replaceAll(Scope scope, Collection<Standing> standings, Note note) {
        standings.forEach(s -> scope.require(s.registration().institution()));
        sql.batch(
                REPLACE,
                standings.stream()
                        .map(s -> {
                            ProgrammeRegistration r = s.registration();
                            return new Object[] {
                                r.session(),
                                r.level(),
                                r.mode(),
                                r.entry(),
                                r.status(),
                                r.startedOn(),
                                r.endedOn(),
                                s.expectedReturn(),
                                s.nextMode(),
                                s.nextModeFrom(),
                                s.repeatsIn(),
                                r.route(),
                                r.stage(),
                                r.id()
                            };
                        })
                        .toList());
        StandingStore.noted(
                scope, sql, standings.stream().map(Standing::registration).toList(), note);
    }

    /** Replaces what may change of registrations that are locked. */
    public void updateAll(Scope scope, Collection<ProgrammeRegistration> registrations, Note note) {
        registrations.forEach(r -> scope.require(r.institution()));
        sql.batch(
                UPDATE,
                registrations.stream()
                        .map(r -> new Object[] {
                            r.session(),
                            r.level(),
                            r.mode(),
                            r.entry(),
                            r.status(),
                            r.startedOn(),
                            r.endedOn(),
                            r.route(),
                            r.stage(),
                            r.id()
                        })
                        .toList());
        StandingStore.noted(scope, sql, registrations, note);
    }

    /** Registrations as they are, by id. */
    public List<ProgrammeRegistration> all(Scope scope, Collection<ProgrammeRegistrationId> ids) {
        List<ProgrammeRegistration> found = new ArrayList<>();
        Chunks.ascending(
                ids,
                chunk -> found.addAll(
                        query(BY_ID, Where.scope("institution", scope).andIn("id", chunk), "id")));
        return found;
    }

    private List<ProgrammeRegistration> query(String index, Where where, String columns) {
        return sql.query(
                SELECT + index + where + " order by " + columns,
                ProgrammeRegistrationStore::registration,
                where.parameters());
    }

    static ProgrammeRegistration registration(ResultSet rs) throws SQLException {
        return new ProgrammeRegistration(
                new ProgrammeRegistrationId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                new ProgrammeId(rs.getLong("programme_id")),
                new AcademicSession(rs.getInt("entry_session")),
                new AcademicSession(rs.getInt("study_session")),
                rs.getInt("study_level"),
                rs.getString("study_mode"),
                rs.getString("entry_route"),
                ProgrammeRegistration.Status.valueOf(rs.getString("status")),
                Sql.localDate(rs, "started_on"),
                Sql.localDate(rs, "ended_on"),
                rs.getString("route"),
                rs.getString("stage"));
    }
}
