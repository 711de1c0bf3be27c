package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.HandClock;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeChanges.Superseded;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.StudyTimes;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.SessionDays;
import org.matricula.registration.provider.programme.MergeNews;
import org.matricula.registration.provider.programme.ProgrammeChanging;
import org.matricula.registration.provider.programme.StatusTelling;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.Recognised;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentIndex.Study;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.Students;

public class ProgrammeChangesTest extends RegistrationFixture {

    private static final Cause CAUSE = new Cause("asked for it", "request 9");
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 11);
    private static final LocalDate SEPTEMBER = LocalDate.of(2027, 9, 20);
    private static final AcademicSession S2027 = S2026.next();
    private static final List<String> DRAWN = List.of(
            "suspend", "suspend", "putOff", "putOff", "return", "return", "withdraw", "away", "reinstate", "reinstate");

    private final List<StatusEvent> events = new ArrayList<>();
    private boolean studentsRefuse;
    private Clock clock = Clock.fixed(Instant.parse("2028-02-01T09:00:00Z"), ZoneOffset.UTC);
    private StatusTelling statusTold;
    private ProgrammeChanges changes;
    private Caller registrar;
    private Caller partner;
    private ProgrammeId music;
    private Versioned<ProgrammeRegistration> registered;
    private ProgrammeRegistrationId id;

    @Before
    public void register() {
        statusTold = new StatusTelling(
                Partial.of(StudentStatus.class, new FakeStatus()), programmes, persons(), days(clock));
        changes = changes(GovernedFixture.regulations());
        Set<String> privileges =
                Set.of(Registrations.READ.name(), RegistrationAdmin.WRITE.name(), StudentAdmin.WRITE.name());
        registrar = new Caller("registrar", privileges, Scope.of(Set.of(usw)));
        partner = new Caller("partner", privileges, Scope.of(Set.of(college)));
        music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        registered = admin.register(caller, wanted(ada, computing));
        id = registered.record().id();
    }

    private final Contributors contributors = new Contributors();

    private ProgrammeChanges changes(Regulations regulations) {
        return new ProgrammeChanging(
                programmes,
                standings,
                leaving(contributors, clock),
                telling,
                students,
                persons(),
                statusTold,
                registrable,
                contributors,
                admissions(),
                curriculum,
                Partial.of(ProgrammeVersions.class, new FakeVersions()),
                regulations,
                periods(regulations),
                new SessionDays(Partial.of(Institutions.class, new Object() {
                    List<SessionDates> sessions(Caller asking, InstitutionCode of) {
                        asking.require(Institutions.READ);
                        return List.of(new SessionDates(S2027, SEPTEMBER, SEPTEMBER.plusDays(300)));
                    }
                })),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                news(),
                clock,
                days(clock));
    }

    /** What the students' records keep; what a status could not follow is a fault of who tells it. */
    private final class FakeStatus {

        StatusEvent record(Caller caller, StatusEvent event) {
            caller.require(StudentAdmin.WRITE);
            if (studentsRefuse) {
                throw Problem.conflict("status", event.status(), "nobody leaves after death")
                        .exception();
            }
            if (event.corrects() == null) {
                assertTrue(event + " after " + standing(event.subject()), follows(event));
            }
            StatusEvent kept = new StatusEvent(
                    new StatusEventId(events.size() + 1L),
                    event.institution(),
                    event.studentId(),
                    event.engagementId(),
                    event.subject(),
                    event.status(),
                    event.effective(),
                    event.expectedReturn(),
                    event.reason(),
                    event.source(),
                    event.corrects(),
                    null,
                    null);
            events.add(kept);
            return kept;
        }

        private boolean follows(StatusEvent event) {
            List<StatusEvent> before = standing(event.subject());
            if (before.isEmpty()) {
                return true;
            }
            StatusEvent last = before.get(before.size() - 1);
            boolean back =
                    last.status() == StatusEvent.Status.TRANSFERRED && event.status() == StatusEvent.Status.ENROLLED;
            boolean open = back
                    || last.status() == StatusEvent.Status.ENROLLED
                    || last.status() == StatusEvent.Status.SUSPENDED;
            boolean other = last.status() != event.status()
                    || last.expectedReturn() != null && event.expectedReturn().isAfter(last.expectedReturn());
            return open && other && !event.effective().isBefore(last.effective());
        }

        List<RowOutcome> recordAll(Caller caller, InstitutionCode at, List<StatusEvent> all) {
            caller.scope().require(at);
            return all.stream()
                    .map(event -> RowOutcome.created(record(caller, event).id().toString()))
                    .toList();
        }

        List<StatusEvent> events(Caller caller, StudentId of) {
            caller.require(Students.READ);
            return events.stream()
                    .filter(event -> merged.getOrDefault(of, Set.of(of)).contains(event.studentId()))
                    .sorted(Comparator.comparing(StatusEvent::effective))
                    .toList();
        }
    }

    /** What stands about a registration. */
    private List<StatusEvent> standing(String subject) {
        return events.stream()
                .filter(event -> subject.equals(event.subject()) && event.status() != StatusEvent.Status.VOIDED)
                .filter(event -> events.stream().noneMatch(other -> event.id().equals(other.corrects())))
                .sorted(Comparator.comparing(StatusEvent::effective))
                .toList();
    }

    private List<String> standing() {
        return standing("programme registration " + id).stream()
                .map(event -> event.status() + " " + event.effective())
                .toList();
    }

    @Test
    public void whoWithdrewInASessionIsKnownAndEveryRegistrationForItToo() {
        ProgrammeRegistrationId moved =
                admin.register(registrar, wanted(bob, computing)).record().id();
        admin.advance(registrar, List.of(moved), S2027, 5, JANUARY.plusMonths(5));
        assertEquals(List.of(), registrations.left(registrar, usw, S2026, List.of()));
        ProgrammeRegistration left = changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE)
                .record();
        assertEquals(List.of(left), registrations.left(registrar, usw, S2026, List.of(computing)));
        assertEquals(List.of(), registrations.left(registrar, usw, S2026, List.of(music)));
        assertEquals(List.of(), registrations.left(registrar, usw, S2027, List.of()));
        List<ProgrammeRegistration> then = registrations.ofSession(registrar, usw, S2026);
        assertEquals(
                List.of(id, moved), then.stream().map(ProgrammeRegistration::id).toList());
        assertEquals(left, then.get(0));
        assertEquals(S2026, then.get(1).session());
        assertEquals(4, then.get(1).level());
        assertEquals(
                List.of(moved),
                registrations.ofSession(registrar, usw, S2027).stream()
                        .map(ProgrammeRegistration::id)
                        .toList());
        assertEquals(List.of(), registrations.left(partner, usw, S2026, List.of()));
        assertEquals(List.of(), registrations.ofSession(partner, usw, S2026));
        changes.transferAway(
                registrar,
                moved,
                SEPTEMBER,
                registrations.programmeRegistration(registrar, moved).version(),
                CAUSE);
        assertEquals(
                List.of(moved),
                registrations.left(registrar, usw, S2027, List.of(computing)).stream()
                        .map(ProgrammeRegistration::id)
                        .toList());
    }

    @Test
    public void whoWithdrawsLeavesTheModulesThatRunAndTheStatusSaysSo() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        ModuleRegistrationId over = takes(ada, run("OVER", START, JANUARY.minusDays(1)));
        ModuleRegistrationId later = takes(ada, run("LATER", JANUARY.plusDays(14), LocalDate.of(2027, 5, 31)));
        ProgrammeRegistration after = changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE)
                .record();
        assertEquals(Status.WITHDRAWN, after.status());
        assertEquals(JANUARY, after.endedOn());
        assertEquals(
                JANUARY,
                registrations.moduleRegistration(caller, running).record().withdrawnOn());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, over).record().status());
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, later).record().status());
        assertEquals(List.of(StatusEvent.Status.WITHDRAWN), statuses());
        assertEquals("programme registration " + id, events.get(0).subject());
        assertEquals("request 9", events.get(0).source());
        assertEquals(1, audited("registration.withdrawn", "programme-registration/" + id));
        assertEquals(1, audited("registration.withdraw-module", "module-registration/" + running));
        assertEquals(
                "{\"registration\":\"%s\",\"student\":\"%s\",\"programme\":\"%s\",\"effective\":\"%s\",\"source\":\"%s\"}"
                        .formatted(
                                id,
                                ada,
                                curriculum.programme(caller, computing).record().code(),
                                JANUARY,
                                "request 9"),
                told("registration.withdrawn"));
    }

    private String told(String type) {
        return sql.first(
                        "select payload from kernel_outbox where type = ? and subject = ?",
                        rs -> rs.getString(1),
                        type,
                        "programme-registration/" + id)
                .orElseThrow();
    }

    @Test
    public void modulesStayWhenAnotherProgrammeMayOwnThem() {
        admin.register(caller, wanted(ada, music));
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE);
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
    }

    @Test
    public void whoLeavesLeavesTheModulesUnderEachIdentityAndTakesThemBack() {
        ModuleRegistrationId running = takes(bob, run("RUN", START, LocalDate.of(2027, 5, 31)));
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        Versioned<ProgrammeRegistration> left = changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE);
        assertEquals(
                JANUARY,
                registrations.moduleRegistration(caller, running).record().withdrawnOn());
        changes.reinstate(head(usw), id, left.version(), CAUSE);
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
    }

    @Test
    public void modulesStayWhenAProgrammeUnderAnotherIdentityMayOwnThem() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        sql.update("update registration_module set programme_registration_id = null where id = ?", running);
        admin.register(caller, wanted(bob, music));
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE);
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
    }

    @Test
    public void aSuspendedStudentComesBackUnderTheSessionOfReturn() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        ModuleRegistrationId afterwards = takes(ada, run("AFTER", SEPTEMBER.plusDays(7), LocalDate.of(2028, 1, 31)));
        Versioned<ProgrammeRegistration> away =
                changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE);
        assertEquals(Status.SUSPENDED, away.record().status());
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, afterwards).record().status());
        assertTrue(registrations.active(caller, usw, S2026, List.of(), null).isEmpty());
        assertEquals(SEPTEMBER, events.get(0).expectedReturn());
        ProgrammeRegistration back = changes.resume(registrar, id, SEPTEMBER, S2027, away.version(), CAUSE)
                .record();
        assertEquals(Status.ACTIVE, back.status());
        assertEquals(S2027, back.session());
        assertEquals(List.of(StatusEvent.Status.SUSPENDED, StatusEvent.Status.ENROLLED), statuses());
    }

    /** What a board has seen, or will see, is not taken off the record by who goes away from it. */
    @Test
    public void aModuleWithAResultStaysWithWhoIsAway() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        ModuleRegistrationId marked = takes(ada, run("MARKED", START, LocalDate.of(2027, 5, 31)));
        contributors.setResults(Partial.of(PriorResults.class, new Object() {
            Set<ModuleRegistrationId> resulted(
                    Caller asking, InstitutionCode institution, Collection<StudentId> students) {
                asking.require(PriorResults.READ);
                return Set.of(marked);
            }
        }));
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE);
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, marked).record().status());
    }

    @Test
    public void aReturnIsPutOffAndTheOldOneStaysInTheHistory() {
        ModuleRegistrationId afterwards = takes(ada, run("AFTER", SEPTEMBER.plusDays(7), LocalDate.of(2028, 1, 31)));
        long away = changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE)
                .version();
        LocalDate latest = JANUARY.plusYears(1);
        Versioned<ProgrammeRegistration> longer = changes.putOffReturn(registrar, id, SEPTEMBER, latest, away, CAUSE);
        assertEquals(Status.SUSPENDED, longer.record().status());
        List<RegistrationState> states = history.of(caller, id, null);
        assertEquals(Change.RETURN_PUT_OFF, states.get(2).change());
        assertEquals("asked for it", states.get(2).reason());
        assertEquals(
                List.of(SEPTEMBER, latest),
                states.subList(1, 3).stream()
                        .map(RegistrationState::expectedReturn)
                        .toList());
        assertEquals(
                List.of(SEPTEMBER, latest),
                events.stream().map(StatusEvent::expectedReturn).toList());
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, afterwards).record().status());
        assertEquals(1, audited("registration.return-put-off", "programme-registration/" + id));
        assertEquals(
                Status.ACTIVE,
                changes.resume(registrar, id, latest, S2027, longer.version(), CAUSE)
                        .record()
                        .status());
    }

    /** Who asks in May 2027, when the next session has not begun. */
    private ProgrammeChanges ahead() {
        clock = Clock.fixed(Instant.parse("2027-05-01T09:00:00Z"), ZoneOffset.UTC);
        return changes(GovernedFixture.regulations());
    }

    private RegistrationState last() {
        List<RegistrationState> states = history.of(caller, id, null);
        return states.get(states.size() - 1);
    }

    private List<ProgrammeRegistrationId> active(AcademicSession session) {
        return registrations.active(caller, usw, session, List.of(), null).stream()
                .map(ProgrammeRegistration::id)
                .toList();
    }

    @Test
    public void T_BD_8_whoIsToRepeatIsInTheSessionThatRunsUntilABoardMovesTheRegistration() {
        ahead().repeatYear(registrar, id, S2027, registered.version(), CAUSE);
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(List.of(id), active(S2026));
        assertEquals(List.of(), active(S2027));
        assertTrue(last().isToRepeat());
        assertEquals(S2027, last().repeatsIn());
        assertEquals(RegistrationState.Change.REPEATED, last().change());
        assertEquals(LocalDate.of(2027, 5, 1), last().effective());
        assertEquals(1, audited("registration.repeated", "programme-registration/" + id));
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        ProgrammeRegistration again =
                registrations.programmeRegistration(caller, id).record();
        assertEquals(S2027, again.session());
        assertEquals(4, again.level());
        assertFalse(last().isToRepeat());
        assertEquals(Optional.empty(), takeBack(false, new Cause("chair's action", "meeting 7")));
        assertTrue(last().isToRepeat());
        assertEquals(List.of(id), active(S2026));
    }

    @Test
    public void aRepeatIsAgreedOnceAndFromTheSessionAfterOnly() {
        ProgrammeChanges early = ahead();
        assertEquals(Optional.empty(), early.repeatBarred(registrar, id));
        early.repeatYear(registrar, id, S2027, registered.version(), CAUSE);
        Problem told = early.repeatBarred(registrar, id).orElseThrow();
        assertEquals(
                told,
                assertThrows(ProblemException.class, () -> early.repeatYear(registrar, id, S2027, version(id), CAUSE))
                        .problem());
        assertEquals(Problem.Kind.CONFLICT, told.kind());
        assertEquals(
                List.of("session"), faults(() -> early.repeatYear(registrar, id, S2027.next(), version(id), CAUSE)));
        refused(Problem.Kind.NOT_FOUND, () -> early.repeatBarred(partner, id));
        refused(Problem.Kind.FORBIDDEN, () -> early.repeatBarred(head(usw), id));
    }

    @Test
    public void anAgreedRepeatIsTakenBackWhateverWasChangedSince() {
        ProgrammeChanges early = ahead();
        early.repeatYear(registrar, id, S2027, registered.version(), CAUSE);
        refused(Problem.Kind.FORBIDDEN, () -> early.reinstate(registrar, id, version(id), CAUSE));
        assertEquals(List.of("reason"), faults(() -> early.reinstate(head(usw), id, version(id), null)));
        early.reinstate(head(usw), id, version(id), CAUSE);
        assertNull(last().repeatsIn());
        assertEquals(RegistrationState.Change.REPEAT_VOIDED, last().change());
        assertEquals(1, RegistrationState.standing(history.of(caller, id, null)).size());
        assertEquals(1, audited("registration.repeat-voided", "programme-registration/" + id));
        refused(Problem.Kind.CONFLICT, () -> early.reinstate(head(usw), id, version(id), CAUSE));

        early.repeatYear(registrar, id, S2027, version(id), CAUSE);
        early.changeMode(registrar, id, "PT", S2026, version(id), CAUSE);
        assertTrue(last().isToRepeat());
        early.reinstate(head(usw), id, version(id), CAUSE);
        assertNull(last().repeatsIn());
        assertEquals("PT", last().registration().mode());
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        assertEquals(5, registrations.programmeRegistration(caller, id).record().level());
    }

    @Test
    public void aRepeatThatHasBegunIsTakenBackWithItsModulesUnlessOneIsMarked() {
        changes.repeatYear(registrar, id, S2027, registered.version(), CAUSE);
        ModuleRegistrationId next = takes(ada, nextRun("NEXT"));
        Set<ModuleRegistrationId> marked = new HashSet<>(Set.of(next));
        contributors.setResults(Partial.of(PriorResults.class, new Object() {
            Set<ModuleRegistrationId> assessed(
                    Caller asking, InstitutionCode institution, Collection<StudentId> students) {
                return marked;
            }
        }));
        Problem against = assertThrows(
                        ProblemException.class, () -> changes.reinstate(head(usw), id, version(id), CAUSE))
                .problem();
        assertEquals("[NEXT]", against.faults().get(0).value());
        marked.clear();
        int told = events.size();
        changes.reinstate(head(usw), id, version(id), CAUSE);
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module(next));
        assertEquals("no status is touched", told, events.size());
    }

    @Test
    public void T_BD_8_whoIsToRepeatAndLeavesBeforehandLeavesTheSessionThatRuns() {
        ProgrammeChanges early = ahead();
        early.repeatYear(registrar, id, S2027, registered.version(), CAUSE);
        ProgrammeRegistration left = early.withdraw(registrar, id, LocalDate.of(2027, 4, 30), version(id), CAUSE)
                .record();
        assertEquals(S2026, left.session());
        assertEquals(List.of(left), registrations.left(caller, usw, S2026, List.of()));
        assertEquals(List.of(), registrations.left(caller, usw, S2027, List.of()));
        assertNull("nothing is agreed with who has left", last().repeatsIn());
        early.reinstate(head(usw), id, version(id), CAUSE);
        assertTrue(last().isToRepeat());
        early.suspend(registrar, id, LocalDate.of(2027, 4, 30), SEPTEMBER, version(id), CAUSE);
        early.resume(registrar, id, LocalDate.of(2027, 5, 1), S2026, version(id), CAUSE);
        assertTrue(last().isToRepeat());
        assertEquals(List.of(id), active(S2026));
        admin.advance(caller, List.of(id), null, null, LocalDate.of(2027, 6, 20));
        assertFalse("an award ends it", last().isToRepeat());
    }

    @Test
    public void T_BD_8_whoLeavesBeforeTheSessionOfTheMoveBeginsLeavesTheOneThatRan() {
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        ModuleRegistrationId next = takes(ada, nextRun("NEXT"));
        Versioned<ProgrammeRegistration> moved = registrations.programmeRegistration(caller, id);
        ProgrammeRegistration left = changes.withdraw(registrar, id, SEPTEMBER.minusDays(1), moved.version(), CAUSE)
                .record();
        assertEquals(S2026, left.session());
        assertEquals(4, left.level());
        assertEquals(SEPTEMBER.minusDays(1), left.endedOn());
        assertEquals(List.of(left), registrations.left(caller, usw, S2026, List.of()));
        assertEquals(List.of(), registrations.ofSession(caller, usw, S2027));
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module(next));
        changes.reinstate(head(usw), id, version(id), CAUSE);
        assertEquals(
                moved.record(), registrations.programmeRegistration(caller, id).record());
        assertEquals(ModuleRegistration.Status.REGISTERED, module(next));
        assertEquals(
                S2027,
                changes.withdraw(registrar, id, SEPTEMBER, version(id), CAUSE)
                        .record()
                        .session());
    }

    /** What the version before this one wrote: the registration had moved ahead of its session. */
    @Test
    public void whatHadMovedAheadComesBackToTheSessionThatRuns() throws Exception {
        ProgrammeRegistrationId begun =
                admin.register(registrar, wanted(bob, computing)).record().id();
        for (ProgrammeRegistrationId one : List.of(id, begun)) {
            changes.repeatYear(registrar, one, S2027, version(one), CAUSE);
            sql.update(
                    "update registration_history set effective_on = ?, study_mode = 'PT'"
                            + " where registration_id = ? and version = 2",
                    LocalDate.of(one.equals(id) ? 2999 : 2020, 1, 1),
                    one);
            sql.update("update registration_programme set study_mode = 'PT' where id = ?", one);
        }
        try (InputStream script = getClass().getResourceAsStream("/migrations/registration/V60__agreed_repeats.sql")) {
            Arrays.stream(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("--.*", "")
                            .split(";"))
                    .map(String::strip)
                    .filter(statement -> statement.startsWith("update"))
                    .forEach(sql::update);
        }
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertTrue(last().isToRepeat());
        assertEquals(registered.record(), last().registration());
        assertEquals(last().recordedAt().atZone(ZoneOffset.UTC).toLocalDate(), last().effective());
        assertEquals(
                S2027,
                registrations.programmeRegistration(caller, begun).record().session());
        changes.reinstate(head(usw), id, version(id), CAUSE);
        assertFalse(last().isToRepeat());
    }

    @Test
    public void aWithdrawalIsNotTakenForADayToCome() {
        clock = Clock.fixed(Instant.parse("2027-01-10T23:00:00Z"), ZoneOffset.UTC);
        ProgrammeChanges early = changes(GovernedFixture.regulations());
        assertEquals(
                List.of("effective"),
                faults(() -> early.withdraw(registrar, id, JANUARY, registered.version(), CAUSE)));
        assertEquals(
                List.of("effective"),
                faults(() -> early.transferAway(registrar, id, JANUARY, registered.version(), CAUSE)));
        assertEquals(
                Status.WITHDRAWN,
                early.withdraw(registrar, id, JANUARY.minusDays(1), registered.version(), CAUSE)
                        .record()
                        .status());
    }

    @Test
    public void theStatusOfAMergedIdentityStandsUnderItAndIsTakenBackThere() {
        students.merge(ada, bob);
        Versioned<ProgrammeRegistration> left = changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE);
        assertEquals(ada, left.record().studentId());
        changes.reinstate(head(usw), id, left.version(), new ProgrammeChanges.Cause("the wrong student", null));
        assertEquals(
                List.of(ada, ada), events.stream().map(StatusEvent::studentId).toList());
        assertEquals(events.get(0).id(), events.get(1).corrects());
    }

    @Test
    public void aWithdrawalByMistakeIsTakenBackWithItsModulesAndItsStatusEvent() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        ModuleRegistrationId before = takes(ada, run("BEFORE", START, LocalDate.of(2027, 5, 31)));
        admin.importModuleRegistrations(
                caller,
                usw,
                List.of(new ModuleRegistrationRow(
                        "A1",
                        new OccurrenceKey("BEFORE", S2026, "S1"),
                        ModuleRegistration.Attempt.FIRST,
                        null,
                        START.plusDays(9))));
        long left = changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE)
                .version();
        ProgrammeChanges.Cause mistake = new ProgrammeChanges.Cause("the wrong student", null);
        refused(Problem.Kind.FORBIDDEN, () -> changes.reinstate(registrar, id, left, mistake));
        Caller head = head(usw);
        refused(Problem.Kind.NOT_FOUND, () -> changes.reinstate(head(college), id, left, mistake));
        refused(Problem.Kind.STALE, () -> changes.reinstate(head, id, left + 1, mistake));
        assertEquals(List.of("reason"), faults(() -> changes.reinstate(head, id, left, null)));
        ProgrammeRegistration back = changes.reinstate(head, id, left, mistake).record();
        assertEquals(registered.record(), back);
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, before).record().status());
        assertEquals(
                List.of(Change.REGISTERED, Change.WITHDRAWN, Change.REINSTATED),
                history.of(caller, id, null).stream()
                        .map(RegistrationState::change)
                        .toList());
        assertEquals(Status.ACTIVE, on(JANUARY.plusDays(1), null).status());
        StatusEvent correction = events.get(1);
        assertEquals(events.get(0).id(), correction.corrects());
        assertEquals(StatusEvent.Status.VOIDED, correction.status());
        assertEquals(List.of(), standing());
        assertEquals(JANUARY, correction.effective());
        assertEquals(1, audited("registration.reinstated", "programme-registration/" + id));
        assertEquals(1, told("registration.reinstated", id));
        assertEquals(List.of(new Study("COMP", START, null)), index.of(ada));
        long now = registrations.programmeRegistration(caller, id).version();
        refused(Problem.Kind.CONFLICT, () -> changes.reinstate(head, id, now, mistake));
    }

    @Test
    public void T_RA_7_aCompletionByADecisionThatStandsNoMoreIsTakenBack() {
        LocalDate june = LocalDate.of(2027, 6, 20);
        Cause acted = new Cause("chair's action in the place of AWARD", "meeting 7");
        assertEquals("it stands as it should", Optional.empty(), takeBack(false, acted));
        assertEquals(
                List.of(Change.REGISTERED),
                history.of(caller, id, null).stream()
                        .map(RegistrationState::change)
                        .toList());
        admin.advance(caller, List.of(id), null, null, june);
        refused(
                Problem.Kind.NOT_FOUND,
                () -> changes.takeBack(partner, id, new Superseded(S2026, false, false), acted));
        assertEquals(Optional.empty(), takeBack(false, acted));
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        List<RegistrationState> states = history.of(caller, id, null);
        assertEquals(
                List.of(Change.REGISTERED, Change.COMPLETED, Change.REINSTATED),
                states.stream().map(RegistrationState::change).toList());
        assertEquals(acted.reason(), states.get(2).reason());
        assertEquals(acted.source(), states.get(2).source());
        assertEquals(List.of(new Study("COMP", START, null)), index.of(ada));
        assertEquals(1, audited("registration.reinstated", "programme-registration/" + id));
        assertEquals(1, told("registration.reinstated", id));
        assertEquals(Optional.empty(), takeBack(false, acted));
        assertEquals("once", 3, history.of(caller, id, null).size());
        admin.advance(caller, List.of(id), null, null, june);
        assertEquals(
                "the next decision is followed again",
                Status.COMPLETED,
                registrations.programmeRegistration(caller, id).record().status());
    }

    @Test
    public void T_PR_4_aMoveByADecisionThatStandsNoMoreIsTakenBackUnlessSomethingElseWasDoneSince() {
        LocalDate june = LocalDate.of(2027, 6, 20);
        Cause acted = new Cause("chair's action in the place of PROGRESS", "meeting 7");
        takes(ada, run("BEFORE", START, LocalDate.of(2027, 5, 31)));
        admin.advance(caller, List.of(id), S2027, 5, june);
        assertEquals(Optional.empty(), takeBack(false, acted));
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(
                "the board after resits calls on",
                List.of(registered.record()),
                registrations.active(caller, usw, S2026, List.of(computing), null));
        admin.advance(caller, List.of(id), S2027, 5, june);
        changes.changeMode(
                registrar,
                id,
                "PT",
                S2027,
                registrations.programmeRegistration(caller, id).version(),
                CAUSE);
        assertEquals(
                "something else was done since",
                List.of("registration"),
                takeBack(false, acted).orElseThrow().faults().stream()
                        .map(Fault::field)
                        .toList());
        assertEquals(
                S2027, registrations.programmeRegistration(caller, id).record().session());
        assertEquals("a person wants it", Optional.empty(), takeBack(true, acted));
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(registered.record(), on(LocalDate.of(2028, 3, 1), null));
    }

    @Test
    public void T_PR_4_whoIsTakenBackLeavesTheModulesOfTheNextSessionAndWhatWasOrderedThereIsOpenAgain() {
        ModuleRegistrationId before = takes(ada, run("BEFORE", START, LocalDate.of(2027, 5, 31)));
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        ModuleRegistrationId next = takes(ada, nextRun("NEXT"));
        sql.update("update registration_module set attempt = 'REPEAT' where id = ?", next);
        sql.update(
                Sql.insert(
                        "registration_reassessment",
                        "id",
                        "institution",
                        "student_id",
                        "module_code",
                        "failed_session",
                        "failed_attempt",
                        "decided_session",
                        "kind",
                        "state",
                        "reason",
                        "source",
                        "decided_on",
                        "module_registration_id",
                        "version"),
                database.identifiers().next(),
                usw,
                ada,
                "NEXT",
                S2026,
                Attempt.FIRST,
                S2026,
                "REPEAT",
                "REGISTERED",
                "REGISTERED",
                "meeting 7",
                START,
                next,
                1L);
        Cause acted = new Cause("chair's action in the place of PROGRESS_TRAIL", "meeting 7");
        assertEquals(Optional.empty(), takeBack(false, acted));
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, before).record().status());
        ModuleRegistration left = registrations.moduleRegistration(caller, next).record();
        assertEquals(ModuleRegistration.Status.WITHDRAWN, left.status());
        assertEquals(1, audited("registration.withdraw-module", "module-registration/" + next));
        assertEquals(
                acted.reason() + ", " + acted.source(),
                new ModuleHistoryStore(database.dataSource())
                        .of(caller.scope(), next, null).stream()
                                .reduce((earlier, later) -> later)
                                .map(last -> last.reason() + ", " + last.source())
                                .orElseThrow());
        assertEquals(
                "OPEN LEFT_MODULE null",
                sql.first(
                                "select state, reason, module_registration_id from registration_reassessment"
                                        + " where student_id = ?",
                                rs -> rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3),
                                ada)
                        .orElseThrow());
    }

    @Test
    public void T_PR_7_whoRepeatsInTheNextSessionKeepsTheRepeatThatWasOrderedThere() {
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        ModuleRegistrationId repeat = takes(ada, nextRun("AGAIN"));
        ModuleRegistrationId next = takes(ada, nextRun("NEXT"));
        sql.update("update registration_module set attempt = 'REPEAT' where id = ?", repeat);
        assertEquals(
                Optional.empty(),
                changes.takeBack(
                        registrar,
                        id,
                        new Superseded(S2026, true, false),
                        new Cause("chair's action in the place of PROGRESS_TRAIL", "meeting 7")));
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, repeat).record().status());
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, next).record().status());
    }

    @Test
    public void T_PR_4_aMoveStaysWhereSomethingWasMarkedThereUnlessAPersonWantsIt() {
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        ModuleRegistrationId marked = takes(ada, nextRun("MARKED"));
        ModuleRegistrationId unmarked = takes(ada, nextRun("NEXT"));
        contributors.setResults(Partial.of(PriorResults.class, new Object() {
            Set<ModuleRegistrationId> assessed(
                    Caller asking, InstitutionCode institution, Collection<StudentId> students) {
                asking.require(PriorResults.READ);
                return Set.of(marked);
            }
        }));
        Cause acted = new Cause("chair's action", "meeting 7");
        Problem against = takeBack(false, acted).orElseThrow();
        assertEquals("modules", against.faults().get(0).field());
        assertEquals("[MARKED]", against.faults().get(0).value());
        assertEquals(
                S2027, registrations.programmeRegistration(caller, id).record().session());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, unmarked).record().status());
        assertEquals(Optional.empty(), takeBack(true, acted));
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(
                "what was marked stays on record",
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, marked).record().status());
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, unmarked).record().status());
    }

    @Test
    public void T_PR_9_anEndByADecisionThatStandsNoMoreIsTakenBackWithItsModules() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 6, 30)));
        LocalDate june = LocalDate.of(2027, 6, 20);
        Versioned<ProgrammeRegistration> left =
                changes.withdraw(registrar, id, june, registered.version(), new Cause("Discontinued", "meeting 7"));
        Cause acted = new Cause("chair's action in the place of DISCONTINUE", "meeting 7");
        deaths.put(ada, START);
        assertTrue(takeBack(true, acted).orElseThrow().detail().contains("died"));
        deaths.clear();
        assertEquals(Optional.empty(), takeBack(false, acted));
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(List.of(StatusEvent.Status.WITHDRAWN, StatusEvent.Status.VOIDED), statuses());
        assertEquals(events.get(0).id(), events.get(1).corrects());

        changes.withdraw(registrar, id, june, left.version() + 1, CAUSE);
        assertEquals(
                "the student's own going is nobody's to take back",
                "status",
                takeBack(true, acted).orElseThrow().faults().get(0).field());
        assertEquals(
                Status.WITHDRAWN,
                registrations.programmeRegistration(caller, id).record().status());
    }

    @Test
    public void T_PR_9_anEndStaysWhereTheStudentIsOnTheProgrammeByAnotherRegistration() {
        ProgrammeRegistrationId again =
                admin.register(caller, wanted(ada, music)).record().id();
        sql.update(
                "update registration_programme set programme_id = ?, entry_session = 2020 where id = ?",
                computing,
                again);
        changes.withdraw(
                registrar, id, LocalDate.of(2027, 6, 20), registered.version(), new Cause("Discontinued", "meeting 7"));
        Problem against =
                takeBack(true, new Cause("chair's action", "meeting 7")).orElseThrow();
        assertTrue(against.detail(), against.detail().contains("by registration " + again));
    }

    private Optional<Problem> takeBack(boolean wanted, Cause cause) {
        return changes.takeBack(registrar, id, new Superseded(S2026, false, wanted), cause);
    }

    private OccurrenceId nextRun(String module) {
        return curriculum.run(database.identifiers().next(), usw, module, 2027, SEPTEMBER, LocalDate.of(2028, 5, 31));
    }

    @Test
    public void whoWasAwayIsAwayAgainAndADeadStudentIsNotReinstated() {
        long away = changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE)
                .version();
        long left = changes.withdraw(registrar, id, JANUARY.plusDays(9), away, CAUSE)
                .version();
        deaths.put(ada, START);
        refused(Problem.Kind.CONFLICT, () -> changes.reinstate(head(usw), id, left, CAUSE));
        deaths.clear();
        changes.reinstate(head(usw), id, left, CAUSE);
        RegistrationState state = history.of(caller, id, null).get(3);
        assertEquals(Status.SUSPENDED, state.registration().status());
        assertEquals(SEPTEMBER, state.expectedReturn());
        assertEquals(List.of("SUSPENDED " + JANUARY), standing());
        LocalDate earlier = JANUARY.minusDays(9);
        String rule = conflict(() -> changes.withdraw(registrar, id, earlier, version(id), CAUSE));
        assertTrue(rule, rule.contains("first taken back by reinstatement"));
        changes.reinstate(head(usw), id, version(id), CAUSE);
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        changes.withdraw(registrar, id, earlier, version(id), CAUSE);
        assertEquals(List.of("WITHDRAWN " + earlier), standing());
    }

    @Test
    public void aWithdrawalThatWasRecordedTooLateIsPutRightAndAllIsKept() {
        LocalDate earlier = JANUARY.minusDays(21);
        long left = changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE)
                .version();
        long back = changes.reinstate(head(usw), id, left, new Cause("another day", null))
                .version();
        ProgrammeRegistration gone =
                changes.withdraw(registrar, id, earlier, back, CAUSE).record();
        assertEquals(earlier, gone.endedOn());
        assertEquals(
                List.of(Change.REGISTERED, Change.WITHDRAWN, Change.REINSTATED, Change.WITHDRAWN),
                history.of(caller, id, null).stream()
                        .map(RegistrationState::change)
                        .toList());
        assertEquals(Status.WITHDRAWN, on(earlier, null).status());
        assertEquals(List.of("WITHDRAWN " + earlier), standing());
        assertEquals(events.get(0).id(), events.get(1).corrects());
        assertNull(events.get(2).corrects());
    }

    @Test
    public void aDayIsPutRightAsOftenAsItTakes() {
        for (LocalDate day : List.of(JANUARY, JANUARY.plusDays(5), JANUARY.minusDays(20), JANUARY.minusDays(20))) {
            changes.suspend(registrar, id, day, SEPTEMBER, version(id), CAUSE);
            assertEquals(List.of("SUSPENDED " + day), standing());
            changes.reinstate(head(usw), id, version(id), CAUSE);
            changes.withdraw(registrar, id, day, version(id), CAUSE);
            assertEquals(List.of("WITHDRAWN " + day), standing());
            changes.reinstate(head(usw), id, version(id), CAUSE);
            assertEquals(List.of(), standing());
        }
    }

    @Test
    public void aReturnByMistakeIsTakenBackAndThenTheSuspensionMayHoldFromAnEarlierDay() {
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE);
        changes.resume(registrar, id, JANUARY.plusDays(9), S2026, version(id), CAUSE);
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        LocalDate earlier = JANUARY.minusDays(9);
        String rule = conflict(() -> changes.suspend(registrar, id, earlier, SEPTEMBER, version(id), CAUSE));
        assertTrue(rule, rule.contains("first taken back by reinstatement"));
        ProgrammeRegistration away =
                changes.reinstate(head(usw), id, version(id), CAUSE).record();
        assertEquals(Status.SUSPENDED, away.status());
        assertEquals(
                JANUARY,
                RegistrationState.awaySince(history.of(caller, id, null)).orElseThrow());
        assertEquals(
                "who is away takes no module",
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(List.of("SUSPENDED " + JANUARY), standing());
        assertEquals(1, told("registration.return-voided", id));
        changes.reinstate(head(usw), id, version(id), CAUSE);
        changes.suspend(registrar, id, earlier, SEPTEMBER, version(id), CAUSE);
        assertEquals(List.of("SUSPENDED " + earlier), standing());
        assertEquals(
                List.of(
                        Change.REGISTERED,
                        Change.SUSPENDED,
                        Change.RESUMED,
                        Change.RETURN_VOIDED,
                        Change.SUSPENSION_VOIDED,
                        Change.SUSPENDED),
                history.of(caller, id, null).stream()
                        .map(RegistrationState::change)
                        .toList());
    }

    @Test
    public void theStatusFollowsTheRegistrationThroughWhateverIsDoneAndTakenBack() {
        Map<String, Integer> made = new TreeMap<>();
        for (int seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            StudentId student = students.add(database.identifiers().next(), usw, "R" + seed);
            id = admin.register(caller, wanted(student, computing)).record().id();
            boolean enrolled = random.nextBoolean();
            if (enrolled) {
                statusTold.record(
                        registrar,
                        registrations.programmeRegistration(caller, id).record(),
                        StatusEvent.Status.ENROLLED,
                        START,
                        null,
                        "enrolled",
                        null);
            }
            for (int step = 0; step < 40; step++) {
                LocalDate day = START.plusDays(random.nextInt(40));
                String drawn = DRAWN.get(random.nextInt(DRAWN.size()));
                try {
                    draw(drawn, day, day.plusDays(20 + random.nextInt(40)));
                    made.merge(drawn, 1, Integer::sum);
                } catch (ProblemException e) {
                    assertTrue(
                            e.problem().toString(),
                            Set.of(Problem.Kind.CONFLICT, Problem.Kind.INVALID)
                                    .contains(e.problem().kind()));
                }
                Status stands =
                        registrations.programmeRegistration(caller, id).record().status();
                List<StatusEvent> told = standing("programme registration " + id);
                String last = told.isEmpty()
                        ? null
                        : told.get(told.size() - 1).status().name();
                String expected = stands != Status.ACTIVE
                        ? stands.name()
                        : enrolled || last != null ? StatusEvent.Status.ENROLLED.name() : null;
                assertEquals("seed " + seed + ", step " + step + ": " + told, expected, last);
            }
        }
        assertEquals(made.toString(), Set.copyOf(DRAWN), made.keySet());
        assertTrue(made.toString(), made.values().stream().allMatch(count -> count > 1));
    }

    private void draw(String what, LocalDate day, LocalDate back) {
        switch (what) {
            case "suspend" -> changes.suspend(registrar, id, day, back, version(id), CAUSE);
            case "putOff" -> changes.putOffReturn(registrar, id, day, back, version(id), CAUSE);
            case "return" -> changes.resume(registrar, id, day, S2026, version(id), CAUSE);
            case "away" -> changes.transferAway(registrar, id, day, version(id), CAUSE);
            case "withdraw" -> changes.withdraw(registrar, id, day, version(id), CAUSE);
            default -> changes.reinstate(head(usw), id, version(id), CAUSE);
        }
    }

    @Test
    public void whoLeavesOneProgrammeGoesOnWithTheOtherThoughNobodyEnrolledThereYet() {
        ProgrammeRegistration other = admin.register(caller, wanted(ada, music)).record();
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE);
        List<StatusEvent> told = standing("programme registration " + other.id());
        assertEquals(1, told.size());
        assertEquals(StatusEvent.Status.ENROLLED, told.get(0).status());
        assertEquals(other.startedOn(), told.get(0).effective());
        changes.withdraw(registrar, id, JANUARY.plusDays(9), version(id), CAUSE);
        assertEquals("told once", told, standing("programme registration " + other.id()));
        changes.withdraw(
                registrar,
                other.id(),
                START,
                registrations.programmeRegistration(caller, other.id()).version(),
                CAUSE);
        assertEquals(
                "nothing stands in the way of its own first day",
                2,
                standing("programme registration " + other.id()).size());
    }

    @Test
    public void whoseRecordsAreMergedGoesOnWithTheOneThoughTheOtherWasLeft() {
        for (boolean withdrawn : List.of(false, true)) {
            events.clear();
            merged = Map.of();
            StudentId dan = students.add(database.identifiers().next(), usw, "D" + withdrawn);
            StudentId eve = students.add(database.identifiers().next(), usw, "E" + withdrawn);
            ProgrammeRegistration left =
                    admin.register(caller, wanted(dan, music)).record();
            ProgrammeRegistration stays =
                    admin.register(caller, wanted(eve, computing)).record();
            if (withdrawn) {
                changes.withdraw(registrar, left.id(), JANUARY, version(left.id()), CAUSE);
            } else {
                changes.suspend(registrar, left.id(), JANUARY, SEPTEMBER, version(left.id()), CAUSE);
            }
            merge(dan, eve);
            assertEquals("they are two yet", 1, events.size());
            merged = Map.of(eve, Set.of(eve, dan), dan, Set.of(eve, dan));
            merge(dan, eve);
            merge(dan, eve);
            assertEquals("told once", 2, events.size());
            assertEquals(StatusEvent.Status.ENROLLED, events.get(1).status());
            assertEquals(stays.startedOn(), events.get(1).effective());
            assertEquals(eve, events.get(1).studentId());
            assertEquals("programme registration " + stays.id(), events.get(1).subject());
        }
    }

    @Test
    public void aMergeTellsNothingOfWhoLeftNothing() {
        admin.register(caller, wanted(bob, music));
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        merge(bob, ada);
        assertEquals(List.of(), events);
    }

    private void merge(StudentId gone, StudentId survivor) {
        MergeNews merges = new MergeNews(statusTold);
        assertEquals(Set.of("students.merged"), merges.types());
        merges.consume(
                1,
                new DomainEvent(
                        "students.merged",
                        usw,
                        "student/" + gone,
                        "{\"merge\":\"7\",\"merged\":\"%s\",\"survivor\":\"%s\"}".formatted(gone, survivor)));
    }

    @Test
    public void whatHasNotBegunIsNotGoneOnWithAndWhatIsTakenBackIs() {
        ProgrammeRegistration later = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null, usw, ada, music, S2027, S2027, 4, "FT", "STANDARD", null, clock(1), null))
                .record();
        changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE);
        assertEquals(List.of(), standing("programme registration " + later.id()));
        ProgrammeId drama = curriculum.programme(database.identifiers().next(), usw, "DRAMA");
        Versioned<ProgrammeRegistration> third = admin.register(caller, wanted(ada, drama));
        changes.withdraw(registrar, third.record().id(), JANUARY, third.version(), CAUSE);
        changes.reinstate(head(usw), id, version(id), CAUSE);
        assertEquals("the other is left, this one goes on", List.of("ENROLLED " + START), standing());
    }

    private LocalDate clock(int days) {
        return LocalDate.now(clock).plusDays(days);
    }

    @Test
    public void aSuspensionByMistakeIsTakenBackWithItsModulesAndMayHoldFromAnEarlierDay() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        long away = changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE)
                .version();
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, running).record().status());
        Cause mistake = new Cause("another day", null);
        refused(Problem.Kind.FORBIDDEN, () -> changes.reinstate(registrar, id, away, mistake));
        Versioned<ProgrammeRegistration> back = changes.reinstate(head(usw), id, away, mistake);
        assertEquals(registered.record(), back.record());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(events.get(0).id(), events.get(1).corrects());
        assertEquals(StatusEvent.Status.VOIDED, events.get(1).status());
        assertEquals(1, told("registration.suspension-voided", id));
        LocalDate earlier = JANUARY.minusDays(21);
        changes.suspend(registrar, id, earlier, SEPTEMBER, back.version(), CAUSE);
        assertEquals(List.of("SUSPENDED " + earlier), standing());
        assertEquals(Status.SUSPENDED, on(earlier, null).status());
        assertEquals(
                List.of(Change.REGISTERED, Change.SUSPENDED, Change.SUSPENSION_VOIDED, Change.SUSPENDED),
                history.of(caller, id, null).stream()
                        .map(RegistrationState::change)
                        .toList());
    }

    @Test
    public void ofASuspensionWhoseReturnWasPutOffThatIsTakenBackFirst() {
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE);
        changes.putOffReturn(registrar, id, JANUARY, SEPTEMBER.plusDays(1), version(id), CAUSE);
        changes.reinstate(head(usw), id, version(id), CAUSE);
        RegistrationState away = history.of(caller, id, null).get(3);
        assertEquals(Change.RETURN_VOIDED, away.change());
        assertEquals(SEPTEMBER, away.expectedReturn());
        changes.reinstate(head(usw), id, version(id), CAUSE);
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(List.of(), standing());
        refused(Problem.Kind.CONFLICT, () -> changes.reinstate(head(usw), id, version(id), CAUSE));
    }

    @Test
    public void whatBarsADayIsToldBeforeTheChangeIsMade() {
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE);
        changes.resume(registrar, id, JANUARY.plusDays(9), S2026, version(id), CAUSE);
        assertEquals(Optional.empty(), changes.dayBarred(registrar, id, JANUARY.plusDays(9)));
        refused(Problem.Kind.NOT_FOUND, () -> changes.dayBarred(partner, id, JANUARY));
        refused(Problem.Kind.FORBIDDEN, () -> changes.dayBarred(head(usw), id, JANUARY));
        Problem told = changes.dayBarred(registrar, id, JANUARY.plusDays(8)).orElseThrow();
        for (ThrowingRunnable change : List.<ThrowingRunnable>of(
                () -> changes.withdraw(registrar, id, JANUARY.plusDays(8), version(id), CAUSE),
                () -> changes.suspend(registrar, id, JANUARY.plusDays(8), SEPTEMBER, version(id), CAUSE),
                () -> changes.transferAway(registrar, id, JANUARY.plusDays(8), version(id), CAUSE))) {
            assertEquals(assertThrows(ProblemException.class, change).problem(), told);
        }
    }

    @Test
    public void whatBarsATransferIsToldBeforeItIsMade() {
        assertEquals(Optional.empty(), changes.transferBarred(registrar, id, music, 4));
        refused(Problem.Kind.NOT_FOUND, () -> changes.transferBarred(partner, id, music, 4));
        refused(Problem.Kind.FORBIDDEN, () -> changes.transferBarred(head(usw), id, music, 4));
        admin.register(caller, wanted(ada, music));
        Problem told = changes.transferBarred(registrar, id, music, 4).orElseThrow();
        assertEquals(Problem.Kind.CONFLICT, told.kind());
        Problem made = assertThrows(
                        ProblemException.class,
                        () -> changes.transfer(registrar, id, music, 4, JANUARY, registered.version(), CAUSE))
                .problem();
        assertEquals(made, told);
    }

    private static Caller head(InstitutionCode of) {
        return new Caller(
                "head",
                Set.of(RegistrationAdmin.WRITE.name(), StudentAdmin.WRITE.name(), ProgrammeChanges.REINSTATE.name()),
                Scope.of(Set.of(of)));
    }

    @Test
    public void nothingThatIsNoStatusChangesForTheDeadEither() {
        deaths.put(ada, START);
        long version = registered.version();
        refused(Problem.Kind.CONFLICT, () -> changes.changeMode(registrar, id, "PT", S2026, version, CAUSE));
        refused(Problem.Kind.CONFLICT, () -> changes.changeRoute(registrar, id, "R", JANUARY, version, CAUSE));
        refused(Problem.Kind.CONFLICT, () -> changes.repeatYear(registrar, id, S2027, version, CAUSE));
        assertEquals(1, history.of(caller, id, null).size());
    }

    @Test
    public void a2610ASuspensionIsNoLongerFromTheFirstDayOn() {
        LocalDate late = JANUARY.plusYears(1).plusDays(1);
        Problem problem = assertThrows(
                        ProblemException.class,
                        () -> changes.suspend(registrar, id, JANUARY, late, registered.version(), CAUSE))
                .problem();
        assertEquals("expectedReturn", problem.faults().get(0).field());
        assertTrue(problem.faults().get(0).rule().startsWith("OVER_ONE_YEAR: refused by rule T-SU, clause A.2.6.10"));
        assertEquals(1, history.of(caller, id, null).size());
        changes.suspend(registrar, id, JANUARY, late.minusDays(1), registered.version(), CAUSE);
    }

    @Test
    public void aSuspensionLastsNoLongerThanThePackAllows() {
        long away = changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE)
                .version();
        LocalDate late = JANUARY.plusYears(1).plusDays(1);
        Problem problem = assertThrows(
                        ProblemException.class, () -> changes.putOffReturn(registrar, id, JANUARY, late, away, CAUSE))
                .problem();
        assertEquals("expectedReturn", problem.faults().get(0).field());
        String rule = problem.faults().get(0).rule();
        assertTrue(rule, rule.startsWith("OVER_ONE_YEAR: refused by rule T-SU, clause A.2.6.10"));
        assertEquals(2, history.of(caller, id, null).size());
        // whatever day it is agreed from
        assertEquals(
                List.of("expectedReturn"),
                faults(() -> changes.putOffReturn(registrar, id, SEPTEMBER, late, away, CAUSE)));
        new WaiverStore(database.dataSource())
                .add(caller.scope(), waiver(database.identifiers().next(), "A.2.6.10", ada), null);
        changes.putOffReturn(registrar, id, SEPTEMBER, late, away, CAUSE);
        assertEquals(late, history.of(caller, id, null).get(2).expectedReturn());
    }

    @Test
    public void aSuspensionByAWaiverCitesItInTheAuditTrail() {
        LocalDate late = JANUARY.plusYears(1).plusDays(1);
        WaiverStore store = new WaiverStore(database.dataSource());
        // neither a neighbour of the clause nor one of which it is no part
        store.add(caller.scope(), waiver(database.identifiers().next(), "A.2.6.1", ada), null);
        assertEquals(
                List.of("expectedReturn"),
                faults(() -> changes.suspend(registrar, id, JANUARY, late, registered.version(), CAUSE)));
        assertEquals(List.of(), restsOn("programme-registration/" + id));
        // the clause is a part of what is waived
        long waiver = database.identifiers().next();
        store.add(caller.scope(), waiver(waiver, "A.2.6", ada), null);
        changes.suspend(registrar, id, JANUARY, late, registered.version(), CAUSE);
        List<String> cited = restsOn("programme-registration/" + id);
        assertEquals(cited.toString(), 1, cited.size());
        assertTrue(
                cited.toString(),
                cited.get(0)
                        .startsWith("waiver " + waiver
                                + ", approved by Dean, lets pass OVER_ONE_YEAR of rule T-SU, clause A.2.6.10, of "));
    }

    @Test
    public void onlyTheReturnOfOneWhoIsAwayIsPutOffAndOnlyToALaterDay() {
        long version = registered.version();
        refused(Problem.Kind.CONFLICT, () -> changes.putOffReturn(registrar, id, JANUARY, SEPTEMBER, version, CAUSE));
        long away = changes.suspend(registrar, id, JANUARY, SEPTEMBER, version, CAUSE)
                .version();
        assertEquals(
                List.of("expectedReturn"),
                faults(() -> changes.putOffReturn(registrar, id, JANUARY, SEPTEMBER, away, CAUSE)));
        assertEquals(
                List.of("effective", "reason", "expectedReturn"),
                faults(() -> changes.putOffReturn(registrar, id, null, null, away, null)));
        LocalDate later = SEPTEMBER.plusDays(1);
        assertEquals(
                List.of("effective"),
                faults(() -> changes.putOffReturn(registrar, id, JANUARY.minusDays(1), later, away, CAUSE)));
        refused(Problem.Kind.STALE, () -> changes.putOffReturn(registrar, id, JANUARY, later, away + 1, CAUSE));
        refused(Problem.Kind.NOT_FOUND, () -> changes.putOffReturn(partner, id, JANUARY, later, away, CAUSE));
        refused(Problem.Kind.FORBIDDEN, () -> changes.putOffReturn(writer, id, JANUARY, later, away, CAUSE));
    }

    @Test
    public void theIndexOfStudentsKnowsWhoHasLeftAndWhoHasMoved() {
        Study first = new Study("COMP", START, null);
        assertEquals(List.of(first), index.of(ada));
        long moved = changes.transfer(registrar, id, music, 4, JANUARY, registered.version(), CAUSE)
                .version();
        ProgrammeRegistration made = registrations.programmesOf(caller, ada).get(1);
        assertEquals(List.of(new Study("COMP", START, JANUARY), new Study("MUS", JANUARY, null)), index.of(ada));
        changes.withdraw(registrar, made.id(), SEPTEMBER, moved, CAUSE);
        assertEquals(List.of(new Study("COMP", START, JANUARY), new Study("MUS", JANUARY, SEPTEMBER)), index.of(ada));
        refused(Problem.Kind.NOT_FOUND, () -> changes.withdraw(partner, made.id(), SEPTEMBER, moved, CAUSE));
    }

    @Test
    public void theHistoryTellsHowItStoodOnADayAndWhenThatWasKnown() {
        Versioned<ProgrammeRegistration> away =
                changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE);
        changes.resume(registrar, id, SEPTEMBER, S2027, away.version(), CAUSE);
        List<RegistrationState> states = history.of(caller, id, null);
        assertEquals(
                List.of(Change.REGISTERED, Change.SUSPENDED, Change.RESUMED),
                states.stream().map(RegistrationState::change).toList());
        assertEquals(SEPTEMBER, states.get(1).expectedReturn());
        assertEquals("asked for it", states.get(1).reason());
        assertEquals("registrar", states.get(1).recordedBy());
        assertEquals(Status.ACTIVE, on(JANUARY.minusDays(1), null).status());
        assertEquals(Status.SUSPENDED, on(JANUARY, null).status());
        assertEquals(S2026, on(JANUARY, null).session());
        assertEquals(S2027, on(SEPTEMBER, null).session());
        assertEquals(Status.ACTIVE, on(JANUARY, states.get(0).recordedAt()).status());
        assertTrue(history.on(caller, id, START.minusDays(1), null).isEmpty());
        assertTrue(history.of(caller, id, Instant.EPOCH).isEmpty());
        refused(Problem.Kind.NOT_FOUND, () -> history.of(foreigner, id, null));
        refused(Problem.Kind.NOT_FOUND, () -> history.on(foreigner, id, JANUARY, null));
        refused(Problem.Kind.FORBIDDEN, () -> history.of(writer, id, null));
    }

    @Test
    public void aTransferEndsTheOldRegistrationAndBeginsANewOne() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        ProgrammeRegistration made = changes.transfer(registrar, id, music, 4, JANUARY, registered.version(), CAUSE)
                .record();
        ProgrammeRegistration old =
                registrations.programmeRegistration(caller, id).record();
        assertEquals(Status.TRANSFERRED, old.status());
        assertEquals(JANUARY, old.endedOn());
        assertEquals(music, made.programmeId());
        assertEquals(S2026, made.entrySession());
        assertEquals(JANUARY, made.startedOn());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(List.of(StatusEvent.Status.ENROLLED, StatusEvent.Status.TRANSFERRED), statuses());
        assertEquals("programme registration " + made.id(), events.get(0).subject());
        assertEquals(1, history.of(caller, made.id(), null).size());
    }

    @Test
    public void aTransferByMistakeIsTakenBackWithWhatItBegan() {
        ModuleRegistrationId before = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        ProgrammeRegistration made = transfer(id, music, JANUARY);
        ModuleRegistrationId since = takesNow(ada, run("NEW", START, LocalDate.of(2027, 5, 31)));
        assertEquals(
                made.id(),
                registrations.moduleRegistration(caller, since).record().programmeRegistrationId());
        Cause mistake = new Cause("it was another student", null);
        long version = version(id);
        refused(Problem.Kind.FORBIDDEN, () -> changes.reinstate(registrar, id, version, mistake));
        Versioned<ProgrammeRegistration> back = changes.reinstate(head(usw), id, version, mistake);
        assertEquals(registered.record(), back.record());
        ProgrammeRegistration over =
                registrations.programmeRegistration(caller, made.id()).record();
        assertEquals(made.standing(Status.TRANSFERRED, JANUARY), over);
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, before).record().status());
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, since).record().status());
        assertEquals(List.of(Change.REGISTERED, Change.TRANSFERRED, Change.TRANSFER_VOIDED), done(id));
        assertEquals(List.of(Change.REGISTERED, Change.TRANSFER_VOIDED), done(made.id()));
        assertEquals(List.of(new Study("COMP", START, null), new Study("MUS", JANUARY, JANUARY)), index.of(ada));
        for (ProgrammeRegistrationId one : List.of(id, made.id())) {
            assertEquals(1, told("registration.transfer-voided", one));
            assertEquals(1, audited("registration.transfer-voided", "programme-registration/" + one));
        }
        assertEquals(
                List.of(
                        StatusEvent.Status.ENROLLED,
                        StatusEvent.Status.TRANSFERRED,
                        StatusEvent.Status.VOIDED,
                        StatusEvent.Status.VOIDED),
                statuses());
        assertEquals(events.get(0).id(), events.get(2).corrects());
        assertEquals(events.get(1).id(), events.get(3).corrects());
        refused(Problem.Kind.CONFLICT, () -> changes.reinstate(head(usw), made.id(), version(made.id()), mistake));
    }

    @Test
    public void aTransferThatWasTakenBackIsMadeAgainWithAnotherDay() {
        clock = HandClock.ticking(clock.instant());
        changes = changes(GovernedFixture.regulations());
        LocalDate earlier = JANUARY.minusDays(14);
        ProgrammeRegistration made = transfer(id, music, JANUARY);
        ModuleRegistrationId taken = takesNow(ada, run("NEW", START, LocalDate.of(2027, 5, 31)));
        changes.reinstate(head(usw), id, version(id), new Cause("another day", null));
        assertEquals(made.from(earlier), transfer(id, music, earlier));
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, taken).record().status());
        assertEquals(1, told("registration.transferred-back", made.id()));
        changes.reinstate(head(usw), id, version(id), new Cause("a mistake after all", null));
        assertEquals(
                registered.record(),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(
                made.standing(Status.TRANSFERRED, JANUARY),
                registrations.programmeRegistration(caller, made.id()).record());
        assertEquals(
                "what came with it goes with it, each time",
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, taken).record().status());
        transfer(id, music, JANUARY);
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, taken).record().status());
    }

    @Test
    public void aReturnThatWasTakenBackIsMadeAgainWithTheModulesOfThatTimeOnly() {
        clock = HandClock.ticking(clock.instant());
        changes = changes(GovernedFixture.regulations());
        ModuleRegistrationId before = takes(ada, run("BEFORE", START, LocalDate.of(2027, 5, 31)));
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, version(id), CAUSE);
        changes.resume(registrar, id, JANUARY.plusDays(5), S2026, version(id), CAUSE);
        ModuleRegistrationId taken = takesNow(ada, run("NEW", START, LocalDate.of(2027, 5, 31)));
        changes.reinstate(head(usw), id, version(id), new Cause("another day", null));
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, taken).record().status());
        changes.resume(registrar, id, JANUARY.plusDays(6), S2026, version(id), CAUSE);
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, taken).record().status());
        assertEquals(
                "left with the suspension",
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, before).record().status());
    }

    @Test
    public void aReturnIntoTheNextSessionThatWasTakenBackLeavesTheModulesOfThatSession() {
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, version(id), CAUSE);
        changes.resume(registrar, id, SEPTEMBER.plusDays(3), S2027, version(id), CAUSE);
        ModuleRegistrationId taken = takesNow(
                ada,
                curriculum.run(
                        database.identifiers().next(),
                        usw,
                        "NEXT",
                        2027,
                        SEPTEMBER.plusDays(7),
                        LocalDate.of(2028, 5, 31)));
        changes.reinstate(head(usw), id, version(id), new Cause("is not back", null));
        ModuleRegistration left =
                registrations.moduleRegistration(caller, taken).record();
        assertEquals(ModuleRegistration.Status.WITHDRAWN, left.status());
        ModuleRegistrationRow row = new ModuleRegistrationRow(
                "A1",
                new OccurrenceKey("NEXT", S2027, "S1"),
                left.attempt(),
                left.registeredOn(),
                left.withdrawnOn(),
                "COMP");
        assertEquals(
                "its row comes back",
                List.of("UNCHANGED"),
                kinds(admin.importModuleRegistrations(caller, usw, List.of(row))));
    }

    /** Nobody is on a module that is recognised for the person: neither here nor in the files that leave. */
    @Test
    public void tRa2WhatWasRecognisedMeanwhileDoesNotComeBackByWhateverDoor() {
        clock = HandClock.ticking(clock.instant());
        changes = changes(GovernedFixture.regulations());
        merged = Map.of(ada, Set.of(ada, bob));
        LocalDate may = LocalDate.of(2027, 5, 31);
        OccurrenceId known = run("KNOWN", START, may);
        ModuleRegistrationId left = takes(ada, known);
        ModuleRegistrationId other = takes(ada, run("OTHER", START, may));
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, version(id), CAUSE);
        recognised(known);
        changes.reinstate(head(usw), id, version(id), new Cause("was not away", null));
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module(left));
        assertEquals(ModuleRegistration.Status.REGISTERED, module(other));

        changes.suspend(registrar, id, JANUARY, SEPTEMBER, version(id), CAUSE);
        changes.resume(registrar, id, JANUARY.plusDays(5), S2026, version(id), CAUSE);
        OccurrenceId since = run("SINCE", START, may);
        ModuleRegistrationId taken = takesNow(ada, since);
        changes.reinstate(head(usw), id, version(id), new Cause("another day", null));
        recognised(since);
        changes.resume(registrar, id, JANUARY.plusDays(6), S2026, version(id), CAUSE);
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module(taken));

        transfer(id, music, JANUARY.plusDays(7));
        OccurrenceId there = run("THERE", START, may);
        ModuleRegistrationId begun = takesNow(ada, there);
        changes.reinstate(head(usw), id, version(id), new Cause("another day", null));
        recognised(there);
        transfer(id, music, JANUARY.plusDays(8));
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module(begun));
    }

    /** Recognises a module for the person, under another identity. */
    private void recognised(OccurrenceId run) {
        priorLearning.insertAll(
                caller.scope(),
                List.of(new Recognised(
                        database.identifiers().next(),
                        new PriorLearning(
                                usw,
                                bob,
                                curriculum.occurrence(caller, run).record().moduleId(),
                                PriorLearning.Origin.EXEMPT,
                                null))),
                note());
    }

    private ModuleRegistration.Status module(ModuleRegistrationId of) {
        return registrations.moduleRegistration(caller, of).record().status();
    }

    @Test
    public void whatIsPassedOrTakenOnAnotherRunDoesNotComeBackAndWhatHasAResultItselfDoes() {
        OccurrenceId elsewhere = run("PASSED", START, LocalDate.of(2027, 5, 31));
        ModuleRegistrationId passed = takes(ada, elsewhere);
        OccurrenceId own = run("OWN", START, LocalDate.of(2027, 5, 31));
        ModuleRegistrationId resulted = takes(ada, own);
        ModuleId twice = curriculum.module(database.identifiers().next(), usw, "TWICE");
        ModuleRegistrationId earlier = takes(
                ada, curriculum.run(database.identifiers().next(), usw, twice, 2026, JANUARY.minusDays(50), "S1"));
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, version(id), CAUSE);
        ModuleRegistrationId later =
                takes(ada, curriculum.run(database.identifiers().next(), usw, twice, 2026, JANUARY, "S2"));
        for (ModuleRegistrationId one : List.of(passed, resulted, earlier)) {
            assertEquals(ModuleRegistration.Status.WITHDRAWN, module(one));
        }
        contributors.setResults(Partial.of(PriorResults.class, new Object() {
            Map<StudentId, Set<ModuleId>> passed(
                    Caller asking, InstitutionCode institution, Collection<StudentId> students) {
                asking.require(PriorResults.READ);
                return Map.of(ada, Set.of(new ModuleId(elsewhere.value()), new ModuleId(own.value())));
            }

            Set<ModuleRegistrationId> resulted(
                    Caller asking, InstitutionCode institution, Collection<StudentId> students) {
                return Set.of(resulted);
            }
        }));
        changes.reinstate(head(usw), id, version(id), CAUSE);
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module(passed));
        assertEquals(ModuleRegistration.Status.REGISTERED, module(resulted));
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module(earlier));
        assertEquals(ModuleRegistration.Status.REGISTERED, module(later));
    }

    @Test
    public void ofTwoRunsOfAModuleThatWereLeftTheOneThatWasTakenFirstComesBack() {
        clock = HandClock.ticking(clock.instant());
        changes = changes(GovernedFixture.regulations());
        ModuleId twice = curriculum.module(database.identifiers().next(), usw, "TWICE");
        ModuleRegistrationId first = takes(
                ada, curriculum.run(database.identifiers().next(), usw, twice, 2026, JANUARY.minusDays(50), "S1"));
        changes.suspend(registrar, id, JANUARY, SEPTEMBER, version(id), CAUSE);
        changes.resume(registrar, id, JANUARY.plusDays(5), S2026, version(id), CAUSE);
        ModuleRegistrationId second =
                takesNow(ada, curriculum.run(database.identifiers().next(), usw, twice, 2026, JANUARY, "S2"));
        changes.reinstate(head(usw), id, version(id), new Cause("is not back", null));
        changes.reinstate(head(usw), id, version(id), new Cause("was not away", null));
        assertEquals(ModuleRegistration.Status.REGISTERED, module(first));
        assertEquals(ModuleRegistration.Status.WITHDRAWN, module(second));
    }

    @Test
    public void whoComesBackToACourseInTheSessionGoesOnWithThatRegistration() {
        ModuleRegistrationId before = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        LocalDate march = LocalDate.of(2027, 3, 1);
        ProgrammeRegistrationId there = transfer(id, music, JANUARY).id();
        long version = version(there);
        assertEquals(Optional.empty(), changes.transferBarred(registrar, there, computing, 4));
        assertEquals(
                "neither before the one began nor before the other ended",
                List.of("effective", "effective"),
                faults(() -> changes.transfer(registrar, there, computing, 4, JANUARY.minusDays(1), version, CAUSE)));
        assertEquals(registered.record(), transfer(there, computing, march));
        assertEquals(
                Status.TRANSFERRED,
                registrations.programmeRegistration(caller, there).record().status());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, before).record().status());
        assertEquals(List.of(Change.REGISTERED, Change.TRANSFERRED, Change.TRANSFERRED_BACK), done(id));
        assertEquals(Status.TRANSFERRED, on(JANUARY, null).status());
        assertEquals(Status.ACTIVE, on(march, null).status());
        assertEquals(List.of("TRANSFERRED " + JANUARY, "ENROLLED " + march), standing());
        refused(Problem.Kind.CONFLICT, () -> changes.reinstate(head(usw), id, version(id), CAUSE));
        ModuleRegistrationId since = takesNow(ada, run("NEW", START, LocalDate.of(2027, 5, 31)));
        changes.reinstate(head(usw), there, version(there), new Cause("stays there", null));
        assertEquals(
                registered.record().standing(Status.TRANSFERRED, JANUARY),
                registrations.programmeRegistration(caller, id).record());
        assertEquals(
                Status.ACTIVE,
                registrations.programmeRegistration(caller, there).record().status());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, before).record().status());
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, since).record().status());
    }

    /** A file does not say to which programme somebody went, so nobody can take back what began there. */
    @Test
    public void fromATransferThatAFileToldATransferLeadsBack() {
        admin.importProgrammeRegistrations(
                caller,
                usw,
                List.of(told("COMP", START, Status.TRANSFERRED, JANUARY), told("MUS", JANUARY, Status.ACTIVE, null)),
                "import 17");
        ProgrammeRegistrationId left = on(bob, computing).id();
        ProgrammeRegistrationId there = on(bob, music).id();
        String rule = conflict(() -> changes.reinstate(head(usw), left, version(left), CAUSE));
        assertTrue(rule, rule.contains("not a file"));
        assertEquals(left, transfer(there, computing, JANUARY.plusDays(3)).id());
        assertEquals(Status.ACTIVE, on(bob, computing).status());
        assertEquals(START, on(bob, computing).startedOn());
        assertEquals(Status.TRANSFERRED, on(bob, music).status());
    }

    private ProgrammeRegistration on(StudentId student, ProgrammeId programme) {
        return registrations.programmesOf(caller, student).stream()
                .filter(one -> one.programmeId().equals(programme))
                .findFirst()
                .orElseThrow();
    }

    private static ProgrammeRegistrationRow told(String programme, LocalDate from, Status status, LocalDate ended) {
        return new ProgrammeRegistrationRow(
                "B2",
                programme,
                S2026,
                S2026,
                4,
                "FT",
                "STANDARD",
                from,
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

    @Test
    public void aTransferOnWhichSomethingRestsIsNotTakenBack() {
        ProgrammeRegistrationId there = transfer(id, music, JANUARY).id();
        long version = version(id);
        ModuleRegistrationId marked = takesNow(ada, run("NEW", START, LocalDate.of(2027, 5, 31)));
        contributors.setResults(Partial.of(PriorResults.class, new Object() {
            Set<ModuleRegistrationId> resulted(
                    Caller asking, InstitutionCode institution, Collection<StudentId> students) {
                return Set.of(marked);
            }
        }));
        String rule = conflict(() -> changes.reinstate(head(usw), id, version, CAUSE));
        assertTrue(rule, rule.contains("transfer the student back"));
        changes.withdraw(registrar, there, JANUARY.plusDays(2), version(there), CAUSE);
        rule = conflict(() -> changes.reinstate(head(usw), id, version, CAUSE));
        assertTrue(rule, rule.contains("was changed since by WITHDRAWN"));
        assertEquals(version, version(id));
        changes.reinstate(head(usw), there, version(there), CAUSE);
        assertEquals(
                Status.ACTIVE, transfer(there, computing, JANUARY.plusDays(9)).status());
    }

    @Test
    public void aTransferAwayByMistakeIsTakenBackWithItsModules() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        long left = changes.transferAway(registrar, id, JANUARY, registered.version(), CAUSE)
                .version();
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(
                registered.record(),
                changes.reinstate(head(usw), id, left, new Cause("a slip", null))
                        .record());
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(events.get(0).id(), events.get(1).corrects());
        assertEquals(1, told("registration.transfer-voided", id));
    }

    private ProgrammeRegistration transfer(ProgrammeRegistrationId from, ProgrammeId to, LocalDate day) {
        return changes.transfer(registrar, from, to, 4, day, version(from), CAUSE)
                .record();
    }

    private long version(ProgrammeRegistrationId of) {
        return registrations.programmeRegistration(caller, of).version();
    }

    private List<Change> done(ProgrammeRegistrationId to) {
        return history.of(caller, to, null).stream()
                .map(RegistrationState::change)
                .toList();
    }

    /** Takes a module as late as the changes are made. */
    private ModuleRegistrationId takesNow(StudentId student, OccurrenceId occurrence) {
        ModuleRegistrationId taken = takes(student, occurrence);
        sql.update(
                "update registration_module_history set recorded_at = ? where registration_id = ?",
                clock.instant(),
                taken);
        return taken;
    }

    private static String conflict(ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(Problem.Kind.CONFLICT, problem.kind());
        return problem.faults().get(0).rule();
    }

    @Test
    public void aTransferNeedsAnotherProgrammeOfTheInstitutionAndOneOfItsLevels() {
        long version = registered.version();
        assertEquals(
                List.of("programmeId"),
                faults(() -> changes.transfer(registrar, id, cookery, 4, JANUARY, version, CAUSE)));
        assertEquals(
                List.of("programmeId"),
                faults(() -> changes.transfer(registrar, id, computing, 4, JANUARY, version, CAUSE)));
        assertEquals(
                List.of("programmeId"),
                faults(() -> changes.transfer(registrar, id, null, 4, JANUARY, version, CAUSE)));
        assertEquals(
                List.of("level"), faults(() -> changes.transfer(registrar, id, music, 7, JANUARY, version, CAUSE)));
        admin.register(caller, wanted(ada, music));
        refused(Problem.Kind.CONFLICT, () -> changes.transfer(registrar, id, music, 4, JANUARY, version, CAUSE));
        assertEquals(registered, registrations.programmeRegistration(caller, id));
    }

    @Test
    public void T_ST_1_aTransferNeedsAProgrammeThatIsDelivered() {
        delivering();
        long version = registered.version();
        refused(Problem.Kind.CONFLICT, () -> changes.transfer(registrar, id, music, 4, JANUARY, version, CAUSE));
        assertEquals(registered, registrations.programmeRegistration(caller, id));
        agreements.add(agreement(Agreement.Kind.VALIDATED, "MUS", JANUARY, null));
        assertEquals(
                music,
                changes.transfer(registrar, id, music, 4, JANUARY, version, CAUSE)
                        .record()
                        .programmeId());
    }

    @Test
    public void whoMovesToAnotherInstitutionIsTransferred() {
        assertEquals(
                Status.TRANSFERRED,
                changes.transferAway(registrar, id, JANUARY, registered.version(), CAUSE)
                        .record()
                        .status());
        assertEquals(List.of(StatusEvent.Status.TRANSFERRED), statuses());
    }

    @Test
    public void aModeForTheNextSessionHoldsWhenTheRegistrationMovesThere() {
        Versioned<ProgrammeRegistration> agreed =
                changes.changeMode(registrar, id, "PT", S2027, registered.version(), CAUSE);
        assertEquals("FT", agreed.record().mode());
        assertEquals(
                List.of("mode"), faults(() -> changes.changeMode(registrar, id, "PT", S2027, agreed.version(), CAUSE)));
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        ProgrammeRegistration moved =
                registrations.programmeRegistration(caller, id).record();
        assertEquals("PT", moved.mode());
        assertEquals(5, moved.level());
        assertTrue(events.isEmpty());
    }

    @Test
    public void aModeForThisSessionHoldsAtOnce() {
        assertEquals(
                "PT",
                changes.changeMode(registrar, id, "PT", S2026, registered.version(), CAUSE)
                        .record()
                        .mode());
        long version = registrations.programmeRegistration(caller, id).version();
        assertEquals(
                List.of("mode", "from"),
                faults(() -> changes.changeMode(registrar, id, "XX", S2027.next(), version, CAUSE)));
    }

    @Test
    public void aModeThatWasAgreedBeforeHoldsFromItsDayAndFromNoneBeforeTheLastChange() {
        long version = changes.changeMode(registrar, id, "PT", S2026, JANUARY, registered.version(), CAUSE)
                .version();
        assertEquals("FT", on(JANUARY.minusDays(1), null).mode());
        assertEquals("PT", on(JANUARY, null).mode());
        changes.changeMode(registrar, id, "FT", S2026, JANUARY.minusDays(9), version, CAUSE);
        assertEquals("FT", on(JANUARY.minusDays(1), null).mode());
        assertEquals("FT", on(JANUARY, null).mode());
        assertEquals(
                List.of(START, JANUARY, JANUARY),
                history.of(caller, id, null).stream()
                        .map(RegistrationState::effective)
                        .toList());
    }

    @Test
    public void tRg2ATransferOrAnotherModeDoesNotMakeTheRegistrationLongerThanAllowed() {
        // honours of three levels: five years full time, ten part time
        AcademicSession early = new AcademicSession(2023);
        Versioned<ProgrammeRegistration> old = admin.register(
                caller,
                new ProgrammeRegistration(
                        null, usw, bob, computing, early, S2026, 5, "FT", "STANDARD", null, START, null));
        List<String> refusal = List.of("programmeId");
        assertEquals(
                refusal,
                faults(() -> changes.transfer(registrar, old.record().id(), music, 4, JANUARY, old.version(), CAUSE)));
        assertEquals(1, registrations.programmesOf(caller, bob).size());
        ProgrammeRegistration moved = changes.transfer(
                        registrar, old.record().id(), music, 5, JANUARY, old.version(), CAUSE)
                .record();
        assertEquals(music, moved.programmeId());
        Versioned<ProgrammeRegistration> slow = admin.register(
                caller,
                new ProgrammeRegistration(
                        null,
                        usw,
                        ada,
                        music,
                        new AcademicSession(2018),
                        S2026,
                        4,
                        "PT",
                        "STANDARD",
                        null,
                        START,
                        null));
        assertEquals(
                List.of("mode"),
                faults(() -> changes.changeMode(registrar, slow.record().id(), "FT", S2026, slow.version(), CAUSE)));
        new WaiverStore(database.dataSource())
                .add(caller.scope(), waiver(database.identifiers().next()), null);
        assertEquals(
                "FT",
                changes.changeMode(registrar, slow.record().id(), "FT", S2026, slow.version(), CAUSE)
                        .record()
                        .mode());
    }

    @Test
    public void tRg2ASuspensionALaterReturnAndARepeatedYearDoNotMakeTheRegistrationLongerThanAllowed() {
        // honours of three levels: five years full time
        Versioned<ProgrammeRegistration> old = admin.register(caller, since(2023, bob));
        ProgrammeRegistrationId late = old.record().id();
        assertEquals(
                List.of("session"), faults(() -> changes.repeatYear(registrar, late, S2027, old.version(), CAUSE)));
        assertEquals(
                List.of("expectedReturn"),
                faults(() -> changes.suspend(registrar, late, JANUARY, SEPTEMBER, old.version(), CAUSE)));
        long away = changes.suspend(registrar, late, JANUARY, JANUARY.plusMonths(2), old.version(), CAUSE)
                .version();
        assertEquals(
                List.of("expectedReturn"),
                faults(() -> changes.putOffReturn(registrar, late, JANUARY, SEPTEMBER, away, CAUSE)));
        new WaiverStore(database.dataSource())
                .add(caller.scope(), waiver(database.identifiers().next(), "A.2.2.8", bob), null);
        changes.putOffReturn(registrar, late, JANUARY, SEPTEMBER, away, CAUSE);
        assertTrue(restsOn("programme-registration/" + late).get(0).contains("clause A.2.2.8"));
        assertEquals(SEPTEMBER, history.of(caller, late, null).get(2).expectedReturn());
        Versioned<ProgrammeRegistration> inTime = admin.register(caller, since(2024, ada, music));
        changes.repeatYear(registrar, inTime.record().id(), S2027, inTime.version(), CAUSE);
    }

    @Test
    public void tRg2AnAcceleratedCourseTakesItsYearsAndNotASessionForEachLevel() {
        Route fast = new Route(
                "FAST",
                "Title",
                Route.Kind.SINGLE,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(Route.Feature.ACCELERATED),
                new BigDecimal("2"),
                null,
                false,
                null);
        approve(music, new ProgrammeStructure(null, List.of(fast), null));
        Versioned<ProgrammeRegistration> late = admin.register(caller, since(2025, bob));
        assertEquals(
                List.of("programmeId"),
                faults(() ->
                        changes.transfer(registrar, late.record().id(), music, 4, JANUARY, late.version(), CAUSE)));
        assertEquals(
                music,
                changes.transfer(registrar, id, music, 4, JANUARY, registered.version(), CAUSE)
                        .record()
                        .programmeId());
    }

    @Test
    public void ambT209AChangeHoldsFromTheDayThatIsThereAtTheInstitution() {
        LocalDate tomorrow = JANUARY.plusDays(1);
        clock = Clock.fixed(JANUARY.atTime(14, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        ProgrammeChanges then = changes(GovernedFixture.regulations());
        zone = ZoneId.of("Europe/London");
        assertEquals(
                List.of("effective"),
                faults(() -> then.withdraw(registrar, id, tomorrow, registered.version(), CAUSE)));
        zone = ZoneId.of("Australia/Sydney");
        assertEquals(
                tomorrow,
                then.withdraw(registrar, id, tomorrow, registered.version(), CAUSE)
                        .record()
                        .endedOn());
    }

    @Test
    public void aChangeHoldsAtOnceAndIsMadeForNoDayToCome() {
        LocalDate today = JANUARY.plusMonths(1);
        long away = changes.suspend(registrar, id, JANUARY, SEPTEMBER, registered.version(), CAUSE)
                .version();
        Versioned<ProgrammeRegistration> here = admin.register(caller, wanted(bob, computing));
        ProgrammeRegistrationId other = here.record().id();
        LocalDate tomorrow = today.plusDays(1);
        clock = Clock.fixed(today.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        ProgrammeChanges then = changes(GovernedFixture.regulations());
        List<String> day = List.of("effective");
        assertEquals(day, faults(() -> then.resume(registrar, id, tomorrow, S2026, away, CAUSE)));
        assertEquals(day, faults(() -> then.suspend(registrar, other, tomorrow, SEPTEMBER, here.version(), CAUSE)));
        assertEquals(day, faults(() -> then.transfer(registrar, other, music, 4, tomorrow, here.version(), CAUSE)));
        assertEquals(day, faults(() -> then.transferAway(registrar, other, tomorrow, here.version(), CAUSE)));
        assertEquals(day, faults(() -> then.withdraw(registrar, other, tomorrow, here.version(), CAUSE)));
        approve(computing, new ProgrammeStructure(null, List.of(route("NETS")), null));
        assertEquals(day, faults(() -> then.changeRoute(registrar, other, "NETS", tomorrow, here.version(), CAUSE)));
        assertEquals(
                Status.ACTIVE,
                then.resume(registrar, id, today, S2026, away, CAUSE).record().status());
        assertEquals(1, history.of(caller, other, null).size());
        // nobody studies before the first day of a registration: then the change holds from it
        clock = Clock.fixed(START.minusDays(9).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        assertEquals(
                START,
                changes(GovernedFixture.regulations())
                        .withdraw(registrar, other, START, here.version(), CAUSE)
                        .record()
                        .endedOn());
    }

    @Test
    public void tRg1PriorLearningUnderAnyIdentityOfThePersonTakesTheTableAway() {
        Versioned<ProgrammeRegistration> old = admin.register(caller, since(2023, bob));
        priorLearning.insertAll(
                caller.scope(),
                List.of(new Recognised(
                        database.identifiers().next(),
                        new PriorLearning(usw, ada, new ModuleId(1), PriorLearning.Origin.EXEMPT, null))),
                note());
        assertEquals(
                List.of("programmeId"),
                faults(() -> changes.transfer(registrar, old.record().id(), music, 4, JANUARY, old.version(), CAUSE)));
        merged = Map.of(bob, Set.of(bob, ada));
        assertEquals(
                music,
                changes.transfer(registrar, old.record().id(), music, 4, JANUARY, old.version(), CAUSE)
                        .record()
                        .programmeId());
    }

    @Test
    public void aWaiverUnderAnyIdentityOfThePersonCounts() {
        Versioned<ProgrammeRegistration> old = admin.register(caller, since(2023, bob));
        new WaiverStore(database.dataSource())
                .add(caller.scope(), waiver(database.identifiers().next()), null);
        merged = Map.of(bob, Set.of(bob, ada));
        assertEquals(
                music,
                changes.transfer(registrar, old.record().id(), music, 4, JANUARY, old.version(), CAUSE)
                        .record()
                        .programmeId());
    }

    @Test
    public void factsThatThePolicyRefusesAreRefusedAndAPackWithoutSuchAPolicyHasNoLimit() {
        Versioned<ProgrammeRegistration> old = admin.register(caller, since(2023, bob));
        curriculum.family = "KNIGHTHOOD";
        assertEquals(
                List.of("award"),
                faults(() -> changes.transfer(registrar, old.record().id(), music, 4, JANUARY, old.version(), CAUSE)));
        assertEquals(1, history.of(caller, old.record().id(), null).size());
        ProgrammeChanges elsewhere = changes(Partial.of(Regulations.class, new Object() {
            Regulations.Resolution resolve(GoverningEvent event) {
                return new Regulations.Resolution(without(), "has no table");
            }
        }));
        assertEquals(
                music,
                elsewhere
                        .transfer(registrar, old.record().id(), music, 4, JANUARY, old.version(), CAUSE)
                        .record()
                        .programmeId());
    }

    private static Pack without() {
        return Partial.of(Pack.class, new Object() {
            PackDescriptor descriptor() {
                return GovernedFixture.USW.descriptor();
            }

            Ruling<?> evaluate(PolicyKey<?, ?> policy, Object facts) {
                throw Problem.invalid("policy", policy, "NO_RULE: the pack has no rule of that name")
                        .exception();
            }
        });
    }

    private ProgrammeRegistration since(int entry, StudentId student) {
        return since(entry, student, computing);
    }

    private ProgrammeRegistration since(int entry, StudentId student, ProgrammeId programme) {
        return new ProgrammeRegistration(
                null,
                usw,
                student,
                programme,
                new AcademicSession(entry),
                S2026,
                5,
                "FT",
                "STANDARD",
                null,
                START,
                null);
    }

    private Waiver waiver(long waiverId) {
        return waiver(waiverId, "A.2.2.8", ada);
    }

    private Waiver waiver(long waiverId, String clause, StudentId student) {
        LocalDate today = LocalDate.now(database.clock());
        return new Waiver(
                new WaiverId(waiverId),
                usw,
                student,
                "usw-taught",
                clause,
                "ill",
                "Dean",
                today,
                SEPTEMBER.plusYears(9),
                null,
                null);
    }

    @Test
    public void aRouteHoldsFromADayAndStaysInTheHistory() {
        refused(
                Problem.Kind.INVALID,
                () -> changes.changeRoute(registrar, id, "NETS", JANUARY, registered.version(), CAUSE));
        approve(computing, new ProgrammeStructure(null, List.of(route("NETS"), route("WEBS")), null));
        Versioned<ProgrammeRegistration> nets =
                changes.changeRoute(registrar, id, "NETS", START, registered.version(), CAUSE);
        Versioned<ProgrammeRegistration> webs =
                changes.changeRoute(registrar, id, "WEBS", JANUARY, nets.version(), CAUSE);
        assertEquals("WEBS", webs.record().route());
        assertEquals(webs, registrations.programmeRegistration(caller, id));
        assertEquals(
                "NETS",
                history.on(caller, id, JANUARY.minusDays(1), null)
                        .orElseThrow()
                        .registration()
                        .route());
        RegistrationState after = history.on(caller, id, JANUARY, null).orElseThrow();
        assertEquals(RegistrationState.Change.ROUTE_CHANGED, after.change());
        assertEquals("WEBS", after.registration().route());
        assertEquals(CAUSE.reason(), after.reason());
        assertEquals(2, audited("registration.route-changed", "programme-registration/" + id));
        assertTrue(events.isEmpty());
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        assertEquals(
                "WEBS", registrations.programmeRegistration(caller, id).record().route());
    }

    @Test
    public void t18AChangeOfRouteTakesTheModeAlong() {
        approve(computing, new ProgrammeStructure(null, List.of(route("NETS"), route("EVENING", Route.Mode.PT)), null));
        long nets = changes.changeRoute(registrar, id, "NETS", START, registered.version(), CAUSE)
                .version();
        assertEquals(0, told("registration.mode-changed", id));
        Versioned<ProgrammeRegistration> evening = changes.changeRoute(registrar, id, "EVENING", START, nets, CAUSE);
        assertEquals("PT", evening.record().mode());
        assertEquals("EVENING", evening.record().route());
        assertEquals(1, told("registration.mode-changed", id));
    }

    @Test
    public void t18AChangeOfModeLeadsOverToTheRouteOfTheMode() {
        approve(
                computing,
                new ProgrammeStructure(
                        null,
                        List.of(
                                titled("NETS", "Networks", Route.Mode.FT),
                                titled("WEBS_PT", "Web", Route.Mode.PT),
                                titled("NETS_PT", "Networks", Route.Mode.PT)),
                        null));
        long nets = changes.changeRoute(registrar, id, "NETS", START, registered.version(), CAUSE)
                .version();
        Versioned<ProgrammeRegistration> agreed = changes.changeMode(registrar, id, "PT", S2027, nets, CAUSE);
        assertEquals("NETS", agreed.record().route());
        assertEquals("FT", agreed.record().mode());
        admin.advance(caller, List.of(id), S2027, 5, LocalDate.of(2027, 6, 20));
        ProgrammeRegistration there =
                registrations.programmeRegistration(caller, id).record();
        assertEquals("PT", there.mode());
        assertEquals("NETS_PT", there.route());
    }

    @Test
    public void t18AChangeOfModeAtOnceChangesTheRouteWithIt() {
        approve(computing, new ProgrammeStructure(null, List.of(route("NETS"), route("EVENING", Route.Mode.PT)), null));
        long nets = changes.changeRoute(registrar, id, "NETS", START, registered.version(), CAUSE)
                .version();
        Versioned<ProgrammeRegistration> evening = changes.changeMode(registrar, id, "PT", S2026, nets, CAUSE);
        assertEquals("PT", evening.record().mode());
        assertEquals("EVENING", evening.record().route());
    }

    @Test
    public void aModeOfNoRouteOrOfSeveralIsRefusedAndTold() {
        StudyTimes times = times(GovernedFixture.regulations());
        approve(computing, new ProgrammeStructure(null, List.of(route("NETS")), null));
        long nets = changes.changeRoute(registrar, id, "NETS", START, registered.version(), CAUSE)
                .version();
        ProgrammeRegistration there =
                registrations.programmeRegistration(caller, id).record();
        assertEquals(List.of("mode"), faults(() -> changes.changeMode(registrar, id, "PT", S2027, nets, CAUSE)));
        assertTrue(times.modeBarred(reader, there, S2027, "PT").orElseThrow().endsWith("none is studied in PT"));
        approve(
                computing,
                new ProgrammeStructure(
                        null,
                        List.of(
                                route("NETS"),
                                titled("WEBS_PT", "Web", Route.Mode.PT),
                                titled("DATA_PT", "Data", Route.Mode.PT)),
                        null));
        assertEquals(List.of("mode"), faults(() -> changes.changeMode(registrar, id, "PT", S2027, nets, CAUSE)));
        assertTrue(times.modeBarred(reader, there, S2027, "PT").orElseThrow().contains("(WEBS_PT, DATA_PT)"));
        assertEquals(Optional.empty(), times.modeBarred(reader, there, S2027, "FT"));
        assertEquals(Optional.empty(), times.modeBarred(reader, registered.record(), S2027, "PT"));
        refused(Problem.Kind.FORBIDDEN, () -> times.modeBarred(writer, there, S2027, "PT"));
    }

    @Test
    public void aRouteIsOneOfTheVersionAndAnotherThanThePresentOne() {
        approve(computing, new ProgrammeStructure(null, List.of(route("NETS")), null));
        long version = changes.changeRoute(registrar, id, "NETS", START, registered.version(), CAUSE)
                .version();
        assertEquals(
                List.of("effective", "reason", "route"),
                faults(() -> changes.changeRoute(registrar, id, "NETS", null, version, null)));
        assertEquals(List.of("route"), faults(() -> changes.changeRoute(registrar, id, "ODD", START, version, CAUSE)));
        assertEquals(List.of("route"), faults(() -> changes.changeRoute(registrar, id, null, START, version, CAUSE)));
        refused(Problem.Kind.STALE, () -> changes.changeRoute(registrar, id, "NETS", START, version - 1, CAUSE));
        refused(Problem.Kind.NOT_FOUND, () -> changes.changeRoute(partner, id, "NETS", START, version, CAUSE));
        refused(Problem.Kind.FORBIDDEN, () -> changes.changeRoute(caller, id, "NETS", START, version, CAUSE));
    }

    @Test
    public void aRepeatedYearIsTheSameLevelInTheNextSessionAtOnceWhereThatHasBegun() {
        ProgrammeRegistration again = changes.repeatYear(registrar, id, S2027, registered.version(), CAUSE)
                .record();
        assertEquals(S2027, again.session());
        assertEquals(4, again.level());
        long version = registrations.programmeRegistration(caller, id).version();
        assertEquals(List.of("session"), faults(() -> changes.repeatYear(registrar, id, S2027, version, CAUSE)));
    }

    @Test
    public void contradictoryChangesAreRefused() {
        refused(
                Problem.Kind.CONFLICT,
                () -> changes.resume(registrar, id, SEPTEMBER, S2027, registered.version(), CAUSE));
        long left = changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE)
                .version();
        refused(Problem.Kind.CONFLICT, () -> changes.withdraw(registrar, id, JANUARY, left, CAUSE));
        refused(Problem.Kind.CONFLICT, () -> changes.suspend(registrar, id, JANUARY, SEPTEMBER, left, CAUSE));
        refused(Problem.Kind.CONFLICT, () -> changes.repeatYear(registrar, id, S2027, left, CAUSE));
        refused(Problem.Kind.CONFLICT, () -> changes.changeMode(registrar, id, "PT", S2026, left, CAUSE));
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        int before = entries();
        long version = registered.version();
        Cause silent = new Cause(" ", "x".repeat(101));
        assertEquals(
                List.of("effective", "reason", "source"),
                faults(() -> changes.withdraw(registrar, id, null, version, silent)));
        assertEquals(
                List.of("effective", "effective", "reason"),
                faults(() -> changes.withdraw(registrar, id, LocalDate.of(1066, 10, 14), version, null)));
        assertEquals(
                List.of("expectedReturn"),
                faults(() -> changes.suspend(registrar, id, JANUARY, JANUARY, version, CAUSE)));
        assertEquals(
                List.of("expectedReturn"), faults(() -> changes.suspend(registrar, id, JANUARY, null, version, CAUSE)));
        long away = changes.suspend(registrar, id, JANUARY, SEPTEMBER, version, CAUSE)
                .version();
        assertEquals(
                List.of("effective"),
                faults(() -> changes.resume(registrar, id, JANUARY.minusDays(1), S2026, away, CAUSE)));
        assertEquals(List.of("session"), faults(() -> changes.resume(registrar, id, SEPTEMBER, null, away, CAUSE)));
        assertEquals(before + 1, entries());
    }

    @Test
    public void aStaleVersionIsRefused() {
        refused(Problem.Kind.STALE, () -> changes.withdraw(registrar, id, JANUARY, registered.version() + 1, CAUSE));
    }

    @Test
    public void whatTheStudentsStatusRefusesIsNotWritten() {
        ModuleRegistrationId running = takes(ada, run("RUN", START, LocalDate.of(2027, 5, 31)));
        studentsRefuse = true;
        refused(Problem.Kind.CONFLICT, () -> changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE));
        assertEquals(registered, registrations.programmeRegistration(caller, id));
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, running).record().status());
        assertEquals(1, history.of(caller, id, null).size());
    }

    @Test
    public void foreignersAndThoseWithoutPrivilegesChangeNothing() {
        long version = registered.version();
        refused(Problem.Kind.NOT_FOUND, () -> changes.withdraw(partner, id, JANUARY, version, CAUSE));
        refused(Problem.Kind.NOT_FOUND, () -> changes.suspend(partner, id, JANUARY, SEPTEMBER, version, CAUSE));
        refused(Problem.Kind.NOT_FOUND, () -> changes.transfer(partner, id, music, 4, JANUARY, version, CAUSE));
        refused(Problem.Kind.FORBIDDEN, () -> changes.withdraw(reader, id, JANUARY, version, CAUSE));
        refused(Problem.Kind.FORBIDDEN, () -> changes.withdraw(writer, id, JANUARY, version, CAUSE));
        assertEquals(registered, registrations.programmeRegistration(caller, id));
        assertThrows(
                Exception.class,
                () -> sql.update("update registration_history set version = null where registration_id = ?", id));
    }

    @Test
    public void nothingHoldsFromTheDayOfDeathOnAndWhatHeldBeforeMayBeTold() {
        LocalDate death = START.plusDays(1);
        deaths.put(ada, death);
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUSIC");
        long version = registered.version();
        refused(Problem.Kind.CONFLICT, () -> changes.suspend(registrar, id, death, SEPTEMBER, version, CAUSE));
        refused(Problem.Kind.CONFLICT, () -> changes.transfer(registrar, id, music, 4, death, version, CAUSE));
        refused(Problem.Kind.CONFLICT, () -> changes.transferAway(registrar, id, death, version, CAUSE));
        refused(Problem.Kind.CONFLICT, () -> changes.withdraw(registrar, id, death, version, CAUSE));
        changes.withdraw(registrar, id, START, version, CAUSE);
    }

    @Test
    public void whoLeavesOneOfTwoProgrammesLeavesItsModulesOnly() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUSIC");
        admin.register(caller, wanted(ada, music));
        LocalDate ends = JANUARY.plusMonths(5);
        OccurrenceId ours = run("CS9", START, ends);
        OccurrenceId theirs = run("MU9", START, ends);
        OccurrenceId unsaid = run("XX9", START, ends);
        ModuleRegistrationRow row = new ModuleRegistrationRow(
                "A1", new OccurrenceKey("CS9", S2026, "S1"), Attempt.FIRST, START, null, "COMP");
        ModuleRegistrationRow other = new ModuleRegistrationRow(
                "A1", new OccurrenceKey("MU9", S2026, "S1"), Attempt.FIRST, START, null, "MUSIC");
        assertEquals(
                List.of("CREATED", "CREATED"),
                kinds(admin.importModuleRegistrations(caller, usw, List.of(row, other))));
        takes(ada, unsaid);
        changes.withdraw(registrar, id, JANUARY, registered.version(), CAUSE);
        assertEquals(
                Set.of(theirs, unsaid),
                registrations.modulesOf(caller, usw, List.of(ada)).stream()
                        .filter(one -> one.status() == ModuleRegistration.Status.REGISTERED)
                        .map(ModuleRegistration::occurrenceId)
                        .collect(Collectors.toSet()));
        assertEquals(
                List.of(ours),
                registrations.modulesOf(caller, usw, List.of(ada)).stream()
                        .filter(one -> one.status() == ModuleRegistration.Status.WITHDRAWN)
                        .map(ModuleRegistration::occurrenceId)
                        .toList());
    }

    private ProgrammeRegistration on(LocalDate day, Instant knownAt) {
        return history.on(caller, id, day, knownAt).orElseThrow().registration();
    }

    private List<StatusEvent.Status> statuses() {
        return events.stream().map(StatusEvent::status).toList();
    }

    private OccurrenceId run(String module, LocalDate starts, LocalDate ends) {
        return curriculum.run(database.identifiers().next(), usw, module, 2026, starts, ends);
    }

    private ModuleRegistrationId takes(StudentId student, OccurrenceId occurrence) {
        return admin.register(
                        caller,
                        new ModuleRegistration(null, usw, student, occurrence, Attempt.FIRST, null, START, null))
                .record()
                .id();
    }

    private ProgrammeRegistration wanted(StudentId student, ProgrammeId programme) {
        return new ProgrammeRegistration(
                null, usw, student, programme, S2026, S2026, 4, "FT", "STANDARD", null, START, null);
    }
}
