package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestRow;
import org.matricula.requests.api.RequestRow.Part;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.Requests;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.StepStore;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Requests leave, and come in where they ended, as records of what happened elsewhere. */
@RunWith(Parameterized.class)
public class RequestFilesTest {

    private static final String WHY = "import 17";

    @Parameterized.Parameters(name = "{0}")
    public static TestDatabase.Kind[] kinds() {
        return TestDatabase.Kind.values();
    }

    @Parameterized.Parameter
    public TestDatabase.Kind kind;

    private RequestsWorld world;
    private RequestFileRecords files;
    private Caller all;

    @Before
    public void open() {
        world = new RequestsWorld(kind);
        files = new RequestFileRecords(
                new RequestStore(world.database.dataSource()),
                new StepStore(world.database.dataSource()),
                Partial.of(Students.class, new Object() {
                    Map<String, StudentId> byNumber(Caller caller, InstitutionCode at, Collection<String> numbers) {
                        caller.require(Students.READ);
                        Map<String, StudentId> found = new HashMap<>();
                        world.campus.students.values().stream()
                                .map(Versioned::record)
                                .filter(one -> one.institution().equals(at) && numbers.contains(one.number()))
                                .forEach(one -> found.put(one.number(), one.id()));
                        return found;
                    }
                }),
                Partial.of(Registrations.class, new Object() {
                    List<ProgrammeRegistration> programmesOf(
                            Caller caller, InstitutionCode at, Collection<StudentId> of) {
                        caller.require(Registrations.READ);
                        return world.campus.registrations.values().stream()
                                .map(Versioned::record)
                                .filter(one -> one.institution().equals(at) && of.contains(one.studentId()))
                                .toList();
                    }
                }),
                Partial.of(Curriculum.class, new Object() {
                    Versioned<Programme> programme(Caller caller, ProgrammeId id) {
                        caller.require(Curriculum.READ);
                        return new Versioned<>(world.campus.programmes.get(id), 1);
                    }

                    Optional<Programme> programme(Caller caller, InstitutionCode at, String code) {
                        caller.require(Curriculum.READ);
                        return world.campus.programmes.values().stream()
                                .filter(one -> one.institution().equals(at)
                                        && one.code().equals(code))
                                .findFirst();
                    }
                }),
                world.database.transactions(),
                world.database.identifiers(),
                world.database.auditTrail(),
                world.campus.clock());
        all = world.caller("office", Scope.of(Set.of(world.usw)), "COURSE_LEADER", "DIRECTOR_SA", "EC_PANEL");
    }

    @AfterClass
    public static void close() {
        RequestsWorld.close();
    }

    @Test
    public void aRequestThatEndedComesInAsItLeftWithWhoAndWhenAndIsNotAnsweredAgain() {
        List<RequestRow> left = ended();
        assertEquals(Part.REQUEST, left.get(0).part());
        assertTrue(left.stream().anyMatch(row -> row.part() == Part.APPROVAL));
        RequestRow refusal = left.get(left.size() - 1);
        assertEquals("not convincing", refusal.reason());
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, left)));

        StudentId elsewhere = student();
        List<RequestRow> moved = left.stream()
                .map(row -> of(row, number(elsewhere), row.state()))
                .toList();
        assertEquals(Set.of("CREATED"), kinds(take(all, moved)));
        assertEquals(moved, leave(elsewhere));
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, moved)));
        assertEquals(
                1,
                count(
                        "select count(*) from kernel_audit where action = 'requests.import' and institution = ?"
                                + " and reason = '" + WHY + "'",
                        world.usw));
        assertEquals(1, count("select count(*) from requests_letter where institution = ?", world.usw));
    }

    @Test
    public void groundsStatementAndEvidenceStay() {
        String left = ended().toString();
        assertTrue(left, !left.contains("MEDICAL") && !left.contains("private"));
    }

    @Test
    public void aRequestThatIsHereIsNeverChanged() {
        List<RequestRow> left = new ArrayList<>(ended());
        RequestRow last = left.remove(left.size() - 1);
        List<RowOutcome> outcomes = take(all, left);
        assertEquals(Problem.Kind.CONFLICT, outcomes.get(0).problem().kind());
        assertEquals(last, leave(student(last.studentNumber())).get(left.size()));
    }

    @Test
    public void aRequestThatHasNotEndedIsAnsweredWhereItWasMade() {
        Versioned<StudentRequest> open =
                world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        List<RequestRow> left = leave(open.record().studentId());
        StudentId elsewhere = student();
        List<RequestRow> moved = left.stream()
                .map(row -> of(row, number(elsewhere), row.state()))
                .toList();
        assertEquals(List.of("state"), fields(take(all, moved)));
        assertEquals(List.of(), leave(elsewhere));
    }

    @Test
    public void aRequestAtFaultIsRefusedAsAWhole() {
        List<RequestRow> left = ended();
        StudentId elsewhere = student();
        List<RequestRow> headless = left.subList(1, left.size()).stream()
                .map(row -> of(row, number(elsewhere), row.state()))
                .toList();
        assertEquals(List.of("part"), fields(take(all, headless)));
        List<RequestRow> nobody =
                left.stream().map(row -> of(row, "Z9", row.state())).toList();
        assertEquals(List.of("studentNumber"), fields(take(all, nobody)));
        List<RequestRow> stepless = left.stream()
                .filter(row -> row.part() != Part.STEP)
                .map(row -> of(row, number(elsewhere), row.state()))
                .toList();
        assertEquals(List.of("state"), fields(take(all, stepless)));
        assertEquals(List.of(), leave(elsewhere));
    }

    @Test
    public void whatAnOfficeDecidedNeedsItsPrivilege() {
        List<RequestRow> left = ended();
        StudentId elsewhere = student();
        List<RequestRow> moved = left.stream()
                .map(row -> of(row, number(elsewhere), row.state()))
                .toList();
        Caller desk = new Caller("desk", Set.of(RequestDesk.SUBMIT.name()), Scope.of(Set.of(world.usw)));
        assertEquals(Problem.Kind.FORBIDDEN, take(desk, moved).get(0).problem().kind());
        Caller nowhere = world.caller("x", Scope.of(Set.of(world.usw)));
        assertEquals(
                Problem.Kind.FORBIDDEN, take(nowhere, moved).get(0).problem().kind());
        Caller reader = new Caller("reader", Set.of(Requests.READ.name()), Scope.of(Set.of(world.usw)));
        RequestsWorld.refused(Problem.Kind.FORBIDDEN, () -> take(reader, moved));
        RequestsWorld.refused(Problem.Kind.FORBIDDEN, () -> files.requests(desk, world.usw, Map.of()));
        RequestsWorld.refused(Problem.Kind.FORBIDDEN, () -> take(world.partner, moved));
        assertEquals(List.of(), leave(elsewhere));
    }

    /** A request that was refused here, as it leaves. */
    private List<RequestRow> ended() {
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        Versioned<StudentRequest> in = world.submitted(application);
        String role = in.record().approvals().get(0).role();
        world.decisions.refuse(world.in(role), in.record().id(), role, in.version(), "not convincing", null);
        return leave(in.record().studentId());
    }

    private StudentId student() {
        StudentId id = world.student(world.usw);
        world.registration(id, ProgrammeRegistration.Status.ACTIVE);
        return id;
    }

    private StudentId student(String number) {
        return new StudentId(Long.parseLong(number.substring(1)));
    }

    private static String number(StudentId id) {
        return "S" + id;
    }

    private List<RequestRow> leave(StudentId id) {
        return files.requests(all, world.usw, new LinkedHashMap<>(Map.of(id, number(id))));
    }

    private List<RowOutcome> take(Caller by, List<RequestRow> rows) {
        return files.importRequests(by, world.usw, rows, Set.of(), WHY);
    }

    private int count(String query, Object... parameters) {
        return world.sql.first(query, rs -> rs.getInt(1), parameters).orElseThrow();
    }

    private static Set<String> kinds(List<RowOutcome> outcomes) {
        return outcomes.stream().map(one -> one.kind().name()).collect(Collectors.toSet());
    }

    private static List<String> fields(List<RowOutcome> outcomes) {
        return outcomes.get(0).problem().faults().stream()
                .map(fault -> fault.field())
                .toList();
    }

    /** The same row of another student. */
    private static RequestRow of(RequestRow r, String number, RequestState state) {
        LocalDateTime at = r.createdAt();
        return new RequestRow(
                number,
                at,
                r.part(),
                r.session(),
                r.kind(),
                state,
                r.programmeCode(),
                r.entrySession(),
                r.effective(),
                r.until(),
                r.mode(),
                r.toProgramme(),
                r.level(),
                r.betweenFaculties(),
                r.toInstitution(),
                r.exceptional(),
                r.returnLikely(),
                r.completionMoves(),
                r.assessmentAffected(),
                r.boardDate(),
                r.sponsored(),
                r.funded(),
                r.loan(),
                r.agreement(),
                r.familyName(),
                r.givenNames(),
                r.dateOfBirth(),
                r.email(),
                r.applicant(),
                r.submittedOn(),
                r.lapsesOn(),
                r.decidedAt(),
                r.pack(),
                r.packVersion(),
                r.packDigest(),
                r.authorisedDays(),
                r.role(),
                r.clause(),
                r.agreed(),
                r.afterwards(),
                r.actor(),
                r.reason(),
                r.takenAt());
    }
}
