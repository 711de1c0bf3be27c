package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
            + " date_of_birth, email from students_student";
    // Derby keeps the plan that it made while the table was empty, a walk through all rows with a look into the whole
    // list for each; this names the index to use, and is a comment to PostgreSQL
    private static final String BY_ID = " --DERBY-PROPERTIES constraint=students_student_key\n";
    private static final String BY_NUMBER = " --DERBY-PROPERTIES constraint=students_student_number\n";
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
            "version");
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

    /** One student with the version of the record. */
    public Optional<Versioned<Student>> get(Scope scope, StudentId id) {
        return entities.read(em -> find(em, scope, id).map(StudentEntity::versioned));
    }

    /** Adds one student. */
    public Versioned<Student> create(Scope scope, Student student) {
        scope.require(student.institution());
        return entities.write(em -> {
            StudentEntity entity = new StudentEntity(student);
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

    /** Students by identity. */
    public Map<StudentId, Student> all(Scope scope, Collection<StudentId> ids) {
        Map<StudentId, Student> found = new HashMap<>();
        Chunks.each(
                ids,
                chunk -> each(BY_ID, Where.scope("institution", scope).andIn("id", chunk), s -> found.put(s.id(), s)));
        return found;
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
    public void insertAll(Scope scope, Collection<Student> students) {
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
                            FIRST_VERSION
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

    private static Student student(ResultSet rs) throws SQLException {
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
