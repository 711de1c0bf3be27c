package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.JobJournal;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.RollOver;
import org.matricula.registration.api.RollOverId;
import org.matricula.registration.api.RollOverLine;
import org.matricula.registration.api.RollOverLine.Reason;
import org.matricula.registration.api.RollOvers;
import org.matricula.registration.provider.basis.SessionDays;
import org.matricula.registration.provider.rollover.RollOverJob;
import org.matricula.registration.provider.rollover.RollOverService;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.RollOverStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.students.api.StudentId;

public class RollOverTest extends RegistrationFixture {

    private static final AcademicSession S2027 = S2026.next();
    private static final LocalDate NEXT_STARTS = LocalDate.of(2027, 9, 20);
    private static final LocalDate NEXT_ENDS = LocalDate.of(2028, 9, 17);
    private static final LocalDate BOARD = LocalDate.of(2027, 6, 20);
    private static final int MANY = 2_300;
    private static final String EARLY = "the marks are in";

    private final Random chance = new Random(4);
    private JobJournal jobs;
    private boolean sessionDated = true;
    private LocalDate presentEnds;
    private RollOverStore store;
    private RollOvers rollOvers;
    private Caller registrar;
    private ProgrammeId evening;

    @Before
    public void start() {
        jobs = new JobJournal(database.identifiers());
        store = new RollOverStore(database.dataSource());
        rollOvers = new RollOverService(
                store,
                institutions(),
                jobs.service(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                days(database.clock()));
        registrar =
                new Caller("registrar", Set.of(Registrations.READ.name(), RollOvers.RUN.name()), Scope.of(Set.of(usw)));
        evening = curriculum.programme(database.identifiers().next(), usw, "EVE", "ASSOCIATE");
    }

    @Test
    public void whatNobodyDeliversInTheNextSessionIsNotCarried() {
        ProgrammeRegistrationId associate = registered("1", evening);
        delivering();
        assertEquals(Map.of(associate, Reason.NOT_DELIVERED), reasons(run(true, false)));
        agreements.add(agreement(Agreement.Kind.VALIDATED, "EVE", START, NEXT_STARTS.minusDays(1)));
        agreements.add(agreement(Agreement.Kind.ARTICULATION, "EVE", START, null));
        assertEquals(Map.of(associate, Reason.NOT_DELIVERED), reasons(run(true, false)));
        agreements.add(agreement(Agreement.Kind.FRANCHISED, "EVE", START, NEXT_STARTS));
        assertEquals(Map.of(associate, Reason.NO_BOARD), reasons(run(true, false)));
        sites.add(site("EVE", NEXT_STARTS.minusDays(1)));
        RollOver report = run(false, false);
        assertEquals(Map.of(associate, Reason.NOT_DELIVERED), reasons(report));
        assertEquals(1, report.notCarried());
        assertEquals(S2026, standing(associate).session());
        sites.add(site("EVE", null));
        assertEquals(Map.of(associate, Reason.NO_BOARD), reasons(run(false, false)));
        assertEquals(S2027, standing(associate).session());
    }

    @Test
    public void anAgreedRepeatIsCarriedWithoutADecision() {
        ProgrammeRegistrationId repeating = repeating(registered("1", computing), S2027);
        ProgrammeRegistrationId dead = repeating(registered("2", computing), S2027);
        ProgrammeRegistrationId undecided = repeating(registered("3", computing), S2027.next());
        deaths.put(registrations.programmeRegistration(caller, dead).record().studentId(), START);
        Map<ProgrammeRegistrationId, Reason> expected =
                Map.of(repeating, Reason.REPEATS, dead, Reason.DECEASED, undecided, Reason.NEEDS_DECISION);
        assertEquals(expected, reasons(run(true, false)));
        assertEquals(S2026, standing(repeating).session());
        assertEquals(expected, reasons(run(false, false)));
        assertEquals(S2027, standing(repeating).session());
        assertEquals(4, standing(repeating).level());
        assertEquals("once more", expected, reasons(run(false, false)));
        admin.advance(caller, List.of(repeating), S2027, 5, BOARD);
        assertEquals(
                "whatever a board decides afterwards", 4, standing(repeating).level());
    }

    private ProgrammeRegistrationId repeating(ProgrammeRegistrationId id, AcademicSession session) {
        Standing before = standings.of(Scope.all(), List.of(id)).get(id);
        database.transactions()
                .run(() -> standings.change(
                        Scope.all(),
                        new Standing(before.registration(), null, null, null, session, before.version()),
                        note(Change.REPEATED)));
        return id;
    }

    @Test
    public void t18AModeAgreedForTheNextSessionLeadsOverToItsRoute() {
        approve(computing, new ProgrammeStructure(null, List.of(route("DAY"), route("EVENING", Route.Mode.PT)), null));
        ProgrammeRegistrationId agreed = registered("1", computing);
        ProgrammeRegistrationId stays = registered("2", computing);
        database.transactions().run(() -> List.of(agreed, stays).forEach(id -> {
            Standing before = standings.of(Scope.all(), List.of(id)).get(id);
            boolean goes = id.equals(agreed);
            standings.change(
                    Scope.all(),
                    new Standing(
                            before.registration().on("DAY"),
                            null,
                            goes ? "PT" : null,
                            goes ? S2027 : null,
                            null,
                            before.version()),
                    note(Change.MODE_CHANGED));
        }));
        assertEquals(2, run(false, true).carried());
        assertEquals("EVENING", standing(agreed).route());
        assertEquals("PT", standing(agreed).mode());
        assertEquals("DAY", standing(stays).route());
        assertEquals("FT", standing(stays).mode());
    }

    @Test
    public void eachRegistrationIsCarriedOrReportedWithItsReason() {
        ProgrammeRegistrationId decided = registered("1", computing);
        admin.advance(caller, List.of(decided), S2027, 5, BOARD);
        ProgrammeRegistrationId undecided = registered("2", computing);
        ProgrammeRegistrationId complete = registered("3", computing);
        admin.advance(caller, List.of(complete), null, null, BOARD);
        ProgrammeRegistrationId left = with(registered("4", computing), Status.WITHDRAWN, null);
        ProgrammeRegistrationId moved = with(registered("5", computing), Status.TRANSFERRED, null);
        ProgrammeRegistrationId due = with(registered("6", computing), Status.SUSPENDED, NEXT_STARTS);
        ProgrammeRegistrationId longer = with(registered("7", computing), Status.SUSPENDED, NEXT_ENDS.plusDays(1));
        ProgrammeRegistrationId overdue = with(registered("8", computing), Status.SUSPENDED, NEXT_STARTS.minusDays(1));
        ProgrammeRegistrationId open = with(registered("9", computing), Status.SUSPENDED, null);
        ProgrammeRegistrationId associate = registered("10", evening);
        Map<ProgrammeRegistrationId, Reason> expected = new HashMap<>();
        expected.put(decided, Reason.DECIDED);
        expected.put(undecided, Reason.NEEDS_DECISION);
        expected.put(complete, Reason.COMPLETED);
        expected.put(left, Reason.WITHDRAWN);
        expected.put(moved, Reason.TRANSFERRED);
        expected.put(due, Reason.RETURN_DUE);
        expected.put(longer, Reason.AWAY_LONGER);
        expected.put(overdue, Reason.RETURN_OVERDUE);
        expected.put(open, Reason.RETURN_UNKNOWN);
        expected.put(associate, Reason.NO_BOARD);

        RollOver rehearsal = run(true, false);
        assertEquals(expected, reasons(rehearsal));
        assertEquals(S2026, standing(associate).session());
        RollOver real = run(false, false);
        assertEquals(expected, reasons(real));
        assertEquals(10, real.total());
        assertEquals(3, real.carried());
        assertEquals(7, real.notCarried());
        assertNotNull(real.finishedAt());
        assertEquals(S2027, standing(associate).session());
        assertEquals(4, standing(associate).level());
        assertEquals(S2027, standing(due).session());
        assertEquals(Status.SUSPENDED, standing(due).status());
        assertEquals(S2026, standing(undecided).session());
        assertEquals(S2026, standing(longer).session());
        assertEquals(5, standing(decided).level());
        assertEquals(1, audited("registration.carry", "programme-registration/" + associate));
        assertEquals(0, audited("registration.carry", "programme-registration/" + decided));

        RollOver again = run(false, false);
        assertEquals(expected, reasons(again));
        // who was moved by the run is told once, who was moved by a board is told by the board
        assertEquals(1, told("registration.rolled-over", associate));
        assertEquals(1, told("registration.rolled-over", due));
        assertEquals(0, told("registration.rolled-over", decided));
        assertEquals(1, told("registration.advanced", decided));
        assertEquals(1, told("registration.completed", complete));
        assertEquals(0, told("registration.rolled-over", undecided));
        assertEquals(1, audited("registration.carry", "programme-registration/" + associate));
        assertEquals(
                List.of(Change.REGISTERED, Change.ROLLED_OVER),
                standings.history(Scope.all(), associate, null).stream()
                        .map(s -> s.change())
                        .toList());
        assertEquals(
                2,
                lines(real, null, Reason.NO_BOARD).size()
                        + lines(real, null, Reason.DECIDED).size());
        assertEquals(7, lines(real, false, null).size());
        assertEquals(
                Integer.valueOf(5), lines(real, null, Reason.DECIDED).get(0).levelAfter());
        assertNull(lines(real, null, Reason.WITHDRAWN).get(0).levelAfter());
    }

    @Test
    public void theDeadAreNotCarried() {
        ProgrammeRegistrationId studying = registered("1", computing);
        ProgrammeRegistrationId associate = registered("2", evening);
        ProgrammeRegistrationId away = with(registered("3", computing), Status.SUSPENDED, NEXT_STARTS);
        ProgrammeRegistrationId left = with(registered("4", computing), Status.WITHDRAWN, null);
        for (ProgrammeRegistrationId id : List.of(studying, associate, away, left)) {
            deaths.put(standing(id).studentId(), START.plusDays(1));
        }
        Map<ProgrammeRegistrationId, Reason> expected = Map.of(
                studying, Reason.DECEASED, associate, Reason.DECEASED, away, Reason.DECEASED, left, Reason.WITHDRAWN);
        assertEquals(expected, reasons(run(true, true)));
        RollOver real = run(false, true);
        assertEquals(expected, reasons(real));
        assertEquals(0, real.carried());
        assertEquals(S2026, standing(studying).session());
    }

    @Test
    public void aSessionThatHasNotEndedIsClosedOnlyWithAReason() {
        ProgrammeRegistrationId associate = registered("1", evening);
        LocalDate today = LocalDate.now(database.clock());
        assertEquals(List.of("reason"), faults(() -> rollOvers.start(registrar, usw, S2026, false, false, null)));
        presentEnds = today;
        Fault fault = assertThrows(
                        ProblemException.class, () -> rollOvers.start(registrar, usw, S2026, false, false, null))
                .problem()
                .faults()
                .get(0);
        assertTrue(fault.rule(), fault.rule().contains("until " + today));
        assertEquals(List.of("reason"), faults(() -> rollOvers.start(registrar, usw, S2026, false, false, " ")));
        assertNull(rollOvers.start(registrar, usw, S2026, true, false, null).reason());
        RollOver early = rollOvers.start(registrar, usw, S2026, false, false, "closing early");
        assertEquals("closing early", early.reason());
        assertEquals("closing early", rollOvers.get(registrar, early.id()).reason());
        presentEnds = today.minusDays(1);
        assertNull(rollOvers.start(registrar, usw, S2026, false, false, null).reason());
        assertEquals(S2026, standing(associate).session());
    }

    @Test
    public void whoIsCarriedIsInTheNextSessionFromItsFirstDayOn() {
        ProgrammeRegistrationId associate = registered("1", evening);
        run(false, false);
        LocalDate today = LocalDate.now(database.clock());
        LocalDate from = today.isBefore(NEXT_STARTS) ? NEXT_STARTS : today;
        assertEquals(
                S2026,
                history.on(caller, associate, from.minusDays(1), null)
                        .orElseThrow()
                        .registration()
                        .session());
        assertEquals(
                S2027,
                history.on(caller, associate, from, null)
                        .orElseThrow()
                        .registration()
                        .session());
    }

    @Test
    public void withoutTheDatesOfTheNextSessionNobodyReturnsInIt() {
        sessionDated = false;
        ProgrammeRegistrationId due = with(registered("6", computing), Status.SUSPENDED, NEXT_STARTS);
        assertEquals(Map.of(due, Reason.RETURN_UNKNOWN), reasons(run(false, false)));
    }

    @Test
    public void whoIsCarriedWithoutADecisionTakesTheLevelOfALaterOne() {
        ProgrammeRegistrationId undecided = registered("2", computing);
        assertEquals(Map.of(undecided, Reason.UNDECIDED), reasons(run(false, true)));
        assertEquals(S2027, standing(undecided).session());
        assertEquals(4, standing(undecided).level());
        assertEquals(Map.of(undecided, Reason.UNDECIDED), reasons(run(false, true)));
        admin.advance(caller, List.of(undecided), S2027, 5, BOARD);
        assertEquals(5, standing(undecided).level());
        admin.advance(caller, List.of(undecided), S2027, 6, BOARD);
        assertEquals(5, standing(undecided).level());
    }

    @Test
    public void aPlacementIsCarriedAsItStandsAndEnteredByALaterDecision() {
        approve(
                computing,
                new ProgrammeStructure(
                        List.of(
                                new Stage("Y2", "Second", Stage.Kind.TAUGHT, 5, 120, null, null),
                                new Stage("PL", "Placement", Stage.Kind.PLACEMENT, 5, 120, 40, 1000),
                                new Stage("Y3", "Third", Stage.Kind.TAUGHT, 6, 120, null, null)),
                        List.of(new Route(
                                "SW",
                                "Title",
                                Route.Kind.SINGLE,
                                Route.Mode.FT,
                                Route.Delivery.LINEAR,
                                false,
                                List.of(Route.Feature.SANDWICH),
                                null,
                                null,
                                false,
                                null)),
                        List.of()));
        ProgrammeRegistrationId taught = second("1", null);
        ProgrammeRegistrationId placed = second("2", "PL");
        run(false, true);
        assertEquals(
                List.of(S2027, S2027),
                List.of(standing(taught).session(), standing(placed).session()));
        assertNull(standing(taught).stage());
        assertEquals("PL", standing(placed).stage());
        admin.advance(caller, List.of(taught, placed), S2027, 6, BOARD);
        assertEquals("PL", standing(taught).stage());
        assertEquals(5, standing(taught).level());
        assertNull(standing(placed).stage());
        assertEquals(6, standing(placed).level());
    }

    private ProgrammeRegistrationId second(String number, String stage) {
        StudentId student = students.add(database.identifiers().next(), usw, "P" + number);
        ProgrammeRegistration second = new ProgrammeRegistration(
                null, usw, student, computing, S2026, S2026, 5, "FT", "STANDARD", null, START, null);
        return admin.register(caller, second.on("SW").at(stage)).record().id();
    }

    @Test
    public void aReturnThatWasTakenBackLeavesNothingToGoBy() {
        ProgrammeRegistrationId due = takenBack(with(registered("1", computing), Status.SUSPENDED, NEXT_STARTS));
        assertEquals(Map.of(due, Reason.RETURN_DUE), reasons(run(true, true)));
        RollOver first = run(false, true);
        assertEquals(Map.of(due, Reason.RETURN_DUE), reasons(first));
        assertEquals(Status.SUSPENDED, standing(due).status());
        assertEquals(S2027, standing(due).session());
        RollOver again = run(false, true);
        assertEquals(lines(first, null, null), lines(again, null, null));
        assertEquals(1, told("registration.rolled-over", due));
    }

    @Test
    public void aSessionIntoWhichAReturnLedThatWasTakenBackHasNoneOfIt() {
        ProgrammeRegistrationId longer =
                takenBack(with(registered("1", computing), Status.SUSPENDED, NEXT_ENDS.plusDays(1)));
        ProgrammeRegistrationId there = registered("2", evening);
        run(false, true);
        RollOver next = run(S2027, false, true);
        assertEquals(Map.of(there, Reason.NO_BOARD), reasons(next));
        assertEquals(1, next.total());
        assertEquals(S2026, standing(longer).session());
        assertEquals(S2027.next(), standing(there).session());
    }

    /** One who is away came back into the next session, at the next level, by mistake. */
    private ProgrammeRegistrationId takenBack(ProgrammeRegistrationId id) {
        Standing away = standings.of(Scope.all(), List.of(id)).get(id);
        ProgrammeRegistration back = away.registration().in(S2027, 5, "FT");
        database.transactions().run(() -> {
            Standing resumed = standings.change(
                    Scope.all(),
                    new Standing(back.standing(Status.ACTIVE, null), null, null, null, null, away.version()),
                    note(Change.RESUMED));
            standings.change(
                    Scope.all(),
                    new Standing(away.registration(), away.expectedReturn(), null, null, null, resumed.version()),
                    note(Change.RETURN_VOIDED));
        });
        return id;
    }

    @Test
    public void killedBetweenAndInsideChunksItEndsAsIfNeverKilled() {
        Map<ProgrammeRegistrationId, Reason> expected = many();
        RollOver rehearsed = run(true, true);
        assertEquals(expected, reasons(rehearsed));
        RollOver started = rollOvers.start(registrar, usw, S2026, false, true, EARLY);
        Job job = jobs.get(started.job());
        int chunks = 0;
        while (job != null) {
            Job open = job;
            if (chunks % 2 == 0) {
                killed(open);
            }
            job = chunk(open);
            chunks++;
            if (chunks == 2) {
                assertNull(rollOvers.get(registrar, started.id()).finishedAt());
            }
        }
        assertTrue(chunks > MANY / RollOverJob.CHUNK);
        RollOver finished = rollOvers.get(registrar, started.id());
        assertEquals(MANY, finished.total());
        assertEquals(finished.total(), finished.carried() + finished.notCarried());
        assertEquals(expected, reasons(finished));
        assertEquals(
                finished.carried(),
                number(
                        "select count(*) from registration_programme where institution = ? and study_session = 2027",
                        usw));
        int noted = number("select count(*) from registration_history where institution = ?", usw);
        assertEquals(expected, reasons(run(false, true)));
        assertEquals(noted, number("select count(*) from registration_history where institution = ?", usw));
    }

    @Test
    public void whoRegistersWhileItRunsIsDealtWithToo() {
        registered("1", computing);
        RollOver started = rollOvers.start(registrar, usw, S2026, false, false, EARLY);
        Job job = chunk(jobs.get(started.job()));
        registered("2", computing);
        while (job != null) {
            job = chunk(job);
        }
        RollOver finished = rollOvers.get(registrar, started.id());
        assertEquals(2, finished.total());
        assertEquals(2, finished.notCarried());
    }

    @Test
    public void scopeAndPrivilegesHold() {
        registered("1", computing);
        RollOver ours = run(true, false);
        Caller stranger = new Caller(
                "stranger", Set.of(Registrations.READ.name(), RollOvers.RUN.name()), Scope.of(Set.of(college)));
        refused(Problem.Kind.FORBIDDEN, () -> rollOvers.start(stranger, usw, S2026, true, false, null));
        refused(Problem.Kind.FORBIDDEN, () -> rollOvers.start(caller, usw, S2026, true, false, null));
        refused(Problem.Kind.FORBIDDEN, () -> rollOvers.get(writer, ours.id()));
        refused(Problem.Kind.NOT_FOUND, () -> rollOvers.get(stranger, ours.id()));
        refused(Problem.Kind.NOT_FOUND, () -> rollOvers.report(stranger, ours.id(), null, null, PageRequest.first()));
        refused(Problem.Kind.NOT_FOUND, () -> rollOvers.get(registrar, new RollOverId(999_999_999L)));
        assertEquals(
                List.of("institution", "session"),
                faults(() -> rollOvers.start(registrar, null, null, true, false, null)));
        assertEquals(
                List.of(), rollOvers.list(stranger, null, PageRequest.first()).items());
        assertEquals(
                List.of(ours),
                rollOvers.list(registrar, usw, PageRequest.first()).items());
        assertFalse(ours.byReason().isEmpty());
    }

    private Map<ProgrammeRegistrationId, Reason> many() {
        List<ProgrammeRegistrationRow> rows = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            students.add(database.identifiers().next(), usw, "M" + i);
            rows.add(new ProgrammeRegistrationRow(
                    "M" + i, i % 10 == 0 ? "EVE" : "COMP", S2026, S2026, 4, "FT", "STANDARD", START));
        }
        admin.importProgrammeRegistrations(caller, usw, rows);
        List<ProgrammeRegistration> all = registrations.active(caller, usw, S2026, List.of(), null);
        Map<Reason, List<ProgrammeRegistrationId>> chosen = new EnumMap<>(Reason.class);
        Map<ProgrammeRegistrationId, Reason> expected = new HashMap<>();
        for (ProgrammeRegistration r : all) {
            int draw = r.programmeId().equals(evening) ? 9 : chance.nextInt(9);
            Reason reason = draw < 5
                    ? Reason.DECIDED
                    : draw == 5 ? Reason.COMPLETED : draw == 6 ? Reason.WITHDRAWN : Reason.UNDECIDED;
            reason = draw == 9 ? Reason.NO_BOARD : reason;
            chosen.computeIfAbsent(reason, k -> new ArrayList<>()).add(r.id());
            expected.put(r.id(), reason);
        }
        admin.advance(caller, chosen.get(Reason.DECIDED), S2027, 5, BOARD);
        admin.advance(caller, chosen.get(Reason.COMPLETED), null, null, BOARD);
        Set<ProgrammeRegistrationId> left = new HashSet<>(chosen.get(Reason.WITHDRAWN));
        database.transactions()
                .run(() -> programmes.updateAll(
                        Scope.all(),
                        all.stream()
                                .filter(r -> left.contains(r.id()))
                                .map(r -> ended(r, Status.WITHDRAWN))
                                .toList(),
                        note(Change.WITHDRAWN)));
        return expected;
    }

    private RollOver run(boolean rehearse, boolean carryUndecided) {
        return run(S2026, rehearse, carryUndecided);
    }

    private RollOver run(AcademicSession from, boolean rehearse, boolean carryUndecided) {
        RollOver started = rollOvers.start(registrar, usw, from, rehearse, carryUndecided, rehearse ? null : EARLY);
        Job job = jobs.get(started.job());
        while (job != null) {
            job = chunk(job);
        }
        return rollOvers.get(registrar, started.id());
    }

    private Map<ProgrammeRegistrationId, Reason> reasons(RollOver run) {
        Map<ProgrammeRegistrationId, Reason> reasons = new HashMap<>();
        lines(run, null, null).forEach(line -> reasons.put(line.registrationId(), line.reason()));
        return reasons;
    }

    private List<RollOverLine> lines(RollOver run, Boolean carried, Reason reason) {
        List<RollOverLine> lines = new ArrayList<>();
        String after = null;
        do {
            Page<RollOverLine> page =
                    rollOvers.report(registrar, run.id(), carried, reason, new PageRequest(after, 500));
            lines.addAll(page.items());
            after = page.next();
        } while (after != null);
        return lines;
    }

    private ProgrammeRegistration standing(ProgrammeRegistrationId id) {
        return registrations.programmeRegistration(caller, id).record();
    }

    private ProgrammeRegistrationId registered(String number, ProgrammeId programme) {
        StudentId student = students.add(database.identifiers().next(), usw, "R" + number);
        return admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null, usw, student, programme, S2026, S2026, 4, "FT", "STANDARD", null, START, null))
                .record()
                .id();
    }

    private ProgrammeRegistrationId with(ProgrammeRegistrationId id, Status status, LocalDate expectedReturn) {
        Standing before = standings.of(Scope.all(), List.of(id)).get(id);
        database.transactions()
                .run(() -> standings.change(
                        Scope.all(),
                        new Standing(
                                ended(before.registration(), status),
                                expectedReturn,
                                null,
                                null,
                                null,
                                before.version()),
                        note(Change.valueOf(status.name()))));
        return id;
    }

    private Note note(Change change) {
        return Note.of(caller, database.clock(), change, START.plusDays(30), "test");
    }

    private static ProgrammeRegistration ended(ProgrammeRegistration r, Status status) {
        return new ProgrammeRegistration(
                r.id(),
                r.institution(),
                r.studentId(),
                r.programmeId(),
                r.entrySession(),
                r.session(),
                r.level(),
                r.mode(),
                r.entry(),
                status,
                r.startedOn(),
                status == Status.SUSPENDED ? null : START.plusDays(30));
    }

    private Institutions institutions() {
        return Partial.of(Institutions.class, new Object() {
            List<SessionDates> sessions(Caller asking, InstitutionCode code) {
                asking.require(Institutions.READ);
                List<SessionDates> dates = new ArrayList<>();
                if (presentEnds != null) {
                    dates.add(new SessionDates(S2026, presentEnds.minusDays(300), presentEnds));
                }
                if (sessionDated) {
                    dates.add(new SessionDates(S2027, NEXT_STARTS, NEXT_ENDS));
                }
                return dates;
            }
        });
    }

    /** A new process for each chunk: the handler remembers nothing. */
    private RollOverJob worker() {
        return new RollOverJob(
                store,
                programmes,
                standings,
                curriculum,
                Partial.of(ProgrammeVersions.class, new FakeVersions()),
                new SessionDays(institutions()),
                delivery(),
                registrable,
                database.auditTrail(),
                news(),
                database.clock(),
                days(database.clock()));
    }

    private Job chunk(Job job) {
        JobProgress progress = database.transactions().requiresNew(() -> worker().next(job));
        return progress.complete() ? null : JobJournal.after(job, progress);
    }

    private void killed(Job job) {
        try {
            database.transactions().requiresNew(() -> {
                worker().next(job);
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException killed) {
            assertEquals("killed", killed.getMessage());
        }
    }
}
