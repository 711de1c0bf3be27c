package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.matricula.institutions.api.WorkspaceContributor;
import org.matricula.institutions.api.WorkspaceContributor.Figure;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.store.StudentCounts;
import org.matricula.students.provider.store.StudentStore;

/** What the workspace of a partner learns of its students: how many. */
public class WorkspaceFiguresTest extends OnBothDatabases {

    private static final InstitutionCode COLLEGE = new InstitutionCode("college");
    private static final InstitutionCode OTHER = new InstitutionCode("other");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 15);

    @Test
    public void onlyTheInstitutionsStudentsWithinTheScopeAreCounted() {
        try (TestDatabase database = new TestDatabase(kind, "students")) {
            StudentStore store = new StudentStore(database.jpa("students"), database.dataSource());
            store.insertAll(
                    Scope.all(),
                    List.of(student(1, COLLEGE, "A1"), student(2, COLLEGE, "A2"), student(3, OTHER, "A1")),
                    Instant.parse("2026-09-21T09:00:00Z"),
                    "registrar");
            WorkspaceFigures figures = new WorkspaceFigures(new StudentCounts(database.dataSource()));
            assertEquals(2, count(figures, Scope.of(List.of(COLLEGE, OTHER)), COLLEGE));
            assertEquals(1, count(figures, Scope.all(), OTHER));
            assertEquals(0, count(figures, Scope.of(List.of(COLLEGE)), OTHER));
            Caller nobody = new Caller("nobody", Set.of(), Scope.all());
            assertThrows(ProblemException.class, () -> figures.figures(nobody, COLLEGE, TODAY));
        }
    }

    private static long count(WorkspaceFigures figures, Scope scope, InstitutionCode institution) {
        Caller caller = new Caller("tester", Set.of(WorkspaceContributor.READ.name()), scope);
        List<Figure> found = figures.figures(caller, institution, TODAY);
        assertEquals(1, found.size());
        assertEquals("students", found.get(0).name());
        return found.get(0).count();
    }

    private static Student student(long id, InstitutionCode institution, String number) {
        return new Student(
                new StudentId(id), institution, number, "Example", "Ann", LocalDate.of(2000, 1, 1), "ann@example.org");
    }
}
