package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumCheck.Result;
import org.matricula.curriculum.api.CurriculumDifference;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.RouteSubject.Area;
import org.matricula.curriculum.api.Stage;
import org.matricula.curriculum.api.VersionDraft;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Versioned;

/** Nothing is approved that nobody can study, or that leads nobody to its award. */
public class StructureChecksTest extends CurriculumHouse {

    private ProgrammeId programme;

    @Before
    public void modulesOfThreeLevels() {
        programme = admin.createProgramme(staff, programme("COMP")).record().id();
        List<Module> modules = new ArrayList<>();
        for (int level = 4; level <= 6; level++) {
            for (int n = 1; n <= 8; n++) {
                modules.add(new Module(null, home, "L" + level + n, "T", level, 20, false, "TAUGHT"));
            }
        }
        modules.add(new Module(null, home, "TEN", "T", 4, 10, false, "TAUGHT"));
        modules.add(new Module(null, home, "WORK", "T", 5, 40, false, "WBL"));
        modules.add(new Module(null, home, "DA2", "T", 4, 80, false, "TAUGHT"));
        modules.add(new Module(null, home, "ODD", "T", 4, 50, false, "TAUGHT"));
        admin.importModules(staff, home, modules);
    }

    @Test
    public void anHonoursDegreeNeedsItsCreditAtEachLevel() {
        assertEquals(List.of(), refused(stages(4, 5, 6)));
        assertEquals(Result.MET, found(stages(4, 5, 6), "CREDIT_OF_AWARD"));
        assertEquals(List.of("LEVEL_6"), refused(stages(4, 4, 4)));
        assertEquals(List.of("LEVEL_5"), refused(stages(4, 4, 6)));
        ProgrammeStructure low = new ProgrammeStructure(
                stages(4, 5, 6).stages(),
                List.of(route(null)),
                List.of(
                        core("A", "Y1", codes(4, 1, 6)),
                        core("B", "Y2", codes(5, 1, 6)),
                        core("C", "Y3", List.of("L61", "L62", "L63", "L47", "L48", "L57"))));
        assertEquals(List.of("LEVEL_6"), refused(low));
        assertEquals(Result.DISCRETION, found(low, "LEVEL_DIFFERS"));
    }

    @Test
    public void creditThatComesFromElsewhereIsTakenAtItsBest() {
        assertEquals(List.of(), refused(stages(6)));
        assertEquals(Result.DISCRETION, found(stages(6), "CREDITS_BELOW_AWARD"));
    }

    @Test
    public void aFoundationDegreeNeedsWorkBasedLearning() {
        admin.importAwards(everywhere, List.of(new Award("FDSC", "Foundation", "FOUNDATION_DEGREE", 5, 240)));
        programme = other("FD", "FDSC", "UG", "UG", 4, 5);
        ModuleRule first = core("A", "Y1", codes(4, 1, 6));
        ProgrammeStructure without = new ProgrammeStructure(
                stages(4, 5).stages(), List.of(route(null)), List.of(first, core("B", "Y2", codes(5, 1, 6))));
        assertTrue(refused(without).contains("WBL_MINIMUM"));
        ProgrammeStructure with = new ProgrammeStructure(
                stages(4, 5).stages(),
                List.of(route(null)),
                List.of(
                        first,
                        core("B", "Y2", codes(5, 1, 3)),
                        option("C", "Y2", 60, null, List.of("L54", "L55", "L56", "WORK"))));
        assertTrue(!refused(with).contains("WBL_MINIMUM"));
    }

    @Test
    public void theLevelsOfProgrammeAwardAndStagesAgree() {
        assertEquals(List.of("LEVEL_OUTSIDE"), refused(stages(4, 5, 7)));
        assertEquals(List.of("LEVEL_OUTSIDE", "TOTAL_CREDITS"), refused(stages(3, 5, 6)));
        assertEquals(List.of("LEVEL_FALLS"), refused(stages(4, 6, 5)));
        programme = other("LOW", "BSC_HONS", "UG", "UG", 4, 5);
        assertTrue(refused(stages(4, 5)).contains("AWARD_LEVEL_DIFFERS"));
        programme = other("HIGH", "BSC_HONS", "UG", "UG", 4, 7);
        assertEquals(Result.DISCRETION, found(stages(4, 5, 6), "ABOVE_AWARD_LEVEL"));
        assertEquals(List.of("scale", "firstLevel"), faults(() -> other("X", "BSC_HONS", "PG", "UG", 4, 6)));
        assertEquals(List.of("scale"), faults(() -> other("X", "BSC_HONS", "UG", "PG", 4, 6)));
    }

    @Test
    public void theRulesOfAStageAllowExactlyItsCredits() {
        // 90 and thirty of two twenties
        List<String> ninety = List.of("TEN", "L41", "L42", "L43", "L44");
        assertEquals(
                List.of("RULES_DO_NOT_ADD_UP"),
                refused(one(core("A", "Y1", ninety), option("B", "Y1", 30, 30, List.of("L45", "L46")))));
        assertEquals(
                List.of(),
                refused(one(
                        core("A", "Y1", ninety.subList(1, 5)),
                        option("B", "Y1", 40, 40, List.of("L45", "L46", "TEN")))));
        // what is core already is no choice
        assertEquals(
                List.of("RULES_DO_NOT_ADD_UP", "TOTAL_CREDITS"),
                refused(one(core("A", "Y1", codes(4, 1, 5)), option("B", "Y1", 20, 20, List.of("L41", "L42")))));
        // what everybody has taken is not taken again
        ProgrammeStructure again = new ProgrammeStructure(
                stages(4, 5).stages(),
                List.of(route(null)),
                List.of(
                        core("A", "Y1", codes(4, 1, 6)),
                        core("B", "Y2", List.of("L41", "L51", "L52", "L53", "L54", "L55"))));
        assertEquals(List.of("CORE_TWICE"), refused(again));
    }

    @Test
    public void theLengthOfARouteIsAPeriodOfRegistration() {
        assertEquals(List.of(), refused(with(route(new BigDecimal("3")))));
        assertEquals(List.of("BELOW_MINIMUM"), refused(with(route(BigDecimal.ONE))));
        assertEquals(List.of("OVER_MAXIMUM"), refused(with(route(new BigDecimal("9")))));
        assertEquals(
                List.of("OVER_MAXIMUM"), refused(with(route(new BigDecimal("3"), List.of(Route.Feature.ACCELERATED)))));
    }

    /** AMB-T-234: the clause itself knows of derogations, so that no professional body has to need it. */
    @Test
    public void tMd2_aModuleAboveSixtyCreditsGoesByDerogationAlone() {
        ProgrammeStructure large = one(core("A", "Y1", List.of("DA2", "L41", "L42")));
        assertEquals(List.of("ABOVE_MAXIMUM"), refused(large));
        Departure size = departure("A.1.4.2", "module DA2", null);
        ProgrammeStructure derogated = departing(large, size);
        assertEquals(List.of(), refused(derogated));
        CurriculumCheck found = check(derogated, "ABOVE_MAXIMUM");
        assertEquals(Result.DISCRETION, found.result());
        assertEquals("A.1.4.2", found.clause());
        assertEquals(
                "80 credits are no size for a module of kind TAUGHT. It departs, approved by Quality Committee on minute"
                        + " 14 of 3 March: studio work of a year.",
                found.wording());
        // neither by another clause, nor for another module
        assertEquals(
                List.of("ABOVE_MAXIMUM"),
                refused(departing(
                        large, departure("A.1.4.1", "module DA2", null), departure("A.1.4.2", "module L41", null))));
        assertEquals(
                2,
                checks(departing(
                                large,
                                departure("A.1.4.1", "module DA2", null),
                                departure("A.1.4.2", "module L41", null)))
                        .stream()
                        .filter(one -> one.code().equals("NOTHING_DEPARTS") && one.result() == Result.DISCRETION)
                        .count());
    }

    @Test
    public void a222_whatNoClauseExceptsDepartsWhereAProfessionalBodyNeedsIt() {
        ProgrammeStructure odd = one(core("A", "Y1", List.of("ODD", "L41", "L42", "L43", "TEN")));
        Departure wanted = departure("A.1.4.2", "module ODD", null);
        CurriculumCheck refused = check(departing(odd, wanted), "NOT_STANDARD_MULTIPLE");
        assertEquals(Result.REFUSED, refused.result());
        assertTrue(refused.wording(), refused.wording().endsWith("NO_PROFESSIONAL_NEED (A.2.2.2)."));
        Departure needed = departure("A.1.4.2", "module ODD", "Engineering Council");
        CurriculumCheck departs = check(departing(odd, needed), "NOT_STANDARD_MULTIPLE");
        assertEquals(Result.DISCRETION, departs.result());
        assertTrue(departs.wording(), departs.wording().contains("needed by Engineering Council"));
        // the same door for every rule
        String clause = check(stages(4, 4, 4), "LEVEL_6").clause();
        assertEquals(Result.REFUSED, check(stages(4, 4, 4), "LEVEL_6").result());
        assertEquals(
                List.of(), refused(departing(stages(4, 4, 4), departure(clause, "route FT", "Engineering Council"))));
        assertEquals(List.of(), refused(departing(stages(4, 4, 4), departure(clause, null, "Engineering Council"))));
        assertEquals(
                List.of("LEVEL_6"),
                refused(departing(stages(4, 4, 4), departure(clause, "route PT", "Engineering Council"))));
    }

    @Test
    public void aDepartureIsKeptWithTheVersionAndSaysWhatItRestsOn() {
        Departure whole = departure("A.1.4.2", null, "Engineering Council");
        ProgrammeStructure structure = departing(stages(4, 5, 6), departure("A.1.4.2", "module DA2", null), whole);
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(programme, null, SESSION, null, null, "review"));
        Versioned<ProgrammeVersion> kept =
                changes.restructure(staff, programme, 1, null, structure, draft.version(), "first draft");
        assertEquals(structure, versions.version(staff, programme, 1).record().structure());
        assertEquals(
                List.of(
                        "structure.departures[0].clause",
                        "structure.departures[0].reason",
                        "structure.departures[0].approver",
                        "structure.departures[0].evidence",
                        "structure.departures[0].subject",
                        "structure.departures[0].professionalBody",
                        "structure.departures[2].clause",
                        "structure.departures[3]"),
                faults(() -> changes.restructure(
                        staff,
                        programme,
                        1,
                        null,
                        departing(stages(4), new Departure("", " ", null, "", null, ""), whole, whole, null),
                        kept.version(),
                        "first draft")));
        changes.restructure(staff, programme, 1, null, stages(4, 5, 6), kept.version(), "no departure");
        assertEquals(
                stages(4, 5, 6), versions.version(staff, programme, 1).record().structure());
    }

    private static ProgrammeStructure departing(ProgrammeStructure from, Departure... departures) {
        return new ProgrammeStructure(from.stages(), from.routes(), from.rules(), Arrays.asList(departures));
    }

    private static Departure departure(String clause, String subject, String body) {
        return new Departure(
                clause, subject, "studio work of a year", "Quality Committee", "minute 14 of 3 March", body);
    }

    private CurriculumCheck check(ProgrammeStructure structure, String code) {
        return checks(structure).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** AMB-T-235: no clause forbids it, and no board leads into it. */
    @Test
    public void aPlacementAtTheFinalLevelIsForTheApprover() {
        Route sandwich = route(new BigDecimal("4"), List.of(Route.Feature.SANDWICH));
        for (int level = 4; level <= 6; level++) {
            List<Stage> all = new ArrayList<>(stages(4, 5, 6).stages());
            all.add(level - 3, new Stage("P", "Placement", Stage.Kind.PLACEMENT, level, 0, 30, 1200));
            List<Result> found = checks(new ProgrammeStructure(all, List.of(sandwich), List.of())).stream()
                    .filter(one -> one.code().equals("PLACEMENT_AT_END"))
                    .map(CurriculumCheck::result)
                    .toList();
            assertEquals(level == 6 ? List.of(Result.DISCRETION) : List.of(), found);
        }
    }

    /** L923: normally. */
    @Test
    public void tRg4_aShorterSandwichPlacementIsForTheApprover() {
        List<Stage> all = new ArrayList<>(stages(4, 5, 6).stages());
        all.add(2, new Stage("P", "Placement", Stage.Kind.PLACEMENT, 5, 0, 29, 1160));
        ProgrammeStructure sandwich = new ProgrammeStructure(
                all, List.of(route(new BigDecimal("4"), List.of(Route.Feature.SANDWICH))), List.of());
        assertEquals(List.of(), refused(sandwich));
        CurriculumCheck weeks = checks(sandwich).stream()
                .filter(check -> check.code().equals("WEEKS"))
                .findFirst()
                .orElseThrow();
        assertEquals(Result.DISCRETION, weeks.result());
        assertEquals("L923", weeks.clause());
    }

    @Test
    public void theTitleOfAPackageHasNormallyTwoWordsAndASubjectStandsOnce() {
        assertEquals(
                Result.DISCRETION,
                found(
                        with(joint(
                                "Computing and Very Long Pure Mathematics", "Computing", "Very Long Pure Mathematics")),
                        "TITLE_TOO_LONG"));
        assertEquals(
                List.of("PACKAGE_COUNT"), refused(with(joint("Computing and Computing", "Computing", "Computing"))));
    }

    /** AMB-T-148. */
    @Test
    public void anotherAwardThanAArtsOrScienceDegreeMayBeCombined() {
        assertEquals(List.of(), refused(with(joint("Computing and Physics", "Computing", "Physics"))));
        admin.importAwards(
                everywhere,
                List.of(
                        new Award("BENG_HONS", "Bachelor of Engineering", "BACHELORS_HONS", 6, 360),
                        new Award("BA_HONS", "Bachelor of Arts", "BACHELORS_HONS", 6, 360)));
        programme = other("ENG", "BENG_HONS", "UG", "UG", 4, 6);
        assertEquals(
                List.of("NOT_IN_CATALOGUE"), refused(with(joint("Computing and Physics", "Computing", "Physics"))));
        programme = other("ART", "BA_HONS", "UG", "UG", 4, 6);
        assertTrue(refused(with(joint("Computing and Physics", "Computing", "Physics")))
                .contains("DESIGNATION_DIFFERS"));
    }

    @Test
    public void tTi8_healthStandsOnTheSideThatItWasValidatedOn() {
        admin.importAwards(everywhere, List.of(new Award("BA_HONS", "Bachelor of Arts", "BACHELORS_HONS", 6, 360)));
        programme = other("ART", "BA_HONS", "UG", "UG", 4, 6);
        assertTrue(refused(with(sided(Area.SCIENCE, "Health", Area.SCIENCE, "Physics")))
                .contains("DESIGNATION_DIFFERS"));
        assertFalse(
                refused(with(sided(Area.ARTS, "Health", Area.ARTS, "Theatre"))).contains("DESIGNATION_DIFFERS"));
    }

    @Test
    public void tTi9_theSideOfTheOneSubjectDesignatesASingleCourse() {
        assertEquals(List.of("DESIGNATION_DIFFERS"), refused(with(single(Area.ARTS, "Theatre"))));
        CurriculumCheck differs = checks(with(single(Area.ARTS, "Theatre"))).stream()
                .filter(check -> check.code().equals("DESIGNATION_DIFFERS"))
                .findFirst()
                .orElseThrow();
        assertEquals("L718", differs.clause());
        assertEquals("Its award has to be one of [BA], not BSC_HONS.", differs.wording());
        assertEquals(Result.MET, found(with(single(Area.SCIENCE, "Physics")), "DESIGNATION"));
    }

    @Test
    public void tTi10_theSubjectTitleOfASingleCourseIsAskedFor() {
        assertEquals(Result.MET, found(with(single(Area.SCIENCE, "Physics")), "SUBJECT_TITLE"));
        admin.importAwards(everywhere, List.of(new Award("LLB_HONS", "Bachelor of Laws", "BACHELORS_HONS", 6, 360)));
        programme = other("LAW", "LLB_HONS", "UG", "UG", 4, 6);
        assertEquals(Result.DISCRETION, found(with(single(Area.ARTS, "Law")), "SUBJECT_TITLE_UNUSUAL"));
    }

    private static Route single(Area area, String name) {
        return new Route(
                "S",
                name,
                Route.Kind.SINGLE,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(),
                null,
                null,
                false,
                List.of(subject(area, RouteSubject.Role.SINGLE, name)));
    }

    private static Route sided(Area area, String name, Area otherArea, String other) {
        return new Route(
                "J",
                name + " and " + other,
                Route.Kind.JOINT,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(),
                null,
                "FAC",
                false,
                List.of(
                        subject(area, RouteSubject.Role.JOINT, name),
                        subject(otherArea, RouteSubject.Role.JOINT, other)));
    }

    private static RouteSubject subject(Area area, RouteSubject.Role role, String name) {
        return new RouteSubject(name, area, role, "FAC", 60, 60, RouteSubject.Dissertation.NONE);
    }

    /** A.2.2.4. */
    @Test
    public void whatCountsFromASessionThatHasBegunIsForTheApproverAndKept() {
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(programme, null, SESSION, null, null, "review"));
        changes.restructure(staff, programme, 1, null, stages(4, 5, 6), draft.version(), "first draft");
        ChangeSetId set = draft.record().changeSetId();
        changes.submit(staff, set, null);
        changes.approve(approver, set, "all students of the course agreed");
        CurriculumCheck begun = changes.checks(staff, set).stream()
                .filter(check -> check.code().equals("SESSION_BEGUN"))
                .findFirst()
                .orElseThrow();
        assertEquals(Result.DISCRETION, begun.result());
        assertEquals("A.2.2.4", begun.clause());
        ChangeSet next = changes.begin(staff, home, "Next year", SESSION.next(), "why");
        assertTrue(changes.checks(staff, next.id()).stream()
                .noneMatch(check -> check.code().startsWith("SESSION")));
    }

    @Test
    public void ambT209ASessionHasBegunWhenItsFirstDayIsThereAtTheInstitution() {
        ChangeSet next = changes.begin(staff, home, "Next year", SESSION.next(), "why");
        // the session begins on Monday 20 September 2027
        Clock evening = Clock.fixed(Instant.parse("2027-09-19T22:00:00Z"), ZoneOffset.UTC);
        assertFalse(isBegun(changes(evening, ZoneId.of("Europe/London")), next));
        assertTrue(isBegun(changes(evening, ZoneId.of("Australia/Sydney")), next));
        Clock later = Clock.fixed(Instant.parse("2027-09-19T23:30:00Z"), ZoneOffset.UTC);
        assertTrue(isBegun(changes(later, ZoneId.of("Europe/London")), next));
    }

    private boolean isBegun(CurriculumChanges at, ChangeSet set) {
        return at.checks(staff, set.id()).stream()
                .anyMatch(check -> check.code().equals("SESSION_BEGUN"));
    }

    @Test
    public void whatIsDemandedFromALaterSessionOnIsAskedOfVersionsThatStillCountInIt() {
        AcademicSession third = SESSION.next().next();
        ChangeSet later = changes.begin(staff, home, "Demands", third, "why");
        demand(later, "L48", Requirement.Kind.PREREQUISITE, "L62");
        changes.submit(staff, later.id(), null);
        changes.approve(approver, later.id(), "minute 1");
        List<String> first = new ArrayList<>(codes(4, 1, 5));
        first.add("L48");
        ProgrammeStructure naming = new ProgrammeStructure(
                stages(4, 5, 6).stages(),
                List.of(route(null)),
                List.of(core("A", "Y1", first), core("B", "Y2", codes(5, 1, 6)), core("C", "Y3", codes(6, 1, 6))));
        assertEquals(List.of("DEMAND_LATER"), refused(naming));
        // another version counts from the session of the demand on
        Versioned<ProgrammeVersion> next =
                changes.draft(staff, new VersionDraft(programme, null, third, null, null, "r"));
        changes.restructure(
                staff, programme, next.record().number(), null, stages(4, 5, 6), next.version(), "without it");
        changes.submit(staff, next.record().changeSetId(), null);
        changes.approve(approver, next.record().changeSetId(), "minute 2");
        assertEquals(List.of(), refused(naming));
    }

    @Test
    public void nobodyHasToTakeWhatItExcludesOrDemandsFromLaterOn() {
        ProgrammeStructure structure = new ProgrammeStructure(
                stages(4, 5, 6).stages(),
                List.of(route(null)),
                List.of(
                        core("A", "Y1", codes(4, 1, 6)),
                        core("B", "Y2", codes(5, 1, 6)),
                        core("C", "Y3", codes(6, 1, 6))));
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(programme, null, SESSION, null, null, "review"));
        changes.restructure(staff, programme, 1, null, structure, draft.version(), "first draft");
        changes.submit(staff, draft.record().changeSetId(), null);
        changes.approve(approver, draft.record().changeSetId(), "minute 1");

        ChangeSet set = changes.begin(staff, home, "Demands", SESSION.next(), "why");
        demand(set, "L51", Requirement.Kind.EXCLUDED, "L52");
        demand(set, "L43", Requirement.Kind.PREREQUISITE, "L61");
        demand(set, "L53", Requirement.Kind.PREREQUISITE, "L41", "L62");
        demand(set, "L54", Requirement.Kind.COREQUISITE, "L55");
        demand(set, "L56", Requirement.Kind.PREREQUISITE, "WORK");
        assertEquals(
                List.of("DEMAND_LATER L43", "EXCLUDES_CORE L51", "DEMAND_ELSEWHERE L56"),
                changes.checks(staff, set.id()).stream()
                        .map(check -> check.code()
                                + check.subject().substring(check.subject().lastIndexOf(' ')))
                        .toList());

        ChangeSet alone = changes.begin(staff, home, "Demands", SESSION.next(), "why");
        demand(alone, "L44", Requirement.Kind.PREREQUISITE, "WORK");
        changes.submit(staff, alone.id(), null);
        changes.approve(approver, alone.id(), "minute 2");
        assertEquals(Result.DISCRETION, found(structure, "DEMAND_ELSEWHERE", SESSION.next()));
    }

    @Test
    public void theLengthOfARouteIsSeenBetweenTwoSessions() {
        for (String years : List.of("3", "4")) {
            AcademicSession from = years.equals("3") ? SESSION : SESSION.next();
            Versioned<ProgrammeVersion> draft =
                    changes.draft(staff, new VersionDraft(programme, null, from, null, null, "review"));
            changes.restructure(
                    staff,
                    programme,
                    draft.record().number(),
                    null,
                    with(route(new BigDecimal(years))),
                    draft.version(),
                    "draft");
            changes.submit(staff, draft.record().changeSetId(), null);
            changes.approve(approver, draft.record().changeSetId(), "minute 1");
        }
        List<CurriculumDifference.Change> seen =
                versions.difference(staff, programme, SESSION, SESSION.next()).changes();
        assertEquals(1, seen.size());
        assertTrue(seen.get(0).before().contains("3 years"));
        assertTrue(seen.get(0).after().contains("4 years"));
        assertTrue(seen.get(0).consultation());
    }

    private void demand(ChangeSet set, String module, Requirement.Kind kind, String... anyOf) {
        changes.proposeRequirements(
                staff,
                id(module),
                set.id(),
                List.of(new Requirement(kind, Arrays.stream(anyOf).map(this::id).toList())),
                "why",
                null);
    }

    private ModuleId id(String code) {
        return curriculum.module(staff, home, code).orElseThrow().id();
    }

    private ProgrammeId other(String code, String award, String group, String scale, int first, int last) {
        return admin.createProgramme(
                        staff, new Programme(null, home, code, "Computing", award, group, scale, first, last))
                .record()
                .id();
    }

    private List<String> refused(ProgrammeStructure structure) {
        return checks(structure).stream()
                .filter(check -> check.result() == Result.REFUSED)
                .map(CurriculumCheck::code)
                .toList();
    }

    private Result found(ProgrammeStructure structure, String code) {
        return found(structure, code, SESSION);
    }

    private Result found(ProgrammeStructure structure, String code, AcademicSession from) {
        return checks(structure, from).stream()
                .filter(check -> check.code().equals(code))
                .findFirst()
                .orElseThrow()
                .result();
    }

    private List<CurriculumCheck> checks(ProgrammeStructure structure) {
        return checks(structure, SESSION);
    }

    private List<CurriculumCheck> checks(ProgrammeStructure structure, AcademicSession from) {
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(programme, null, from, null, null, "review"));
        changes.restructure(staff, programme, draft.record().number(), null, structure, draft.version(), "first draft");
        return changes.checks(staff, draft.record().changeSetId());
    }

    private static ProgrammeStructure stages(Integer... levels) {
        List<Stage> stages = IntStream.range(0, levels.length)
                .mapToObj(i -> new Stage("Y" + (i + 1), "Year", Stage.Kind.TAUGHT, levels[i], 120, null, null))
                .toList();
        return new ProgrammeStructure(stages, List.of(route(null)), List.of());
    }

    private static ProgrammeStructure with(Route route) {
        return new ProgrammeStructure(stages(4, 5, 6).stages(), List.of(route), List.of());
    }

    private static ProgrammeStructure one(ModuleRule... rules) {
        return new ProgrammeStructure(stages(4).stages(), List.of(route(null)), Arrays.asList(rules));
    }

    private static List<String> codes(int level, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(n -> "L" + level + n).toList();
    }

    private static ModuleRule core(String code, String stage, List<String> modules) {
        return new ModuleRule(code, stage, null, ModuleRule.Kind.CORE, null, null, null, null, modules);
    }

    private static ModuleRule option(String code, String stage, Integer least, Integer most, List<String> modules) {
        return new ModuleRule(code, stage, null, ModuleRule.Kind.OPTION, least, most, null, null, modules);
    }

    private static Route route(BigDecimal years) {
        return route(years, List.of());
    }

    private static Route route(BigDecimal years, List<Route.Feature> features) {
        return new Route(
                "FT",
                "Computing",
                Route.Kind.SINGLE,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                features,
                years,
                null,
                false,
                List.of());
    }

    private static Route joint(String title, String... subjects) {
        return new Route(
                "J",
                title,
                Route.Kind.JOINT,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(),
                null,
                "FAC",
                false,
                Arrays.stream(subjects)
                        .map(name -> new RouteSubject(
                                name,
                                RouteSubject.Area.SCIENCE,
                                RouteSubject.Role.JOINT,
                                "FAC",
                                60,
                                60,
                                RouteSubject.Dissertation.NONE))
                        .toList());
    }
}
