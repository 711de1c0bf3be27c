package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome.Kind;
import org.matricula.registration.api.BulkEnrolments;
import org.matricula.registration.api.BulkEnrolments.Enrolled;
import org.matricula.registration.api.BulkEnrolments.Selection;
import org.matricula.registration.api.BulkEnrolments.Target;

public class BulkEnrolmentsTest extends RegistrationFixture {

    private static final int MANY = 1_200;

    private BulkEnrolments enrolments;
    private Target target;

    @Before
    public void build() {
        enrolments = new BulkEnrolling(registrations, admin, students, curriculum, database.transactions());
        target = new Target(computing, S2026, null, 4, "FT", "STANDARD", START);
    }

    @Test
    public void studentsOfAListAreRegisteredOnAProgrammeAndEachHasAnOutcome() {
        Selection selection = numbers("A1", "NOBODY", "C3", "B2");
        List<Enrolled> rehearsed = enrolments.onProgramme(writer, usw, selection, target, true);
        assertEquals(List.of(Kind.CREATED, Kind.REFUSED, Kind.REFUSED, Kind.CREATED), outcomes(rehearsed));
        assertEquals(0, rows("registration_programme"));
        assertEquals(0, entries());
        assertEquals(outcomes(rehearsed), outcomes(enrolments.onProgramme(writer, usw, selection, target, false)));
        assertEquals(2, rows("registration_programme"));
        assertEquals(
                List.of(Kind.UNCHANGED, Kind.REFUSED, Kind.REFUSED, Kind.UNCHANGED),
                outcomes(enrolments.onProgramme(writer, usw, selection, target, false)));
        assertEquals(
                "studentNumber",
                rehearsed.get(1).outcome().problem().faults().get(0).field());
    }

    @Test
    public void studentsOfAProgrammeAreRegisteredOnItsCoreModules() {
        String[] all = new String[MANY];
        for (int i = 0; i < MANY; i++) {
            all[i] = "M" + i;
            students.add(database.identifiers().next(), usw, all[i]);
        }
        enrolments.onProgramme(writer, usw, numbers(all), target, false);
        OccurrenceId core = curriculum.core(database.identifiers().next(), usw, "CORE", 2026);
        Selection level = new Selection(null, computing, S2026, 4);
        List<Enrolled> rehearsed = enrolments.onModules(writer, usw, level, List.of(core, coding), true, START, true);
        assertEquals(MANY, rehearsed.size());
        assertEquals(0, rows("registration_module"));
        int asked = students.questions() + curriculum.questions();
        List<Enrolled> done = enrolments.onModules(writer, usw, level, List.of(core, coding), false, START, false);
        assertTrue(students.questions() + curriculum.questions() - asked < 20);
        assertEquals(2 * MANY, done.size());
        assertEquals(2 * MANY, rows("registration_module"));
        assertEquals(
                Set.of(Kind.UNCHANGED),
                Set.copyOf(outcomes(enrolments.onModules(
                        writer, usw, level, List.of(core, coding), false, START.plusDays(1), false))));
    }

    @Test
    public void whoDoesNotStudyInTheSessionIsNotRegisteredOnItsModules() {
        enrolments.onProgramme(writer, usw, numbers("A1"), target, false);
        List<Enrolled> done =
                enrolments.onModules(writer, usw, numbers("A1", "B2", "X"), List.of(coding), false, START, false);
        assertEquals(List.of(Kind.CREATED, Kind.REFUSED, Kind.REFUSED), outcomes(done));
        assertEquals(1, rows("registration_module"));
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        assertEquals(
                List.of("target", "institution", "selection"),
                faults(() -> enrolments.onProgramme(writer, null, null, null, false)));
        Selection nobody = new Selection(null, computing, null, null);
        assertEquals(
                List.of("selection", "registeredOn", "occurrences"),
                faults(() -> enrolments.onModules(writer, usw, nobody, List.of(), false, null, false)));
        assertEquals(
                List.of("programmeId"),
                faults(() -> enrolments.onProgramme(
                        writer,
                        usw,
                        numbers("A1"),
                        new Target(cookery, S2026, null, 4, "FT", "STANDARD", START),
                        false)));
        assertEquals(
                List.of("occurrenceId"),
                faults(() -> enrolments.onModules(writer, usw, numbers("A1"), List.of(baking), false, START, false)));
        String[] tooMany = new String[BulkEnrolments.MOST + 1];
        Arrays.fill(tooMany, "A1");
        assertEquals(
                List.of("selection"),
                faults(() -> enrolments.onProgramme(writer, usw, numbers(tooMany), target, false)));
    }

    @Test
    public void scopeAndPrivilegesHold() {
        refused(Problem.Kind.FORBIDDEN, () -> enrolments.onProgramme(foreigner, usw, numbers("A1"), target, false));
        refused(Problem.Kind.FORBIDDEN, () -> enrolments.onProgramme(reader, usw, numbers("A1"), target, false));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> enrolments.onModules(foreigner, usw, numbers("A1"), List.of(coding), false, START, false));
    }

    private static Selection numbers(String... numbers) {
        return new Selection(List.of(numbers), null, null, null);
    }

    private static List<Kind> outcomes(List<Enrolled> done) {
        return done.stream().map(d -> d.outcome().kind()).toList();
    }
}
