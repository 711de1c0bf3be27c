package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.Outline.LatePenalty;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;

/** Elements that consist of parts, and what outlines say beside patterns. */
public class PartsTest extends CurriculumHouse {

    private static final LatePenalty FIVE_A_DAY = new LatePenalty(Percent.of(5), Outline.Days.CALENDAR, 7);

    private final Element lab = element("LAB", "40").due(null);
    private final Element exam = element("EX", "60").reaching(Percent.of(45));
    private final Element first = element("L1", "30").partOf("LAB");
    private final Element second = element("L2", "70").partOf("LAB");

    @Before
    public void offer() {
        admin.createModule(staff, module("M1"));
    }

    @Test
    public void anElementHasPartsWithWeightsOfTheirOwn() {
        Occurrence created = admin.createOccurrence(staff, occurrence("M1", "S1", lab, exam, first, second))
                .record();
        assertEquals(created, curriculum.occurrence(staff, created.id()).record());
        assertEquals(List.of("EX", "L1", "L2", "LAB"), codes(created.elements()));
        assertEquals(List.of("EX", "LAB"), codes(created.whole()));
        assertEquals(List.of("EX", "L1", "L2"), codes(created.marked()));
        Element whole = created.whole().get(1);
        assertEquals(List.of("L1", "L2"), codes(created.partsOf(whole)));
        assertEquals(whole, created.wholeOf(created.marked().get(1)));
        assertEquals(Percent.of(45), created.whole().get(0).minimum());
        assertTrue(created.counts(created.marked().get(1)));
    }

    @Test
    public void aPartOfFormativeWorkCountsNothing() {
        Occurrence formative = occurrence(
                "M1", "S1", element("F", "0").due(null), element("F1", "100").partOf("F"), element("E", "100"));
        assertFalse(formative.counts(formative.elements().get(1)));
        assertTrue(formative.counts(formative.elements().get(2)));
    }

    @Test
    public void everyFaultOfPartsIsNamed() {
        assertEquals(
                List.of("elements"),
                faults(() -> admin.createOccurrence(
                        staff,
                        occurrence(
                                "M1",
                                "S1",
                                lab,
                                exam,
                                first,
                                element("L2", "69.99").partOf("LAB")))));
        assertEquals(
                List.of(
                        "elements[2].parent",
                        "elements[3].parent",
                        "elements[3].minimum",
                        "elements[0].deadline",
                        "elements[1].deadline"),
                faults(() -> admin.createOccurrence(
                        staff,
                        occurrence(
                                "M1",
                                "S1",
                                element("A", "100"),
                                element("P", "100").partOf("A"),
                                element("Q", "100").partOf("P"),
                                element("R", "100").partOf("NO_SUCH").reaching(Percent.of(40))))));
        assertEquals(List.of(), curriculum.occurrences(staff, home, null));
    }

    @Test
    public void aFileThatSaysNothingOfPartsAndMinimaLeavesThemAlone() {
        OccurrenceId id = admin.createOccurrence(staff, occurrence("M1", "S1", lab, exam, first, second))
                .record()
                .id();
        List<OccurrencePattern> rows = List.of(new OccurrencePattern(
                new OccurrenceKey("M1", SESSION, "S1"),
                List.of(
                        lab,
                        exam.reaching(null),
                        element("L1", "50"),
                        element("L2", "50").partOf("LAB"))));
        Set<String> untouched = Set.of("parent", "minimum");
        List<RowOutcome> outcomes = admin.importPatterns(staff, home, rows, untouched);
        assertEquals(all(RowOutcome.Kind.CHANGED), kinds(outcomes));
        Occurrence after = curriculum.occurrence(staff, id).record();
        assertEquals("LAB", after.elements().get(1).parent());
        assertEquals(Percent.of(45), after.elements().get(0).minimum());
        assertEquals(all(RowOutcome.Kind.UNCHANGED), kinds(admin.importPatterns(staff, home, rows, untouched)));
        assertEquals(all(RowOutcome.Kind.REFUSED), kinds(admin.importPatterns(staff, home, rows)));
    }

    @Test
    public void aFileSetsAnOutlineAndLeavesItWhereItSaysNothing() {
        Occurrence dates = new Occurrence(null, null, null, "M1", SESSION, "S1", FIRST, LAST, List.of());
        Outline outline = new Outline(Outline.Grading.MARKS, "MEDICINE", FIVE_A_DAY);
        Occurrence row = dates.outlined(outline);
        assertEquals(all(RowOutcome.Kind.CREATED), kinds(admin.importOccurrences(staff, home, List.of(row))));
        assertEquals(
                all(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.UNCHANGED),
                kinds(admin.importOccurrences(staff, home, List.of(row, dates))));
        assertEquals(outline, only().outline());
        Outline satisfactory = new Outline(Outline.Grading.SATISFACTORY, null, null);
        assertEquals(
                all(RowOutcome.Kind.CHANGED, RowOutcome.Kind.REFUSED),
                kinds(admin.importOccurrences(
                        staff,
                        home,
                        List.of(
                                dates.outlined(satisfactory),
                                dates.outlined(new Outline(null, "MEDICINE", FIVE_A_DAY))))));
        assertEquals(satisfactory, only().outline());
    }

    private Occurrence only() {
        return curriculum.occurrences(staff, home, SESSION).get(0);
    }

    @Test
    public void anOutlineIsSetWithAReasonAndOneVersionAtATime() {
        Versioned<Occurrence> before = admin.createOccurrence(staff, occurrence("M1", "S1", element("E", "100")));
        OccurrenceId id = before.record().id();
        assertNull(before.record().outline());
        Outline outline = new Outline(Outline.Grading.MARKS, "MEDICINE", FIVE_A_DAY);
        Versioned<Occurrence> set = admin.changeOutline(staff, id, outline, before.version(), "outline of 2026");
        assertEquals(outline, set.record().outline());
        assertEquals(before.record().elements(), set.record().elements());
        assertEquals(set, admin.changeOutline(staff, id, outline, set.version(), "again"));
        assertEquals(
                1,
                actions("occurrence/" + id).stream()
                        .filter("curriculum.set-outline"::equals)
                        .count());
        refused(Problem.Kind.STALE, () -> admin.changeOutline(staff, id, null, before.version(), "late"));
        Occurrence dates = new Occurrence(null, null, null, "M1", SESSION, "S1", FIRST, LAST, List.of());
        assertEquals(all(RowOutcome.Kind.UNCHANGED), kinds(admin.importOccurrences(staff, home, List.of(dates))));
        Outline marked = new Outline(Outline.Grading.MARKS, null, null);
        assertEquals(
                marked,
                admin.changeOutline(staff, id, marked, set.version(), "no penalty")
                        .record()
                        .outline());
        assertNull(admin.changeOutline(staff, id, null, set.version() + 1, "nothing said")
                .record()
                .outline());
    }

    @Test
    public void everyFaultOfAnOutlineIsNamedAndAStrangerChangesNothing() {
        OccurrenceId id =
                admin.createOccurrence(staff, occurrence("M1", "S1")).record().id();
        assertEquals(
                List.of(
                        "outline.grading",
                        "outline.school",
                        "outline.latePenalty.marksPerDay",
                        "outline.latePenalty.days",
                        "outline.latePenalty.noMarksAfterDays",
                        "reason"),
                faults(() ->
                        admin.changeOutline(staff, id, new Outline(null, " ", new LatePenalty(null, null, 0)), 1, "")));
        refused(Problem.Kind.NOT_FOUND, () -> admin.changeOutline(stranger, id, null, 1, "x"));
        refused(Problem.Kind.FORBIDDEN, () -> admin.changeOutline(approver, id, null, 1, "x"));
        assertNull(curriculum.occurrence(staff, id).record().outline());
    }

    private static List<String> codes(List<Element> elements) {
        return elements.stream().map(Element::code).toList();
    }
}
