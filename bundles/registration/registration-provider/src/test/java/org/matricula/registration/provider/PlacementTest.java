package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Route.Feature;
import org.matricula.curriculum.api.Stage;
import org.matricula.curriculum.api.Stage.Kind;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.BulkEnrolments;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeChanges.Superseded;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.StudyTime;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.registration.api.StudyTimes;
import org.matricula.registration.provider.basis.SessionDays;
import org.matricula.registration.provider.bulk.BulkEnrolling;
import org.matricula.registration.provider.programme.ProgrammeChanging;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;

/** A course with a foundation year and a placement, through whose stages not every route leads. */
public class PlacementTest extends GovernedFixture {

    private static final AcademicSession S2027 = S2026.next();
    private static final AcademicSession S2028 = S2027.next();
    private static final Cause CAUSE = new Cause("as agreed", null);

    private ProgrammeChanges changes;
    private Caller registrar;
    private ProgrammeId design;

    @Before
    public void specify() {
        design = curriculum.programme(database.identifiers().next(), usw, "DESIGN", 3);
        registrar = new Caller(
                "registrar",
                Set.of(Registrations.READ.name(), RegistrationAdmin.WRITE.name(), StudentAdmin.WRITE.name()),
                Scope.of(Set.of(usw)));
        changes = new ProgrammeChanging(
                programmes,
                standings,
                leaving(contributors, clock),
                telling,
                students,
                persons(),
                statusTelling(new Object() {
                    StatusEvent record(Caller asking, StatusEvent event) {
                        asking.require(StudentStatus.WRITE);
                        return event;
                    }

                    List<StatusEvent> events(Caller asking, StudentId of) {
                        asking.require(StudentStatus.READ);
                        return List.of();
                    }
                }),
                registrable,
                contributors,
                admissions(),
                curriculum,
                Partial.of(ProgrammeVersions.class, new FakeVersions()),
                regulations(),
                periods(regulations()),
                new SessionDays(Partial.of(Institutions.class, new FakeInstitutions())),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                news(),
                clock,
                days(clock));
    }

    private void structure(ModuleRule... rules) {
        approve(
                design,
                new ProgrammeStructure(
                        List.of(
                                new Stage("F", "Foundation", Kind.FOUNDATION, 3, 40, null, null),
                                new Stage("Y1", "First", Kind.TAUGHT, 4, 40, null, null),
                                new Stage("Y2", "Second", Kind.TAUGHT, 5, 40, null, null),
                                new Stage("PL", "Placement", Kind.PLACEMENT, 5, 60, 40, 1000),
                                new Stage("Y3", "Third", Kind.TAUGHT, 6, 40, null, null)),
                        List.of(
                                way("FT"),
                                way("SW", Feature.SANDWICH),
                                way("ABROAD", Feature.SANDWICH),
                                way("FY", Feature.FOUNDATION_YEAR)),
                        List.of(rules)));
    }

    private static Route way(String code, Feature... features) {
        return new Route(
                code,
                "Title",
                Route.Kind.SINGLE,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(features),
                null,
                null,
                false,
                null);
    }

    private ProgrammeRegistration wanted(String route, int level, String stage) {
        return new ProgrammeRegistration(
                null, usw, ada, design, S2026, S2026, level, "FT", "STANDARD", null, START, null, route, stage);
    }

    private ProgrammeRegistration now(ProgrammeRegistrationId id) {
        return registrations.programmeRegistration(caller, id).record();
    }

    private long version(ProgrammeRegistrationId id) {
        return registrations.programmeRegistration(caller, id).version();
    }

    private List<String> stages(ProgrammeRegistrationId id) {
        return history.of(caller, id, null).stream()
                .map(RegistrationState::registration)
                .map(one -> one.level() + " " + one.stage())
                .toList();
    }

    @Test
    public void aRegistrationNamesThePlacementOfItsRouteAndLevel() {
        assertEquals(List.of("stage"), faults(() -> admin.register(caller, wanted(null, 5, "PL"))));
        structure();
        assertEquals(List.of("stage"), faults(() -> admin.register(caller, wanted("FT", 5, "PL"))));
        assertEquals(List.of("stage"), faults(() -> admin.register(caller, wanted("SW", 4, "PL"))));
        assertEquals(List.of("stage"), faults(() -> admin.register(caller, wanted("SW", 5, "ODD"))));
        Versioned<ProgrammeRegistration> made = admin.register(caller, wanted("SW", 5, "PL"));
        ProgrammeRegistrationId id = made.record().id();
        assertEquals("PL", made.record().stage());
        assertEquals(made, registrations.programmeRegistration(caller, id));
        assertEquals(List.of(made.record()), registrations.programmesOf(caller, ada));
        assertEquals(List.of("5 PL"), stages(id));
        assertEquals(
                "PL",
                history.on(caller, id, START, null).orElseThrow().registration().stage());
    }

    @Test
    public void theTaughtStagesOfALevelAreTheLevel() {
        structure();
        ProgrammeRegistration made =
                admin.register(caller, wanted("SW", 5, "Y2")).record();
        assertNull(made.stage());
        assertNull(now(made.id()).stage());
    }

    @Test
    public void thePlacementStaysWithTheRoutesThatLeadThroughIt() {
        structure();
        ProgrammeRegistrationId id =
                admin.register(caller, wanted("SW", 5, "PL")).record().id();
        changes.changeRoute(registrar, id, "ABROAD", START, version(id), CAUSE);
        assertEquals("PL", now(id).stage());
        changes.changeRoute(registrar, id, "FT", START, version(id), CAUSE);
        assertNull(now(id).stage());
        assertEquals(List.of("5 PL", "5 PL", "5 null"), stages(id));
    }

    @Test
    public void aYearThatIsRepeatedIsThatOfThePlacement() {
        structure();
        ProgrammeRegistrationId id =
                admin.register(caller, wanted("SW", 5, "PL")).record().id();
        changes.repeatYear(registrar, id, S2027, version(id), CAUSE);
        assertEquals(S2026, now(id).session());
        admin.advance(caller, List.of(id), S2027, 6, START.plusDays(270));
        assertEquals(S2027, now(id).session());
        assertEquals(5, now(id).level());
        assertEquals("PL", now(id).stage());
    }

    @Test
    public void nobodyBeginsAtALevelThroughWhichTheRouteDoesNotLead() {
        structure();
        assertEquals(List.of("level"), faults(() -> admin.register(caller, wanted("FT", 3, null))));
        assertEquals(List.of("level"), problemFields(file(row("FT", 3, null)).get(0)));
        BulkEnrolments bulk = new BulkEnrolling(
                registrations,
                admin,
                moduleWriting,
                students,
                curriculum,
                moduleJudge,
                waivers,
                database.transactions());
        assertEquals(
                List.of("level"),
                bulk
                        .onProgramme(
                                officer,
                                usw,
                                new BulkEnrolments.Selection(List.of("A1"), null, null, null),
                                new BulkEnrolments.Target(design, S2026, null, 3, "FT", "STANDARD", START, "FT"),
                                false)
                        .stream()
                        .flatMap(one -> problemFields(one.outcome()).stream())
                        .toList());
        // where the route is open, and where no version says anything, nothing is asked
        assertEquals(List.of("CREATED"), kinds(file(row(null, 3, null))));
        approvedVersions.clear();
        admin.register(
                caller,
                new ProgrammeRegistration(
                        null, usw, bob, design, S2026, S2026, 3, "FT", "STANDARD", null, START, null));
    }

    @Test
    public void nobodyIsTransferredOrLedToALevelThatTheRouteDoesNotHave() {
        structure();
        ProgrammeRegistrationId id =
                admin.register(caller, wanted("FY", 3, null)).record().id();
        assertEquals(
                List.of("route"), faults(() -> changes.changeRoute(registrar, id, "FT", START, version(id), CAUSE)));
        assertEquals("FY", now(id).route());
        ProgrammeRegistrationId other = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null, usw, bob, computing, S2026, S2026, 4, "FT", "STANDARD", null, START, null))
                .record()
                .id();
        ProgrammeStructure all = approvedVersions.get(design).structure();
        approve(design, new ProgrammeStructure(all.stages(), List.of(way("FT")), List.of()));
        assertEquals(
                List.of("level"),
                faults(() -> changes.transfer(registrar, other, design, 3, START, version(other), CAUSE)));
        assertEquals(
                4,
                changes.transfer(registrar, other, design, 4, START, version(other), CAUSE)
                        .record()
                        .level());
    }

    @Test
    public void filesTellThePlacement() {
        structure();
        assertEquals(
                List.of("REFUSED", "REFUSED", "CREATED"),
                kinds(file(row("FT", 5, "PL"), row("SW", 4, "PL"), row("SW", 5, "PL"))));
        RegistrationFileRecords files = new RegistrationFileRecords(
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
        List<ProgrammeRegistrationRow> rows = files.programmeRegistrations(caller, usw, Map.of(ada, "A1"));
        assertEquals(
                List.of("PL"),
                rows.stream().map(ProgrammeRegistrationRow::stage).toList());
        assertEquals(List.of("UNCHANGED"), kinds(file(rows.get(0))));
        assertEquals("a row without", List.of("UNCHANGED"), kinds(file(row("SW", 5, null))));
        assertEquals(List.of("REFUSED"), kinds(file(row("SW", 5, "ODD"))));
        assertEquals(
                "the year before it",
                List.of("CHANGED", "CHANGED"),
                kinds(file(row("SW", 5, "Y2"), row("SW", 5, "PL"))));
        assertEquals("a way without it", List.of("CHANGED"), kinds(file(row("FT", 5, null))));
        ProgrammeRegistrationId id =
                registrations.programmesOf(caller, ada).get(0).id();
        assertNull(now(id).stage());
        assertEquals(List.of("CHANGED"), kinds(file(row("SW", 5, "PL"))));
        admin.advance(caller, List.of(id), S2027, 6, START.plusDays(300));
        assertNull("the next level", now(id).stage());
        assertEquals(
                "what it was",
                List.of("UNCHANGED", "UNCHANGED", "REFUSED"),
                kinds(file(row("SW", 5, "PL"), row(null, 5, null), row("SW", 4, null))));
    }

    @Test
    public void fourYearsOfASandwichStudentAsBoardsDecideThem() {
        structure();
        ProgrammeRegistrationId id =
                admin.register(caller, wanted("SW", 4, null)).record().id();
        ProgrammeRegistrationId other = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null,
                                usw,
                                bob,
                                design,
                                S2026,
                                S2026,
                                4,
                                "FT",
                                "STANDARD",
                                null,
                                START,
                                null,
                                "FT",
                                null))
                .record()
                .id();
        advance(S2027, 5, id, other);
        assertEquals("2027/28 5 null", where(id));
        advance(S2028, 6, id, other);
        assertEquals("2028/29 5 PL", where(id));
        assertEquals("no placement on this route", "2028/29 6 null", where(other));
        assertEquals("2028/29 5 PL", where(id));
        // who may not go on stays in the placement
        advance(S2028.next(), 5, id);
        assertEquals("2029/30 5 PL", where(id));
        taken(id, S2028);
        assertEquals("2028/29 5 PL", where(id));
        advance(S2028.next(), 6, id);
        assertEquals("2029/30 6 null", where(id));
        taken(id, S2028);
        taken(id, S2027);
        assertEquals("2027/28 5 null", where(id));
        advance(S2028, 6, id);
        advance(S2028.next(), 6, id);
        admin.advance(caller, List.of(id), null, null, START.plusYears(4));
        assertEquals(ProgrammeRegistration.Status.COMPLETED, now(id).status());
    }

    /** A placement may come before the taught year of its level. */
    @Test
    public void thePlacementLeadsOnToWhatItsLevelStillHolds() {
        structure();
        List<Stage> stages = approvedVersions.get(design).structure().stages();
        approve(
                design,
                new ProgrammeStructure(
                        List.of(stages.get(1), stages.get(3), stages.get(2), stages.get(4)),
                        List.of(way("SW", Feature.SANDWICH)),
                        List.of()));
        ProgrammeRegistrationId id =
                admin.register(caller, wanted(null, 4, null)).record().id();
        advance(S2027, 5, id);
        assertEquals("2027/28 5 PL", where(id));
        advance(S2028, 6, id);
        assertEquals("2028/29 5 null", where(id));
        advance(S2028.next(), 6, id);
        assertEquals("2029/30 6 null", where(id));
    }

    @Test
    public void tRg2APlacementMakesTheDegreeOfItsRoutesLonger() {
        structure();
        List<Stage> stages = approvedVersions.get(design).structure().stages();
        approve(
                design,
                new ProgrammeStructure(
                        stages.subList(1, 5), List.of(way("FT"), way("SW", Feature.SANDWICH)), List.of()));
        StudyTimes times = times(regulations());
        ProgrammeRegistration sandwich =
                admin.register(caller, wanted("SW", 4, null)).record();
        Programme programme = curriculum.programme(officer, usw, "DESIGN").orElseThrow();
        Rest rest = Rest.repeated(sandwich, 6, S2027);
        assertEquals(
                List.of("BACHELORS_HONS_4", "BACHELORS_HONS_3"),
                List.of(
                        times.of(reader, sandwich, programme, rest).award(),
                        times.of(reader, sandwich.on("FT"), programme, rest).award()));
    }

    @Test
    public void tRg2ThePlacementToComeTakesASession() {
        structure();
        ProgrammeRegistration second =
                admin.register(caller, wanted("SW", 5, null)).record();
        Rest again = Rest.repeated(second, 6, S2027);
        // the session that was, the second year again, the placement, and the third year
        assertEquals(4, sessions(second, again));
        assertEquals(3, sessions(second.on("FT"), again));
        // the level of the placement takes the session in which the student is there
        assertEquals(3, sessions(second.at("PL"), again));
        assertEquals(3, sessions(second, Rest.inMode(second, 6, "PT", S2027)));
        assertEquals(2, sessions(second.at("PL"), Rest.inMode(second, 6, "PT", S2027)));
        ProgrammeRegistration third = second.in(S2026, 6, "FT");
        assertEquals(2, sessions(third, Rest.repeated(third, 6, S2027)));
        // not for certain where the route is open, as after a transfer
        assertEquals(3, sessions(second.on(null), again));
        ProgrammeRegistration elsewhere = new ProgrammeRegistration(
                null, usw, bob, computing, S2026, S2026, 4, "FT", "STANDARD", null, START, null);
        ProgrammeRegistration other = admin.register(caller, elsewhere).record();
        assertEquals(2, sessions(other, Rest.transferred(other, 6, 5)));
        List<Stage> stages = approvedVersions.get(design).structure().stages();
        approve(design, new ProgrammeStructure(stages, List.of(way("SW", Feature.SANDWICH)), List.of()));
        assertEquals(3, sessions(other, Rest.transferred(other, 6, 5)));
        assertEquals(1, sessions(other, Rest.transferred(other, 6, 6)));
    }

    private int sessions(ProgrammeRegistration registration, Rest rest) {
        Programme programme = curriculum.programme(officer, usw, "DESIGN").orElseThrow();
        return times(regulations()).of(reader, registration, programme, rest).periods().stream()
                .mapToInt(StudyTime.Period::sessions)
                .sum();
    }

    /** Two modules of 20 credits in each year, and a placement of 60. */
    private Map<String, OccurrenceId> modules() {
        Map<String, OccurrenceId> runs = new HashMap<>();
        for (String code : List.of("DE501", "DE502", "DE590", "DE601", "DE602")) {
            ModuleId module = curriculum.module(
                    database.identifiers().next(),
                    usw,
                    code,
                    code.startsWith("DE5") ? 5 : 6,
                    code.equals("DE590") ? 60 : 20);
            runs.put(code, curriculum.run(database.identifiers().next(), usw, module, 2026, START));
        }
        structure(core("C5", "Y2", "DE501", "DE502"), core("CPL", "PL", "DE590"), core("C6", "Y3", "DE601", "DE602"));
        contributors.setResults((asking, institution, of) -> Map.of());
        contributors.setRequirements((asking, institution, some, session) -> Map.of());
        return runs;
    }

    private static ModuleRule core(String code, String stage, String... of) {
        return new ModuleRule(code, stage, null, ModuleRule.Kind.CORE, null, null, null, null, List.of(of));
    }

    private ModuleProposal proposed(ProgrammeRegistration studies, OccurrenceId... runs) {
        ProgrammeRegistrationId id = admin.register(caller, studies).record().id();
        return choices.propose(officer, new ModuleSelection(id, List.of(runs), null, null, null));
    }

    private static List<String> outstanding(ModuleProposal proposal) {
        return proposal.rules().stream()
                .filter(rule -> !rule.satisfied() && rule.code().equals("CORE_OUTSTANDING"))
                .map(rule -> rule.facts().get("group"))
                .toList();
    }

    @Test
    public void t18TheTaughtYearAsksNothingOfThePlacement() {
        Map<String, OccurrenceId> runs = modules();
        ModuleProposal taught = proposed(wanted("SW", 5, null), runs.get("DE501"));
        assertTrue(taught.toString(), taught.permitted());
        assertEquals(List.of("C5"), outstanding(taught));
        ProgrammeRegistrationId id =
                registrations.programmesOf(caller, ada).get(0).id();
        assertEquals(
                List.of("OTHER_STAGE"),
                choices.propose(officer, new ModuleSelection(id, List.of(runs.get("DE590")), null, null, null))
                        .refusals());
    }

    @Test
    public void t18ThePlacementAsksNothingOfTheTaughtYear() {
        Map<String, OccurrenceId> runs = modules();
        ModuleProposal placement = proposed(wanted("SW", 5, "PL"), runs.get("DE590"));
        assertTrue(placement.toString(), placement.permitted());
        assertEquals(List.of(), outstanding(placement));
        ProgrammeRegistrationId id =
                registrations.programmesOf(caller, ada).get(0).id();
        ModuleProposal none =
                choices.propose(officer, new ModuleSelection(id, List.of(runs.get("DE501")), null, null, null));
        assertEquals(Set.of("OTHER_STAGE"), Set.copyOf(none.refusals()));
        assertEquals(List.of("CPL"), outstanding(none));
    }

    @Test
    public void t18APlacementIsOfTheRoutesThatLeadThroughItOnly() {
        Map<String, OccurrenceId> runs = modules();
        assertEquals(
                List.of("NOT_ON_COURSE"),
                proposed(wanted("FT", 5, null), runs.get("DE590")).refusals());
    }

    /** AMB-T-223: of what was replaced within its session, files and choices of modules know as well. */
    @Test
    public void whoIsInAPlacementThatIsNamedAnewGoesOnByTheVersionThatKnowsIt() {
        Map<String, OccurrenceId> runs = modules();
        ProgrammeRegistrationId id =
                admin.register(caller, wanted("SW", 5, "PL")).record().id();
        ProgrammeStructure before = approvedVersions.get(design).structure();
        approve(
                design,
                new ProgrammeStructure(
                        before.stages().stream()
                                .filter(stage -> !stage.code().equals("F"))
                                .map(stage -> stage.kind() == Kind.PLACEMENT
                                        ? new Stage("PX", "Year out", Kind.PLACEMENT, 5, 60, 40, 1000)
                                        : stage)
                                .toList(),
                        before.routes(),
                        List.of(core("C5", "Y2", "DE501", "DE502"), core("C6", "Y3", "DE601", "DE602"))));
        assertTrue(choices.propose(officer, new ModuleSelection(id, List.of(runs.get("DE590")), null, null, null))
                .permitted());
        assertEquals(
                List.of("CORE_LEFT_OUT"),
                choices.propose(officer, new ModuleSelection(id, List.of(runs.get("DE601")), null, null, null))
                        .refusals());
        assertEquals("where it comes from", List.of("UNCHANGED"), kinds(file(row("SW", 5, "PL"))));
        assertEquals(
                "where there is nobody yet",
                List.of("REFUSED", "REFUSED", "CREATED"),
                kinds(file(row("B2", "SW", 5, "ODD"), row("B2", "FT", 5, "PL"), row("B2", "SW", 5, "PL"))));
        assertEquals("PL", registrations.programmesOf(caller, bob).get(0).stage());
        students.add(database.identifiers().next(), usw, "D4");
        assertEquals("a stage that there is no more", List.of("CREATED"), kinds(file(row("D4", "FY", 3, null))));
        assertEquals("nobody begins there", List.of("stage"), faults(() -> admin.register(caller, begun(5, "PL"))));
        assertEquals(List.of("level"), faults(() -> admin.register(caller, begun(3, null))));
        advance(S2027, 5, id);
        assertEquals("2027/28 5 PL", where(id));
        advance(S2028, 6, id);
        assertEquals("2028/29 6 null", where(id));
    }

    private ProgrammeRegistration begun(int level, String stage) {
        return new ProgrammeRegistration(
                null, usw, ada, design, S2027, S2027, level, "FT", "STANDARD", null, START, null, "FY", stage);
    }

    private void advance(AcademicSession session, int level, ProgrammeRegistrationId... ids) {
        admin.advance(caller, List.of(ids), session, level, LocalDate.of(session.startYear(), 7, 1));
    }

    private void taken(ProgrammeRegistrationId id, AcademicSession decided) {
        assertEquals(
                Optional.empty(),
                changes.takeBack(
                        registrar, id, new Superseded(decided, true, false), new Cause("chair's action", "meeting 4")));
    }

    private String where(ProgrammeRegistrationId id) {
        ProgrammeRegistration now = now(id);
        return now.session() + " " + now.level() + " " + now.stage();
    }

    private static ProgrammeRegistrationRow row(String route, int level, String stage) {
        return row("A1", route, level, stage);
    }

    private static ProgrammeRegistrationRow row(String number, String route, int level, String stage) {
        return new ProgrammeRegistrationRow(
                number,
                "DESIGN",
                S2026,
                S2026,
                level,
                "FT",
                "STANDARD",
                START,
                null,
                null,
                null,
                null,
                null,
                null,
                route,
                null,
                stage);
    }

    private List<RowOutcome> file(ProgrammeRegistrationRow... rows) {
        return admin.importProgrammeRegistrations(caller, usw, List.of(rows));
    }

    private static List<String> problemFields(RowOutcome outcome) {
        return outcome.problem().faults().stream().map(fault -> fault.field()).toList();
    }
}
