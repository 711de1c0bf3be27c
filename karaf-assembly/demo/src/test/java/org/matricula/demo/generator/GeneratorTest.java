package org.matricula.demo.generator;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.Test;

public class GeneratorTest {

    private static final List<Campus> CAMPUSES = new Generator().generate(1000);

    @Test
    public void sameSeedGivesSameBytes() {
        List<Campus> again = new Generator().generate(1000);
        for (int c = 0; c < CAMPUSES.size(); c++) {
            List<CsvFile> files = CAMPUSES.get(c).files();
            for (int f = 0; f < files.size(); f++) {
                assertArrayEquals(
                        files.get(f).bytes(), again.get(c).files().get(f).bytes());
            }
        }
    }

    @Test
    public void everyMarkBelongsToARegistration() {
        for (Campus campus : CAMPUSES) {
            Set<String> registered = new HashSet<>();
            rows(campus, "matricula-module-registrations").forEach(r -> registered.add(attempt(r)));
            rows(campus, "matricula-marks").forEach(r -> assertTrue(attempt(r), registered.contains(attempt(r))));
        }
    }

    @Test
    public void everyRegistrationIsOnARunWithAPatternOfOneHundredPercent() {
        for (Campus campus : CAMPUSES) {
            Set<String> runs = new HashSet<>();
            rows(campus, "matricula-occurrences").forEach(r -> runs.add(r[0] + r[1] + r[2]));
            for (String[] r : rows(campus, "matricula-module-registrations")) {
                assertTrue(attempt(r), runs.contains(r[1] + r[2] + r[3]));
            }
            for (String run : runs) {
                int weights = rows(campus, "matricula-patterns").stream()
                        .filter(r -> run.equals(r[0] + r[1] + r[2]))
                        .mapToInt(r -> Integer.parseInt(r[5]))
                        .sum();
                assertEquals(run, 100, weights);
            }
        }
    }

    @Test
    public void noKeyAppearsTwice() {
        for (Campus campus : CAMPUSES) {
            unique(campus, "matricula-students", 1);
            unique(campus, "matricula-modules", 1);
            unique(campus, "matricula-occurrences", 3);
            unique(campus, "matricula-programme-registrations", 1);
            unique(campus, "matricula-module-registrations", 5);
            unique(campus, "matricula-prior-learning", 2);
            unique(campus, "matricula-marks", 6);
        }
    }

    @Test
    public void awkwardCasesAreThere() {
        Campus university = CAMPUSES.get(0);
        assertSome(university, "matricula-marks", r -> r[7].equals("CARRIED"));
        assertSome(university, "matricula-marks", r -> r[7].equals("NOT_SUBMITTED") && r[6].isEmpty());
        assertSome(university, "matricula-marks", r -> r[9].equals("true"));
        assertSome(university, "matricula-module-registrations", r -> r[4].equals("RESIT"));
        assertSome(university, "matricula-module-registrations", r -> r[4].equals("REPEAT"));
        assertSome(university, "matricula-prior-learning", r -> r[2].equals("EXEMPT"));
        assertSome(university, "matricula-prior-learning", r -> r[2].equals("EXPERIENTIAL") && !r[3].isEmpty());
        assertSome(university, "matricula-programme-registrations", r -> r[6].equals("FINAL_STAGE"));
        assertEquals(6, university.faulty().rows());
    }

    @Test
    public void finalStudentsHaveThreeLevelsOfThreeHundredAndSixtyCredits() {
        Campus university = CAMPUSES.get(0);
        List<String[]> modules = rows(university, "matricula-modules");
        String student = rows(university, "matricula-programme-registrations").stream()
                .filter(r -> r[4].equals("6") && r[6].equals("STANDARD"))
                .findFirst()
                .orElseThrow()[0];
        Set<String> taken = new HashSet<>();
        rows(university, "matricula-module-registrations").stream()
                .filter(r -> r[0].equals(student))
                .forEach(r -> taken.add(r[1]));
        rows(university, "matricula-prior-learning").stream()
                .filter(r -> r[0].equals(student))
                .forEach(r -> taken.add(r[1]));
        assertEquals(
                360,
                modules.stream()
                        .filter(r -> taken.contains(r[0]))
                        .mapToInt(r -> Integer.parseInt(r[3]))
                        .sum());
    }

    @Test
    public void borderlineMarksLieLessThanThreeTenthsBelowTheLine() {
        Dice dice = new Dice(7);
        Course course = Course.of("TST", "Testing", "BSC_HONS", true, List.of("A", "B", "C", "D", "E", "F"));
        List<Sitting> sittings = course.level(6).stream()
                .map(m -> {
                    Sitting sitting = new Sitting(m, new AcademicYear(2026), m.term(), "FIRST");
                    sitting.sit(dice, 69);
                    return sitting;
                })
                .toList();
        Sitting.justBelow(sittings, 695);
        int sum = sittings.stream()
                .mapToInt(s -> s.hundredfold() * s.module().credits())
                .sum();
        assertTrue(sum < 695 * 1200);
        assertTrue(sum >= 692 * 1200);
    }

    @Test
    public void sessionsDoNotOverlapAndClosureDaysAreWeekdays() {
        List<AcademicYear> sessions = CAMPUSES.get(0).sessions();
        for (int i = 1; i < sessions.size(); i++) {
            assertTrue(sessions.get(i - 1).ends().isBefore(sessions.get(i).starts()));
        }
        CAMPUSES.get(0)
                .closureDays()
                .keySet()
                .forEach(d -> assertTrue(d.toString(), d.getDayOfWeek().getValue() <= 5));
        assertEquals("2026/27", CAMPUSES.get(0).board().toString());
    }

    private static void assertSome(Campus campus, String mapping, Predicate<String[]> wanted) {
        assertTrue(rows(campus, mapping).stream().anyMatch(wanted));
    }

    private static void unique(Campus campus, String mapping, int columns) {
        Set<List<String>> seen = new HashSet<>();
        rows(campus, mapping)
                .forEach(r -> assertTrue(
                        mapping + String.join(",", r), seen.add(List.of(r).subList(0, columns))));
    }

    private static String attempt(String[] row) {
        return String.join("|", List.of(row).subList(0, 5));
    }

    private static List<String[]> rows(Campus campus, String mapping) {
        return campus.files().stream()
                .filter(f -> f.mapping().equals(mapping))
                .flatMap(f ->
                        new String(f.bytes(), StandardCharsets.UTF_8).lines().skip(1))
                .map(line -> line.split(",", -1))
                .toList();
    }
}
