package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.SessionRecords.ComputedResult;
import org.matricula.assessment.api.SessionRecords.MarkedElement;
import org.matricula.assessment.provider.result.SessionAccounts;
import org.matricula.assessment.provider.store.SessionStore;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** What is said of the marks and results of a session. */
public class SessionAccountsTest extends OnBothDatabases {

    private static final AcademicSession SESSION = new AcademicSession(2026);
    private static final Instant FIRST = Instant.parse("2027-05-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2027-05-02T10:00:00Z");

    private final InstitutionCode institution = Databases.institution();
    private TestDatabase database;
    private Sql sql;
    private SessionAccounts accounts;
    private StudentId student;
    private OccurrenceId occurrence;
    private ModuleRegistrationId registration;
    private ElementId element;

    @Before
    public void open() {
        database = Databases.of(kind);
        sql = new Sql(database.dataSource());
        accounts = new SessionAccounts(
                new SessionStore(database.dataSource()),
                database.dataSource(),
                database.identifiers(),
                database.transactions(),
                null);
        student = new StudentId(next());
        occurrence = new OccurrenceId(next());
        registration = new ModuleRegistrationId(next());
        element = new ElementId(next());
    }

    @Test
    public void anElementIsMarkedOnceSinceItsLatestMark() {
        mark(1, FIRST);
        mark(2, SECOND);
        assertEquals(
                List.of(new MarkedElement(registration, element, SECOND)),
                accounts.marked(caller(institution), institution, List.of(occurrence)));
        assertEquals(List.of(), accounts.marked(caller(institution), institution, List.of(new OccurrenceId(next()))));
    }

    @Test
    public void aResultThatCountsIsToldForItsSession() {
        result(1, "F1", false, FIRST);
        result(2, "DEFERRED", true, SECOND);
        assertEquals(
                List.of(new ComputedResult(registration, true, Set.of(), SECOND)),
                accounts.computed(caller(institution), institution, SESSION, List.of(student)));
        assertEquals(List.of(), accounts.computed(caller(institution), institution, SESSION.next(), List.of(student)));
    }

    @Test
    public void T_RA_1_theResultOfAResitSaysWhatItCarries() {
        String ruling =
                "{\"compensation\":\"x\",\"markRows\":{\"CW\":\"7\"},\"outcomes\":[],\"carried\":[\"EX\",\"LAB\"],\"gaps\":[\"G\"]}";
        finding(result("RESIT", 1, "PASS", true, FIRST), ruling);
        assertEquals(
                List.of(new ComputedResult(registration, false, Set.of("EX", "LAB"), FIRST)),
                accounts.computed(caller(institution), institution, SESSION, List.of(student)));
    }

    @Test
    public void T_RA_1_aResitOfAllElementsCarriesNothing() {
        finding(result("REPEAT_RESIT", 1, "PASS", true, FIRST), "{\"markRows\":{},\"outcomes\":[],\"gaps\":[]}");
        assertEquals(
                List.of(new ComputedResult(registration, false, Set.of(), FIRST)),
                accounts.computed(caller(institution), institution, SESSION, List.of(student)));
    }

    private void finding(long result, String text) {
        sql.update(
                Sql.insert("assessment_finding", "result_id", "part_no", "institution", "body"),
                result,
                1,
                institution,
                text);
    }

    @Test
    public void strangersSeeNothingAndThePrivilegeIsNeeded() {
        mark(1, FIRST);
        result(1, "PASS", true, FIRST);
        Caller stranger = caller(new InstitutionCode("elsewhere"));
        assertEquals(List.of(), accounts.marked(stranger, institution, List.of(occurrence)));
        assertEquals(List.of(), accounts.computed(stranger, institution, SESSION, List.of(student)));
        Caller nobody = new Caller("nobody", Set.of(), Scope.of(List.of(institution)));
        assertThrows(ProblemException.class, () -> accounts.marked(nobody, institution, List.of(occurrence)));
        assertThrows(ProblemException.class, () -> accounts.computed(nobody, institution, SESSION, List.of(student)));
    }

    private void mark(int sequence, Instant at) {
        sql.update(
                Sql.insert(
                        "assessment_mark",
                        "id",
                        "institution",
                        "student_id",
                        "registration_id",
                        "occurrence_id",
                        "element_id",
                        "mark",
                        "state",
                        "circumstances_accepted",
                        "sequence_no",
                        "recorded_by",
                        "recorded_at"),
                next(),
                institution,
                student,
                registration,
                occurrence,
                element,
                BigDecimal.TEN,
                "SUBMITTED",
                false,
                sequence,
                "marker",
                at);
    }

    private void result(int sequence, String grade, boolean counts, Instant at) {
        result("FIRST", sequence, grade, counts, at);
    }

    private long result(String attempt, int sequence, String grade, boolean counts, Instant at) {
        long id = next();
        sql.update(
                Sql.insert(
                        "assessment_result",
                        "id",
                        "institution",
                        "student_id",
                        "registration_id",
                        "occurrence_id",
                        "module_id",
                        "module_code",
                        "session_start",
                        "module_level",
                        "credits",
                        "attempt",
                        "grade",
                        "nothing_submitted",
                        "sequence_no",
                        "counts",
                        "pack_id",
                        "computed_at"),
                id,
                institution,
                student,
                registration,
                occurrence,
                1L,
                "M1",
                SESSION,
                4,
                20,
                attempt,
                grade,
                false,
                sequence,
                counts,
                1L,
                at);
        return id;
    }

    private long next() {
        return database.identifiers().next();
    }

    private static Caller caller(InstitutionCode of) {
        return new Caller("registrar", Set.of(Marks.READ.name()), Scope.of(List.of(of)));
    }
}
