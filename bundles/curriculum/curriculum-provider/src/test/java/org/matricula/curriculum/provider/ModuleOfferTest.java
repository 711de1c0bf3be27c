package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumCheck.Result;
import org.matricula.curriculum.api.CurriculumDifference;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OfferRow;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.curriculum.api.VersionDraft;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;

/** A module is discontinued from a session on, unless somebody still needs it; what changes is shown. */
public class ModuleOfferTest extends CurriculumHouse {

    private static final AcademicSession NEXT = SESSION.next();
    private static final List<String> CORE = List.of("M1", "M2", "M3", "M4");
    private static final Route SINGLE = new Route(
            "S",
            "Computing",
            Route.Kind.SINGLE,
            Route.Mode.FT,
            Route.Delivery.LINEAR,
            false,
            List.of(),
            null,
            null,
            false,
            List.of());

    private final Map<String, ModuleId> modules = new TreeMap<>();
    private ProgrammeId programme;

    @Before
    public void programmeInForce() {
        programme = admin.createProgramme(staff, programme("COMP")).record().id();
        for (String code : List.of("M1", "M2", "M3", "M4", "O1", "O2", "O3", "FREE")) {
            modules.put(code, admin.createModule(staff, module(code)).record().id());
        }
        approved(SESSION, structure(CORE, List.of("O1", "O2", "O3")));
    }

    @Test
    public void whatNobodyNeedsEndsWithItsSessionAndRunsNoMore() {
        end("FREE");
        assertEquals(Set.of(), discontinued(SESSION));
        assertEquals(Set.of(modules.get("FREE")), discontinued(NEXT));
        assertEquals(Set.of(), specifications.discontinued(stranger, home, modules.values(), NEXT));
        assertEquals(List.of("session"), faults(() -> admin.createOccurrence(staff, run("FREE", NEXT))));
        assertEquals(
                all(RowOutcome.Kind.REFUSED, RowOutcome.Kind.CREATED),
                kinds(admin.importOccurrences(staff, home, List.of(run("FREE", NEXT), run("M1", NEXT)))));
        admin.createOccurrence(staff, run("FREE", SESSION));
        assertEquals(
                List.of("the module is discontinued from 2027/28 on"),
                rolls.rehearse(staff, home, SESSION, curriculum.occurrences(staff, home, SESSION)).stream()
                        .map(rolled -> rolled.line().note())
                        .toList());
        ChangeSetId back = begun(NEXT.next());
        changes.proposeOffer(staff, modules.get("FREE"), back, true, "asked for again");
        approve(back);
        assertEquals(Set.of(modules.get("FREE")), discontinued(NEXT));
        assertEquals(Set.of(), discontinued(NEXT.next()));
        assertEquals(
                2, specifications.of(staff, modules.get("FREE"), Aspect.OFFER).size());
    }

    @Test
    public void aFileDraftsWhatSomebodyElseApproves() {
        List<OfferRow> rows = List.of(new OfferRow("FREE", NEXT, false), new OfferRow("M1", NEXT.next(), true));
        assertEquals(
                all(RowOutcome.Kind.CREATED, RowOutcome.Kind.CREATED), kinds(admin.importOffers(staff, home, rows)));
        assertEquals(Set.of(), discontinued(NEXT));
        approve(specifications
                .of(staff, modules.get("FREE"), Aspect.OFFER)
                .get(0)
                .changeSetId());
        assertEquals(Set.of(modules.get("FREE")), discontinued(NEXT));
        assertEquals(
                all(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.UNCHANGED),
                kinds(admin.importOffers(staff, home, rows)));
        assertEquals(
                all(RowOutcome.Kind.CREATED, RowOutcome.Kind.REFUSED, RowOutcome.Kind.REFUSED),
                kinds(admin.importOffers(
                        staff,
                        home,
                        List.of(
                                new OfferRow("FREE", NEXT, true),
                                new OfferRow("FREE", NEXT, null),
                                new OfferRow("GONE", null, true)))));
        ChangeSetId other = begun(NEXT);
        changes.proposeOffer(staff, modules.get("FREE"), other, false, "at last");
        approve(other);
        assertEquals(
                all(RowOutcome.Kind.UNCHANGED),
                kinds(admin.importOffers(staff, home, List.of(new OfferRow("FREE", NEXT, true)))));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importOffers(approver, home, rows));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importOffers(stranger, home, rows));
    }

    @Test
    public void aVersionNamesNoModuleThatEndsInALaterSessionInWhichItCounts() {
        AcademicSession third = NEXT.next();
        ChangeSetId ends = begun(third);
        changes.proposeOffer(staff, modules.get("FREE"), ends, false, "too few students");
        approve(ends);
        ProgrammeStructure with = structure(List.of("M1", "M2", "M3", "FREE"), List.of("O1", "O2", "O3"));
        ChangeSetId named = begun(NEXT);
        draft(named, with);
        assertEquals(Result.REFUSED, checks(named).get("DISCONTINUED"));
        refused(Problem.Kind.INVALID, () -> changes.submit(staff, named, null));
        // in the session in which it ends another version counts
        approved(third, structure(CORE, List.of("O1", "O2", "O3")));
        assertEquals(null, checks(named).get("DISCONTINUED"));
    }

    @Test
    public void aProgrammeWhoseRulesNeedItKeepsIt() {
        assertEquals(Map.of("STILL_CORE", Result.REFUSED), checks(ending("M1")));
        assertEquals(Map.of("STILL_OPTION", Result.DISCRETION), checks(ending("O1")));
        assertEquals(Map.of("CHOICE_TOO_SMALL", Result.REFUSED), checks(ending("O1", "O2")));
        ChangeSetId core = ending("M1");
        refused(Problem.Kind.INVALID, () -> changes.submit(staff, core, null));
        changes.submit(staff, ending("O1"), null);
    }

    @Test
    public void aChoiceHasToBePossibleWithinAllItsLimitsAndThoseOfItsStage() {
        modules.put(
                "BIG",
                admin.createModule(staff, new Module(null, home, "BIG", "T", 4, 40, false, "TAUGHT"))
                        .record()
                        .id());
        List<String> options = List.of("BIG", "O1", "O2");
        approved(SESSION, structure(CORE, option(40, 40, 1, 1, options)));
        assertEquals(Map.of("CHOICE_TOO_SMALL", Result.REFUSED), checks(ending("BIG")));
        assertEquals(Map.of("STILL_OPTION", Result.DISCRETION), checks(ending("O1", "O2")));
        ChangeSetId without = ending("BIG");
        draft(without, structure(CORE, option(40, 40, 1, 1, options.subList(1, 3))));
        assertEquals(Map.of("RULES_DO_NOT_ADD_UP", Result.REFUSED), checks(without));
        // the rule could be met without it, the stage could not
        approved(SESSION, structure(CORE, option(20, 40, null, 1, options)));
        assertEquals(Map.of("CHOICE_TOO_SMALL", Result.REFUSED), checks(ending("BIG")));
        // or by either way
        approved(SESSION, structure(CORE, option(40, 40, null, 2, options)));
        assertEquals(Map.of("STILL_OPTION", Result.DISCRETION), checks(ending("BIG")));
        assertEquals(Map.of("STILL_OPTION", Result.DISCRETION), checks(ending("O1")));
        assertEquals(Map.of("CHOICE_TOO_SMALL", Result.REFUSED), checks(ending("BIG", "O1")));
    }

    @Test
    public void aVersionOfTheSameChangeSetMayTakeItOutOfItsRules() {
        ChangeSetId undecided = ending("O1");
        draft(undecided, structure(CORE, List.of("O1", "O2", "O3")));
        assertEquals(Result.REFUSED, checks(undecided).get("DISCONTINUED"));
        ChangeSetId set = ending("M1");
        draft(set, structure(List.of("M2", "M3", "M4", "FREE"), List.of("O1", "O2", "O3")));
        assertTrue(checks(set).toString(), !checks(set).containsKey("STILL_CORE"));
        approve(set);
        assertEquals(Set.of(modules.get("M1")), discontinued(NEXT));
        ChangeSetId later = begun(NEXT.next());
        draft(later, structure(CORE, List.of("O1", "O2", "O3")));
        assertEquals(Result.REFUSED, checks(later).get("DISCONTINUED"));
        changes.proposeOffer(staff, modules.get("M1"), later, true, "it runs again");
        assertEquals(Map.of(), checks(later));
        assertTrue(versions.difference(staff, programme, SESSION, NEXT).changes().stream()
                .anyMatch(change -> change.subject().equals("module M1")
                        && change.effect() == CurriculumDifference.Effect.LESS_CHOICE));
    }

    @Test
    public void modulesThatDemandItAndRunsThatAreSetUpAreNamed() {
        ChangeSetId demands = begun(SESSION);
        changes.proposeRequirements(
                staff,
                modules.get("M2"),
                demands,
                List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(modules.get("FREE")))),
                "sequence");
        approve(demands);
        admin.createOccurrence(staff, run("FREE", NEXT));
        assertEquals(
                Map.of("STILL_DEMANDED", Result.DISCRETION, "RUN_THERE", Result.DISCRETION), checks(ending("FREE")));
    }

    @Test
    public void badProposalsAreToldByField() {
        ChangeSetId set = begun(NEXT);
        assertEquals(
                List.of("offered", "changeSetId", "reason"),
                faults(() -> changes.proposeOffer(staff, modules.get("FREE"), null, null, " ")));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> changes.proposeOffer(stranger, modules.get("FREE"), set, false, "not theirs"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> changes.proposeOffer(approver, modules.get("FREE"), set, false, "no writer"));
    }

    @Test
    public void theDifferenceShowsWhatChangesInAssessment() {
        admin.createOccurrence(staff, run("M1", SESSION, pattern("60", false), exam("40")));
        assertEquals(
                List.of(), versions.difference(staff, programme, SESSION, NEXT).changes());
        admin.createOccurrence(staff, run("M1", NEXT, pattern("50", true), exam("50")));
        List<CurriculumDifference.Change> found =
                versions.difference(staff, programme, SESSION, NEXT).changes();
        assertEquals(
                List.of("assessment CW of module M1, S1", "assessment EX of module M1, S1"),
                found.stream().map(CurriculumDifference.Change::subject).toList());
        assertEquals(
                List.of(CurriculumDifference.Effect.MORE_DEMANDED, CurriculumDifference.Effect.NONE),
                found.stream().map(CurriculumDifference.Change::effect).toList());
        assertTrue(found.get(0).consultation());
    }

    @Test
    public void tMd8_theDifferenceShowsTheAttendanceThatIsRequired() {
        ChangeSetId required = begun(NEXT);
        changes.proposeAttendance(staff, modules.get("M1"), required, "All sessions.", "safety");
        approve(required);
        assertEquals(
                List.of(new CurriculumDifference.Change(
                        "attendance of module M1",
                        CurriculumDifference.Kind.ADDED,
                        null,
                        "All sessions.",
                        CurriculumDifference.Effect.MORE_DEMANDED,
                        "Students on M1 are held to it from then on, and have to be told.",
                        false)),
                versions.difference(staff, programme, SESSION, NEXT).changes());
        ChangeSetId gone = begun(NEXT.next());
        changes.proposeAttendance(staff, modules.get("M1"), gone, null, "self-study");
        approve(gone);
        assertEquals(
                List.of(CurriculumDifference.Effect.LESS_DEMANDED),
                versions.difference(staff, programme, NEXT, NEXT.next()).changes().stream()
                        .map(CurriculumDifference.Change::effect)
                        .toList());
    }

    @Test
    public void aPlacementBesideAMajorBelongsToTheMajor() {
        assertEquals(Result.MET, placement("Computing").get("PLACEMENT"));
        assertEquals(Result.REFUSED, placement("History").get("PLACEMENT_NOT_RELEVANT"));
        Versioned<ProgrammeVersion> open =
                changes.draft(staff, new VersionDraft(programme, null, NEXT, null, null, "a placement"));
        assertEquals(
                List.of("structure.routes[0].placementSubject"),
                faults(() -> changes.restructure(
                        staff, programme, open.record().number(), null, sandwich(null), open.version(), "to nothing")));
    }

    @Test
    public void anIntegratedMastersAndAnAcceleratedRouteAreWhatTheySay() {
        Route wrong = new Route(
                "A",
                "Computing",
                Route.Kind.SINGLE,
                Route.Mode.FT,
                Route.Delivery.BLOCK,
                false,
                List.of(Route.Feature.ACCELERATED, Route.Feature.INTEGRATED_MASTERS),
                null,
                null,
                false,
                List.of());
        ChangeSetId set = begun(NEXT);
        draft(
                set,
                new ProgrammeStructure(
                        List.of(new Stage("1", "First year", Stage.Kind.TAUGHT, 4, 120, 30, null)),
                        List.of(wrong),
                        List.of()));
        assertEquals(Map.of("AWARD_NOT_INTEGRATED", Result.REFUSED, "NO_LENGTH", Result.REFUSED), checks(set));
    }

    private Map<String, Result> placement(String subject) {
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(programme, null, NEXT, null, null, "a placement"));
        ProgrammeStructure structure = sandwich(subject);
        ProgrammeVersion drafted = changes.restructure(
                        staff, programme, draft.record().number(), null, structure, draft.version(), "first draft")
                .record();
        assertEquals(structure, drafted.structure());
        return checks(drafted.changeSetId());
    }

    private static ProgrammeStructure sandwich(String placementSubject) {
        return new ProgrammeStructure(
                List.of(
                        new Stage("1", "First year", Stage.Kind.TAUGHT, 4, 120, 30, null),
                        new Stage("P", "Placement", Stage.Kind.PLACEMENT, 5, 0, 48, 1600)),
                List.of(new Route(
                        "CH",
                        "Computing with History",
                        Route.Kind.MAJOR_MINOR,
                        Route.Mode.FT,
                        Route.Delivery.LINEAR,
                        false,
                        List.of(Route.Feature.SANDWICH),
                        null,
                        "FAC-B",
                        false,
                        List.of(
                                new RouteSubject(
                                        "Computing",
                                        RouteSubject.Area.SCIENCE,
                                        RouteSubject.Role.MAJOR,
                                        "FAC-B",
                                        80,
                                        80,
                                        RouteSubject.Dissertation.NONE),
                                new RouteSubject(
                                        "History",
                                        RouteSubject.Area.ARTS,
                                        RouteSubject.Role.MINOR,
                                        "FAC-A",
                                        40,
                                        40,
                                        RouteSubject.Dissertation.NONE)),
                        placementSubject)),
                List.of());
    }

    private static ProgrammeStructure structure(List<String> core, List<String> options) {
        return structure(core, option(40, 40, null, null, options));
    }

    private static ModuleRule option(
            Integer minCredits, Integer maxCredits, Integer minModules, Integer maxModules, List<String> options) {
        return new ModuleRule(
                "1-OPT", "1", null, ModuleRule.Kind.OPTION, minCredits, maxCredits, minModules, maxModules, options);
    }

    private static ProgrammeStructure structure(List<String> core, ModuleRule option) {
        return new ProgrammeStructure(
                List.of(new Stage("1", "First year", Stage.Kind.TAUGHT, 4, 120, 30, null)),
                List.of(SINGLE),
                List.of(
                        new ModuleRule("1-CORE", "1", null, ModuleRule.Kind.CORE, null, null, null, null, core),
                        option));
    }

    private void approved(AcademicSession session, ProgrammeStructure structure) {
        ChangeSetId set = begun(session);
        draft(set, structure);
        approve(set);
    }

    private void draft(ChangeSetId set, ProgrammeStructure structure) {
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(programme, set, null, null, null, "review of the course"));
        changes.restructure(staff, programme, draft.record().number(), null, structure, draft.version(), "first draft");
    }

    private void end(String module) {
        approve(ending(module));
    }

    private ChangeSetId ending(String... codes) {
        ChangeSetId set = begun(NEXT);
        for (String code : codes) {
            changes.proposeOffer(staff, modules.get(code), set, false, "too few students");
        }
        return set;
    }

    private Set<ModuleId> discontinued(AcademicSession session) {
        return specifications.discontinued(staff, home, modules.values(), session);
    }

    /** What is found, without the checks that are met and the credits that a short course lacks. */
    private Map<String, Result> checks(ChangeSetId set) {
        return changes.checks(staff, set).stream()
                .filter(check -> check.code().equals("PLACEMENT")
                        || check.result() != Result.MET && check.result() != Result.NO_RULE)
                .filter(check -> !check.code().equals("CREDITS_BELOW_AWARD"))
                .collect(Collectors.toMap(CurriculumCheck::code, CurriculumCheck::result, (a, b) -> a));
    }

    private ChangeSetId begun(AcademicSession session) {
        return changes.begin(staff, home, "Review", session, "periodic review").id();
    }

    private void approve(ChangeSetId set) {
        changes.submit(staff, set, null);
        changes.approve(approver, set, "as the committee decided");
    }

    private Occurrence run(String code, AcademicSession session, Element... elements) {
        LocalDate starts = FIRST.plusYears(session.startYear() - SESSION.startYear());
        return new Occurrence(null, home, null, code, session, "S1", starts, starts.plusWeeks(18), List.of(elements));
    }

    private static Element pattern(String weight, boolean mustPass) {
        return new Element(null, "CW", Element.Kind.COURSEWORK, weight(weight), mustPass, null);
    }

    private static Element exam(String weight) {
        return new Element(null, "EX", Element.Kind.EXAMINATION, weight(weight), false, null);
    }

    private static Percent weight(String weight) {
        return new Percent(new BigDecimal(weight));
    }
}
