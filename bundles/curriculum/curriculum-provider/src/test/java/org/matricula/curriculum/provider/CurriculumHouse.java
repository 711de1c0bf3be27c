package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.aries.jpa.template.JpaTemplate;
import org.junit.Before;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.RegisteredProgrammes;
import org.matricula.curriculum.api.RegisteredRuns;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.ChangeSetStore;
import org.matricula.curriculum.provider.store.ElementStore;
import org.matricula.curriculum.provider.store.FormerTitleStore;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.curriculum.provider.store.TypologyStore;
import org.matricula.curriculum.provider.store.VersionStore;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.HandClock;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;

/** The curriculum's services on both databases, and two institutions that are new for each test. */
public abstract class CurriculumHouse extends OnBothDatabases {

    static final AcademicSession SESSION = new AcademicSession(2026);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final LocalDate FIRST = LocalDate.of(2026, 9, 21);
    static final LocalDate LAST = LocalDate.of(2027, 1, 29);
    static final Award BSC = new Award("BSC_HONS", "Bachelor of Science with Honours", "BACHELORS_HONS", 6, 360);

    private static int cases;

    final Clock clock = HandClock.ticking(NOON);

    CurriculumChanges changes;
    ProgrammeVersions versions;
    SpecificationsService specifications;
    RolloverWrites rolls;
    Caller approver;
    private AwardStore awards;
    private ProgrammeStore programmes;
    private ModuleStore modules;
    OccurrenceStore occurrences;

    TestDatabase database;
    Sql sql;
    Curriculum curriculum;
    CurriculumAdmin admin;
    InstitutionCode home;
    InstitutionCode foreign;
    Caller staff;
    Caller stranger;
    Caller everywhere;

    @Before
    public void open() {
        database = database("curriculum");
        JpaTemplate jpa = database.jpa("curriculum");
        sql = new Sql(database.dataSource());
        awards = new AwardStore(database.dataSource());
        programmes = new ProgrammeStore(jpa, database.dataSource());
        modules = new ModuleStore(jpa, database.dataSource());
        occurrences = new OccurrenceStore(jpa, database.dataSource());
        curriculum = new CurriculumService(
                awards, programmes, modules, occurrences, new FormerTitleStore(database.dataSource()));
        admin = admin(database.identifiers());
        VersionStore versionStore = new VersionStore(database.dataSource());
        SpecificationStore specificationStore = new SpecificationStore(database.dataSource());
        changes = changes(clock, ZoneOffset.UTC);
        versions = new ProgrammeVersionsService(versionStore, programmes, modules, specificationStore, occurrences);
        specifications = new SpecificationsService(specificationStore, modules);
        rolls = new RolloverWrites(
                occurrences,
                new ElementStore(database.dataSource()),
                specificationStore,
                KnownInstitutions.all(),
                KnownInstitutions.sites(),
                database.identifiers(),
                database.auditTrail());
        int number = ++cases;
        home = new InstitutionCode("home-" + number);
        foreign = new InstitutionCode("foreign-" + number);
        staff = caller(Scope.of(List.of(home)));
        stranger = caller(Scope.of(List.of(foreign)));
        everywhere = caller(Scope.all());
        approver = new Caller(
                "dean", Set.of(Curriculum.READ.name(), CurriculumChanges.APPROVE.name()), Scope.of(List.of(home)));
        admin.importAwards(everywhere, List.of(BSC));
    }

    /** The same at another moment, and where institutions live by another clock. */
    final CurriculumChanges changes(Clock clock, ZoneId zone) {
        return new CurriculumChangesService(
                new ChangeSetStore(database.dataSource()),
                new VersionStore(database.dataSource()),
                new SpecificationStore(database.dataSource()),
                programmes,
                modules,
                occurrences,
                awards,
                new RegulationChecks(TaughtRules.regulations(), TaughtRules.evaluation()),
                KnownInstitutions.by(zone),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                new LocalDays(KnownInstitutions.by(zone), clock));
    }

    /** On which programmes students are. */
    final Set<ProgrammeId> studied = new HashSet<>();

    final RegisteredProgrammes registered = (caller, institution, programmes) -> {
        caller.require(RegisteredProgrammes.READ);
        return programmes.stream().filter(studied::contains).collect(Collectors.toSet());
    };

    /** On which days students were registered on runs. */
    final Map<OccurrenceId, List<LocalDate>> taken = new HashMap<>();

    /** Runs of which somebody has a result. */
    final Set<OccurrenceId> resulted = new HashSet<>();

    /** What was said to those who were taken off, in its order. */
    final List<String> off = new ArrayList<>();

    final RegisteredRuns runs = new RegisteredRuns() {

        @Override
        public Map<OccurrenceId, Stranded> after(
                Caller caller, InstitutionCode institution, Collection<Shortened> shortened) {
            caller.require(RegisteredRuns.READ);
            return late(shortened);
        }

        @Override
        public int cancel(Caller caller, Occurrence run, LocalDate on, String reason) {
            caller.require(RegisteredRuns.READ);
            if (resulted.contains(run.id())) {
                throw Problem.conflict("registrations", 1, "must have neither marks nor results")
                        .exception();
            }
            off.add(run.moduleCode() + " " + on + " " + reason);
            return taken.getOrDefault(run.id(), List.of()).size();
        }

        @Override
        public int reinstate(Caller caller, Occurrence run, String reason) {
            caller.require(RegisteredRuns.READ);
            off.add(run.moduleCode() + " back " + reason);
            return taken.getOrDefault(run.id(), List.of()).size();
        }
    };

    private Map<OccurrenceId, RegisteredRuns.Stranded> late(Collection<RegisteredRuns.Shortened> shortened) {
        Map<OccurrenceId, RegisteredRuns.Stranded> found = new HashMap<>();
        shortened.forEach(run -> {
            List<LocalDate> late = taken.getOrDefault(run.run(), List.of()).stream()
                    .filter(day -> day.isAfter(run.after()) && !day.isAfter(run.before()))
                    .sorted()
                    .toList();
            if (!late.isEmpty()) {
                found.put(run.run(), new RegisteredRuns.Stranded(late.size(), late.get(0)));
            }
        });
        return found;
    }

    private CurriculumAdmin admin(Identifiers identifiers) {
        CurriculumAdminService service = new CurriculumAdminService(
                awards,
                programmes,
                modules,
                occurrences,
                new ElementStore(database.dataSource()),
                new TypologyStore(database.dataSource()),
                new ChangeSetStore(database.dataSource()),
                new VersionStore(database.dataSource()),
                new SpecificationStore(database.dataSource()),
                new FormerTitleStore(database.dataSource()),
                KnownInstitutions.all(),
                KnownInstitutions.sites(),
                database.transactions(),
                identifiers,
                database.auditTrail(),
                clock,
                new LocalDays(KnownInstitutions.all(), clock));
        service.setRegistered(registered);
        service.setRuns(runs);
        return service;
    }

    /** A writer whom somebody else overtakes after it has looked at what is there and before it writes. */
    CurriculumAdmin overtakenBy(Runnable other) {
        return admin(() -> {
            database.transactions().requiresNew(() -> {
                other.run();
                return null;
            });
            return database.identifiers().next();
        });
    }

    static Caller caller(Scope scope) {
        return new Caller("tester", Set.of(Curriculum.READ.name(), CurriculumAdmin.WRITE.name()), scope);
    }

    Programme programme(String code) {
        return new Programme(null, home, code, "Computing", "BSC_HONS", "UG", "UG", 4, 6);
    }

    Module module(String code) {
        return new Module(null, home, code, "Title of " + code, 4, 20, false, "TAUGHT");
    }

    Occurrence occurrence(String moduleCode, String period, Element... elements) {
        return new Occurrence(null, home, null, moduleCode, SESSION, period, FIRST, LAST, List.of(elements));
    }

    static Element element(String code, String weight) {
        return new Element(
                null,
                code,
                Element.Kind.COURSEWORK,
                new Percent(new BigDecimal(weight)),
                false,
                LocalDateTime.of(2026, 11, 2, 12, 0));
    }

    long auditEntries() {
        return sql.first("select count(*) from kernel_audit", rs -> rs.getLong(1))
                .orElseThrow();
    }

    List<String> actions(String subject) {
        return sql.query(
                "select action from kernel_audit where subject = ? order by id", rs -> rs.getString("action"), subject);
    }

    static List<RowOutcome.Kind> kinds(List<RowOutcome> outcomes) {
        return outcomes.stream().map(RowOutcome::kind).toList();
    }

    static List<RowOutcome.Kind> all(RowOutcome.Kind... kinds) {
        return Arrays.asList(kinds);
    }

    static void refused(Problem.Kind expected, ThrowingRunnable call) {
        ProblemException refusal = assertThrows(ProblemException.class, call);
        assertEquals(refusal.problem().detail(), expected, refusal.problem().kind());
    }

    static List<String> faults(ThrowingRunnable call) {
        return fields(assertThrows(ProblemException.class, call).problem());
    }

    static List<String> fields(Problem problem) {
        assertEquals(problem.detail(), Problem.Kind.INVALID, problem.kind());
        return problem.faults().stream().map(Fault::field).toList();
    }
}
