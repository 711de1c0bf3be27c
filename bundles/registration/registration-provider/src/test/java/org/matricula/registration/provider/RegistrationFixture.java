package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.aries.jpa.template.JpaTemplate;
import org.junit.Before;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersionId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.SessionDates;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.Delivery;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.claim.ClaimGrounds;
import org.matricula.registration.provider.module.ModuleJudge;
import org.matricula.registration.provider.module.ModuleLeaving;
import org.matricula.registration.provider.module.ModuleWriting;
import org.matricula.registration.provider.programme.Admissions;
import org.matricula.registration.provider.programme.ChangeNews;
import org.matricula.registration.provider.programme.PeriodRules;
import org.matricula.registration.provider.programme.ProgrammeTelling;
import org.matricula.registration.provider.programme.StatusTelling;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.registration.provider.waiver.WaiverRecords;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;

/** A university and a college, their students and curriculum, and the services on each database. */
public abstract class RegistrationFixture extends OnBothDatabases {

    static final AcademicSession S2026 = new AcademicSession(2026);
    static final LocalDate START = LocalDate.of(2026, 9, 21);

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Set<String> BOTH = Set.of(Registrations.READ.name(), RegistrationAdmin.WRITE.name());

    InstitutionCode usw;
    InstitutionCode college;
    Caller caller;
    Caller foreigner;
    Caller reader;
    Caller writer;
    TestDatabase database;
    Sql sql;
    FakeStudents students;
    FakeCurriculum curriculum;
    FakeIndex index;
    Map<StudentId, Set<StudentId>> merged = Map.of();
    ZoneId zone = ZoneOffset.UTC;
    final Map<ProgrammeId, ProgrammeVersion> approvedVersions = new HashMap<>();
    /** All that were approved, in their order. */
    private final List<ProgrammeVersion> allApproved = new ArrayList<>();

    final Set<ProgrammeId> versioned = new HashSet<>();
    ProgrammeTelling telling;
    Registrations registrations;
    ProgrammeRegistrationStore programmes;
    ModuleRegistrationStore modules;
    StandingStore standings;
    PriorLearningStore priorLearning;
    RegistrationAdmin admin;
    Registrable registrable;
    final Map<StudentId, LocalDate> deaths = new HashMap<>();
    final List<StatusEvent> completions = new ArrayList<>();
    final Set<InstitutionCode> partners = new HashSet<>();
    final List<Agreement> agreements = new ArrayList<>();
    final List<Site> sites = new ArrayList<>();
    RegistrationHistory history;
    ModuleWriting moduleWriting;
    StudentId ada;
    StudentId bob;
    StudentId cyd;
    ProgrammeId computing;
    ProgrammeId cookery;
    OccurrenceId coding;
    OccurrenceId baking;

    @Before
    public void open() {
        database = database("registration");
        JpaTemplate jpa = database.jpa("registration");
        sql = new Sql(database.dataSource());
        students = new FakeStudents();
        curriculum = new FakeCurriculum();
        programmes = new ProgrammeRegistrationStore(jpa, database.dataSource());
        modules = new ModuleRegistrationStore(jpa, database.dataSource());
        standings = new StandingStore(database.dataSource());
        priorLearning = new PriorLearningStore(database.dataSource());
        history = new HistoryReading(standings, new ModuleHistoryStore(database.dataSource()), persons());
        index = new FakeIndex();
        telling = new ProgrammeTelling(programmes, curriculum, index);
        registrations = new RegistrationReading(programmes, modules, priorLearning, persons());
        moduleWriting = new ModuleWriting(
                modules,
                programmes,
                new ReassessmentStore(database.dataSource()),
                persons(),
                students,
                curriculum,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                days(database.clock()));
        registrable =
                new Registrable(students, Partial.of(StudentStatus.class, new FakeDeaths()), days(database.clock()));
        admin = admin(recording(), null);
        int number = COUNTER.incrementAndGet();
        usw = new InstitutionCode("usw-" + number);
        college = new InstitutionCode("college-" + number);
        caller = new Caller("registrar", BOTH, Scope.of(Set.of(usw)));
        foreigner = new Caller("partner", BOTH, Scope.of(Set.of(college)));
        reader = new Caller("reader", Set.of(Registrations.READ.name()), Scope.of(Set.of(usw)));
        writer = new Caller("writer", Set.of(RegistrationAdmin.WRITE.name()), Scope.of(Set.of(usw)));
        ada = students.add(database.identifiers().next(), usw, "A1");
        bob = students.add(database.identifiers().next(), usw, "B2");
        cyd = students.add(database.identifiers().next(), college, "C3");
        computing = curriculum.programme(database.identifiers().next(), usw, "COMP");
        cookery = curriculum.programme(database.identifiers().next(), college, "COOK");
        coding = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2026, "S1");
        baking = curriculum.occurrence(database.identifiers().next(), college, "BK101", 2026, "S1");
    }

    /** Where all runs are over: registrations on them are records, and nothing is ruled on. */
    final ModuleJudge recording() {
        return new ModuleJudge(
                programmes,
                modules,
                priorLearning,
                new ClaimStore(database.dataSource()),
                new WaiverStore(database.dataSource()),
                null,
                persons(),
                null,
                curriculum,
                null,
                Partial.of(Regulations.class, new Object() {
                    Regulations.Resolution resolve(GoverningEvent event) {
                        throw Problem.conflict("session", event.session(), "has no pack in force")
                                .exception();
                    }
                }),
                new Contributors(),
                days(Clock.fixed(Instant.parse("2030-10-01T09:00:00Z"), ZoneOffset.UTC)),
                database.auditTrail());
    }

    final ModuleLeaving leaving(Contributors asked, Clock now) {
        return new ModuleLeaving(
                modules,
                new ModuleHistoryStore(database.dataSource()),
                priorLearning,
                new ReassessmentStore(database.dataSource()),
                asked,
                database.auditTrail(),
                curriculum,
                now,
                days(now));
    }

    final ChangeNews news() {
        return new ChangeNews(curriculum, database.outbox());
    }

    /** How many events of a type tell of a registration. */
    final int told(String type, ProgrammeRegistrationId of) {
        return number(
                "select count(*) from kernel_outbox where type = ? and subject = ?",
                type,
                "programme-registration/" + of);
    }

    final RegistrationAdmin admin(ModuleJudge judge, WaiverRecords waivers) {
        return new RegistrationWriting(
                programmes,
                standings,
                moduleWriting,
                judge,
                waivers,
                priorLearning,
                telling,
                statusTelling(new FakeCompletions()),
                news(),
                registrable,
                admissions(),
                periods(GovernedFixture.regulations()),
                students,
                curriculum,
                Partial.of(ProgrammeVersions.class, new FakeVersions()),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                days(database.clock()));
    }

    /** Tells statuses to records of students. */
    final StatusTelling statusTelling(Object records) {
        return new StatusTelling(
                Partial.of(StudentStatus.class, records), programmes, persons(), days(database.clock()));
    }

    /** What the students' records are told in sets. */
    private final class FakeCompletions {

        List<RowOutcome> recordAll(Caller asking, InstitutionCode at, List<StatusEvent> events) {
            asking.require(StudentStatus.WRITE);
            asking.scope().require(at);
            events.forEach(event -> completions.add(new StatusEvent(
                    new StatusEventId(completions.size() + 1L),
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
                    null)));
            return events.stream().map(event -> RowOutcome.created("1")).toList();
        }

        List<StatusEvent> events(Caller asking, StudentId of) {
            asking.require(StudentStatus.READ);
            return completions.stream()
                    .filter(event -> event.studentId().equals(of))
                    .toList();
        }
    }

    final Admissions admissions() {
        return new Admissions(
                programmes,
                standings,
                new WaiverStore(database.dataSource()),
                persons(),
                delivery(),
                curriculum,
                GovernedFixture.regulations(),
                days(database.clock()));
    }

    final Delivery delivery() {
        return new Delivery(
                Partial.of(Institutions.class, new FakeInstitutions()),
                Partial.of(Agreements.class, new FakeAgreements()),
                Partial.of(Partners.class, new FakeSites()));
    }

    /** Makes a partner of the university, without an agreement. */
    final void delivering() {
        partners.add(usw);
    }

    /** What the partner has agreed on one programme. */
    final Agreement agreement(Agreement.Kind of, String programme, LocalDate starts, LocalDate ends) {
        return new Agreement(
                new AgreementId(1), usw, college, of, "A 1", starts, ends, List.of(programme), Map.of(), null, false);
    }

    /** A site where one programme is delivered. */
    final Site site(String programme, LocalDate ends) {
        return site(programme, START.minusYears(3), ends);
    }

    final Site site(String programme, LocalDate starts, LocalDate ends) {
        return new Site(
                new SiteId(1), usw, "Campus", List.of("Street 1"), null, "GB", starts, ends, List.of(programme));
    }

    final StudyTimeReading times(Regulations regulations) {
        return new StudyTimeReading(
                history,
                grounds(regulations, new Contributors()),
                curriculum,
                Partial.of(ProgrammeVersions.class, new FakeVersions()));
    }

    final ClaimGrounds grounds(Regulations regulations, Contributors asked) {
        return new ClaimGrounds(
                new ClaimStore(database.dataSource()),
                priorLearning,
                programmes,
                modules,
                students,
                persons(),
                registrable,
                curriculum,
                regulations,
                asked);
    }

    final PeriodRules periods(Regulations regulations) {
        return new PeriodRules(
                times(regulations),
                persons(),
                new WaiverStore(database.dataSource()),
                curriculum,
                Partial.of(Institutions.class, new FakeInstitutions()),
                regulations,
                database.auditTrail());
    }

    /** The days of institutions, which live by the clock of the test's zone. */
    final LocalDays days(Clock clock) {
        return new LocalDays(Partial.of(Institutions.class, new FakeInstitutions()), clock);
    }

    final class FakeInstitutions {

        ZoneId zone(Caller asking, InstitutionCode code) {
            asking.require(Institutions.READ);
            asking.scope().require(code);
            return zone;
        }

        Versioned<Institution> get(Caller asking, InstitutionCode code) {
            asking.require(Institutions.READ);
            boolean partner = partners.contains(code);
            return new Versioned<>(
                    new Institution(
                            code,
                            "University",
                            partner ? Institution.Kind.PARTNER : Institution.Kind.AWARDING_BODY,
                            partner ? college : null),
                    1);
        }

        List<SessionDates> sessions(Caller asking, InstitutionCode of) {
            asking.require(Institutions.READ);
            LocalDate september = START.plusDays(364);
            return List.of(
                    new SessionDates(S2026, START, september.minusDays(1)),
                    new SessionDates(S2026.next(), september, september.plusDays(363)));
        }
    }

    final class FakeAgreements {

        List<Versioned<Agreement>> list(Caller asking, AgreementQuery query) {
            asking.require(Agreements.READ);
            assertEquals(AgreementQuery.of(query.institution()), query);
            return agreements.stream()
                    .filter(one -> one.partner().equals(query.institution()))
                    .map(one -> new Versioned<>(one, 1))
                    .toList();
        }
    }

    final class FakeSites {

        List<Versioned<Site>> sites(Caller asking, InstitutionCode of, LocalDate on) {
            asking.require(Partners.READ);
            return sites.stream()
                    .filter(one -> one.institution().equals(of))
                    .map(one -> new Versioned<>(one, 1))
                    .toList();
        }
    }

    /** What becomes of the same call made several times at once: TAKEN, or the kind of its refusal. */
    static List<String> atOnce(int calls, Runnable call) throws Exception {
        ExecutorService desks = Executors.newFixedThreadPool(calls);
        try {
            Callable<String> work = () -> {
                try {
                    call.run();
                    return "TAKEN";
                } catch (ProblemException e) {
                    return e.problem().kind().name();
                }
            };
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : desks.invokeAll(Collections.nCopies(calls, work))) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            desks.shutdownNow();
        }
    }

    final class FakeDeaths {

        Map<StudentId, StatusEvent> on(
                Caller asking, InstitutionCode institution, Collection<StudentId> of, LocalDate day) {
            asking.require(StudentStatus.READ);
            Map<StudentId, StatusEvent> found = new HashMap<>();
            deaths.forEach((student, since) -> {
                if (of.contains(student) && !since.isAfter(day)) {
                    found.put(
                            student,
                            new StatusEvent(
                                    null,
                                    institution,
                                    student,
                                    null,
                                    null,
                                    StatusEvent.Status.DECEASED,
                                    since,
                                    null,
                                    "reported",
                                    null,
                                    null,
                                    since.plusDays(5).atStartOfDay().toInstant(ZoneOffset.UTC),
                                    null));
                }
            });
            return found;
        }
    }

    final class FakeVersions {

        Map<ProgrammeId, ProgrammeVersion> inForce(Caller asking, Collection<ProgrammeId> of, AcademicSession session) {
            asking.require(ProgrammeVersions.READ);
            return approvedVersions;
        }

        Optional<ProgrammeVersion> inForce(Caller asking, ProgrammeId of, AcademicSession session) {
            asking.require(ProgrammeVersions.READ);
            return Optional.ofNullable(approvedVersions.get(of));
        }

        List<ProgrammeVersion> of(Caller asking, ProgrammeId of) {
            asking.require(ProgrammeVersions.READ);
            return allApproved.stream()
                    .filter(version -> version.programmeId().equals(of))
                    .toList();
        }

        Set<ProgrammeId> versioned(Caller asking, Collection<ProgrammeId> of, AcademicSession session) {
            asking.require(ProgrammeVersions.READ);
            return versioned;
        }
    }

    /** Approves a version of a programme, which counts in the place of one that was approved before. */
    final void approve(ProgrammeId programme, ProgrammeStructure structure) {
        ProgrammeVersion version = new ProgrammeVersion(
                new ProgrammeVersionId(1),
                programme,
                "COMP",
                usw,
                1,
                null,
                S2026,
                ChangeSet.State.APPROVED,
                null,
                "Computing",
                structure);
        approvedVersions.put(programme, version);
        allApproved.add(version);
    }

    /** The curriculum as it would be if nobody had kept versions. */
    final void forgetVersions() {
        approvedVersions.clear();
        allApproved.clear();
    }

    static Route route(String code) {
        return route(code, Route.Mode.FT);
    }

    static Route route(String code, Route.Mode mode) {
        return titled(code, "Title", mode);
    }

    static Route titled(String code, String title, Route.Mode mode) {
        return new Route(
                code, title, Route.Kind.SINGLE, mode, Route.Delivery.LINEAR, false, null, null, null, false, null);
    }

    final Persons persons() {
        return (asking, of) -> {
            Map<StudentId, Set<StudentId>> identities = new HashMap<>();
            of.forEach(one -> identities.put(one, merged.getOrDefault(one, Set.of(one))));
            return identities;
        };
    }

    /** A note of this moment for what a test writes into a table. */
    final Note note() {
        return Note.of(caller, database.clock(), RegistrationState.Change.REGISTERED, null, "it is so");
    }

    final JpaTemplate unit() {
        return database.jpa("registration");
    }

    final int rows(String table) {
        return number("select count(*) from " + table + " where institution = ?", usw);
    }

    final int entries() {
        return number("select count(*) from kernel_audit where institution = ?", usw);
    }

    /** What the audit trail says of the waivers on which a record rests. */
    final List<String> restsOn(String subject) {
        return sql.query(
                "select reason from kernel_audit where action = 'registration.rest-on-waiver' and subject = ? order by id",
                rs -> rs.getString(1),
                subject);
    }

    final int audited(String action, String subject) {
        return number("select count(*) from kernel_audit where action = ? and subject = ?", action, subject);
    }

    final int number(String query, Object... parameters) {
        return sql.first(query, rs -> rs.getInt(1), parameters).orElseThrow();
    }

    static List<String> kinds(List<RowOutcome> outcomes) {
        return outcomes.stream().map(o -> o.kind().name()).toList();
    }

    static List<String> faults(ThrowingRunnable work) {
        ProblemException refusal = assertThrows(ProblemException.class, work);
        assertEquals(Problem.Kind.INVALID, refusal.problem().kind());
        return refusal.problem().faults().stream().map(f -> f.field()).toList();
    }

    static void refused(Problem.Kind kind, ThrowingRunnable work) {
        assertEquals(kind, assertThrows(ProblemException.class, work).problem().kind());
    }
}
