package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumDifference;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.curriculum.api.StudiedRoute;
import org.matricula.curriculum.api.VersionDraft;
import org.matricula.curriculum.api.VersionRow;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;

/** Programmes change by versions that one person submits, the regulations pass and another person approves. */
public class VersionsTest extends CurriculumHouse {

    private static final AcademicSession NEXT = SESSION.next();
    private static final Stage FIRST_STAGE = new Stage("1", "First year", Stage.Kind.TAUGHT, 4, 120, 30, null);
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

    private ProgrammeId programme;

    @Before
    public void programmeWithModules() {
        programme = admin.createProgramme(staff, programme("COMP")).record().id();
        for (String code : List.of("M1", "M2", "M3", "M4", "M5", "M6", "M7")) {
            admin.createModule(staff, module(code));
        }
    }

    @Test
    public void aVersionIsDraftedSubmittedAndApprovedByAnother() {
        approved(SESSION, structure());
        ProgrammeVersion inForce = versions.inForce(staff, programme, SESSION).orElseThrow();
        assertEquals(1, inForce.number());
        assertEquals(structure(), inForce.structure());
        assertEquals(ChangeSet.State.APPROVED, inForce.state());
        ChangeSet set = changes.get(staff, inForce.changeSetId());
        assertEquals("tester", set.submittedBy());
        assertEquals("dean", set.decidedBy());
        assertEquals("as the committee decided", set.decision());
        assertTrue(versions.inForce(staff, programme, SESSION.previous()).isEmpty());
        assertEquals(
                List.of("curriculum.create", "curriculum.submit", "curriculum.approve"),
                actions("change-set/" + set.id()));
    }

    @Test
    public void whatIsApprovedIsNeverChangedAndTheNextSupersedesIt() {
        approved(SESSION, structure());
        Versioned<ProgrammeVersion> first = versions.version(staff, programme, 1);
        refused(
                Problem.Kind.CONFLICT,
                () -> changes.restructure(staff, programme, 1, "Other", structure(), first.version(), "by mistake"));
        approved(NEXT, without("M6"));
        assertEquals(
                1, versions.inForce(staff, programme, SESSION).orElseThrow().number());
        assertEquals(2, versions.inForce(staff, programme, NEXT).orElseThrow().number());
        assertEquals(
                Integer.valueOf(2),
                versions.version(staff, programme, 1).record().supersededBy());
    }

    /** L869: the decision is the approval, whichever draft was the first. */
    @Test
    public void ofSeveralOfASessionTheOneApprovedLastCounts() {
        ProgrammeVersion first = drafted(NEXT, structure());
        ProgrammeVersion second = drafted(NEXT, without("M6"));
        approve(second);
        assertEquals(2, versions.inForce(staff, programme, NEXT).orElseThrow().number());
        assertEquals(
                List.of("From 2027/28 on it takes the place of version 2, which counts from 2027/28."),
                superseding(first));
        approve(first);
        assertEquals(1, versions.inForce(staff, programme, NEXT).orElseThrow().number());
        assertEquals(
                Arrays.asList(1, null),
                versions.of(staff, programme).stream()
                        .map(ProgrammeVersion::supersededBy)
                        .toList());
        assertEquals(
                List.of("From 2027/28 on it takes the place of version 2, which counts from 2027/28."),
                superseding(first));
        // what counts is what a file brings back unchanged
        assertEquals(
                all(RowOutcome.Kind.UNCHANGED),
                kinds(admin.importVersions(staff, home, List.of(new VersionRow("COMP", NEXT, null, structure())))));
        ProgrammeVersion before = drafted(SESSION, without("M5"));
        assertEquals(List.of(), superseding(before));
        approve(before);
        assertEquals(1, versions.inForce(staff, programme, NEXT).orElseThrow().number());
        assertEquals(
                3, versions.inForce(staff, programme, SESSION).orElseThrow().number());
        assertEquals(
                Integer.valueOf(2),
                versions.version(staff, programme, 3).record().supersededBy());
    }

    private List<String> superseding(ProgrammeVersion draft) {
        return changes.checks(staff, draft.changeSetId()).stream()
                .filter(check -> check.code().equals("SUPERSEDES"))
                .map(CurriculumCheck::wording)
                .toList();
    }

    @Test
    public void whoeverSubmittedDoesNotDecideAndBothNeedTheirPrivilege() {
        ProgrammeVersion draft = drafted(SESSION, structure());
        refused(Problem.Kind.FORBIDDEN, () -> changes.submit(approver, draft.changeSetId(), null));
        changes.submit(staff, draft.changeSetId(), null);
        refused(Problem.Kind.FORBIDDEN, () -> changes.approve(staff, draft.changeSetId(), "mine"));
        Caller same = new Caller("tester", approver.privileges(), approver.scope());
        refused(Problem.Kind.FORBIDDEN, () -> changes.approve(same, draft.changeSetId(), "mine"));
        refused(Problem.Kind.INVALID, () -> changes.approve(approver, draft.changeSetId(), " "));
        changes.reject(approver, draft.changeSetId(), "not yet");
        refused(Problem.Kind.CONFLICT, () -> changes.approve(approver, draft.changeSetId(), "after all"));
        assertTrue(versions.inForce(staff, programme, SESSION).isEmpty());
    }

    @Test
    public void aForeignPartnerSeesAndChangesNothing() {
        ProgrammeVersion draft = drafted(SESSION, structure());
        refused(Problem.Kind.NOT_FOUND, () -> versions.of(stranger, programme));
        refused(Problem.Kind.NOT_FOUND, () -> changes.get(stranger, draft.changeSetId()));
        refused(Problem.Kind.NOT_FOUND, () -> changes.submit(stranger, draft.changeSetId(), null));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> changes.draft(stranger, new VersionDraft(programme, null, SESSION, null, null, "why")));
        refused(Problem.Kind.FORBIDDEN, () -> changes.begin(stranger, home, "T", SESSION, "why"));
        Caller nobody = new Caller("nobody", Set.of(), Scope.of(List.of(home)));
        refused(Problem.Kind.FORBIDDEN, () -> versions.of(nobody, programme));
        refused(Problem.Kind.FORBIDDEN, () -> changes.checks(nobody, draft.changeSetId()));
    }

    @Test
    public void aJointRouteBearsTheTitleAndStandsWhereTheRegulationsSay() {
        Route wrong = joint("History and Computing", "FAC-A", RouteSubject.Dissertation.NONE);
        List<Fault> faults = refusals(drafted(SESSION, with(wrong)));
        assertEquals(List.of("TITLE_DIFFERS"), faults.stream().map(Fault::value).toList());
        assertTrue(faults.get(0).rule(), faults.get(0).rule().contains("Computing and History"));
        assertTrue(faults.get(0).rule(), faults.get(0).rule().contains("A.1.4.9"));

        List<Fault> elsewhere = refusals(
                drafted(SESSION, with(joint("Computing and History", "FAC-A", RouteSubject.Dissertation.NONE))));
        assertEquals(
                List.of("LOCATION_DIFFERS"),
                elsewhere.stream().map(Fault::value).toList());

        ProgrammeVersion right =
                drafted(SESSION, with(joint("Computing and History", "FAC-B", RouteSubject.Dissertation.NONE)));
        assertEquals(
                ChangeSet.State.SUBMITTED,
                changes.submit(staff, right.changeSetId(), null).state());
        assertTrue(changes.checks(staff, right.changeSetId()).stream()
                .anyMatch(check -> check.policy().equals("title")
                        && check.result() == CurriculumCheck.Result.MET
                        && check.pack().startsWith("taught 1.0.0")));
    }

    @Test
    public void tTi2_whoIsOnARouteBearsItsTitle() {
        Route joint = joint("Computing and History", "FAC-B", RouteSubject.Dissertation.NONE);
        ProgrammeVersion alone = drafted(SESSION, with(joint));
        assertEquals("Computing", alone.title());
        assertEquals("Computing and History", alone.titleOn("J"));
        assertEquals("the only one", "Computing and History", alone.titleOn(null));
        assertEquals("Computing", alone.titleOn("GONE"));
        assertEquals(CurriculumCheck.Result.DISCRETION, titling(alone));
        ProgrammeVersion both = drafted(
                SESSION,
                new ProgrammeStructure(
                        List.of(FIRST_STAGE),
                        List.of(SINGLE, joint),
                        structure().rules()));
        assertEquals("Computing and History", both.titleOn("J"));
        assertEquals("of several nobody knows which", "Computing", both.titleOn(null));
        assertNull(titling(both));
        assertNull(titling(drafted(SESSION, structure())));
    }

    @Test
    public void ambT232_aTitleIsThatOfAMomentAndThatOfAClosedRouteItsLast() {
        Route joint = joint("Computing and History", "FAC-B", RouteSubject.Dissertation.NONE);
        ProgrammeStructure both = new ProgrammeStructure(
                List.of(FIRST_STAGE), List.of(SINGLE, joint), structure().rules());
        approved(SESSION, both);
        Instant first = decided(1);
        assertEquals("Computing and History", title("J", SESSION, null));
        assertEquals("of several nobody knows which", "Computing", title(null, SESSION, null));
        assertNull("nothing counts yet", title("J", SESSION.previous(), null));
        approved(NEXT, structure());
        assertEquals("of a closed route its last", "Computing and History", title("J", NEXT, null));
        assertEquals("of one that never was the version's", "Computing", title("X", NEXT, null));
        Route renamed = new Route(
                "S",
                "Applied Computing",
                Route.Kind.SINGLE,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(),
                null,
                null,
                false,
                List.of());
        approved(SESSION, with(renamed));
        assertEquals("as it was approved by then", "Computing", title("S", SESSION, first));
        assertEquals("Applied Computing", title("S", SESSION, decided(3)));
        assertEquals("Applied Computing", title("S", SESSION, null));
        assertEquals("closed in the session", "Computing and History", title("J", SESSION, null));
        assertEquals(
                "nothing was approved by then, so what is", "Applied Computing", title("S", SESSION, Instant.EPOCH));
        assertTrue(versions.studied(stranger, programme, "S", SESSION, null).isEmpty());
    }

    private String title(String route, AcademicSession session, Instant knownAt) {
        return versions.studied(staff, programme, route, session, knownAt)
                .map(StudiedRoute::title)
                .orElse(null);
    }

    private Instant decided(int number) {
        ChangeSetId set = versions.version(staff, programme, number).record().changeSetId();
        return changes.get(staff, set).decidedAt();
    }

    private CurriculumCheck.Result titling(ProgrammeVersion draft) {
        return changes.checks(staff, draft.changeSetId()).stream()
                .filter(check -> check.code().equals("ROUTE_TITLE_DIFFERS"))
                .map(CurriculumCheck::result)
                .findFirst()
                .orElse(null);
    }

    @Test
    public void aJointRouteHasNoCompulsoryDissertation() {
        List<Fault> faults = refusals(
                drafted(SESSION, with(joint("Computing and History", null, RouteSubject.Dissertation.COMPULSORY))));
        assertEquals(
                List.of("DISSERTATION_NOT_ALLOWED"),
                faults.stream().map(Fault::value).toList());
    }

    @Test
    public void anAwardOutsideTheCatalogueAndAModuleOfOddSizeAreRefused() {
        admin.importAwards(everywhere, List.of(new Award("BN", "Bachelor", "BACHELORS", 6, 360)));
        ProgrammeId other = admin.createProgramme(
                        staff, new Programme(null, home, "NURS", "Nursing", "BN", "UG", "UG", 4, 6))
                .record()
                .id();
        admin.createModule(staff, new Module(null, home, "ODD", "Odd", 4, 30, false, "TAUGHT"));
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(other, null, SESSION, null, null, "why"));
        ProgrammeStructure structure = new ProgrammeStructure(
                List.of(FIRST_STAGE),
                List.of(SINGLE),
                List.of(core("1-CORE", List.of("M1", "M2", "M3")), option("1-OPT", 60, List.of("ODD", "M4"))));
        changes.restructure(staff, other, 1, null, structure, draft.version(), "why");
        List<Fault> faults = refusals(draft.record());
        assertEquals(
                List.of("RULES_DO_NOT_ADD_UP", "NOT_IN_CATALOGUE", "NOT_STANDARD_MULTIPLE"),
                faults.stream().map(Fault::value).toList());
    }

    @Test
    public void aStageAboveTheNormalLoadIsLeftToTheApprover() {
        Stage heavy = new Stage("1", "First year", Stage.Kind.TAUGHT, 4, 140, 30, null);
        ProgrammeVersion draft = drafted(SESSION, new ProgrammeStructure(List.of(heavy), List.of(SINGLE), List.of()));
        changes.submit(staff, draft.changeSetId(), "minutes of 3 March");
        assertTrue(changes.checks(staff, draft.changeSetId()).stream()
                .anyMatch(check ->
                        check.code().equals("ABOVE_NORMAL") && check.result() == CurriculumCheck.Result.DISCRETION));
    }

    @Test
    public void withoutAPackInForceNothingIsGuessed() {
        ProgrammeVersion draft = drafted(new AcademicSession(2010), structure());
        refused(Problem.Kind.CONFLICT, () -> changes.submit(staff, draft.changeSetId(), null));
        assertEquals(
                ChangeSet.State.DRAFT, changes.get(staff, draft.changeSetId()).state());
    }

    @Test
    public void everyFaultOfAStructureIsTold() {
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(programme, null, SESSION, null, null, "why"));
        ProgrammeStructure wrong = new ProgrammeStructure(
                List.of(
                        new Stage("P", "Placement", Stage.Kind.PLACEMENT, 5, 0, null, null),
                        new Stage("P", "Again", Stage.Kind.TAUGHT, 9, 120, null, null)),
                List.of(joint(" ", null, RouteSubject.Dissertation.NONE)),
                List.of(
                        new ModuleRule("R", "9", "?", ModuleRule.Kind.OPTION, 40, 20, null, null, List.of("NO")),
                        new ModuleRule("R2", "P", null, ModuleRule.Kind.CORE, 1, null, null, null, List.of())));
        assertEquals(
                List.of(
                        "structure.stages[0].weeks",
                        "structure.stages[0].hours",
                        "structure.stages[1].code",
                        "structure.stages[1].level",
                        "structure.routes[0].title",
                        "structure.rules[0].stage",
                        "structure.rules[0].route",
                        "structure.rules[0].modules[0]",
                        "structure.rules[0].maxCredits",
                        "structure.rules[1].modules",
                        "structure.rules[1]"),
                faults(() -> changes.restructure(staff, programme, 1, null, wrong, draft.version(), "why")));
        refused(
                Problem.Kind.STALE,
                () -> changes.restructure(staff, programme, 1, null, structure(), draft.version() + 1, "why"));
        assertEquals(
                ProgrammeStructure.EMPTY,
                versions.version(staff, programme, 1).record().structure());
    }

    @Test
    public void theDifferenceOfTwoSessionsSaysWhatItMeansForStudents() {
        approved(SESSION, structure());
        approved(NEXT, without("M6"));
        CurriculumDifference difference = versions.difference(staff, programme, SESSION, NEXT);
        assertEquals(Integer.valueOf(1), difference.fromVersion());
        assertEquals(Integer.valueOf(2), difference.toVersion());
        assertEquals(2, difference.changes().size());
        CurriculumDifference.Change gone = difference.changes().get(0);
        assertEquals("module M6 in rule 1-CORE of stage 1", gone.subject());
        assertEquals(CurriculumDifference.Kind.REMOVED, gone.kind());
        assertEquals(CurriculumDifference.Effect.LESS_DEMANDED, gone.effect());
        assertTrue(gone.consultation());
        assertEquals(
                CurriculumDifference.Effect.MORE_DEMANDED,
                difference.changes().get(1).effect());
        assertEquals(List.of("to"), faults(() -> versions.difference(staff, programme, NEXT, SESSION)));
    }

    @Test
    public void anImportDraftsOnceAndFindsNothingToChangeAfterwards() {
        List<VersionRow> rows = List.of(
                new VersionRow("COMP", SESSION, null, structure()),
                new VersionRow("NONE", SESSION, null, structure()),
                new VersionRow("COMP", NEXT, null, without("M6")));
        assertEquals(
                all(RowOutcome.Kind.CREATED, RowOutcome.Kind.REFUSED, RowOutcome.Kind.CREATED),
                kinds(admin.importVersions(staff, home, rows)));
        long entries = auditEntries();
        assertEquals(
                all(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.REFUSED, RowOutcome.Kind.UNCHANGED),
                kinds(admin.importVersions(staff, home, rows)));
        assertEquals(entries, auditEntries());
        assertEquals(
                all(RowOutcome.Kind.CHANGED),
                kinds(admin.importVersions(
                        staff, home, List.of(new VersionRow("COMP", SESSION, "Computer Science", structure())))));
        assertEquals(2, versions.of(staff, programme).size());
        assertFalse(versions.inForce(staff, programme, NEXT).isPresent());
    }

    @Test
    public void aDraftIsWithdrawnWithAReasonAndNeverTouchedAgain() {
        ChangeSetId idea = drafted(SESSION, without("M6")).changeSetId();
        refused(Problem.Kind.INVALID, () -> changes.withdraw(staff, idea, " "));
        refused(Problem.Kind.FORBIDDEN, () -> changes.withdraw(approver, idea, "mine"));
        refused(Problem.Kind.NOT_FOUND, () -> changes.withdraw(stranger, idea, "mine"));
        long entries = auditEntries();
        ChangeSet withdrawn = changes.withdraw(staff, idea, "not pursued");
        assertEquals(ChangeSet.State.REJECTED, withdrawn.state());
        assertEquals(List.of(staff.name(), "not pursued"), List.of(withdrawn.decidedBy(), withdrawn.decision()));
        assertEquals(entries + 1, auditEntries());
        refused(Problem.Kind.CONFLICT, () -> changes.withdraw(staff, idea, "again"));
        refused(Problem.Kind.CONFLICT, () -> changes.submit(staff, idea, null));
    }

    @Test
    public void anImportOfWhatCountsLeavesADraftOfTheSessionAlone() {
        ProgrammeVersion counts = drafted(SESSION, structure());
        changes.submit(staff, counts.changeSetId(), null);
        changes.approve(approver, counts.changeSetId(), "agreed");
        ProgrammeVersion idea = drafted(SESSION, without("M6"));
        String title = versions.of(staff, programme).get(0).title();
        assertEquals(
                all(RowOutcome.Kind.UNCHANGED),
                kinds(admin.importVersions(staff, home, List.of(new VersionRow("COMP", SESSION, title, structure())))));
        assertEquals(
                all(RowOutcome.Kind.UNCHANGED),
                kinds(admin.importVersions(
                        staff, home, List.of(new VersionRow("COMP", SESSION, title, without("M6"))))));
        assertEquals(idea, versions.of(staff, programme).get(1));
        assertEquals(2, versions.of(staff, programme).size());
    }

    /** L869: what students were registered by travels with what counts, and never counts itself. */
    @Test
    public void whatWasReplacedWithinItsSessionTravelsAndNeverCounts() {
        approved(SESSION, structure());
        approved(NEXT, structure());
        approved(NEXT, without("M6"));
        approved(NEXT, structure());
        drafted(NEXT, without("M5"));
        List<VersionRow> file = file(staff, programme);
        assertEquals(
                Arrays.asList(null, 1, 2, null),
                file.stream().map(VersionRow::replaced).toList());
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED),
                kinds(admin.importVersions(staff, home, file)).stream()
                        .distinct()
                        .toList());

        Caller dean = new Caller("their dean", approver.privileges(), stranger.scope());
        ProgrammeId theirs = admin.createProgramme(stranger, in(foreign, programme("COMP")))
                .record()
                .id();
        for (String code : List.of("M1", "M2", "M3", "M4", "M5", "M6", "M7")) {
            admin.createModule(stranger, in(foreign, module(code)));
        }
        assertEquals(
                List.of(RowOutcome.Kind.CREATED),
                kinds(admin.importVersions(stranger, foreign, file)).stream()
                        .distinct()
                        .toList());
        assertEquals(
                "drafts are found again",
                List.of(RowOutcome.Kind.UNCHANGED),
                kinds(admin.importVersions(stranger, foreign, file)).stream()
                        .distinct()
                        .toList());
        List<ChangeSetId> sets = versions.of(stranger, theirs).stream()
                .map(ProgrammeVersion::changeSetId)
                .distinct()
                .toList();
        assertEquals("a set for each session, as ever", 2, sets.size());
        // the later session first: no order has to be known
        for (ChangeSetId set : List.of(sets.get(1), sets.get(0))) {
            changes.submit(stranger, set, null);
            assertEquals(
                    set.equals(sets.get(1)) ? 2 : 0,
                    changes.checks(stranger, set).stream()
                            .filter(check -> check.code().equals("REPLACED")
                                    && check.result() == CurriculumCheck.Result.DISCRETION)
                            .count());
            changes.approve(dean, set, "approved where it comes from");
        }
        assertEquals(file, file(stranger, theirs));
        assertEquals(
                structure(),
                versions.inForce(stranger, theirs, NEXT).orElseThrow().structure());
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED),
                kinds(admin.importVersions(stranger, foreign, file)).stream()
                        .distinct()
                        .toList());
    }

    /** Whatever is approved here, and whenever: what a file tells to have been replaced does not count. */
    @Test
    public void whatAFileTellsToBeReplacedNeverCounts() {
        assertEquals(
                List.of("replaced"),
                fields(admin.importVersions(staff, home, List.of(row(NEXT, structure(), 0)))
                        .get(0)
                        .problem()));
        approved(NEXT, structure());
        admin.importVersions(staff, home, List.of(row(NEXT, without("M6"), 1)));
        ChangeSetId set = versions.of(staff, programme).get(0).changeSetId();
        changes.submit(staff, set, null);
        changes.approve(approver, set, "on record elsewhere");
        assertEquals(1, versions.inForce(staff, programme, NEXT).orElseThrow().number());
        assertEquals(
                Arrays.asList(1, null),
                versions.of(staff, programme).stream()
                        .map(ProgrammeVersion::replaced)
                        .toList());
        admin.importVersions(staff, home, List.of(row(SESSION, without("M6"), 1)));
        ChangeSetId alone = versions.of(staff, programme).get(0).changeSetId();
        changes.submit(staff, alone, null);
        changes.approve(approver, alone, "on record elsewhere");
        assertTrue(versions.inForce(staff, programme, SESSION).isEmpty());
        assertEquals(1, versions.inForce(staff, programme, NEXT).orElseThrow().number());
    }

    private static VersionRow row(AcademicSession session, ProgrammeStructure structure, int replaced) {
        return new VersionRow("COMP", session, null, structure, replaced);
    }

    /** As it leaves: what was approved, in the order in which it came into force. */
    private List<VersionRow> file(Caller caller, ProgrammeId of) {
        return versions.of(caller, of).stream()
                .filter(v -> v.state() == ChangeSet.State.APPROVED)
                .map(v -> new VersionRow(v.programmeCode(), v.effectiveFrom(), v.title(), v.structure(), v.replaced()))
                .toList();
    }

    private static Programme in(InstitutionCode institution, Programme p) {
        return new Programme(
                p.id(),
                institution,
                p.code(),
                p.title(),
                p.awardCode(),
                p.group(),
                p.scale(),
                p.firstLevel(),
                p.finalLevel());
    }

    private static Module in(InstitutionCode institution, Module m) {
        return new Module(m.id(), institution, m.code(), m.title(), m.level(), m.credits(), m.core(), m.kind());
    }

    @Test
    public void aFileFindsItsDraftAgainAlthoughAnotherWasApprovedMeanwhile() {
        List<VersionRow> rows = List.of(new VersionRow("COMP", NEXT, null, without("M6")));
        ProgrammeVersion before = drafted(NEXT, structure());
        assertEquals(all(RowOutcome.Kind.CREATED), kinds(admin.importVersions(staff, home, rows)));
        approve(before);
        long entries = auditEntries();
        assertEquals(all(RowOutcome.Kind.UNCHANGED), kinds(admin.importVersions(staff, home, rows)));
        assertEquals(entries, auditEntries());
    }

    /** L869: no change without approval. */
    @Test
    public void aProgrammeWithADecidedVersionIsNotOverwrittenByAnyDoor() {
        Versioned<Programme> slip = curriculum.programme(staff, programme);
        Programme mended = new Programme(programme, home, "COMP", "Computing", "BSC_HONS", "UG", "UG", 3, 6);
        assertEquals(List.of("reason"), faults(() -> admin.changeProgramme(staff, mended, slip.version(), " ")));
        Versioned<Programme> before = admin.changeProgramme(staff, mended, slip.version(), "a slip");
        assertEquals(mended, before.record());
        refused(Problem.Kind.STALE, () -> admin.changeProgramme(staff, mended, slip.version(), "again"));
        refused(Problem.Kind.NOT_FOUND, () -> admin.changeProgramme(stranger, mended, before.version(), "mine"));
        Programme renamed = new Programme(programme, home, "CS", "Computing", "BSC_HONS", "UG", "UG", 3, 6);
        assertEquals(List.of("code"), faults(() -> admin.changeProgramme(staff, renamed, before.version(), "slip")));

        changes.submit(staff, drafted(SESSION, structure()).changeSetId(), null);
        admin.importAwards(everywhere, List.of(new Award("MSC", "Master of Science", "MASTERS", 7, 180)));
        Programme other = new Programme(programme, home, "COMP", "Astrology", "MSC", "PG", "PG", 7, 7);
        List<String> all = List.of("title", "awardCode", "group", "scale", "firstLevel", "finalLevel");
        assertEquals(all, faults(() -> admin.changeProgramme(staff, other, before.version(), "slip")));
        List<RowOutcome> rows = admin.importProgrammes(staff, home, List.of(other, mended));
        assertEquals(all(RowOutcome.Kind.REFUSED, RowOutcome.Kind.UNCHANGED), kinds(rows));
        assertEquals(all, fields(rows.get(0).problem()));
        assertEquals(before, curriculum.programme(staff, programme));
    }

    @Test
    public void aProgrammeOnWhichStudentsAreIsNotOverwrittenByAnyDoor() {
        Versioned<Programme> before = curriculum.programme(staff, programme);
        Programme mended = new Programme(programme, home, "COMP", "Computer Arts", "BSC_HONS", "UG", "UG", 3, 6);
        studied.add(programme);
        List<String> fields = List.of("title", "firstLevel");
        assertEquals(fields, faults(() -> admin.changeProgramme(staff, mended, before.version(), "slip")));
        assertEquals(before, admin.changeProgramme(staff, before.record(), before.version(), "as it is"));
        List<RowOutcome> rows = admin.importProgrammes(staff, home, List.of(mended, before.record()));
        assertEquals(all(RowOutcome.Kind.REFUSED, RowOutcome.Kind.UNCHANGED), kinds(rows));
        assertEquals(fields, fields(rows.get(0).problem()));

        ((CurriculumAdminService) admin).unsetRegistered(registered);
        refused(Problem.Kind.UNAVAILABLE, () -> admin.changeProgramme(staff, mended, before.version(), "who knows"));
        assertEquals(before, curriculum.programme(staff, programme));

        studied.clear();
        ((CurriculumAdminService) admin).setRegistered(registered);
        assertEquals(
                mended,
                admin.changeProgramme(staff, mended, before.version(), "slip").record());
    }

    @Test
    public void anAwardToWhichAProgrammeLeadsKeepsFamilyLevelAndCredits() {
        Award other = new Award("BSC_HONS", BSC.title(), "MASTERS", 7, 180);
        List<RowOutcome> rows = admin.importAwards(everywhere, List.of(other, BSC));
        assertEquals(all(RowOutcome.Kind.REFUSED, RowOutcome.Kind.UNCHANGED), kinds(rows));
        assertEquals(List.of("family", "level", "credits"), fields(rows.get(0).problem()));
    }

    private void approved(AcademicSession session, ProgrammeStructure structure) {
        approve(drafted(session, structure));
    }

    private void approve(ProgrammeVersion draft) {
        changes.submit(staff, draft.changeSetId(), null);
        changes.approve(approver, draft.changeSetId(), "as the committee decided");
    }

    private ProgrammeVersion drafted(AcademicSession session, ProgrammeStructure structure) {
        Versioned<ProgrammeVersion> draft =
                changes.draft(staff, new VersionDraft(programme, null, session, null, null, "review of the course"));
        return changes.restructure(
                        staff, programme, draft.record().number(), null, structure, draft.version(), "first draft")
                .record();
    }

    private List<Fault> refusals(ProgrammeVersion draft) {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> changes.submit(staff, draft.changeSetId(), null));
        assertEquals(Problem.Kind.INVALID, refusal.problem().kind());
        return refusal.problem().faults();
    }

    private static ProgrammeStructure structure() {
        return new ProgrammeStructure(
                List.of(FIRST_STAGE),
                List.of(SINGLE),
                List.of(core("1-CORE", List.of("M1", "M2", "M3", "M4", "M5", "M6"))));
    }

    private static ProgrammeStructure without(String module) {
        List<String> others = List.of("M1", "M2", "M3", "M4", "M5", "M6", "M7").stream()
                .filter(code -> !code.equals(module))
                .toList();
        return new ProgrammeStructure(List.of(FIRST_STAGE), List.of(SINGLE), List.of(core("1-CORE", others)));
    }

    private static ProgrammeStructure with(Route route) {
        return new ProgrammeStructure(
                List.of(FIRST_STAGE), List.of(route), structure().rules());
    }

    private static ModuleRule core(String code, List<String> modules) {
        return new ModuleRule(code, "1", null, ModuleRule.Kind.CORE, null, null, null, null, modules);
    }

    private static ModuleRule option(String code, int credits, List<String> modules) {
        return new ModuleRule(code, "1", null, ModuleRule.Kind.OPTION, credits, credits, null, null, modules);
    }

    private static Route joint(String title, String faculty, RouteSubject.Dissertation dissertation) {
        return new Route(
                "J",
                title,
                Route.Kind.JOINT,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(),
                null,
                faculty,
                false,
                List.of(
                        new RouteSubject(
                                "History",
                                RouteSubject.Area.ARTS,
                                RouteSubject.Role.JOINT,
                                "FAC-A",
                                60,
                                60,
                                dissertation),
                        new RouteSubject(
                                "Computing",
                                RouteSubject.Area.SCIENCE,
                                RouteSubject.Role.JOINT,
                                "FAC-B",
                                60,
                                60,
                                RouteSubject.Dissertation.NONE)));
    }
}
