package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ReusedWork;
import org.matricula.assessment.api.ReusedWork.Reused;
import org.matricula.assessment.api.Submission;
import org.matricula.assessment.api.Submission.Earlier;
import org.matricula.assessment.api.Submission.Work;
import org.matricula.assessment.api.Submissions;
import org.matricula.assessment.provider.candidate.CandidateRecords;
import org.matricula.assessment.provider.moderation.ReuseReading;
import org.matricula.assessment.provider.moderation.Works;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.regulations.api.Pack;
import org.matricula.students.api.StudentId;

/** The same file for several modules. */
public class ReuseTest extends AssessmentHouse {

    private static final Pack USW = Packs.read("pack-usw-taught");
    private static final Pack UOW = Packs.read("pack-uow-coursework");
    private static final OccurrenceKey LOGIC = new OccurrenceKey("LOGIC", Campus.SESSION, "S1");
    private static final String CLAUSE = "L699";
    private static final String ESSAY = "ab".repeat(32);

    private final Caller desk = caller("desk", Submissions.WRITE);
    private final Caller marker = caller("marker", Marks.READ);
    private final Caller student = caller("a1", Submissions.OWN);
    private Occurrence maths;
    private Occurrence logic;
    private ModuleRegistration onMaths;
    private ModuleRegistration onLogic;
    private Submissions submissions;
    private ReusedWork reused;

    @Before
    public void open() {
        packs.regulations = USW;
        maths = campus.run("MATHS", 5, Campus.SESSION, 100);
        logic = campus.run("LOGIC", 5, Campus.SESSION, 100);
        onMaths = campus.register("A1", maths);
        onLogic = campus.register("A1", logic);
        submissions = submissions(campus.account("a1", "A1"));
        Works works = campus.works(database, clock);
        reused = new ReuseReading(database.dataSource(), works, reuse(), database.transactions());
    }

    @Test
    public void tMd5_aFileThatWasHandedInForAnotherModuleIsTakenAndTheReceiptSaysSo() {
        Submission first = submissions.submitOwn(student, own(onLogic, ESSAY));
        assertEquals(List.of(), first.earlier());
        Submission second = submissions.submitOwn(student, own(onMaths, ESSAY));
        Earlier earlier =
                new Earlier(first.id(), "LOGIC", Campus.SESSION, first.work().submittedAt(), null, CLAUSE);
        assertEquals(List.of(earlier), second.earlier());
        assertEquals(List.of(first, second), submissions.own(student));
        assertEquals(
                List.of(),
                submissions.submitOwn(student, own(onMaths, "cd".repeat(32))).earlier());
    }

    @Test
    public void tMd5_whetherItIsCreditedComesFromTheResults() {
        handIn(onLogic, ESSAY);
        handIn(onMaths, ESSAY);
        assertEquals(List.of(), reused.of(marker, logic.id()));
        Reused found = only(maths);
        assertNull(found.candidate());
        assertEquals("A1", found.studentNumber());
        assertEquals(Attempt.FIRST, found.attempt());
        assertEquals("CW1", found.elementCode());
        assertEquals(List.of(false), credited(found));
        record(row("A1", LOGIC, null, "CW1", "35"));
        compute();
        assertEquals(List.of(false), credited(only(maths)));
        record(corrected(row("A1", LOGIC, null, "CW1", "62"), "added up wrongly"));
        compute();
        found = only(maths);
        assertEquals(List.of(true), credited(found));
        assertEquals("LOGIC", found.earlier().get(0).moduleCode());
        assertEquals(CLAUSE, found.earlier().get(0).clause());
        assertEquals(
                found.earlier(), submissions.of(marker, onMaths.id()).get(0).earlier());
        assertNull(submissions.own(student).get(1).earlier().get(0).credited());
        record(row("A1", MATHS, null, "CW1", "70"));
        compute();
        assertEquals(
                "what is found takes no mark away",
                "PASS",
                results.of(registrar, campus.student("A1")).stream()
                        .filter(result -> result.moduleCode().equals("MATHS"))
                        .findFirst()
                        .orElseThrow()
                        .grade());
    }

    @Test
    public void tMd5_theCreditOfAResitCountsToo() {
        Occurrence twoTasks = campus.run("ETHICS", 5, Campus.SESSION, 50, 50);
        ModuleRegistration first = campus.register("A1", twoTasks);
        submissions.submit(desk, work(first, twoTasks, ESSAY));
        handIn(onMaths, ESSAY);
        OccurrenceKey ethics = new OccurrenceKey("ETHICS", Campus.SESSION, "S1");
        record(row("A1", ethics, Attempt.FIRST, "CW1", "60"));
        record(row("A1", ethics, Attempt.FIRST, "CW2", "10"));
        compute();
        assertEquals(List.of(false), credited(only(maths)));
        campus.register("A1", twoTasks, Attempt.RESIT, Status.REGISTERED);
        record(row("A1", ethics, Attempt.RESIT, "CW2", "50"));
        compute();
        assertEquals(List.of(true), credited(only(maths)));
    }

    @Test
    public void tMd5_theSameModuleAnotherPersonAndLaterWorkAreNoReuse() {
        handIn(onMaths, ESSAY);
        ModuleRegistration other = campus.register("A2", logic);
        handIn(other, ESSAY);
        ModuleRegistration again =
                campus.register("A1", campus.again(maths, Campus.SESSION, "S2"), Attempt.REPEAT, Status.REGISTERED);
        submissions.submit(desk, work(again, campus.runs.get(again.occurrenceId()), ESSAY));
        handIn(onLogic, ESSAY);
        assertEquals(List.of(), reused.of(marker, maths.id()));
        assertEquals(List.of(), reused.of(marker, again.occurrenceId()));
        assertEquals(
                List.of("A1"),
                reused.of(marker, logic.id()).stream()
                        .map(Reused::studentNumber)
                        .toList());
        assertEquals(2, only(logic).earlier().size());
        StudentId survivor = campus.student("A1");
        campus.merged = Map.of(
                survivor,
                Set.of(survivor, campus.student("A2")),
                campus.student("A2"),
                Set.of(survivor, campus.student("A2")));
        assertEquals(
                List.of("A1", "A2"),
                reused.of(marker, logic.id()).stream()
                        .map(Reused::studentNumber)
                        .sorted()
                        .toList());
    }

    @Test
    public void tMd5_ofWorkThatGoesByNumberNothingIsToldThatWouldJoinItToAName() {
        handIn(onLogic, ESSAY);
        handIn(onMaths, ESSAY);
        record(row("A1", LOGIC, null, "CW1", "62"));
        compute();
        Caller office = caller("office", Marks.READ, CandidateNumbers.READ, Submissions.WRITE);
        CandidateNumbers candidates = new CandidateRecords(
                database.dataSource(),
                database.transactions(),
                database.auditTrail(),
                clock,
                campus.curriculum(),
                campus.registrations(),
                packs);
        candidates.generate(office, maths.id(), Set.of());
        String number = candidates.of(office, maths.id()).get(0).number();
        assertEquals(
                List.of(new Reused(
                        number, null, null, "CW1", List.of(new Earlier(null, null, null, null, true, CLAUSE)))),
                reused.of(marker, maths.id()));
        assertEquals(List.of(), submissions.of(marker, onMaths.id()));
        assertEquals(
                "LOGIC", reused.of(office, maths.id()).get(0).earlier().get(0).moduleCode());
        Caller takesIn = caller("desk", Marks.READ, Submissions.WRITE);
        assertEquals(List.of(), reused.of(takesIn, maths.id()));
        candidates.generate(office, logic.id(), Set.of());
        assertNull(
                "the credit of a module that is marked by number",
                reused.of(marker, maths.id()).get(0).earlier().get(0).credited());
    }

    @Test
    public void whereTheRegulationsDoNotForbidItItIsStillTold() {
        handIn(onLogic, ESSAY);
        packs.regulations = UOW;
        Earlier told = handIn(onMaths, ESSAY).earlier().get(0);
        assertEquals("LOGIC", told.moduleCode());
        assertNull(told.clause());
        packs.active = null;
        assertEquals(
                1,
                submissions
                        .submit(
                                desk,
                                new Work(
                                        onMaths.id(),
                                        element(maths, "CW1"),
                                        LocalDateTime.ofInstant(
                                                Instant.parse("2017-01-08T09:00:00Z"), ZoneId.of("UTC")),
                                        "essay.pdf",
                                        10,
                                        ESSAY,
                                        null))
                        .earlier()
                        .size());
    }

    @Test
    public void foreignersSeeNothingAndReadersNeedThePrivilege() {
        handIn(onLogic, ESSAY);
        handIn(onMaths, ESSAY);
        assertKind(Problem.Kind.NOT_FOUND, () -> reused.of(stranger, maths.id()));
        assertKind(Problem.Kind.FORBIDDEN, () -> reused.of(student, maths.id()));
    }

    private Reused only(Occurrence run) {
        List<Reused> found = reused.of(marker, run.id());
        assertEquals(1, found.size());
        return found.get(0);
    }

    private static List<Boolean> credited(Reused found) {
        return found.earlier().stream().map(Earlier::credited).toList();
    }

    private Submission handIn(ModuleRegistration registration, String digest) {
        return submissions.submit(desk, work(registration, campus.runs.get(registration.occurrenceId()), digest));
    }

    private Work work(ModuleRegistration registration, Occurrence run, String digest) {
        return new Work(registration.id(), element(run, "CW1"), Campus.DEADLINE, "essay.pdf", 10, digest, null);
    }

    private Work own(ModuleRegistration registration, String digest) {
        Occurrence run = campus.runs.get(registration.occurrenceId());
        return new Work(registration.id(), element(run, "CW1"), null, "essay.pdf", 10, digest, null);
    }
}
