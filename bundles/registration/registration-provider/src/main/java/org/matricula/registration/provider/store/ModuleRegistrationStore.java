package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Entities;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module registrations' table. Nothing outside the scope is read or written. */
@Component(service = ModuleRegistrationStore.class)
public final class ModuleRegistrationStore {

    // where EclipseLink begins to count
    private static final long FIRST_VERSION = 1;
    private static final int FEW = 50;
    private static final String SELECT = "select id, institution, student_id, occurrence_id, attempt, status,"
            + " registered_on, withdrawn_on, programme_registration_id from registration_module";
    // Derby keeps the plan that it made while the table was empty, a walk through all rows with a look into the whole
    // list
    // for each; this names the index to use, and is a comment to PostgreSQL
    private static final String BY_ID = " --DERBY-PROPERTIES constraint=registration_module_key\n";
    private static final String BY_STUDENT = " --DERBY-PROPERTIES constraint=registration_module_once\n";
    private static final String BY_OCCURRENCE = " --DERBY-PROPERTIES index=registration_module_by_occurrence\n";
    private static final String INSERT = Sql.insert(
            "registration_module",
            "id",
            "institution",
            "student_id",
            "occurrence_id",
            "attempt",
            "status",
            "registered_on",
            "withdrawn_on",
            "programme_registration_id",
            "version");
    private static final String UPDATE = "update registration_module set status = ?, registered_on = ?,"
            + " withdrawn_on = ?, programme_registration_id = ?, version = version + 1 where id = ?";
    private static final String LOCK = "update registration_module set version = version where id = ?";

    private final Entities entities;
    private final Sql sql;

    /** Works on the domain's unit and data source. */
    @Activate
    public ModuleRegistrationStore(
            @Reference(target = "(osgi.unit.name=registration)") JpaTemplate jpa,
            @Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.entities = new Entities(jpa);
        this.sql = new Sql(dataSource);
    }

    /** One registration with the version of the record. */
    public Optional<Versioned<ModuleRegistration>> get(Scope scope, ModuleRegistrationId id) {
        return entities.read(em -> find(em, scope, id).map(ModuleRegistrationEntity::versioned));
    }

    /** Adds one registration. */
    public Versioned<ModuleRegistration> create(Scope scope, ModuleRegistration registration, Note note) {
        scope.require(registration.institution());
        Versioned<ModuleRegistration> created = entities.write(em -> {
            ModuleRegistrationEntity entity = new ModuleRegistrationEntity(registration);
            em.persist(entity);
            em.flush();
            return entity.versioned();
        });
        ModuleHistoryStore.noted(scope, sql, List.of(registration), note);
        return created;
    }

    /**
     * Replaces what may change of one registration.
     *
     * @param version the version that the change is based on
     */
    public Optional<Versioned<ModuleRegistration>> change(
            Scope scope, ModuleRegistration registration, long version, Note note) {
        Optional<Versioned<ModuleRegistration>> changed =
                entities.write(em -> find(em, scope, registration.id()).map(entity -> {
                    entity.versioned().requireVersion(version);
                    entity.set(registration);
                    em.flush();
                    return entity.versioned();
                }));
        changed.ifPresent(after -> ModuleHistoryStore.noted(scope, sql, List.of(after.record()), note));
        return changed;
    }

    /** Registrations under the identities of one person, oldest first. */
    public List<ModuleRegistration> ofPerson(Scope scope, Set<StudentId> person) {
        return query(
                BY_STUDENT,
                Where.scope("institution", scope).andIn("student_id", person),
                "registered_on nulls first, id");
    }

    /** Registrations of students of one institution, by student. */
    public List<ModuleRegistration> ofStudents(
            Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        List<ModuleRegistration> found = new ArrayList<>();
        Chunks.ascending(
                students,
                chunk -> found.addAll(query(
                        BY_STUDENT,
                        Where.scope("institution", scope)
                                .and("institution = ?", institution)
                                .andIn("student_id", chunk),
                        "student_id, id")));
        return found;
    }

    /** Who is registered on an occurrence, by student. */
    public List<ModuleRegistration> on(Scope scope, OccurrenceId occurrence) {
        return query(
                BY_OCCURRENCE,
                Where.scope("institution", scope).and("occurrence_id = ?", occurrence),
                "student_id, id");
    }

    /** Registrations of students of one institution on occurrences, by student. */
    public List<ModuleRegistration> on(
            Scope scope,
            InstitutionCode institution,
            Collection<OccurrenceId> occurrences,
            Collection<StudentId> students) {
        Set<OccurrenceId> wanted = Set.copyOf(occurrences);
        List<ModuleRegistration> found = new ArrayList<>();
        Chunks.ascending(students, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .andIn("student_id", chunk);
            // few occurrences are worth naming to the database, many are cheaper to sort out here
            boolean few = wanted.size() <= FEW;
            query(BY_STUDENT, few ? where.andIn("occurrence_id", wanted) : where, "student_id, id").stream()
                    .filter(r -> few || wanted.contains(r.occurrenceId()))
                    .forEach(found::add);
        });
        return found;
    }

    /** Registrations of one institution by identity. */
    public List<ModuleRegistration> all(
            Scope scope, InstitutionCode institution, Collection<ModuleRegistrationId> ids) {
        List<ModuleRegistration> found = new ArrayList<>();
        Chunks.ascending(ids, chunk -> found.addAll(query(BY_ID, within(scope, institution, chunk), "id")));
        return found;
    }

    /** Registrations as they are once nobody else can change them before the transaction ends. */
    public List<ModuleRegistration> locked(
            Scope scope, InstitutionCode institution, Collection<ModuleRegistrationId> ids) {
        List<ModuleRegistration> found = all(scope, institution, ids);
        sql.batch(LOCK, found.stream().map(r -> new Object[] {r.id()}).toList());
        return all(scope, institution, ids);
    }

    /** Adds registrations. */
    public void insertAll(Scope scope, Collection<ModuleRegistration> registrations, Note note) {
        registrations.forEach(r -> scope.require(r.institution()));
        sql.batch(
                INSERT,
                registrations.stream()
                        .map(r -> new Object[] {
                            r.id(),
                            r.institution(),
                            r.studentId(),
                            r.occurrenceId(),
                            r.attempt(),
                            r.status(),
                            r.registeredOn(),
                            r.withdrawnOn(),
                            r.programmeRegistrationId(),
                            FIRST_VERSION
                        })
                        .toList());
        ModuleHistoryStore.noted(scope, sql, registrations, note);
    }

    /** Replaces what may change of registrations that are locked. */
    public void updateAll(Scope scope, Collection<ModuleRegistration> registrations, Note note) {
        registrations.forEach(r -> scope.require(r.institution()));
        sql.batch(
                UPDATE,
                registrations.stream()
                        .map(r -> new Object[] {
                            r.status(), r.registeredOn(), r.withdrawnOn(), r.programmeRegistrationId(), r.id()
                        })
                        .toList());
        ModuleHistoryStore.noted(scope, sql, registrations, note);
    }

    private static Where within(Scope scope, InstitutionCode institution, Collection<ModuleRegistrationId> ids) {
        return Where.scope("institution", scope)
                .and("institution = ?", institution)
                .andIn("id", ids);
    }

    private static Optional<ModuleRegistrationEntity> find(EntityManager em, Scope scope, ModuleRegistrationId id) {
        return Optional.ofNullable(em.find(ModuleRegistrationEntity.class, id.value()))
                .filter(entity -> scope.contains(entity.institution()));
    }

    private List<ModuleRegistration> query(String index, Where where, String columns) {
        return sql.query(
                SELECT + index + where + " order by " + columns,
                ModuleRegistrationStore::registration,
                where.parameters());
    }

    static ModuleRegistration registration(ResultSet rs) throws SQLException {
        long programme = rs.getLong("programme_registration_id");
        return new ModuleRegistration(
                new ModuleRegistrationId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                new OccurrenceId(rs.getLong("occurrence_id")),
                ModuleRegistration.Attempt.valueOf(rs.getString("attempt")),
                ModuleRegistration.Status.valueOf(rs.getString("status")),
                Sql.localDate(rs, "registered_on"),
                Sql.localDate(rs, "withdrawn_on"),
                programme == 0 ? null : new ProgrammeRegistrationId(programme));
    }
}
