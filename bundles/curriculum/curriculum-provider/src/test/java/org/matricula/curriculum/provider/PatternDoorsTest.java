package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.MarkedElements;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;

/** What no pattern may be, whichever door it comes through: with the run, by itself, or in a file. */
public class PatternDoorsTest extends CurriculumHouse {

    private static final Element EXAM = new Element(
            null, "EX", Element.Kind.EXAMINATION, Percent.of(60), true, null, "EXAMINATION", null, Percent.of(40));

    private final Element lab = element("LAB", "40").due(null);
    private final Map<List<Element>, Fault> refused = new LinkedHashMap<>();
    private Versioned<Occurrence> there;

    @Before
    public void offer() {
        admin.createModule(staff, module("M1"));
        there = admin.createOccurrence(
                staff, occurrence("M1", "S1", lab, EXAM, part("L1", "30", "LAB"), part("L2", "70", "LAB")));
        refused.put(
                List.of(element("CW", "39.99"), EXAM),
                new Fault("elements", "99.99", "must have weights of 100 in all"));
        refused.put(
                List.of(element("CW", "40.01"), EXAM),
                new Fault("elements", "100.01", "must have weights of 100 in all"));
        refused.put(
                List.of(lab, EXAM, part("L1", "30", "LAB"), part("L2", "69.99", "LAB")),
                new Fault("elements", "99.99", "must have weights of 100 in all within LAB"));
        refused.put(
                List.of(element("EX", "40"), EXAM),
                new Fault("elements[1].code", "EX", "must be unique within the pattern"));
        refused.put(List.of(element("C;W", "40"), EXAM), new Fault("elements[0].code", "C;W", "must be without ';'"));
        refused.put(
                List.of(element("CW", "40"), EXAM, part("P", "100", "NONE")),
                new Fault("elements[2].parent", "NONE", "must be an element of the pattern that is part of no other"));
        refused.put(
                List.of(lab, EXAM, part("P", "100", "LAB").reaching(Percent.of(40))),
                new Fault("elements[2].minimum", "40", "must be absent of a part"));
    }

    @Test
    public void aPatternWithPartsMinimaAndMustPassIsTakenAsItIs() {
        assertEquals(
                List.of("EX", "LAB"),
                there.record().whole().stream().map(Element::code).toList());
        Element exam = there.record().whole().get(0);
        assertEquals(EXAM, exam.identified(null));
    }

    @Test
    public void aPatternThatComesWithItsRunIsRefusedWithFieldValueAndRule() {
        refused.forEach((pattern, fault) -> assertEquals(
                List.of(fault),
                told(() -> admin.createOccurrence(staff, occurrence("M1", "S2", pattern.toArray(Element[]::new))))));
        assertEquals(1, curriculum.occurrences(staff, home, null).size());
    }

    @Test
    public void aPatternThatIsSetIsRefusedWithFieldValueAndRule() {
        refused.forEach((pattern, fault) -> assertEquals(
                List.of(fault),
                told(() -> admin.changePattern(staff, there.record().id(), pattern, there.version(), "as validated"))));
        assertEquals(there, curriculum.occurrence(staff, there.record().id()));
    }

    @Test
    public void aPatternOfAFileIsRefusedWithFieldValueAndRule() {
        refused.forEach((pattern, fault) -> {
            RowOutcome outcome = admin.importPatterns(
                            staff,
                            home,
                            List.of(new OccurrencePattern(new OccurrenceKey("M1", SESSION, "S1"), pattern)))
                    .get(0);
            assertEquals(RowOutcome.Kind.REFUSED, outcome.kind());
            assertEquals(List.of(fault), outcome.problem().faults());
        });
        assertEquals(there, curriculum.occurrence(staff, there.record().id()));
    }

    @Test
    public void anElementWithMarksKeepsItsPlaceAtEachDoor() {
        OccurrenceId id = there.record().id();
        Map<String, ElementId> ids = new HashMap<>();
        there.record().elements().forEach(e -> ids.put(e.code(), e.id()));
        ((CurriculumAdminService) admin).setMarked((caller, asked) -> {
            caller.require(MarkedElements.READ);
            assertEquals(List.of(id), List.copyOf(asked));
            return Set.of(ids.get("EX"), ids.get("L1"));
        });
        Element first = part("L1", "30", "LAB");
        Element second = part("L2", "70", "LAB");
        Map<List<Element>, String> losing = new LinkedHashMap<>();
        losing.put(List.of(element("CW", "100")), "EX, L1");
        losing.put(List.of(lab, renamed(EXAM, "EX2"), first, second), "EX");
        losing.put(List.of(lab, EXAM, first, second, part("E1", "100", "EX")), "EX");
        losing.put(List.of(lab, EXAM, part("L2", "100", "LAB")), "L1");
        losing.forEach((pattern, codes) -> {
            Problem refused = assertThrows(
                            ProblemException.class,
                            () -> admin.changePattern(staff, id, pattern, there.version(), "as validated"))
                    .problem();
            assertEquals(Problem.Kind.CONFLICT, refused.kind());
            assertEquals(codes, refused.faults().get(0).value());
            assertEquals(refused, imported(pattern).problem());
        });
        assertEquals(there, curriculum.occurrence(staff, id));
        assertEquals(
                RowOutcome.Kind.CHANGED,
                imported(List.of(lab, EXAM, first, part("L3", "70", "LAB"))).kind());
        ((CurriculumAdminService) admin).unsetMarked((caller, asked) -> Set.of());
        assertEquals(
                RowOutcome.Kind.REFUSED, imported(List.of(element("CW", "100"))).kind());
    }

    private RowOutcome imported(List<Element> pattern) {
        return admin.importPatterns(
                        staff, home, List.of(new OccurrencePattern(new OccurrenceKey("M1", SESSION, "S1"), pattern)))
                .get(0);
    }

    private static Element renamed(Element e, String code) {
        return new Element(null, code, e.kind(), e.weight(), e.mustPass(), null, e.type(), null, e.minimum());
    }

    private static List<Fault> told(ThrowingRunnable call) {
        return assertThrows(ProblemException.class, call).problem().faults();
    }

    private static Element part(String code, String weight, String whole) {
        return element(code, weight).partOf(whole);
    }
}
