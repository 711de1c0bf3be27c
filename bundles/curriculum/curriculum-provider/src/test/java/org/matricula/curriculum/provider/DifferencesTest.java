package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.Test;
import org.matricula.curriculum.api.CurriculumDifference.Change;
import org.matricula.curriculum.api.CurriculumDifference.Effect;
import org.matricula.curriculum.api.CurriculumDifference.Kind;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;

/** Whatever differs between two sessions is named, in words that differ, with what it means. */
public class DifferencesTest {

    private static final Stage YEAR = new Stage("Y1", "First year", Stage.Kind.TAUGHT, 4, 120, 30, null);
    private static final Stage PLACEMENT = new Stage("PL", "Placement", Stage.Kind.PLACEMENT, 5, 0, 48, 1600);
    private static final RouteSubject MAJOR = subject("Computing", RouteSubject.Role.MAJOR, "FAC-B");
    private static final RouteSubject MINOR = subject("Drama", RouteSubject.Role.MINOR, "FAC-A");
    private static final Route ROUTE = new Route(
            "CD",
            "Computing with Drama",
            Route.Kind.MAJOR_MINOR,
            Route.Mode.FT,
            Route.Delivery.LINEAR,
            false,
            List.of(Route.Feature.SANDWICH),
            BigDecimal.valueOf(4),
            "FAC-B",
            false,
            List.of(MAJOR, MINOR),
            "Computing");
    private static final ModuleRule CHOICE =
            new ModuleRule("O", "Y1", "CD", ModuleRule.Kind.OPTION, 20, 40, 1, 2, List.of("M1", "M2"));
    private static final Departure DEPARTURE =
            new Departure("A.1.4.2", "module M1", "studio work", "Quality Committee", "minute 14", "a council");
    private static final LearningOutcome OUTCOME = new LearningOutcome("LO1", "Can do it.", true, List.of("CW"));
    private static final Element ELEMENT =
            new Element(null, "CW", Element.Kind.COURSEWORK, percent(50), true, null, "ESSAY", "W", percent(30));
    private static final Outline OUTLINE = new Outline(
            Outline.Grading.MARKS, "MEDICINE", new Outline.LatePenalty(percent(5), Outline.Days.CALENDAR, 7));

    @Test
    public void eachFieldOfEachPartOfAVersionIsNamed() throws ReflectiveOperationException {
        named(YEAR, Set.of(), (a, b) -> stages(List.of(a), List.of(b)));
        named(PLACEMENT, Set.of(), (a, b) -> stages(List.of(a), List.of(b)));
        named(ROUTE, Set.of(), (a, b) -> routes(List.of(a), List.of(b)));
        named(MAJOR, Set.of(), (a, b) -> routes(List.of(studying(a)), List.of(studying(b))));
        named(CHOICE, Set.of(), (a, b) -> rules(List.of(a), List.of(b)));
        named(DEPARTURE, Set.of(), (a, b) -> structures(departing(a), departing(b)));
        ProgrammeStructure all =
                new ProgrammeStructure(List.of(YEAR, PLACEMENT), List.of(ROUTE), List.of(CHOICE), List.of(DEPARTURE));
        named(all, Set.of(), DifferencesTest::structures);
    }

    @Test
    public void eachFieldOfWhatModulesTeachAndHowTheyAreAssessedIsNamed() throws ReflectiveOperationException {
        named(OUTCOME, Set.of(), (a, b) -> found(d -> d.outcomes("M1", List.of(a), List.of(b))));
        // deadlines are set anew for each run
        named(
                ELEMENT,
                Set.of("id", "deadline"),
                (a, b) -> found(d -> d.patterns(run(List.of(a), OUTLINE), run(List.of(b), OUTLINE))));
        named(OUTLINE, Set.of(), DifferencesTest::outlines);
        named(
                OUTLINE.latePenalty(),
                Set.of(),
                (a, b) -> outlines(new Outline(OUTLINE.grading(), null, a), new Outline(OUTLINE.grading(), null, b)));
        assertEquals(1, outlines(null, OUTLINE).size());
        assertEquals(List.of(), outlines(OUTLINE, OUTLINE));
    }

    @Test
    public void aStageThatComesEarlierIsNamed() {
        List<Change> found = stages(List.of(YEAR, PLACEMENT), List.of(PLACEMENT, YEAR));
        assertEquals(
                List.of(new Change(
                        "order of stages",
                        Kind.CHANGED,
                        "Y1, PL",
                        "PL, Y1",
                        Effect.CREDIT_DIFFERS,
                        "Students between the first and the last of them take what they have not had yet in another"
                                + " order.",
                        true)),
                found);
        assertEquals(
                List.of("stage PL"),
                stages(List.of(YEAR), List.of(PLACEMENT, YEAR)).stream()
                        .map(Change::subject)
                        .toList());
    }

    @Test
    public void whatOfAChoiceEverybodyHasToTakeNowIsDemanded() {
        ModuleRule core =
                new ModuleRule("O", "Y1", "CD", ModuleRule.Kind.CORE, null, null, null, null, List.of("M2", "M3"));
        List<Change> harder = rules(List.of(CHOICE), List.of(core));
        assertEquals(
                List.of(Effect.CREDIT_DIFFERS, Effect.LESS_CHOICE, Effect.MORE_DEMANDED, Effect.MORE_DEMANDED),
                harder.stream().map(Change::effect).toList());
        assertEquals(
                List.of(true, false, true, true),
                harder.stream().map(Change::consultation).toList());
        List<Change> easier = rules(List.of(core), List.of(CHOICE));
        assertEquals(
                List.of(Effect.CREDIT_DIFFERS, Effect.MORE_CHOICE, Effect.LESS_DEMANDED, Effect.LESS_DEMANDED),
                easier.stream().map(Change::effect).toList());
    }

    @Test
    public void tMr9_whatHasToBePassedElsewhereIsDemanded() {
        assertEquals(Effect.MORE_DEMANDED, shownBy("CW", "EX").effect());
        assertEquals(Effect.LESS_DEMANDED, shownBy().effect());
        assertTrue(shownBy("EX").consultation());
    }

    private static ProgrammeStructure departing(Departure departure) {
        return new ProgrammeStructure(List.of(), List.of(), List.of(), List.of(departure));
    }

    private static Change shownBy(String... elements) {
        LearningOutcome later =
                new LearningOutcome(OUTCOME.code(), OUTCOME.wording(), OUTCOME.mustPass(), List.of(elements));
        return found(d -> d.outcomes("M1", List.of(OUTCOME), List.of(later))).get(0);
    }

    /** Changes one field after the other, and asks that each change is found, with other words before than after. */
    private static <T extends Record> void named(T one, Set<String> but, BiFunction<T, T, List<Change>> difference)
            throws ReflectiveOperationException {
        assertEquals(List.of(), difference.apply(one, one));
        RecordComponent[] fields = one.getClass().getRecordComponents();
        List<String> names = Arrays.stream(fields).map(RecordComponent::getName).toList();
        assertTrue(names.toString(), names.containsAll(but));
        for (RecordComponent field : fields) {
            if (but.contains(field.getName())) {
                continue;
            }
            for (Object value : others(field, field.getAccessor().invoke(one))) {
                T other = with(one, field, value);
                String what = one.getClass().getSimpleName() + "." + field.getName() + " = " + value;
                for (List<Change> found : List.of(difference.apply(one, other), difference.apply(other, one))) {
                    assertFalse(what, found.isEmpty());
                    found.forEach(change -> assertNotEquals(what, change.before(), change.after()));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> T with(T one, RecordComponent changed, Object value)
            throws ReflectiveOperationException {
        RecordComponent[] fields = one.getClass().getRecordComponents();
        Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = fields[i].getName().equals(changed.getName())
                    ? value
                    : fields[i].getAccessor().invoke(one);
        }
        Class<?>[] types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return (T) one.getClass().getDeclaredConstructor(types).newInstance(values);
    }

    /** Values that a field may have instead; a type that is not known here has to be taught. */
    private static List<Object> others(RecordComponent field, Object value) {
        List<Object> others = new ArrayList<>();
        Class<?> type = field.getType();
        if (type == String.class) {
            others.add(value + "x");
        } else if (type == int.class || type == Integer.class) {
            others.add(value == null ? 1 : (Integer) value + 1);
        } else if (type == boolean.class) {
            others.add(!(Boolean) value);
        } else if (type == BigDecimal.class) {
            others.add(((BigDecimal) value).add(BigDecimal.ONE));
        } else if (type == Percent.class) {
            others.add(new Percent(((Percent) value).value().add(BigDecimal.ONE)));
        } else if (type.isEnum()) {
            Stream.of(type.getEnumConstants())
                    .filter(constant -> constant != value)
                    .forEach(others::add);
        } else if (type == List.class) {
            others.add(((List<?>) value).subList(1, ((List<?>) value).size()));
        } else if (type == Outline.LatePenalty.class) {
            others.add(null);
        } else {
            throw new AssertionError("no other value is known for " + field);
        }
        return others;
    }

    private static List<Change> found(Consumer<Differences> comparing) {
        Differences differences = new Differences();
        comparing.accept(differences);
        return differences.changes();
    }

    private static List<Change> structures(ProgrammeStructure before, ProgrammeStructure after) {
        return found(differences -> differences.structures(before, after));
    }

    private static List<Change> stages(List<Stage> before, List<Stage> after) {
        return structures(
                new ProgrammeStructure(before, List.of(), List.of()),
                new ProgrammeStructure(after, List.of(), List.of()));
    }

    private static List<Change> routes(List<Route> before, List<Route> after) {
        return structures(
                new ProgrammeStructure(List.of(), before, List.of()),
                new ProgrammeStructure(List.of(), after, List.of()));
    }

    private static List<Change> rules(List<ModuleRule> before, List<ModuleRule> after) {
        return structures(
                new ProgrammeStructure(List.of(), List.of(), before),
                new ProgrammeStructure(List.of(), List.of(), after));
    }

    private static List<Change> outlines(Outline before, Outline after) {
        return found(differences -> differences.patterns(run(List.of(), before), run(List.of(), after)));
    }

    private static Route studying(RouteSubject major) {
        return new Route(
                ROUTE.code(),
                ROUTE.title(),
                ROUTE.kind(),
                ROUTE.mode(),
                ROUTE.delivery(),
                ROUTE.distance(),
                ROUTE.features(),
                ROUTE.years(),
                ROUTE.faculty(),
                ROUTE.selfBuilt(),
                List.of(major, MINOR),
                ROUTE.placementSubject());
    }

    private static RouteSubject subject(String name, RouteSubject.Role role, String faculty) {
        return new RouteSubject(
                name, RouteSubject.Area.SCIENCE, role, faculty, 60, 60, RouteSubject.Dissertation.OPTIONAL);
    }

    private static Occurrence run(List<Element> pattern, Outline outline) {
        return new Occurrence(
                null,
                new InstitutionCode("home"),
                null,
                "M1",
                new AcademicSession(2026),
                "S1",
                LocalDate.of(2026, 9, 21),
                LocalDate.of(2027, 1, 29),
                pattern,
                outline,
                null,
                null);
    }

    private static Percent percent(int value) {
        return new Percent(BigDecimal.valueOf(value));
    }
}
