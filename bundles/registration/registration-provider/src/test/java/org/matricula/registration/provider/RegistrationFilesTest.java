package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskRow;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.WaiverRow;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.students.api.StudentId;

/** What leaves as rows comes in again as it was. */
public class RegistrationFilesTest extends GovernedFixture {

    private static final String WHY = "import 17";
    private static final AcademicSession S2027 = S2026.next();

    private RegistrationFileRecords files;
    private Map<StudentId, String> here;

    @Before
    public void openFiles() {
        files = new RegistrationFileRecords(
                programmes,
                standings,
                new WaiverStore(database.dataSource()),
                new TaskStore(database.dataSource()),
                waivers,
                students,
                curriculum,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                days(clock));
        here = new LinkedHashMap<>();
        here.put(ada, "A1");
        here.put(bob, "B2");
    }

    private static ProgrammeRegistrationRow row(
            String number, AcademicSession entry, Status status, LocalDate ended, LocalDate back) {
        return new ProgrammeRegistrationRow(
                number,
                "COMP",
                entry,
                S2026,
                4,
                "FT",
                "STANDARD",
                START,
                status,
                ended,
                back,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private List<RowOutcome> take(ProgrammeRegistrationRow... rows) {
        return admin.importProgrammeRegistrations(caller, usw, List.of(rows), WHY);
    }

    private static WaiverRow waiver(String number, String clause, String authority, LocalDate revoked) {
        return new WaiverRow(number, "uow", clause, TODAY, TODAY.plusDays(30), "late", "The Board", authority, revoked);
    }

    @Test
    public void whereARegistrationStandsComesInAndLeavesAsItWas() {
        approve(computing, new ProgrammeStructure(null, List.of(route("A", null)), null));
        LocalDate left = START.plusDays(60);
        ProgrammeRegistrationRow gone = new ProgrammeRegistrationRow(
                "A1",
                "COMP",
                S2026,
                S2026,
                4,
                "FT",
                "STANDARD",
                START,
                Status.WITHDRAWN,
                left,
                null,
                null,
                null,
                null,
                null,
                "request 9",
                null);
        ProgrammeRegistrationRow away = row("B2", S2026, Status.SUSPENDED, null, START.plusDays(300));
        ProgrammeRegistrationRow next = new ProgrammeRegistrationRow(
                "A1",
                "COMP",
                S2027,
                S2027,
                4,
                "FT",
                "STANDARD",
                START,
                Status.ACTIVE,
                null,
                null,
                "PT",
                S2027.next(),
                null,
                "A",
                null,
                null);
        assertEquals(List.of("CREATED", "CREATED", "CREATED"), kinds(take(gone, away, next)));
        assertEquals(List.of(gone, next, away), files.programmeRegistrations(caller, usw, here));
        assertEquals(List.of("UNCHANGED", "UNCHANGED", "UNCHANGED"), kinds(take(gone, away, next)));

        ProgrammeRegistration was = registrations.programmesOf(caller, ada).get(0);
        assertEquals(Status.ACTIVE, on(was, left.minusDays(1)).registration().status());
        RegistrationState after = on(was, left);
        assertEquals(Status.WITHDRAWN, after.registration().status());
        assertEquals(WHY, after.reason());
    }

    @Test
    public void anAgreedRepeatComesInAndLeavesAsItWas() {
        ProgrammeRegistrationRow plain = row("A1", S2026, Status.ACTIVE, null, null);
        ProgrammeRegistrationRow again = repeating(plain, S2027);
        assertEquals(List.of("REFUSED"), kinds(take(repeating(plain, S2027.next()))));
        assertEquals(List.of("REFUSED"), kinds(take(repeating(plain, S2026))));
        assertEquals(
                List.of("REFUSED"),
                kinds(take(repeating(row("A1", S2026, Status.WITHDRAWN, START.plusDays(9), null), S2027))));
        assertEquals(List.of("CREATED"), kinds(take(again)));
        assertEquals(List.of(again), files.programmeRegistrations(caller, usw, here));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(take(again, plain)));
        assertEquals(List.of("CREATED"), kinds(take(row("B2", S2026, Status.ACTIVE, null, null))));
        assertEquals(List.of("CHANGED"), kinds(take(repeating(row("B2", S2026, Status.ACTIVE, null, null), S2027))));
        ProgrammeRegistration theirs = registrations.programmesOf(caller, bob).get(0);
        assertTrue(on(theirs, LocalDate.of(2999, 1, 1)).isToRepeat());
        admin.advance(caller, List.of(theirs.id()), S2027, 5, TODAY);
        assertEquals(4, registrations.programmesOf(caller, bob).get(0).level());
        assertNull(files.programmeRegistrations(caller, usw, here).get(1).repeatsIn());
    }

    private static ProgrammeRegistrationRow repeating(ProgrammeRegistrationRow row, AcademicSession session) {
        return new ProgrammeRegistrationRow(
                row.studentNumber(),
                row.programmeCode(),
                row.entrySession(),
                row.session(),
                row.level(),
                row.mode(),
                row.entry(),
                row.startedOn(),
                row.status(),
                row.endedOn(),
                row.expectedReturn(),
                row.nextMode(),
                row.nextModeFrom(),
                session,
                row.route(),
                row.endedBy(),
                row.stage());
    }

    /** What a transfer by mistake began ended on its first day, with the modules that were taken there. */
    @Test
    public void whatATransferThatWasTakenBackLeftBehindComesInAndLeavesAsItWas() {
        curriculum.programme(database.identifiers().next(), usw, "MUS");
        LocalDate day = START.plusDays(30);
        ProgrammeRegistrationRow stays = row("A1", S2026, Status.ACTIVE, null, null);
        ProgrammeRegistrationRow over = new ProgrammeRegistrationRow(
                "A1",
                "MUS",
                S2026,
                S2026,
                4,
                "FT",
                "STANDARD",
                day,
                Status.TRANSFERRED,
                day,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        ModuleRegistrationRow left = new ModuleRegistrationRow(
                "A1", new OccurrenceKey("CS101", S2026, "S1"), Attempt.FIRST, day.plusDays(4), day.plusDays(4), "MUS");
        for (String became : List.of("CREATED", "UNCHANGED")) {
            assertEquals(List.of(became, became), kinds(take(stays, over)));
            assertEquals(List.of(became), kinds(admin.importModuleRegistrations(caller, usw, List.of(left))));
            assertEquals(List.of(stays, over), files.programmeRegistrations(caller, usw, here));
        }
        ModuleRegistration module = registrations.modulesOf(caller, ada).get(0);
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module.status());
        assertEquals(registrations.programmesOf(caller, ada).get(1).id(), module.programmeRegistrationId());
    }

    /** A return into this session was taken back: its modules are of a session that the registration does not reach. */
    @Test
    public void whatWasTakenInASessionThatWasLeftAgainComesInAndLeavesAsItWas() {
        curriculum.core(database.identifiers().next(), usw, "MARKED", 2026, START);
        ProgrammeRegistrationRow away = earlier("A1", Status.SUSPENDED, null);
        ModuleRegistrationRow left = module("A1", "CS101", START.plusDays(3), START.plusDays(8));
        ModuleRegistrationRow stays = module("A1", "MARKED", START.plusDays(3), null);
        for (String became : List.of("CREATED", "UNCHANGED")) {
            assertEquals(List.of(became), kinds(take(away)));
            assertEquals(
                    List.of(became, became), kinds(admin.importModuleRegistrations(caller, usw, List.of(left, stays))));
            assertEquals(List.of(away), files.programmeRegistrations(caller, usw, here));
        }
        ProgrammeRegistrationId under =
                registrations.programmesOf(caller, ada).get(0).id();
        List<ModuleRegistration> modules = registrations.modulesOf(caller, ada);
        assertEquals(2, modules.size());
        modules.forEach(one -> assertEquals(under, one.programmeRegistrationId()));

        // a record and no choice: of who studies in the session before nobody can say what the rest of it would be
        take(earlier("B2", Status.ACTIVE, null));
        assertEquals(
                List.of("CREATED", "REFUSED"),
                kinds(admin.importModuleRegistrations(
                        caller,
                        usw,
                        List.of(
                                module("B2", "CS101", START.plusDays(3), START.plusDays(8)),
                                module("B2", "MARKED", START.plusDays(3), null)))));
        students.add(database.identifiers().next(), usw, "D4");
        take(earlier("D4", Status.COMPLETED, START.plusDays(3)));
        assertEquals(
                List.of("REFUSED", "CREATED"),
                List.of(START.plusDays(4), START.plusDays(3)).stream()
                        .flatMap(day -> kinds(admin.importModuleRegistrations(
                                        caller, usw, List.of(module("D4", "MARKED", day, null))))
                                .stream())
                        .toList());
    }

    private static ProgrammeRegistrationRow earlier(String number, Status status, LocalDate ended) {
        return new ProgrammeRegistrationRow(
                number,
                "COMP",
                S2026.previous(),
                S2026.previous(),
                4,
                "FT",
                "STANDARD",
                START.minusYears(1),
                status,
                ended,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ModuleRegistrationRow module(String number, String code, LocalDate on, LocalDate left) {
        return new ModuleRegistrationRow(number, new OccurrenceKey(code, S2026, "S1"), Attempt.FIRST, on, left, "COMP");
    }

    private RegistrationState on(ProgrammeRegistration registration, LocalDate day) {
        return history.on(caller, registration.id(), day, null).orElseThrow();
    }

    @Test
    public void aRegistrationIsEndedByAFileAndThenStaysAsItIs() {
        assertEquals(List.of("CREATED"), kinds(take(row("A1", S2026, null, null, null))));
        ProgrammeRegistrationId id =
                registrations.programmesOf(caller, ada).get(0).id();
        ProgrammeRegistrationRow gone = row("A1", S2026, Status.WITHDRAWN, START.plusDays(9), null);
        assertEquals(List.of("CHANGED"), kinds(take(gone)));
        assertEquals(List.of("UNCHANGED"), kinds(take(gone)));
        assertEquals(1, told("registration.withdrawn", id));
        assertEquals(List.of("UNCHANGED"), kinds(take(row("A1", S2026, null, null, null))));
        assertEquals(List.of("REFUSED"), kinds(take(row("A1", S2026, Status.ACTIVE, null, null))));
        assertEquals(List.of(gone), files.programmeRegistrations(caller, usw, here));
        ProgrammeRegistrationRow away = row("B2", S2026, Status.SUSPENDED, null, null);
        assertEquals(List.of("CREATED"), kinds(take(away)));
        ProgrammeRegistrationId bobs =
                registrations.programmesOf(caller, bob).get(0).id();
        assertEquals(0, told("registration.suspended", bobs));
        assertEquals(List.of("CHANGED"), kinds(take(row("B2", S2026, Status.SUSPENDED, null, START.plusDays(300)))));
        assertEquals(1, told("registration.return-put-off", bobs));
        assertEquals(List.of("CHANGED"), kinds(take(row("B2", S2026, Status.ACTIVE, null, null))));
        assertEquals(1, told("registration.resumed", bobs));
    }

    @Test
    public void a2610AnAbsenceThatAFileTellsOfLastsNoLongerThanThePackAllows() {
        LocalDate now = LocalDate.now(database.clock());
        LocalDate year = now.plusYears(1);
        take(row("A1", S2026, null, null, null), row("B2", S2026, Status.SUSPENDED, null, year));
        for (String number : List.of("A1", "B2")) {
            RowOutcome over = take(row(number, S2026, Status.SUSPENDED, null, year.plusDays(1)))
                    .get(0);
            assertEquals(RowOutcome.Kind.REFUSED, over.kind());
            assertEquals(List.of("expectedReturn"), fieldsOf(over));
            String rule = over.problem().faults().get(0).rule();
            assertTrue(rule, rule.startsWith("OVER_ONE_YEAR: refused by rule T-SU, clause A.2.6.10"));
        }
        assertEquals(
                List.of("CHANGED", "UNCHANGED", "CHANGED"),
                kinds(take(
                        row("A1", S2026, Status.SUSPENDED, null, year.minusDays(1)),
                        row("B2", S2026, Status.SUSPENDED, null, year),
                        row("B2", S2026, Status.SUSPENDED, null, year.minusDays(1)))));
    }

    @Test
    public void whereARegistrationStandsMustBePossible() {
        List<RowOutcome> outcomes = take(
                row("A1", S2026, Status.WITHDRAWN, null, null),
                row("A1", S2026, null, START, null),
                row("A1", S2026, Status.COMPLETED, START.minusDays(1), null),
                row("A1", S2026, Status.ACTIVE, null, START),
                new ProgrammeRegistrationRow(
                        "A1",
                        "COMP",
                        S2026,
                        S2026,
                        4,
                        "FT",
                        "STANDARD",
                        START,
                        null,
                        null,
                        null,
                        "XX",
                        null,
                        null,
                        null,
                        null,
                        null));
        assertEquals(
                List.of("endedOn", "endedOn", "endedOn", "expectedReturn", "nextMode"),
                outcomes.stream()
                        .map(one -> one.problem().faults().get(0).field())
                        .toList());
        assertEquals(0, rows("registration_programme"));
    }

    @Test
    public void waiversComeInAndLeaveAsTheyWere() {
        WaiverRow stands = waiver("A1", "L764", null, null);
        WaiverRow past = new WaiverRow(
                "B2", pack(), "L764", TODAY.minusDays(90), TODAY, "late", "The Board", null, TODAY.minusDays(60));
        List<WaiverRow> all = List.of(of(stands), past);
        assertEquals(List.of("CREATED", "CREATED"), kinds(files.importWaivers(officer, usw, all, Set.of(), WHY)));
        assertEquals(all, files.waivers(officer, usw, here));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(files.importWaivers(officer, usw, all, Set.of(), WHY)));
        assertEquals(2, number("select count(*) from kernel_audit where institution = ? and reason = ?", usw, WHY));

        WaiverRow backwards = of(waiver("A1", "L764", null, TODAY.minusDays(1)));
        WaiverRow revoked = of(waiver("A1", "L764", null, TODAY.plusDays(1)));
        assertEquals(
                List.of("REFUSED", "CHANGED", "REFUSED"),
                kinds(files.importWaivers(officer, usw, List.of(backwards, revoked, of(stands)), Set.of(), WHY)));
        assertEquals(
                List.of("UNCHANGED"),
                kinds(files.importWaivers(officer, usw, List.of(of(stands)), Set.of("revokedOn"), WHY)));
    }

    @Test
    public void waiversOfOneDayComeInAndLeaveAsTheyWere() {
        WaiverRow wrong = of(waiver("A1", "L764", null, TODAY));
        WaiverRow stands = of(waiver("A1", "L764", null, null));
        WaiverRow gate = of(waiver("A1", "L764", "FINANCE", null));
        List<WaiverRow> all = List.of(wrong, stands, gate);
        assertEquals(
                List.of("CREATED", "CREATED", "CREATED"), kinds(files.importWaivers(officer, usw, all, Set.of(), WHY)));
        assertEquals(all, files.waivers(officer, usw, here));
        assertEquals(
                List.of("UNCHANGED", "UNCHANGED", "UNCHANGED"),
                kinds(files.importWaivers(officer, usw, all, Set.of(), WHY)));
        // of those of one day one stands, which is ended and never changed
        WaiverRow longer = new WaiverRow(
                "A1",
                stands.pack(),
                "L764",
                stands.starts(),
                stands.expires().plusDays(1),
                stands.reason(),
                stands.approver(),
                null,
                null);
        WaiverRow revoked = of(waiver("A1", "L764", null, TODAY.plusDays(1)));
        assertEquals(
                List.of("REFUSED", "CHANGED", "REFUSED"),
                kinds(files.importWaivers(officer, usw, List.of(longer, revoked, stands), Set.of(), WHY)));
        assertEquals(List.of("CREATED"), kinds(files.importWaivers(officer, usw, List.of(longer), Set.of(), WHY)));
    }

    private String pack() {
        return waiver(ada, "L764").pack();
    }

    private WaiverRow of(WaiverRow row) {
        return new WaiverRow(
                row.studentNumber(),
                pack(),
                row.clause(),
                row.starts(),
                row.expires(),
                row.reason(),
                row.approver(),
                row.authority(),
                row.revokedOn());
    }

    @Test
    public void aWaiverOfNoClauseNoStudentOrInANameThatOneMayNotUseIsRefused() {
        List<RowOutcome> outcomes = files.importWaivers(
                officer,
                usw,
                List.of(
                        of(waiver("A1", "A.9.9.9", null, null)),
                        of(waiver("C3", "L764", null, null)),
                        of(waiver("A1", "L764", "NOBODY", null)),
                        of(waiver("A1", "L764", null, TODAY.minusDays(1)))),
                Set.of(),
                WHY);
        assertEquals(List.of("REFUSED", "REFUSED", "REFUSED", "REFUSED"), kinds(outcomes));
        assertEquals("clause", outcomes.get(0).problem().faults().get(0).field());
        assertEquals("studentNumber", outcomes.get(1).problem().faults().get(0).field());
        assertEquals(Problem.Kind.FORBIDDEN, outcomes.get(2).problem().kind());
        assertEquals("revokedOn", outcomes.get(3).problem().faults().get(0).field());
        assertEquals(0, rows("registration_waiver"));
    }

    @Test
    public void tasksLeaveWithTheRegistrationThatTheyAreFor() {
        take(row("A1", S2026, null, null, null));
        tasks.open(officer, usw, S2026, TODAY, TODAY.plusDays(30));
        run();
        List<EnrolmentTaskRow> left = files.enrolmentTasks(officer, usw, here);
        assertEquals(1, left.size());
        assertEquals("COMP", left.get(0).programmeCode());
        assertEquals(EnrolmentTask.Kind.ENROLMENT, left.get(0).kind());
        assertEquals(S2026, left.get(0).session());
    }

    @Test
    public void nothingOfOtherInstitutionsLeavesOrComesInAndEveryWayNeedsItsPrivilege() {
        take(row("A1", S2026, null, null, null));
        waived(ada, "L764");
        assertTrue(files.programmeRegistrations(foreigner, usw, here).isEmpty());
        assertTrue(files.waivers(outsider, usw, here).isEmpty());
        assertTrue(files.enrolmentTasks(outsider, usw, here).isEmpty());
        refused(Problem.Kind.FORBIDDEN, () -> files.importWaivers(outsider, usw, List.of(), Set.of(), WHY));
        refused(Problem.Kind.FORBIDDEN, () -> files.importWaivers(reader, usw, List.of(), Set.of(), WHY));
        refused(Problem.Kind.FORBIDDEN, () -> files.programmeRegistrations(bare, usw, here));
        refused(Problem.Kind.FORBIDDEN, () -> files.waivers(bare, usw, here));
        refused(Problem.Kind.FORBIDDEN, () -> files.enrolmentTasks(bare, usw, here));
    }

    private static EnrolmentTaskRow task(
            AcademicSession session, EnrolmentTask.Kind kind, EnrolmentTask.Status status, LocalDateTime completed) {
        return new EnrolmentTaskRow(
                "A1", "COMP", S2026, session, kind, status, START.minusDays(20), START.plusDays(9), completed);
    }

    private List<RowOutcome> tasks(Caller by, EnrolmentTaskRow... rows) {
        return files.importEnrolmentTasks(by, usw, List.of(rows), Set.of(), WHY);
    }

    @Test
    public void tasksOfEnrolmentComeInAsTheyLeft() {
        take(row("A1", S2026, null, null, null));
        EnrolmentTaskRow done = task(
                S2026,
                EnrolmentTask.Kind.ENROLMENT,
                EnrolmentTask.Status.COMPLETE,
                LocalDateTime.of(2026, 9, 21, 10, 11, 12));
        EnrolmentTaskRow next = new EnrolmentTaskRow(
                "A1",
                "COMP",
                S2026,
                S2027,
                EnrolmentTask.Kind.RE_ENROLMENT,
                EnrolmentTask.Status.GATED,
                START.plusDays(340),
                START.plusDays(370),
                null);
        assertEquals(List.of("CREATED", "CREATED"), kinds(tasks(officer, done, next)));
        assertEquals(List.of(done, next), files.enrolmentTasks(caller, usw, here));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(tasks(officer, done, next)));
        assertEquals(
                2,
                number(
                        "select count(*) from kernel_audit where action = 'registration.import-task'"
                                + " and institution = ? and reason = ?",
                        usw,
                        WHY));
    }

    @Test
    public void aTaskThatIsHereIsNeverChangedByAFile() {
        take(row("A1", S2026, null, null, null));
        EnrolmentTaskRow open = task(S2026, EnrolmentTask.Kind.ENROLMENT, EnrolmentTask.Status.OPEN, null);
        EnrolmentTaskRow lapsed = task(S2026, EnrolmentTask.Kind.ENROLMENT, EnrolmentTask.Status.LAPSED, null);
        EnrolmentTaskRow done = task(
                S2026,
                EnrolmentTask.Kind.ENROLMENT,
                EnrolmentTask.Status.COMPLETE,
                LocalDateTime.of(2026, 9, 21, 10, 0));
        assertEquals(List.of("CREATED", "UNCHANGED", "REFUSED"), kinds(tasks(officer, open, lapsed, done)));
        assertEquals(List.of(open), files.enrolmentTasks(caller, usw, here));
    }

    @Test
    public void aTaskAtFaultIsRefusedWithItsFaults() {
        take(row("A1", S2026, null, null, null));
        EnrolmentTaskRow nobody = new EnrolmentTaskRow("Z9", null, null, null, null, null, null, null, null);
        EnrolmentTaskRow wrong = new EnrolmentTaskRow(
                "A1",
                "COMP",
                S2026,
                S2026,
                EnrolmentTask.Kind.RE_ENROLMENT,
                EnrolmentTask.Status.COMPLETE,
                START,
                START.minusDays(1),
                null);
        EnrolmentTaskRow early = task(
                S2026,
                EnrolmentTask.Kind.ENROLMENT,
                EnrolmentTask.Status.COMPLETE,
                LocalDateTime.of(2026, 10, 1, 9, 0, 1));
        List<RowOutcome> outcomes = tasks(officer, nobody, wrong, early);
        assertEquals(
                List.of("studentNumber", "session", "kind", "status", "opens", "closes", "programmeCode, entrySession"),
                fieldsOf(outcomes.get(0)));
        assertEquals(List.of("closes", "kind", "completedAt"), fieldsOf(outcomes.get(1)));
        assertEquals(List.of("completedAt"), fieldsOf(outcomes.get(2)));
        assertEquals(List.of(), files.enrolmentTasks(caller, usw, here));
    }

    @Test
    public void tasksOfEnrolmentNeedTheirPrivilegeAndTheScope() {
        refused(Problem.Kind.FORBIDDEN, () -> tasks(caller));
        refused(Problem.Kind.FORBIDDEN, () -> tasks(outsider));
    }

    private static List<String> fieldsOf(RowOutcome outcome) {
        return outcome.problem().faults().stream().map(fault -> fault.field()).toList();
    }
}
