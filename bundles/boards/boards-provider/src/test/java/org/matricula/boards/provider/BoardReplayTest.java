package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.proposal.FactsJson;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.store.ReleasedStore;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.regulations.api.CohortReplay;
import org.matricula.regulations.api.ReplayOutcome;
import org.matricula.regulations.api.Replayed;

/** Released decisions judged again on their frozen facts. */
public class BoardReplayTest extends OnBothDatabases {

    private final PlainPack lower = new PlainPack("2.0.0", "58.5");
    private World world;
    private Campus campus;
    private ProgrammeId programme;
    private BoardReplay replay;
    private Caller caller;

    @Before
    public void build() {
        world = new World(kind);
        campus = world.campus;
        programme = campus.programme("MUS", "UG", 4, 6);
        replay = new BoardReplay(new ReleasedStore(world.database.dataSource()));
        caller = new Caller("registrar", Set.of(CohortReplay.REPLAY.name()), Scope.of(List.of(campus.code)));
    }

    @Test
    public void aLowerLineChangesExactlyThoseBetweenTheLinesAndNamesTheClause() {
        award("45");
        award("58.4");
        ProgrammeRegistration first = award("58.5");
        ProgrammeRegistration second = award("59.49");
        award("59.5");
        award("72");
        goingOn();
        MeetingId meeting = released("AFTER_FIRST_SIT");
        List<Replayed> replayed = all(world.first, lower, 2);
        assertEquals(7, replayed.size());
        List<Replayed> changed = replayed.stream().filter(Replayed::changed).toList();
        assertEquals(
                List.of(first.studentId().toString(), second.studentId().toString()),
                changed.stream().map(Replayed::student).toList());
        Replayed one = changed.get(0);
        assertEquals(new ReplayOutcome("AWARD", "THIRD", new BigDecimal("58.5"), null), one.before());
        assertEquals("UPPER_SECOND", one.after().classification());
        assertEquals(List.of("A.2.9.5"), one.clauses());
        assertEquals("MUS", one.programme());
        assertEquals("meeting " + meeting + ", AFTER_FIRST_SIT", one.event());
        assertTrue(replayed.stream().filter(r -> !r.changed()).allMatch(r -> r.clauses()
                .isEmpty()));
    }

    @Test
    public void thePackBeforeRepeatsWhatWasProposedThen() {
        award("59");
        goingOn();
        ProgrammeRegistration failing = campus.student(programme, 4);
        campus.result(failing, campus.module("M404", 4, 20), "35", "F1");
        MeetingId meeting = released("AFTER_FIRST_SIT");
        List<Replayed> replayed = all(world.first, world.first, 500);
        var candidates = world.boards
                .candidates(world.registrar(), meeting, PageRequest.first())
                .items();
        assertEquals(3, replayed.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    candidates.get(i).studentId().toString(), replayed.get(i).student());
            assertEquals(candidates.get(i).proposal(), replayed.get(i).before().decision());
            assertEquals(
                    candidates.get(i).classification(), replayed.get(i).before().classification());
        }
    }

    @Test
    public void allReleasedMeetingsOfTheSessionAreReplayedAndNoOther() {
        award("59");
        assertEquals(0, all(world.first, lower, 500).size());
        world.proposed("AFTER_RESITS");
        assertEquals(
                "a meeting that is not released has decided nothing",
                0,
                all(world.first, lower, 500).size());
        released("AFTER_FIRST_SIT");
        assertEquals(1, all(world.first, lower, 500).size());
        award("60");
        released("AFTER_FIRST_SIT");
        assertEquals(3, all(world.first, lower, 1).size());
        assertEquals(3, next(lower, null, 1).total());
    }

    @Test
    public void programmesOutOfThePacksScopeAreLeftOutAndARefusalIsAnOutcome() {
        award("59");
        released("AFTER_FIRST_SIT");
        lower.programmes = List.of("LAW");
        assertEquals(0, all(world.first, lower, 500).size());
        lower.programmes = List.of("MUS", "LAW");
        lower.refuses = true;
        ReplayOutcome refused = all(world.first, lower, 500).get(0).after();
        assertEquals(ReplayOutcome.REFUSED, refused.decision());
        assertTrue(refused.refusal(), refused.refusal().contains("are at fault"));
    }

    @Test
    public void withoutARuleTheBoardWouldHaveToDecide() {
        award("59");
        released("AFTER_FIRST_SIT");
        lower.gaps = Set.of("credit");
        assertEquals(
                "BOARD_DECISION", all(world.first, lower, 500).get(0).after().decision());
    }

    @Test
    public void storedFactsAreReadAsTheyWereWritten() {
        ProgrammeRegistration student = campus.student(programme, 6);
        campus.result(
                student, campus.module("M401", 4, 20), Campus.SESSION.previous(), Attempt.REPEAT, "40.123456", "PASS");
        campus.result(student, campus.module("M402", 4, 20), "35", "F1");
        ModuleId exempt = campus.module("M403", 4, 20);
        ModuleId experience = campus.module("M404", 4, 20);
        campus.prior.add(
                new PriorLearning(campus.code, student.studentId(), exempt, PriorLearning.Origin.EXEMPT, null));
        campus.prior.add(new PriorLearning(
                campus.code,
                student.studentId(),
                experience,
                PriorLearning.Origin.EXPERIENTIAL,
                new BigDecimal("61.5")));
        campus.takes(student, campus.module("M405", 4, 20), Campus.SESSION, Attempt.FIRST);
        MeetingId meeting = world.proposed("AFTER_FIRST_SIT");
        String facts = world.boards
                .candidate(world.registrar(), meeting, student.studentId())
                .facts();
        assertTrue(facts, facts.contains("\"times_repeated\":1") && facts.contains("EXPERIENTIAL"));
        assertEquals(facts, FactsJson.write(new FactsReader(campus.code).read(facts)));
    }

    @Test
    public void aForeignCallerAndOneWithoutThePrivilegeAreRefused() {
        Caller stranger =
                new Caller("stranger", caller.privileges(), world.stranger().scope());
        assertEquals(Problem.Kind.FORBIDDEN, refusal(stranger));
        assertEquals(Problem.Kind.FORBIDDEN, refusal(world.registrar()));
        ProblemException odd = assertThrows(ProblemException.class, () -> next(lower, "odd", 1));
        assertEquals(Problem.Kind.INVALID, odd.problem().kind());
    }

    private Problem.Kind refusal(Caller other) {
        return assertThrows(
                        ProblemException.class,
                        () -> replay.next(other, campus.code, Campus.SESSION, world.first, lower, null, 1))
                .problem()
                .kind();
    }

    private ProgrammeRegistration award(String mark) {
        ProgrammeRegistration student = campus.student(programme, 6);
        campus.result(student, campus.module("M6" + campus.next(), 6, 360), mark, "PASS");
        return student;
    }

    private void goingOn() {
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, campus.module("M4" + campus.next(), 4, 40), "55", "PASS");
    }

    private MeetingId released(String point) {
        MeetingId meeting = world.proposed(point);
        world.admin.consent(world.registrar(), meeting, "Dr B. External");
        world.admin.endorse(world.registrar(), meeting);
        world.endorsed(meeting);
        world.admin.release(world.registrar(), meeting);
        return meeting;
    }

    private CohortReplay.Part next(PlainPack after, String cursor, int limit) {
        return world.database
                .transactions()
                .required(() -> replay.next(caller, campus.code, Campus.SESSION, world.first, after, cursor, limit));
    }

    private List<Replayed> all(PlainPack before, PlainPack after, int limit) {
        List<Replayed> replayed = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            CohortReplay.Part part = world.database
                    .transactions()
                    .required(() -> replay.next(caller, campus.code, Campus.SESSION, before, after, from, limit));
            assertTrue(part.replayed().size() <= limit);
            replayed.addAll(part.replayed());
            cursor = part.cursor();
        } while (cursor != null);
        return replayed;
    }
}
