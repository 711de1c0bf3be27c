package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.Note;
import org.matricula.students.api.NoteId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes; they are added and never changed. */
@Component(service = NoteStore.class)
public final class NoteStore {

    private static final String INSERT = Sql.insert(
            "students_note",
            "id",
            "institution",
            "student_id",
            "visibility",
            "office",
            "note",
            "replaces",
            "recorded_at",
            "recorded_by");

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public NoteStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The notes on students, oldest first. */
    public List<Note> of(Scope scope, java.util.Collection<StudentId> students) {
        Where where = Where.scope("institution", scope).andIn("student_id", students);
        return sql.query(
                "select id, institution, student_id, visibility, office, note, replaces, recorded_at, recorded_by"
                        + " from students_note" + where + " order by id",
                NoteStore::note,
                where.parameters());
    }

    /** Adds a note. */
    public void add(Scope scope, Note note) {
        addAll(scope, List.of(note));
    }

    /** Adds notes. */
    public void addAll(Scope scope, List<Note> notes) {
        notes.forEach(note -> scope.require(note.institution()));
        sql.batch(
                INSERT,
                notes.stream()
                        .map(note -> new Object[] {
                            note.id(),
                            note.institution(),
                            note.studentId(),
                            note.visibility(),
                            note.office(),
                            note.text(),
                            note.replaces(),
                            note.recordedAt(),
                            note.recordedBy()
                        })
                        .toList());
    }

    private static Note note(ResultSet rs) throws SQLException {
        long replaces = rs.getLong("replaces");
        return new Note(
                new NoteId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                Note.Visibility.valueOf(rs.getString("visibility")),
                Note.Office.valueOf(rs.getString("office")),
                rs.getString("note"),
                replaces == 0 ? null : new NoteId(replaces),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }
}
