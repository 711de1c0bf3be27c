package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.RegisteredProgrammes;
import org.matricula.curriculum.api.RegisteredRuns;
import org.matricula.curriculum.api.RegisteredRuns.Shortened;
import org.matricula.curriculum.api.RegisteredRuns.Stranded;
import org.matricula.institutions.api.WorkspaceContributor;
import org.matricula.institutions.api.WorkspaceContributor.Figure;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.provider.module.StudiedRuns;
import org.matricula.registration.provider.programme.StudiedProgrammes;
import org.matricula.registration.provider.store.RegistrationCounts;

/** What the workspace of a partner learns of its registrations: how many are active, by programme. */
public class WorkspaceFiguresTest extends OnBothDatabases {

    private static final InstitutionCode COLLEGE = new InstitutionCode("college");
    private static final InstitutionCode OTHER = new InstitutionCode("other");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 15);

    @Test
    public void activeRegistrationsAreCountedByProgramme() {
        try (TestDatabase database = new TestDatabase(kind, "registration")) {
            Sql sql = new Sql(database.dataSource());
            registered(sql, 1, COLLEGE, 11, "ACTIVE");
            registered(sql, 2, COLLEGE, 11, "ACTIVE");
            registered(sql, 3, COLLEGE, 12, "ACTIVE");
            registered(sql, 4, COLLEGE, 12, "WITHDRAWN");
            registered(sql, 5, OTHER, 11, "ACTIVE");
            WorkspaceFigures figures = new WorkspaceFigures(
                    new RegistrationCounts(database.dataSource()), Partial.of(Curriculum.class, new Programmes()));
            assertEquals(
                    List.of(
                            new Figure("activeRegistrations", null, 3),
                            new Figure("activeRegistrations", "FD1", 1),
                            new Figure("activeRegistrations", "FD2", 2)),
                    figures.figures(caller(Scope.of(List.of(COLLEGE))), COLLEGE, TODAY));
            assertEquals(
                    List.of(new Figure("activeRegistrations", null, 0)),
                    figures.figures(caller(Scope.of(List.of(OTHER))), COLLEGE, TODAY));
            Caller nobody = new Caller("nobody", Set.of(), Scope.all());
            assertThrows(ProblemException.class, () -> figures.figures(nobody, COLLEGE, TODAY));
        }
    }

    @Test
    public void theCurriculumLearnsOnWhichProgrammesStudentsAreOrWere() {
        try (TestDatabase database = new TestDatabase(kind, "registration")) {
            Sql sql = new Sql(database.dataSource());
            registered(sql, 1, COLLEGE, 11, "ACTIVE");
            registered(sql, 2, COLLEGE, 12, "WITHDRAWN");
            registered(sql, 3, OTHER, 13, "ACTIVE");
            RegisteredProgrammes studied = new StudiedProgrammes(new RegistrationCounts(database.dataSource()));
            Set<ProgrammeId> three = Set.of(new ProgrammeId(11), new ProgrammeId(12), new ProgrammeId(13));
            Caller author = new Caller("author", Set.of(RegisteredProgrammes.READ.name()), Scope.of(List.of(COLLEGE)));
            assertEquals(Set.of(new ProgrammeId(11), new ProgrammeId(12)), studied.of(author, COLLEGE, three));
            assertEquals(Set.of(), studied.of(author, OTHER, three));
            Caller nobody = new Caller("nobody", Set.of(), Scope.all());
            assertThrows(ProblemException.class, () -> studied.of(nobody, COLLEGE, three));
        }
    }

    @Test
    public void theCurriculumLearnsWhoWouldBeRegisteredAfterTheLastDayOfARun() {
        try (TestDatabase database = new TestDatabase(kind, "registration")) {
            Sql sql = new Sql(database.dataSource());
            taken(sql, 1, COLLEGE, "FIRST", TODAY);
            taken(sql, 2, COLLEGE, "REPEAT", TODAY.minusDays(1));
            taken(sql, 3, COLLEGE, "RESIT", TODAY);
            taken(sql, 4, COLLEGE, "FIRST", null);
            taken(sql, 5, COLLEGE, "FIRST", TODAY.plusDays(9));
            taken(sql, 6, OTHER, "FIRST", TODAY);
            RegisteredRuns runs = new StudiedRuns(
                    new RegistrationCounts(database.dataSource()), null, null, null, null, null, null, null);
            OccurrenceId run = new OccurrenceId(21);
            Caller author = new Caller("author", Set.of(RegisteredRuns.READ.name()), Scope.of(List.of(COLLEGE)));
            assertEquals(
                    Map.of(run, new Stranded(2, TODAY.minusDays(1))),
                    runs.after(author, COLLEGE, List.of(new Shortened(run, TODAY.plusDays(2), TODAY.minusDays(2)))));
            assertEquals(Map.of(), runs.after(author, COLLEGE, List.of(new Shortened(run, TODAY.plusDays(2), TODAY))));
            assertEquals(
                    Map.of(),
                    runs.after(author, OTHER, List.of(new Shortened(run, TODAY.plusDays(2), TODAY.minusDays(2)))));
            Caller nobody = new Caller("nobody", Set.of(), Scope.all());
            assertThrows(ProblemException.class, () -> runs.after(nobody, COLLEGE, List.of()));
        }
    }

    private static void taken(Sql sql, long id, InstitutionCode at, String attempt, LocalDate on) {
        sql.update(
                "insert into registration_module (id, institution, student_id, occurrence_id, attempt, status,"
                        + " registered_on, version) values (?, ?, ?, 21, ?, 'REGISTERED', ?, 1)",
                id,
                at,
                id,
                attempt,
                on);
    }

    private static Caller caller(Scope scope) {
        return new Caller("tester", Set.of(WorkspaceContributor.READ.name()), scope);
    }

    private static void registered(Sql sql, long id, InstitutionCode institution, long programme, String status) {
        sql.update(
                Sql.insert(
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
                        "version"),
                id,
                institution,
                id,
                programme,
                2026,
                2026,
                4,
                "FT",
                "STANDARD",
                status,
                TODAY,
                1L);
    }

    /** Three programmes on two pages. */
    private static final class Programmes {

        Page<Programme> programmes(Caller caller, InstitutionCode institution, PageRequest page) {
            caller.require(Curriculum.READ);
            return page.after() == null
                    ? new Page<>(List.of(programme(11, "FD2"), programme(13, "EMPTY")), "13")
                    : new Page<>(List.of(programme(12, "FD1")), null);
        }

        private static Programme programme(long id, String code) {
            return new Programme(new ProgrammeId(id), COLLEGE, code, "Title", "FDSC", "UG", "UG", 4, 5);
        }
    }
}
