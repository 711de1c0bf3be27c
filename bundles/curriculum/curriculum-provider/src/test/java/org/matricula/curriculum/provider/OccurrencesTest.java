package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.matricula.kernel.api.RowOutcome.Kind.CHANGED;
import static org.matricula.kernel.api.RowOutcome.Kind.CREATED;
import static org.matricula.kernel.api.RowOutcome.Kind.REFUSED;
import static org.matricula.kernel.api.RowOutcome.Kind.UNCHANGED;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.CancelledOccurrence;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Occurrence.Cancellation;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.institutions.api.DeliveryContributor;
import org.matricula.institutions.api.DeliveryContributor.Terms;
import org.matricula.institutions.api.Site;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;

public class OccurrencesTest extends CurriculumHouse {

    @Before
    public void addModules() {
        admin.importModules(staff, home, List.of(module("M1"), module("M2")));
    }

    @Test
    public void aRunNamesTheSiteWhereTheInstitutionDeliversOnItsFirstDay() {
        Occurrence there = admin.createOccurrence(staff, occurrence("M1", "S1").at("City Campus"))
                .record();
        assertEquals(
                "City Campus", curriculum.occurrence(staff, there.id()).record().site());
        Problem unknown = assertThrows(
                        ProblemException.class,
                        () -> admin.createOccurrence(
                                staff, occurrence("M1", "S2").at("Elsewhere")))
                .problem();
        assertEquals(
                List.of("site"), unknown.faults().stream().map(Fault::field).toList());
        Occurrence before =
                new Occurrence(null, home, null, "M1", SESSION, "S3", LocalDate.of(2026, 8, 31), LAST, List.of());
        assertThrows(ProblemException.class, () -> admin.createOccurrence(staff, before.at("City Campus")));
    }

    @Test
    public void aFileSetsTheSiteAndLeavesItWhereItSaysNothing() {
        Occurrence row = new Occurrence(null, null, null, "M1", SESSION, "S1", FIRST, LAST, List.of());
        assertEquals(all(CREATED), kinds(admin.importOccurrences(staff, home, List.of(row))));
        assertEquals(all(CHANGED), kinds(admin.importOccurrences(staff, home, List.of(row.at("City Campus")))));
        assertEquals(all(UNCHANGED), kinds(admin.importOccurrences(staff, home, List.of(row))));
        assertEquals(all(REFUSED), kinds(admin.importOccurrences(staff, home, List.of(row.at("Elsewhere")))));
        assertEquals(
                List.of("City Campus"),
                curriculum.occurrences(staff, home, SESSION).stream()
                        .map(Occurrence::site)
                        .toList());
        Occurrence added = new Occurrence(null, null, null, "M1", SESSION, "S2", FIRST, LAST, List.of());
        assertEquals(all(CREATED), kinds(admin.importOccurrences(staff, home, List.of(added.at("City Campus")))));
        assertEquals(
                List.of("City Campus", "City Campus"),
                curriculum.occurrences(staff, home, SESSION).stream()
                        .map(Occurrence::site)
                        .toList());
    }

    @Test
    public void AMB_T_207_aRunStandsOnTheSiteWhereItBegins() {
        admin.createOccurrence(staff, occurrence("M1", "S1").at("City Campus"));
        admin.createOccurrence(staff, occurrence("M2", "S1"));
        DeliveryContributor standing = new DeliveredRuns(occurrences);
        Caller asking = staff.acting(staff.scope(), DeliveryContributor.READ);
        Site open = KnownInstitutions.sites().sites(asking, home, null).get(0).record();
        Terms now = new Terms(List.of(), List.of(open));
        Site later = site(open, open.name(), FIRST.plusDays(1), null);
        Site closed = site(open, open.name(), open.starts(), FIRST.minusDays(1));
        Site renamed = site(open, "Other Campus", open.starts(), null);
        for (Site other : List.of(later, closed, renamed)) {
            assertEquals(
                    List.of("runs of modules: 1 (City Campus from " + FIRST + ": 1)"),
                    standing.stranded(asking, home, now, new Terms(List.of(), List.of(other))));
        }
        Site until = site(open, open.name(), FIRST, FIRST);
        assertEquals(List.of(), standing.stranded(asking, home, now, new Terms(List.of(), List.of(until))));
        assertEquals(
                List.of(),
                standing.stranded(
                        asking, home, new Terms(List.of(), List.of(later)), new Terms(List.of(), List.of(closed))));
        assertEquals(List.of(), standing.stranded(asking, home, now, new Terms(List.of(), List.of(renamed, open))));
    }

    /** AMB-T-207: nobody is left behind by a slip in a file. */
    @Test
    public void aRunDoesNotEndBeforeTheDaysOfItsRegistrations() {
        Occurrence row = new Occurrence(null, null, null, "M1", SESSION, "S1", FIRST, LAST, List.of());
        admin.importOccurrences(staff, home, List.of(row));
        OccurrenceId id = curriculum.occurrences(staff, home, SESSION).get(0).id();
        taken.put(id, List.of(FIRST.plusDays(30), FIRST.plusDays(20), LAST.plusDays(9)));
        RowOutcome refused = admin.importOccurrences(staff, home, List.of(ending(row, FIRST.plusDays(19))))
                .get(0);
        assertEquals(Problem.Kind.CONFLICT, refused.problem().kind());
        assertEquals(
                "must not be before the days of 2 registrations on the run, the first of " + FIRST.plusDays(20),
                refused.problem().faults().get(0).rule());
        assertEquals(LAST, curriculum.occurrence(staff, id).record().ends());
        // what lies outside already is no fault of the change
        assertEquals(all(CHANGED), kinds(admin.importOccurrences(staff, home, List.of(ending(row, LAST.plusDays(3))))));
        assertEquals(
                all(CHANGED), kinds(admin.importOccurrences(staff, home, List.of(ending(row, FIRST.plusDays(30))))));
        ((CurriculumAdminService) admin).unsetRuns(runs);
        assertEquals(all(CHANGED), kinds(admin.importOccurrences(staff, home, List.of(row))));
        refused(
                Problem.Kind.UNAVAILABLE,
                () -> admin.importOccurrences(staff, home, List.of(ending(row, FIRST.plusDays(40)))));
    }

    /** AMB-T-245: a run that does not take place is said to be cancelled, and who is on it is taken off. */
    @Test
    public void aCancelledRunIsLeftAndStandsAgainWhenItIsReinstated() {
        Occurrence run = admin.createOccurrence(staff, occurrence("M1", "S1")).record();
        taken.put(run.id(), List.of(FIRST, FIRST));
        Problem silent = assertThrows(ProblemException.class, () -> admin.cancelOccurrence(staff, run.id(), 1, " "))
                .problem();
        assertEquals(
                List.of("reason"), silent.faults().stream().map(Fault::field).toList());
        refused(
                Problem.Kind.FORBIDDEN,
                () -> admin.cancelOccurrence(new Caller("reader", Set.of(), staff.scope()), run.id(), 1, "too few"));
        refused(Problem.Kind.NOT_FOUND, () -> admin.cancelOccurrence(stranger, run.id(), 1, "too few"));
        refused(Problem.Kind.STALE, () -> admin.cancelOccurrence(staff, run.id(), 7, "too few"));
        refused(Problem.Kind.CONFLICT, () -> admin.reinstateOccurrence(staff, run.id(), 1, "more"));
        resulted.add(run.id());
        refused(Problem.Kind.CONFLICT, () -> admin.cancelOccurrence(staff, run.id(), 1, "too few"));
        assertNull(curriculum.occurrence(staff, run.id()).record().cancelled());
        resulted.clear();
        Versioned<CancelledOccurrence> cancelled = admin.cancelOccurrence(staff, run.id(), 1, "too few");
        assertEquals(2, cancelled.record().registrations());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assertEquals(
                new Cancellation(today, "too few"),
                curriculum.occurrence(staff, run.id()).record().cancelled());
        refused(Problem.Kind.CONFLICT, () -> admin.cancelOccurrence(staff, run.id(), cancelled.version(), "too few"));
        Versioned<CancelledOccurrence> back =
                admin.reinstateOccurrence(staff, run.id(), cancelled.version(), "more came");
        assertEquals(2, back.record().registrations());
        assertEquals(run, curriculum.occurrence(staff, run.id()).record());
        assertEquals(List.of("M1 " + today + " too few", "M1 back more came"), off);
        ((CurriculumAdminService) admin).unsetRuns(runs);
        refused(Problem.Kind.UNAVAILABLE, () -> admin.cancelOccurrence(staff, run.id(), back.version(), "too few"));
    }

    @Test
    public void aFileCancelsRunsAndLeavesThemSoWhereItSaysNothing() {
        Occurrence row = new Occurrence(null, null, null, "M1", SESSION, "S1", FIRST, LAST, List.of());
        Occurrence other = new Occurrence(null, null, null, "M2", SESSION, "S1", FIRST, LAST, List.of());
        Cancellation said = new Cancellation(FIRST, "too few");
        admin.importOccurrences(staff, home, List.of(row.cancelled(said), other));
        assertEquals(List.of(), off);
        assertEquals(
                Arrays.asList(said, null),
                curriculum.occurrences(staff, home, SESSION).stream()
                        .map(Occurrence::cancelled)
                        .toList());
        assertEquals(all(UNCHANGED), kinds(admin.importOccurrences(staff, home, List.of(row))));
        assertEquals(
                all(REFUSED),
                kinds(admin.importOccurrences(staff, home, List.of(other.cancelled(new Cancellation(FIRST, null))))));
        Cancellation tomorrow = new Cancellation(LocalDate.parse("2027-01-20"), "too few");
        assertEquals(
                "cancelledOn",
                admin.importOccurrences(staff, home, List.of(other.cancelled(tomorrow)))
                        .get(0)
                        .problem()
                        .faults()
                        .get(0)
                        .field());
        OccurrenceId second =
                curriculum.occurrences(staff, home, SESSION).get(1).id();
        resulted.add(second);
        assertEquals(all(REFUSED), kinds(admin.importOccurrences(staff, home, List.of(other.cancelled(said)))));
        resulted.clear();
        assertEquals(all(CHANGED), kinds(admin.importOccurrences(staff, home, List.of(other.cancelled(said)))));
        assertEquals(List.of("M2 " + FIRST + " too few"), off);
        assertEquals(said, curriculum.occurrence(staff, second).record().cancelled());
    }

    private static Occurrence ending(Occurrence run, LocalDate ends) {
        return new Occurrence(
                null, null, null, run.moduleCode(), run.session(), run.period(), run.starts(), ends, List.of());
    }

    private static Site site(Site of, String name, LocalDate starts, LocalDate ends) {
        return new Site(of.id(), of.institution(), name, of.address(), null, "GB", starts, ends, null);
    }

    @Test
    public void aRunThatIsThereIsNotAskedAgainWhereItBegins() {
        Occurrence there = new Occurrence(null, null, null, "M1", SESSION, "S1", FIRST, LAST, List.of());
        assertEquals(all(CREATED), kinds(admin.importOccurrences(staff, home, List.of(there))));
        // recorded before sites were kept as wide as what stands on them
        sql.update("update curriculum_occurrence set site = 'Old Campus'");
        assertEquals(all(UNCHANGED), kinds(admin.importOccurrences(staff, home, List.of(there.at("Old Campus")))));
        Occurrence put = new Occurrence(null, null, null, "M1", SESSION, "S1", FIRST.plusDays(1), LAST, List.of());
        assertEquals(all(REFUSED), kinds(admin.importOccurrences(staff, home, List.of(put))));
        assertEquals(all(CHANGED), kinds(admin.importOccurrences(staff, home, List.of(put.at("City Campus")))));
    }

    @Test
    public void anOccurrenceIsReadBackAsItWasCreated() {
        Element exam = new Element(null, "EX", Element.Kind.EXAMINATION, Percent.of(60), true, null);
        Versioned<Occurrence> created = admin.createOccurrence(staff, occurrence("M1", "J", exam, element("CW", "40")));
        OccurrenceId id = created.record().id();
        assertEquals(created, curriculum.occurrence(staff, id));
        assertEquals(List.of("CW", "EX"), codes(created.record()));
        assertEquals(
                LocalDateTime.of(2026, 11, 2, 12, 0),
                created.record().elements().get(0).deadline());
        assertTrue(created.record().elements().get(1).mustPass());
        assertEquals(
                curriculum.module(staff, home, "M1").orElseThrow().id(),
                created.record().moduleId());
        assertEquals(List.of("curriculum.create"), actions("occurrence/" + id));
    }

    @Test
    public void anOccurrenceNeedsNoPatternYet() {
        assertEquals(
                List.of(),
                admin.createOccurrence(staff, occurrence("M1", "J")).record().elements());
    }

    @Test
    public void weightsThatDoNotAddUpAreRefusedAndNothingIsWritten() {
        assertEquals(
                List.of("elements"),
                faults(() -> admin.createOccurrence(
                        staff, occurrence("M1", "J", element("A", "40"), element("B", "59.99")))));
        assertEquals(
                List.of("elements"),
                faults(() -> admin.createOccurrence(staff, occurrence("M1", "J", element("A", "0")))));
        assertEquals(List.of(), curriculum.occurrences(staff, home, null));
    }

    @Test
    public void fractionsMayAddUpAndFormativeWorkCountsNothing() {
        Occurrence created = admin.createOccurrence(
                        staff,
                        occurrence(
                                "M1",
                                "J",
                                element("A", "33.33"),
                                element("B", "33.33"),
                                element("C", "33.34"),
                                element("F", "0")))
                .record();
        assertEquals(4, created.elements().size());
    }

    @Test
    public void everyFaultOfAnOccurrenceIsNamedAtOnce() {
        Element bare = new Element(null, "A", null, null, false, null);
        Occurrence bad = new Occurrence(
                null, home, null, "NO_SUCH", null, "x".repeat(17), LAST, FIRST, List.of(element("A", "100"), bare));
        assertEquals(
                List.of(
                        "moduleCode",
                        "session",
                        "period",
                        "ends",
                        "elements[1].code",
                        "elements[1].kind",
                        "elements[1].weight"),
                faults(() -> admin.createOccurrence(staff, bad)));
    }

    @Test
    public void aModuleIsNamedByIdOrByCodeAndIsOneOfTheInstitution() {
        ModuleId id = curriculum.module(staff, home, "M1").orElseThrow().id();
        Occurrence byId = new Occurrence(null, home, id, null, SESSION, "S1", FIRST, LAST, List.of());
        assertEquals("M1", admin.createOccurrence(staff, byId).record().moduleCode());
        Occurrence crossed = new Occurrence(null, home, id, "M2", SESSION, "S2", FIRST, LAST, List.of());
        assertEquals(List.of("moduleId"), faults(() -> admin.createOccurrence(staff, crossed)));
        Occurrence stolen = new Occurrence(null, foreign, id, null, SESSION, "S1", FIRST, LAST, List.of());
        assertEquals(List.of("moduleId"), faults(() -> admin.createOccurrence(everywhere, stolen)));
    }

    @Test
    public void aModuleRunsInAPeriodOnce() {
        admin.createOccurrence(staff, occurrence("M1", "J"));
        refused(Problem.Kind.CONFLICT, () -> admin.createOccurrence(staff, occurrence("M1", "J")));
        admin.createOccurrence(staff, occurrence("M1", "B"));
    }

    @Test
    public void occurrencesAreListedByModuleAndSession() {
        admin.createOccurrence(staff, occurrence("M2", "J"));
        admin.createOccurrence(staff, occurrence("M1", "J", element("A", "100")));
        admin.createOccurrence(
                staff,
                new Occurrence(
                        null,
                        home,
                        null,
                        "M1",
                        SESSION.previous(),
                        "J",
                        FIRST.minusYears(1),
                        LAST.minusYears(1),
                        List.of()));
        assertEquals(
                List.of("M1 2025/26", "M1 2026/27", "M2 2026/27"),
                curriculum.occurrences(staff, home, null).stream()
                        .map(o -> o.moduleCode() + " " + o.session())
                        .toList());
        assertEquals(2, curriculum.occurrences(staff, home, SESSION).size());
        assertEquals(
                List.of("A"), codes(curriculum.occurrences(staff, home, SESSION).get(0)));
    }

    @Test
    public void occurrencesAreFoundByKeyAndByElement() {
        Occurrence first = admin.createOccurrence(staff, occurrence("M1", "J", element("A", "100")))
                .record();
        Occurrence second = admin.createOccurrence(staff, occurrence("M1", "B", element("B", "100")))
                .record();
        assertEquals(
                List.of(second),
                curriculum.occurrencesByKey(staff, home, List.of(key("M1", "B"), key("M2", "B"), key("M1", "X"))));
        assertEquals(List.of(first), curriculum.occurrencesByElement(staff, home, List.of("A", "Z")));
        assertEquals(List.of(), curriculum.occurrencesByElement(staff, home, List.of()));
    }

    @Test
    public void aChangedPatternKeepsTheElementsWhoseCodeStays() {
        Versioned<Occurrence> before =
                admin.createOccurrence(staff, occurrence("M1", "J", element("A", "50"), element("B", "50")));
        OccurrenceId id = before.record().id();
        Map<String, ElementId> were = identities(before.record());

        Versioned<Occurrence> second = admin.changePattern(
                staff, id, List.of(element("A", "70"), element("C", "30")), before.version(), "validation panel");
        assertEquals(before.version() + 1, second.version());
        assertEquals(List.of("A", "C"), codes(second.record()));
        assertEquals(were.get("A"), identities(second.record()).get("A"));
        assertNotEquals(were.get("B"), identities(second.record()).get("C"));
        assertEquals(List.of(), curriculum.occurrencesByElement(staff, home, List.of("B")));

        Versioned<Occurrence> third = admin.changePattern(
                staff, id, List.of(element("B", "100")), second.version(), "panel's second thoughts");
        assertEquals(
                "a code that comes back has its identity back",
                were.get("B"),
                identities(third.record()).get("B"));
        assertEquals(third, curriculum.occurrence(staff, id));
        assertEquals(
                List.of("curriculum.create", "curriculum.set-pattern", "curriculum.set-pattern"),
                actions("occurrence/" + id));
    }

    @Test
    public void aPatternIsChangedOnlyFromTheVersionThatWasReadAndWithAReason() {
        Versioned<Occurrence> before = admin.createOccurrence(staff, occurrence("M1", "J", element("A", "100")));
        OccurrenceId id = before.record().id();
        List<Element> wanted = List.of(element("B", "100"));
        refused(Problem.Kind.STALE, () -> admin.changePattern(staff, id, wanted, before.version() + 1, "r"));
        refused(Problem.Kind.NOT_FOUND, () -> admin.changePattern(stranger, id, wanted, before.version(), "r"));
        assertEquals(
                List.of("elements", "reason"),
                faults(() -> admin.changePattern(staff, id, List.of(), before.version(), "")));
        assertEquals(before, curriculum.occurrence(staff, id));
    }

    @Test
    public void twoWritersOfOnePatternDoNotMixTheirElements() {
        Versioned<Occurrence> before = admin.createOccurrence(staff, occurrence("M1", "J"));
        OccurrenceId id = before.record().id();
        Runnable other = () -> admin.changePattern(staff, id, List.of(element("A", "100")), before.version(), "first");
        refused(Problem.Kind.STALE, () -> overtakenBy(other)
                .changePattern(staff, id, List.of(element("B", "100")), before.version(), "second"));
        assertEquals(List.of("A"), codes(curriculum.occurrence(staff, id).record()));
    }

    @Test
    public void theSamePatternAgainWritesNothing() {
        Versioned<Occurrence> before =
                admin.createOccurrence(staff, occurrence("M1", "J", element("A", "40"), element("B", "60.0")));
        long entries = auditEntries();
        assertEquals(
                before,
                admin.changePattern(
                        staff,
                        before.record().id(),
                        List.of(element("B", "60"), element("A", "40.00")),
                        before.version(),
                        "none"));
        assertEquals(entries, auditEntries());
    }

    @Test
    public void aSecondImportChangesNothing() {
        List<Occurrence> occurrences = List.of(occurrence("M1", "J"), occurrence("M2", "J"));
        List<OccurrencePattern> patterns = List.of(
                new OccurrencePattern(key("M1", "J"), List.of(element("A", "40"), element("B", "60"))),
                new OccurrencePattern(key("M2", "J"), List.of(element("A", "100"))));
        assertEquals(all(CREATED, CREATED), kinds(admin.importOccurrences(staff, home, occurrences)));
        assertEquals(all(CREATED, CREATED), kinds(admin.importPatterns(staff, home, patterns)));
        List<Occurrence> kept = curriculum.occurrences(staff, home, null);
        long entries = auditEntries();
        assertEquals(all(UNCHANGED, UNCHANGED), kinds(admin.importOccurrences(staff, home, occurrences)));
        assertEquals(all(UNCHANGED, UNCHANGED), kinds(admin.importPatterns(staff, home, patterns)));
        assertEquals(kept, curriculum.occurrences(staff, home, null));
        assertEquals(entries, auditEntries());
    }

    @Test
    public void datesLieNearTheSession() {
        Element late = new Element(
                null,
                "A",
                Element.Kind.COURSEWORK,
                Percent.of("weight", "100"),
                false,
                LocalDateTime.of(1999, 1, 1, 12, 0));
        Occurrence odd = new Occurrence(
                null,
                home,
                null,
                "M1",
                SESSION,
                "J",
                LocalDate.of(1926, 9, 21),
                LocalDate.of(2999, 1, 1),
                List.of(late));
        assertEquals(
                List.of("starts", "ends", "elements[0].deadline"), faults(() -> admin.createOccurrence(staff, odd)));
        assertEquals(all(REFUSED), kinds(admin.importOccurrences(staff, home, List.of(odd))));
        Versioned<Occurrence> sound = admin.createOccurrence(staff, occurrence("M1", "J"));
        assertEquals(
                List.of("elements[0].deadline"),
                faults(() -> admin.changePattern(
                        staff, sound.record().id(), List.of(late), sound.version(), "validation panel")));
        assertEquals(
                all(REFUSED),
                kinds(admin.importPatterns(
                        staff, home, List.of(new OccurrencePattern(key("M1", "J"), List.of(late))))));
    }

    @Test
    public void aPatternThatComesBeforeItsOccurrenceIsRefusedByItsName() {
        RowOutcome outcome = admin.importPatterns(
                        staff, home, List.of(new OccurrencePattern(key("M1", "NONE"), List.of())))
                .get(0);
        assertEquals(RowOutcome.Kind.REFUSED, outcome.kind());
        String detail = outcome.problem().detail();
        assertTrue(
                detail,
                detail.contains("occurrence 'M1 " + SESSION + " NONE' must be an occurrence of the institution"));
    }

    @Test
    public void aFileWithoutDeadlinesLeavesThemAlone() {
        LocalDateTime noon = FIRST.plusWeeks(8).atTime(12, 0);
        Element due = new Element(null, "A", Element.Kind.EXAMINATION, Percent.of("weight", "50"), false, noon);
        Element half = new Element(null, "A", Element.Kind.COURSEWORK, Percent.of("weight", "50"), false, null);
        Element rest = new Element(null, "B", Element.Kind.COURSEWORK, Percent.of("weight", "50"), false, null);
        OccurrenceId id = admin.createOccurrence(staff, occurrence("M1", "J", due, rest))
                .record()
                .id();
        List<OccurrencePattern> rows = List.of(new OccurrencePattern(key("M1", "J"), List.of(half, rest)));
        assertEquals(all(CHANGED), kinds(admin.importPatterns(staff, home, rows, Set.of("deadline"))));
        assertEquals(noon, deadline(id));
        assertEquals(all(UNCHANGED), kinds(admin.importPatterns(staff, home, rows, Set.of("deadline"))));
        assertEquals(all(CHANGED), kinds(admin.importPatterns(staff, home, rows)));
        assertEquals(null, deadline(id));
    }

    @Test
    public void importedDatesChangeAndThePatternStays() {
        Versioned<Occurrence> before = admin.createOccurrence(staff, occurrence("M1", "J", element("A", "100")));
        LocalDate later = LAST.plusDays(7);
        Occurrence moved = new Occurrence(null, null, null, "M1", SESSION, "J", FIRST, later, List.of());
        assertEquals(all(CHANGED), kinds(admin.importOccurrences(staff, home, List.of(moved))));
        Versioned<Occurrence> after =
                curriculum.occurrence(staff, before.record().id());
        assertEquals(later, after.record().ends());
        assertEquals(before.record().elements(), after.record().elements());
        assertEquals(before.version() + 1, after.version());
    }

    @Test
    public void anOccurrenceOfAnUnknownModuleIsRefusedAndHindersNoOther() {
        Occurrence endless = new Occurrence(null, null, null, "M2", SESSION, "J", FIRST, null, List.of());
        List<RowOutcome> outcomes = admin.importOccurrences(
                staff, home, List.of(occurrence("M9", "J"), endless, occurrence("M1", "J"), occurrence("M1", "J")));
        assertEquals(all(REFUSED, REFUSED, CREATED, UNCHANGED), kinds(outcomes));
        assertEquals(List.of("moduleCode"), fields(outcomes.get(0).problem()));
        assertEquals(List.of("ends"), fields(outcomes.get(1).problem()));
    }

    @Test
    public void aPatternAtFaultIsRefusedAsOneAndHindersNoOther() {
        admin.importOccurrences(staff, home, List.of(occurrence("M1", "J"), occurrence("M2", "J")));
        List<RowOutcome> outcomes = admin.importPatterns(
                staff,
                home,
                List.of(
                        new OccurrencePattern(key("M1", "J"), List.of(element("A", "40"), element("B", "50"))),
                        new OccurrencePattern(key("M9", "J"), List.of(element("A", "100"))),
                        new OccurrencePattern(key("M2", "J"), List.of(element("A", "50"), element("A", "50"))),
                        new OccurrencePattern(key("M2", "J"), List.of(element("A", "100"))),
                        new OccurrencePattern(key("M2", "J"), List.of(element("B", "100"))),
                        new OccurrencePattern(null, List.of())));
        assertEquals(all(REFUSED, REFUSED, REFUSED, CREATED, CHANGED, REFUSED), kinds(outcomes));
        assertEquals(List.of("elements"), fields(outcomes.get(0).problem()));
        assertEquals(List.of("occurrence"), fields(outcomes.get(1).problem()));
        assertEquals(List.of("elements[1].code"), fields(outcomes.get(2).problem()));
        assertEquals(
                List.of(List.of(), List.of("B")),
                curriculum.occurrences(staff, home, null).stream()
                        .map(OccurrencesTest::codes)
                        .toList());
    }

    @Test
    public void aPatternRolledBackWasNeverSet() {
        Versioned<Occurrence> before = admin.createOccurrence(staff, occurrence("M1", "J", element("A", "100")));
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            admin.importPatterns(
                    staff, home, List.of(new OccurrencePattern(key("M1", "J"), List.of(element("B", "100")))));
            throw new IllegalStateException("after the write");
        }));
        assertEquals(before, curriculum.occurrence(staff, before.record().id()));
    }

    @Test
    public void elementsHaveTheirOwnIdentities() {
        Occurrence first = admin.createOccurrence(staff, occurrence("M1", "J", element("A", "100")))
                .record();
        Occurrence second = admin.createOccurrence(staff, occurrence("M2", "J", element("A", "100")))
                .record();
        Set<ElementId> ids =
                Set.of(first.elements().get(0).id(), second.elements().get(0).id());
        assertEquals(2, ids.size());
    }

    private LocalDateTime deadline(OccurrenceId id) {
        return curriculum.occurrence(staff, id).record().elements().stream()
                .filter(element -> element.code().equals("A"))
                .findFirst()
                .orElseThrow()
                .deadline();
    }

    private static OccurrenceKey key(String module, String period) {
        return new OccurrenceKey(module, SESSION, period);
    }

    private static List<String> codes(Occurrence occurrence) {
        return occurrence.elements().stream().map(Element::code).toList();
    }

    private static Map<String, ElementId> identities(Occurrence occurrence) {
        return occurrence.elements().stream().collect(Collectors.toMap(Element::code, Element::id));
    }
}
