package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.InstitutionAdmin;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.institutions.provider.store.CalendarStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;

public class InstitutionsTest extends OnBothDatabases {

    private static final AcademicSession SESSION = new AcademicSession(2026);
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 21);
    private static final LocalDate LAST = LocalDate.of(2027, 9, 3);
    private static int cases;

    /** The services on a database. */
    private static final class House {

        final Sql sql;
        final Institutions institutions;
        final InstitutionAdmin admin;
        final PartnerScopes scopes;

        House(TestDatabase database, int number) {
            sql = new Sql(database.dataSource());
            InstitutionStore store = new InstitutionStore(database.jpa("institutions"), database.dataSource());
            CalendarStore calendars = new CalendarStore(database.dataSource());
            institutions = new InstitutionsService(
                    store,
                    calendars,
                    new TimeZones("Europe/London", "university-%d=Australia/Sydney".formatted(number)));
            admin = new InstitutionAdminService(store, calendars, database.transactions(), database.auditTrail());
            scopes = new PartnerScopes(store);
        }
    }

    private House house;
    private InstitutionCode university;
    private InstitutionCode college;
    private InstitutionCode stranger;
    private Caller everywhere;
    private Caller universityStaff;
    private Caller collegeStaff;

    @Before
    public void open() {
        int number = ++cases;
        house = new House(database("institutions"), number);
        university = new InstitutionCode("university-" + number);
        college = new InstitutionCode("college-" + number);
        stranger = new InstitutionCode("stranger-" + number);
        everywhere = caller(Scope.all());
        universityStaff = caller(Scope.of(List.of(university, college)));
        collegeStaff = caller(Scope.of(List.of(college)));
        house.admin.create(everywhere, body(university));
        house.admin.create(everywhere, partner(college, university));
        house.admin.create(everywhere, body(stranger));
    }

    @Test
    public void anInstitutionIsReadBackAsItWasCreated() {
        assertEquals(
                partner(college, university),
                house.institutions.get(everywhere, college).record());
        assertEquals(
                body(university), house.institutions.get(everywhere, university).record());
    }

    @Test
    public void aListHoldsTheScopeInOrderOfCodes() {
        assertEquals(List.of(partner(college, university), body(university)), house.institutions.list(universityStaff));
        assertEquals(List.of(), house.institutions.list(caller(Scope.of(List.of()))));
    }

    @Test
    public void aPartnerHasTheTimeZoneOfItsAwardingBodyAndOthersThatOfAll() {
        assertEquals(ZoneId.of("Australia/Sydney"), house.institutions.zone(everywhere, university));
        assertEquals(ZoneId.of("Australia/Sydney"), house.institutions.zone(collegeStaff, college));
        assertEquals(ZoneId.of("Europe/London"), house.institutions.zone(everywhere, stranger));
    }

    @Test
    public void aForeignPartnerSeesNothing() {
        refused(Problem.Kind.NOT_FOUND, () -> house.institutions.get(collegeStaff, stranger));
        refused(Problem.Kind.NOT_FOUND, () -> house.institutions.sessions(collegeStaff, stranger));
        refused(Problem.Kind.NOT_FOUND, () -> house.institutions.closureDays(collegeStaff, stranger));
        refused(Problem.Kind.NOT_FOUND, () -> house.institutions.calendar(collegeStaff, stranger));
        refused(Problem.Kind.NOT_FOUND, () -> house.institutions.zone(collegeStaff, stranger));
        assertEquals(List.of(partner(college, university)), house.institutions.list(collegeStaff));
    }

    @Test
    public void aForeignPartnerChangesNothing() {
        long before = auditEntries();
        refused(Problem.Kind.FORBIDDEN, () -> house.admin.rename(collegeStaff, stranger, "Mine", 1, "greed"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> house.admin.putSession(collegeStaff, stranger, new SessionDates(SESSION, FIRST, LAST)));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> house.admin.putClosureDay(collegeStaff, stranger, new ClosureDay(FIRST, "Mine")));
        assertEquals(
                "Name of " + stranger,
                house.institutions.get(everywhere, stranger).record().name());
        assertEquals(before, auditEntries());
    }

    @Test
    public void everyMethodDemandsItsPrivilege() {
        Caller nobody = new Caller("nobody", Set.of(), Scope.all());
        List<ThrowingRunnable> calls = List.of(
                () -> house.institutions.list(nobody),
                () -> house.institutions.get(nobody, college),
                () -> house.institutions.sessions(nobody, college),
                () -> house.institutions.closureDays(nobody, college),
                () -> house.institutions.calendar(nobody, college),
                () -> house.institutions.zone(nobody, college),
                () -> house.admin.create(nobody, body(new InstitutionCode("new"))),
                () -> house.admin.rename(nobody, college, "x", 1, "y"),
                () -> house.admin.putSession(nobody, college, new SessionDates(SESSION, FIRST, LAST)),
                () -> house.admin.putClosureDay(nobody, college, new ClosureDay(FIRST, "x")));
        calls.forEach(call -> refused(Problem.Kind.FORBIDDEN, call));
    }

    @Test
    public void anAwardingBodyIsAddedOnlyByACallerForAll() {
        refused(
                Problem.Kind.FORBIDDEN,
                () -> house.admin.create(universityStaff, body(new InstitutionCode("rival-" + cases))));
    }

    @Test
    public void aPartnerIsAddedByItsAwardingBodyAndNoOther() {
        InstitutionCode added = new InstitutionCode("partner-" + cases);
        refused(Problem.Kind.FORBIDDEN, () -> house.admin.create(universityStaff, partner(added, stranger)));
        assertEquals(
                partner(added, university),
                house.admin.create(universityStaff, partner(added, university)).record());
    }

    @Test
    public void everyFaultOfAnInstitutionIsNamedAtOnce() {
        assertEquals(
                List.of("name", "kind"),
                faults(() -> house.admin.create(
                        everywhere, new Institution(new InstitutionCode("blank"), " ", null, null))));
        assertEquals(
                List.of("code", "name", "awardingBody"),
                faults(() -> house.admin.create(
                        everywhere, new Institution(null, "a\u0000b", Institution.Kind.PARTNER, null))));
        assertEquals(
                List.of("awardingBody"),
                faults(() -> house.admin.create(
                        everywhere,
                        new Institution(
                                new InstitutionCode("odd"), "Odd", Institution.Kind.AWARDING_BODY, university))));
    }

    @Test
    public void aPartnerNeedsAnAwardingBodyThatExistsAndAwards() {
        InstitutionCode added = new InstitutionCode("orphan");
        assertEquals(
                List.of("awardingBody"),
                faults(() -> house.admin.create(everywhere, partner(added, new InstitutionCode("nowhere")))));
        assertEquals(List.of("awardingBody"), faults(() -> house.admin.create(everywhere, partner(added, college))));
        refused(Problem.Kind.NOT_FOUND, () -> house.institutions.get(everywhere, added));
    }

    @Test
    public void aTakenCodeIsAConflict() {
        refused(Problem.Kind.CONFLICT, () -> house.admin.create(everywhere, body(university)));
        refused(Problem.Kind.CONFLICT, () -> house.admin.create(everywhere, partner(stranger, university)));
    }

    @Test
    public void aNameChangesFromTheVersionThatWasReadAndCountsIt() {
        Versioned<Institution> before = house.institutions.get(collegeStaff, college);
        Versioned<Institution> after = house.admin.rename(collegeStaff, college, "New", before.version(), "rebranding");
        assertEquals("New", after.record().name());
        assertEquals(before.version() + 1, after.version());
        assertEquals(after, house.institutions.get(collegeStaff, college));
        refused(
                Problem.Kind.STALE,
                () -> house.admin.rename(collegeStaff, college, "Newer", before.version(), "too late"));
        assertEquals(
                "New", house.institutions.get(collegeStaff, college).record().name());
        assertEquals(
                List.of("rebranding"),
                house.sql.query(
                        "select reason from kernel_audit where action = ? and subject = ?",
                        rs -> rs.getString("reason"),
                        "institutions.rename",
                        "institution/" + college));
    }

    @Test
    public void aRenamingNeedsANameAndAReason() {
        assertEquals(
                List.of("name", "reason"),
                faults(() -> house.admin.rename(everywhere, college, "x".repeat(201), 1, null)));
    }

    @Test
    public void anUnknownInstitutionCannotBeChanged() {
        InstitutionCode unknown = new InstitutionCode("unknown");
        refused(Problem.Kind.NOT_FOUND, () -> house.admin.rename(everywhere, unknown, "x", 1, "y"));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> house.admin.putSession(everywhere, unknown, new SessionDates(SESSION, FIRST, LAST)));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> house.admin.putClosureDay(everywhere, unknown, new ClosureDay(FIRST, "x")));
    }

    @Test
    public void aSessionIsAddedThenReplacedAndPuttingItAgainWritesNothing() {
        SessionDates first = new SessionDates(SESSION, FIRST, LAST);
        SessionDates longer = new SessionDates(SESSION, FIRST, LAST.plusDays(1));
        house.admin.putSession(collegeStaff, college, first);
        house.admin.putSession(collegeStaff, college, longer);
        long entries = auditEntries();
        house.admin.putSession(collegeStaff, college, longer);
        assertEquals(entries, auditEntries());
        assertEquals(List.of(longer), house.institutions.sessions(collegeStaff, college));
        assertEquals(List.of(), house.institutions.sessions(everywhere, stranger));
    }

    @Test
    public void sessionsOfAnInstitutionDoNotOverlap() {
        house.admin.putSession(everywhere, college, new SessionDates(SESSION, FIRST, LAST));
        SessionDates next = new SessionDates(SESSION.next(), LAST, LAST.plusYears(1));
        assertEquals(List.of("starts"), faults(() -> house.admin.putSession(everywhere, college, next)));
        house.admin.putSession(everywhere, college, new SessionDates(SESSION.next(), LAST.plusDays(1), next.ends()));
        house.admin.putSession(everywhere, stranger, next);
        assertEquals(2, house.institutions.sessions(everywhere, college).size());
    }

    @Test
    public void aSessionEndsAfterItStarts() {
        assertEquals(
                List.of("ends"),
                faults(() -> house.admin.putSession(everywhere, college, new SessionDates(SESSION, FIRST, FIRST))));
        assertEquals(
                List.of("session", "starts", "ends"),
                faults(() -> house.admin.putSession(everywhere, college, new SessionDates(null, null, null))));
        SessionDates odd = new SessionDates(SESSION, LocalDate.of(1066, 10, 14), LocalDate.of(2999, 1, 1));
        assertEquals(List.of("starts", "ends"), faults(() -> house.admin.putSession(everywhere, college, odd)));
    }

    @Test
    public void aClosureDayIsNoWorkingDay() {
        LocalDate monday = LocalDate.of(2026, 12, 28);
        assertTrue(house.institutions.calendar(collegeStaff, college).isWorkingDay(monday));
        house.admin.putClosureDay(collegeStaff, college, new ClosureDay(monday, "Closed"));
        house.admin.putClosureDay(collegeStaff, college, new ClosureDay(monday, "Boxing Day"));
        assertFalse(house.institutions.calendar(collegeStaff, college).isWorkingDay(monday));
        assertTrue(house.institutions.calendar(everywhere, stranger).isWorkingDay(monday));
        assertEquals(
                List.of(new ClosureDay(monday, "Boxing Day")), house.institutions.closureDays(collegeStaff, college));
    }

    @Test
    public void aWeekendIsNoClosureDay() {
        assertEquals(
                List.of("day"),
                faults(() -> house.admin.putClosureDay(
                        everywhere, college, new ClosureDay(LocalDate.of(2026, 12, 26), "Saturday"))));
        assertEquals(
                List.of("day", "name"),
                faults(() -> house.admin.putClosureDay(everywhere, college, new ClosureDay(null, ""))));
    }

    @Test
    public void everyWriteIsInTheAuditTrail() {
        house.admin.putSession(everywhere, college, new SessionDates(SESSION, FIRST, LAST));
        house.admin.putClosureDay(everywhere, college, new ClosureDay(FIRST, "Opening"));
        assertEquals(
                List.of("institutions.create", "institutions.put-session", "institutions.put-closure-day"),
                house.sql.query(
                        "select action from kernel_audit where institution = ? order by id",
                        rs -> rs.getString("action"),
                        college));
    }

    @Test
    public void whatIsRolledBackWasNeverThere() {
        InstitutionCode added = new InstitutionCode("brief-" + cases);
        long entries = auditEntries();
        assertThrows(
                IllegalStateException.class,
                () -> database("institutions").transactions().run(() -> {
                    house.admin.create(everywhere, body(added));
                    house.admin.putSession(everywhere, added, new SessionDates(SESSION, FIRST, LAST));
                    assertEquals(
                            1, house.institutions.sessions(everywhere, added).size());
                    throw new IllegalStateException("after all writes");
                }));
        refused(Problem.Kind.NOT_FOUND, () -> house.institutions.get(everywhere, added));
        assertEquals(entries, auditEntries());
    }

    @Test
    public void theScopeOfAnAwardingBodyIncludesItsPartners() {
        assertEquals(Set.of(university, college), house.scopes.withPartners(Set.of(university)));
        assertEquals(Set.of(college), house.scopes.withPartners(Set.of(college)));
        assertEquals(Set.of(), house.scopes.withPartners(Set.of()));
    }

    private static Caller caller(Scope scope) {
        return new Caller("tester", Set.of(Institutions.READ.name(), InstitutionAdmin.WRITE.name()), scope);
    }

    private static Institution body(InstitutionCode code) {
        return new Institution(code, "Name of " + code, Institution.Kind.AWARDING_BODY, null);
    }

    private static Institution partner(InstitutionCode code, InstitutionCode body) {
        return new Institution(code, "Name of " + code, Institution.Kind.PARTNER, body);
    }

    private long auditEntries() {
        return house.sql
                .first("select count(*) from kernel_audit", rs -> rs.getLong(1))
                .orElseThrow();
    }

    private static void refused(Problem.Kind expected, ThrowingRunnable call) {
        ProblemException refusal = assertThrows(ProblemException.class, call);
        assertEquals(refusal.problem().detail(), expected, refusal.problem().kind());
    }

    private static Collection<String> faults(ThrowingRunnable call) {
        Problem problem = assertThrows(ProblemException.class, call).problem();
        assertEquals(problem.detail(), Problem.Kind.INVALID, problem.kind());
        return problem.faults().stream().map(Fault::field).toList();
    }
}
