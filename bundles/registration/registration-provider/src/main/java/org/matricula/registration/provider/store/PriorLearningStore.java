package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.PriorLearning;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of recognised prior learning. Nothing outside the scope is read or written. */
@Component(service = PriorLearningStore.class)
public final class PriorLearningStore {

    private static final long FIRST_VERSION = 1;
    private static final String SELECT =
            "select id, institution, student_id, module_id, origin, mark, programme_id from"
                    + " registration_prior_learning";
    // Derby keeps the plan that it made while the table was empty, a walk through all rows with a look into the whole
    // list
    // for each; this names the index to use, and is a comment to PostgreSQL
    private static final String BY_STUDENT = " --DERBY-PROPERTIES constraint=registration_prior_learning_once\n";
    private static final String INSERT = Sql.insert(
            "registration_prior_learning",
            "id",
            "institution",
            "student_id",
            "module_id",
            "origin",
            "mark",
            "programme_id",
            "version");
    private static final String UPDATE =
            "update registration_prior_learning set origin = ?, mark = ?, programme_id = ?, ended = false,"
                    + " version = version + 1 where id = ?";
    private static final String END =
            "update registration_prior_learning set ended = true, version = version + 1 where id = ?";
    private static final String LOCK = "update registration_prior_learning set version = version where id = ?";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public PriorLearningStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Prior learning under the identities of one person, by student. */
    public List<Recognised> ofPerson(Scope scope, Set<StudentId> person) {
        Where where =
                Where.scope("institution", scope).andIn("student_id", person).and("ended = ?", false);
        return sql.query(
                SELECT + BY_STUDENT + where + " order by student_id, module_id",
                PriorLearningStore::recognised,
                where.parameters());
    }

    /** Prior learning of students of one institution, by student. */
    public List<Recognised> ofStudents(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return ofStudents(scope, institution, students, false);
    }

    /** What was recognised once and is no more; whoever recognises it again does so in the same row. */
    public List<Recognised> ended(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return ofStudents(scope, institution, students, true);
    }

    private List<Recognised> ofStudents(
            Scope scope, InstitutionCode institution, Collection<StudentId> students, boolean ended) {
        List<Recognised> found = new ArrayList<>();
        Chunks.ascending(students, chunk -> {
            Where where = within(scope, institution, chunk).and("ended = ?", ended);
            found.addAll(sql.query(
                    SELECT + BY_STUDENT + where + " order by student_id, module_id",
                    PriorLearningStore::recognised,
                    where.parameters()));
        });
        return found;
    }

    /** The same once nobody else can change it before the transaction ends. */
    public List<Recognised> locked(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        sql.batch(
                LOCK,
                ofStudents(scope, institution, students).stream()
                        .map(r -> new Object[] {r.id()})
                        .toList());
        return ofStudents(scope, institution, students);
    }

    /** Recognises prior learning, in a row that is new or ended. */
    public void recogniseAll(Scope scope, Collection<Recognised> rows, Set<Long> ended, Note note) {
        updateAll(scope, rows.stream().filter(r -> ended.contains(r.id())).toList(), note);
        insertAll(scope, rows.stream().filter(r -> !ended.contains(r.id())).toList(), note);
    }

    /** Adds prior learning. */
    public void insertAll(Scope scope, Collection<Recognised> rows, Note note) {
        rows.forEach(r -> scope.require(r.learning().institution()));
        sql.batch(
                INSERT,
                rows.stream()
                        .map(r -> new Object[] {
                            r.id(),
                            r.learning().institution(),
                            r.learning().studentId(),
                            r.learning().moduleId(),
                            r.learning().origin(),
                            r.learning().mark(),
                            r.learning().programmeId(),
                            FIRST_VERSION
                        })
                        .toList());
        ModuleHistoryStore.recognised(scope, sql, rows, note);
    }

    /** Replaces origin, mark and programme of rows that are locked. */
    public void updateAll(Scope scope, Collection<Recognised> rows, Note note) {
        rows.forEach(r -> scope.require(r.learning().institution()));
        sql.batch(
                UPDATE,
                rows.stream()
                        .map(r -> new Object[] {
                            r.learning().origin(),
                            r.learning().mark(),
                            r.learning().programmeId(),
                            r.id()
                        })
                        .toList());
        ModuleHistoryStore.recognised(scope, sql, rows, note);
    }

    /** Ends what is recognised in rows that are locked. */
    public void endAll(Scope scope, Collection<Recognised> rows, Note note) {
        rows.forEach(r -> scope.require(r.learning().institution()));
        sql.batch(END, rows.stream().map(r -> new Object[] {r.id()}).toList());
        ModuleHistoryStore.recognised(scope, sql, rows, note);
    }

    private static Where within(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return Where.scope("institution", scope)
                .and("institution = ?", institution)
                .andIn("student_id", students);
    }

    static Recognised recognised(ResultSet rs) throws SQLException {
        long programme = rs.getLong("programme_id");
        return new Recognised(
                rs.getLong("id"),
                new PriorLearning(
                        new InstitutionCode(rs.getString("institution")),
                        new StudentId(rs.getLong("student_id")),
                        new ModuleId(rs.getLong("module_id")),
                        PriorLearning.Origin.valueOf(rs.getString("origin")),
                        Sql.decimal(rs, "mark"),
                        programme == 0 ? null : new ProgrammeId(programme)));
    }
}
