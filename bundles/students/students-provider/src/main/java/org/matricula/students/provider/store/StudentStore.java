package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Entities;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The students' table. Nothing outside the scope is read or written. */
@Component(service = StudentStore.class)
public final class StudentStore {

    // where EclipseLink begins to count
    private static final long FIRST_VERSION = 1;
    private static final String SELECT = "select id, institution, student_number, family_name, given_names,"
            + " date_of_birth, email, recorded_at, recorded_by, merged_into from students_student";
    // Derby keeps the plan that it made while the table was empty, a walk through all rows with a look into the whole
    // list for each; this names the index to use, and is a comment to PostgreSQL
    private static final String BY_ID = " --DERBY-PROPERTIES constraint=students_student_key\n";
    private static final String BY_NUMBER = " --DERBY-PROPERTIES constraint=students_student_number\n";
    private static final String BY_SURVIVOR = " --DERBY-PROPERTIES index=students_student_by_survivor\n";
    private static final String LINK = "select id, merged_into from students_student";
    private static final String INSERT = Sql.insert(
            "students_student",
            "id",
            "institution",
            "student_number",
            "family_name",
            "given_names",
            "date_of_birth",
            "email",
            "name_key",
            "version",
            "recorded_at",
            "recorded_by",
            "searchable");
    private static final String UPDATE = "update students_student set family_name = ?, given_names = ?,"
            + " date_of_birth = ?, email = ?, name_key = ?, version = version + 1 where id = ?";

    private static final String LOCK = "update students_student set version = version where id = ?";

    private final Entities entities;
    private final Sql sql;

    /** Works on the domain's unit and data source. */
    @Activate
    public StudentStore(
            @Reference(target = "(osgi.unit.name=students)") JpaTemplate jpa,
            @Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.entities = new Entities(jpa);
        this.sql = new Sql(dataSource);
    }

    /** One student with the version of the record; the survivor of a merged one. */
    public Optional<Versioned<Student>> get(Scope scope, StudentId id) {
        return entities.read(em -> find(em, scope, id)
                .flatMap(entity ->
                        entity.mergedInto() == null ? Optional.of(entity) : find(em, scope, entity.mergedInto()))
                .map(StudentEntity::versioned));
    }

    /** Adds one student. */
    public Versioned<Student> create(Scope scope, Student student, Instant now, String by) {
        scope.require(student.institution());
        return entities.write(em -> {
            StudentEntity entity = new StudentEntity(student, now, by);
            em.persist(entity);
            em.flush();
            return entity.versioned();
        });
    }

    /**
     * Replaces what may change of one student.
     *
     * @param version the version that the change is based on
     */
    public Optional<Versioned<Student>> change(Scope scope, Student student, long version) {
        return entities.write(em -> find(em, scope, student.id()).map(entity -> {
            entity.versioned().requireVersion(version);
            entity.set(student);
            em.flush();
            return entity.versioned();
        }));
    }

    /** A page by id, or by name when the query has one. */
    public Page<Student> find(Scope scope, StudentQuery query, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", query.institution())
                .andIf("student_number = ?", query.number());
        return query.name() == null || query.name().isBlank()
                ? byId(where, page)
                : byName(where, NameKey.of(query.name()), page);
    }

    /** Students by the identity asked for; the survivors of merged ones. */
    public Map<StudentId, Student> all(Scope scope, Collection<StudentId> ids) {
        Map<StudentId, Student> found = new HashMap<>();
        Map<StudentId, StudentId> survivors = new HashMap<>();
        rows(scope, ids).forEach((id, row) -> {
            found.put(id, row.student());
            if (row.mergedInto() != null) {
                survivors.put(id, row.mergedInto());
            }
        });
        if (!survivors.isEmpty()) {
            Map<StudentId, StudentRow> rows = rows(scope, survivors.values());
            survivors.forEach((id, survivor) -> found.put(id, rows.get(survivor).student()));
        }
        return found;
    }

    /** Students as the table has them, merged ones by themselves. */
    public Map<StudentId, StudentRow> rows(Scope scope, Collection<StudentId> ids) {
        Map<StudentId, StudentRow> found = new HashMap<>();
        Chunks.each(ids, chunk -> {
            Where where = Where.scope("institution", scope).andIn("id", chunk);
            sql.each(
                    SELECT + BY_ID + where,
                    rs -> found.put(new StudentId(rs.getLong("id")), row(rs)),
                    where.parameters());
        });
        return found;
    }

    /** The same, once nobody else can change them before the transaction ends. */
    public Map<StudentId, StudentRow> lockedRows(Scope scope, Collection<StudentId> ids) {
        // in one order, so that two who want the same never wait for each other
        List<StudentId> known = rows(scope, ids).keySet().stream()
                .sorted(Comparator.comparingLong(StudentId::value))
                .toList();
        sql.batch(LOCK, known.stream().map(id -> new Object[] {id}).toList());
        return rows(scope, known);
    }

    /** All identities of the persons behind records: the survivor first. */
    public Map<StudentId, Set<StudentId>> identities(Scope scope, Collection<StudentId> ids) {
        Map<StudentId, StudentId> survivors = new TreeMap<>(Comparator.comparingLong(StudentId::value));
        linked(scope, ids, survivors);
        // whoever asked for a merged record wants the others that are merged into the same one too
        linked(
                scope,
                survivors.values().stream()
                        .filter(id -> !survivors.containsKey(id))
                        .collect(Collectors.toSet()),
                survivors);
        Map<StudentId, Set<StudentId>> persons = new HashMap<>();
        survivors.forEach((id, survivor) -> persons.computeIfAbsent(survivor, s -> new LinkedHashSet<>(Set.of(s)))
                .add(id));
        Map<StudentId, Set<StudentId>> found = new HashMap<>();
        ids.stream().filter(survivors::containsKey).forEach(id -> found.put(id, persons.get(survivors.get(id))));
        return found;
    }

    private void linked(Scope scope, Collection<StudentId> ids, Map<StudentId, StudentId> survivors) {
        Chunks.each(ids, chunk -> {
            Where own = Where.scope("institution", scope).andIn("id", chunk);
            Where merged = Where.scope("institution", scope).andIn("merged_into", chunk);
            sql.each(
                    LINK + BY_ID + own + " union all " + LINK + BY_SURVIVOR + merged,
                    rs -> {
                        long mergedInto = rs.getLong("merged_into");
                        StudentId id = new StudentId(rs.getLong("id"));
                        survivors.put(id, mergedInto == 0 ? id : new StudentId(mergedInto));
                    },
                    Sql.all(own.parameters(), merged.parameters()));
        });
    }

    /**
     * Points a locked record to its survivor.
     *
     * @param survivor null to make it a record of its own again
     */
    public void point(Scope scope, Student merged, StudentId survivor) {
        scope.require(merged.institution());
        sql.update(
                "update students_student set merged_into = ?, version = version + 1 where id = ?",
                survivor,
                merged.id());
    }

    /** Some students that the search does not know yet, locked. */
    public List<Student> unsearchable(Scope scope, int limit) {
        Where where = Where.scope("institution", scope).and("searchable = ?", false);
        List<StudentId> ids = sql.query(
                "select id from students_student" + where + " order by id fetch first ? rows only",
                rs -> new StudentId(rs.getLong("id")),
                where.parameters(limit));
        return lockedRows(scope, ids).values().stream().map(StudentRow::student).toList();
    }

    /** Remembers that the search knows students. */
    public void searchable(Scope scope, Collection<Student> students) {
        students.forEach(s -> scope.require(s.institution()));
        sql.batch(
                "update students_student set searchable = ?, name_key = ? where id = ?",
                students.stream()
                        .map(s -> new Object[] {true, nameKey(s), s.id()})
                        .toList());
    }

    /** Students of whom the index was not told on which programmes they are, by id. */
    public Page<Student> untold(Scope scope, PageRequest page) {
        return byId(Where.scope("institution", scope).and("studies_told = ?", false), page);
    }

    /** Remembers that the index was told of students. */
    public void told(Scope scope, Collection<StudentId> students) {
        Chunks.each(students, chunk -> {
            Where where = Where.scope("institution", scope).andIn("id", chunk).and("studies_told = ?", false);
            sql.update("update students_student set studies_told = ?" + where, Sql.all(true, where.parameters()));
        });
    }

    /** Students of one institution by number. */
    public Map<String, Student> byNumber(Scope scope, InstitutionCode institution, Collection<String> numbers) {
        Map<String, Student> found = new HashMap<>();
        Chunks.each(
                numbers, chunk -> each(BY_NUMBER, numbered(scope, institution, chunk), s -> found.put(s.number(), s)));
        return found;
    }

    /** Identities of students of one institution by number. */
    public Map<String, StudentId> idsByNumber(Scope scope, InstitutionCode institution, Collection<String> numbers) {
        Map<String, StudentId> found = new HashMap<>();
        Chunks.each(numbers, chunk -> {
            Where where = numbered(scope, institution, chunk);
            sql.each(
                    "select id, student_number from students_student" + BY_NUMBER + where,
                    rs -> found.put(rs.getString("student_number"), new StudentId(rs.getLong("id"))),
                    where.parameters());
        });
        return found;
    }

    /** Students by number as they are once nobody else can change them before the transaction ends. */
    public Map<String, Student> locked(Scope scope, InstitutionCode institution, Collection<String> numbers) {
        sql.batch(
                LOCK,
                idsByNumber(scope, institution, numbers).values().stream()
                        .map(id -> new Object[] {id})
                        .toList());
        return byNumber(scope, institution, numbers);
    }

    /** Adds students. */
    public void insertAll(Scope scope, Collection<Student> students, Instant now, String by) {
        students.forEach(s -> scope.require(s.institution()));
        sql.batch(
                INSERT,
                students.stream()
                        .map(s -> new Object[] {
                            s.id(),
                            s.institution(),
                            s.number(),
                            s.familyName(),
                            s.givenNames(),
                            s.dateOfBirth(),
                            s.email(),
                            nameKey(s),
                            FIRST_VERSION,
                            now,
                            by,
                            true
                        })
                        .toList());
    }

    /** Replaces what may change of students that are locked. */
    public void updateAll(Scope scope, Collection<Student> students) {
        students.forEach(s -> scope.require(s.institution()));
        sql.batch(
                UPDATE,
                students.stream()
                        .map(s -> new Object[] {
                            s.familyName(), s.givenNames(), s.dateOfBirth(), s.email(), nameKey(s), s.id()
                        })
                        .toList());
    }

    static String nameKey(Student student) {
        return NameKey.of(student.familyName() + " " + student.givenNames());
    }

    private static Optional<StudentEntity> find(EntityManager em, Scope scope, StudentId id) {
        return Optional.ofNullable(em.find(StudentEntity.class, id.value()))
                .filter(entity -> scope.contains(entity.institution()));
    }

    private Page<Student> byId(Where where, PageRequest page) {
        where.and("id > ?", page.afterId());
        List<Student> rows = sql.query(
                SELECT + where + " order by id fetch first ? rows only",
                StudentStore::student,
                where.parameters(page.limit() + 1));
        return Page.cut(rows, page.limit(), s -> s.id().toString());
    }

    private Page<Student> byName(Where where, String prefix, PageRequest page) {
        NameCursor after = page.after() == null ? NameCursor.start(prefix) : NameCursor.read(page.after(), prefix);
        where.and("name_key >= ?", after.key())
                .andIf("name_key < ?", NameKey.above(prefix))
                .and("(name_key > ? or id > ?)", after.key(), after.id());
        List<Student> rows = sql.query(
                SELECT + where + " order by name_key, id fetch first ? rows only",
                StudentStore::student,
                where.parameters(page.limit() + 1));
        return Page.cut(rows, page.limit(), s -> new NameCursor(nameKey(s), s.id().value()).toString());
    }

    private static Where numbered(Scope scope, InstitutionCode institution, List<String> numbers) {
        return Where.scope("institution", scope)
                .and("institution = ?", institution)
                .andIn("student_number", numbers);
    }

    private void each(String index, Where where, Consumer<Student> consumer) {
        sql.each(SELECT + index + where, rs -> consumer.accept(student(rs)), where.parameters());
    }

    private static StudentRow row(ResultSet rs) throws SQLException {
        long mergedInto = rs.getLong("merged_into");
        return new StudentRow(
                student(rs),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"),
                mergedInto == 0 ? null : new StudentId(mergedInto));
    }

    static Student student(ResultSet rs) throws SQLException {
        return new Student(
                new StudentId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                rs.getString("student_number"),
                rs.getString("family_name"),
                rs.getString("given_names"),
                Sql.localDate(rs, "date_of_birth"),
                rs.getString("email"));
    }
}
