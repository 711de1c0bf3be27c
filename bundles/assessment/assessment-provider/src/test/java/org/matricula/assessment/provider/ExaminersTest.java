package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.assessment.provider.ModerationHouse.element;
import static org.matricula.assessment.provider.ModerationHouse.fields;
import static org.matricula.assessment.provider.ModerationHouse.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.ExaminerAppointmentId;
import org.matricula.assessment.api.ExternalExaminers;
import org.matricula.assessment.api.ExternalExaminers.Appointed;
import org.matricula.assessment.api.ExternalExaminers.Appointment;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModerationSamples.Purpose;
import org.matricula.assessment.api.ModerationSamples.Rule;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.api.ModuleModeration.Kind;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Statement;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;

/** Who is external examiner of what, and what that opens (T-AD-8). */
public class ExaminersTest extends OnBothDatabases {

    /** The day that the clock of the house shows. */
    private static final LocalDate TODAY = LocalDate.of(2016, 12, 1);

    private ModerationHouse house;
    private Occurrence run;

    @Before
    public void open() {
        house = new ModerationHouse(kind, ModerationHouse.USW);
        run = house.campus.run("MATHS", 5, Campus.SESSION, 100);
        house.campus.register("A1", run);
        house.grid(run, "A1", "CW1", "62");
    }

    @Test
    public void whoIsNotAppointedForTheModuleSeesAndStatesNothing() {
        house.appoint(house.campus.run("HISTORY", 5, Campus.SESSION, 100));
        draw(Purpose.EXTERNAL);
        assertAllRefused();
        house.appoint(run);
        assertEquals(1, house.samples.of(house.examiner, run.id()).size());
        assertEquals("MATHS", house.moderations.of(house.examiner, run.id()).moduleCode());
        assertEquals(
                1, house.statistics.of(house.examiner, run.id()).run().figures().registered());
        assertEquals("examiner", comment().by());
    }

    @Test
    public void anAppointmentHoldsFromItsFirstToItsLastDay() {
        house.appoint(run, TODAY.plusDays(1), TODAY.plusYears(1));
        house.appoint(run, TODAY.minusYears(1), TODAY.minusDays(1));
        assertAllRefused();
        house.appoint(run, TODAY, TODAY);
        assertEquals("examiner", comment().by());
        assertEquals(
                1, house.examiners.of(house.registry, house.institution, TODAY).size());
        assertEquals(
                3, house.examiners.of(house.registry, house.institution, null).size());
    }

    @Test
    public void anAppointmentThatEndedOpensNothingAnyMoreAndStaysOnRecord() {
        Appointed appointed = house.appoint(run);
        Appointed ended = house.examiners.end(house.registry, appointed.id(), TODAY, "changed posts");
        assertTrue(ended.holdsOn(TODAY));
        assertFalse(ended.holdsOn(TODAY.plusDays(1)));
        assertEquals("examiner", comment().by());
        refused(Problem.Kind.CONFLICT, () -> house.examiners.end(house.registry, appointed.id(), null, "again"));
        Appointed wrong = house.appoint(run);
        Appointed never = house.examiners.end(house.registry, wrong.id(), null, "another person was meant");
        assertNull(never.ending().lastDay());
        assertFalse(never.holdsOn(TODAY));
        assertEquals(List.of(ended, never), house.examiners.of(house.registry, house.institution, null));
        assertEquals(2, house.audited("assessment.appoint-examiner"));
        assertEquals(2, house.audited("assessment.end-examiner"));
    }

    @Test
    public void externalExaminersSeeTheSamplesForThemAndNotThoseWithin() {
        house.appoint(run);
        draw(Purpose.INTERNAL);
        draw(Purpose.EXTERNAL);
        assertEquals(
                List.of(Purpose.EXTERNAL),
                house.samples.of(house.examiner, run.id()).stream()
                        .map(sample -> sample.rule().purpose())
                        .toList());
        assertEquals(2, house.samples.of(house.leader, run.id()).size());
    }

    @Test
    public void whoReadsMarksMayNotSpeakAsExaminerWithoutAnAppointment() {
        Caller reader = house.caller("reader", Marks.READ.name(), Moderations.EXAMINE.name());
        assertEquals(List.of(), house.samples.of(reader, run.id()));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> house.moderations.state(reader, run.id(), Statement.Kind.COMMENT, null, "fine"));
    }

    @Test
    public void examinersOfAwardsAreAppointedForProgrammes() {
        house.campus.enrol("A1", "UG");
        ProgrammeId programme = house.campus.enrolments.get(0).programmeId();
        Appointed appointed = house.examiners.appoint(
                house.registry,
                house.institution,
                new Appointment(
                        null, "Prof Evans", "Elsewhere", "Computing", List.of(), List.of(programme), TODAY, TODAY),
                "approved");
        assertEquals(List.of(programme), appointed.appointment().programmes());
        assertEquals(List.of(appointed), house.examiners.of(house.registry, house.institution, TODAY));
        assertAllRefused();
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        assertEquals(
                List.of("name", "employer", "subject", "until", "reason", "modules", "programmes", "userName"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.examiners.appoint(
                                house.registry,
                                house.institution,
                                new Appointment(
                                        " ",
                                        null,
                                        "",
                                        "x".repeat(201),
                                        Arrays.asList((ModuleId) null),
                                        List.of(new ProgrammeId(4), new ProgrammeId(4)),
                                        TODAY,
                                        TODAY.minusDays(1)),
                                null))));
        assertEquals(
                List.of("modules", "programmes"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.examiners.appoint(
                                house.registry,
                                house.institution,
                                new Appointment(
                                        null,
                                        "Dr Adeyemi",
                                        "Elsewhere",
                                        "Mathematics",
                                        List.of(new ModuleId(7)),
                                        List.of(new ProgrammeId(8)),
                                        TODAY,
                                        TODAY),
                                "approved"))));
        assertEquals(
                List.of("modules"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.examiners.appoint(
                                house.registry,
                                house.institution,
                                new Appointment(null, "A", "B", "C", null, null, TODAY, TODAY),
                                "approved"))));
        Appointed appointed = house.appoint(run);
        assertEquals(
                List.of("lastDay"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.examiners.end(
                                house.registry, appointed.id(), LocalDate.of(2016, 8, 31), "before it began"))));
        refused(
                Problem.Kind.INVALID,
                () -> house.examiners.end(house.registry, appointed.id(), LocalDate.of(2017, 8, 31), "no change"));
        refused(Problem.Kind.INVALID, () -> house.examiners.end(house.registry, appointed.id(), TODAY, ""));
        assertEquals(
                1, house.examiners.of(house.registry, house.institution, null).size());
        assertEquals(
                0,
                house.count(
                        "select count(*) from assessment_examiner_ending where institution = ?", house.institution));
    }

    @Test
    public void eachMethodNeedsItsPrivilegeAndForeignersSeeNothing() {
        Appointed appointed = house.appoint(run);
        Caller nobody = house.caller("nobody", "students.read");
        Caller foreigner = new Caller(
                "foreigner",
                Set.of(Marks.READ.name(), Moderations.EXAMINE.name(), ExternalExaminers.APPOINT.name()),
                house.foreigner.scope());
        refused(Problem.Kind.FORBIDDEN, () -> house.examiners.of(nobody, house.institution, null));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> house.examiners.appoint(house.leader, house.institution, appointed.appointment(), "x"));
        refused(Problem.Kind.FORBIDDEN, () -> house.examiners.end(house.leader, appointed.id(), TODAY, "x"));
        assertEquals(List.of(), house.examiners.of(foreigner, house.institution, null));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> house.examiners.appoint(foreigner, house.institution, appointed.appointment(), "x"));
        refused(Problem.Kind.NOT_FOUND, () -> house.examiners.end(foreigner, appointed.id(), TODAY, "x"));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> house.examiners.end(house.registry, new ExaminerAppointmentId(3), TODAY, "x"));
    }

    private void assertAllRefused() {
        refused(Problem.Kind.FORBIDDEN, this::comment);
        refused(Problem.Kind.FORBIDDEN, () -> house.samples.of(house.examiner, run.id()));
        refused(Problem.Kind.FORBIDDEN, () -> house.moderations.of(house.examiner, run.id()));
        refused(Problem.Kind.FORBIDDEN, () -> house.statistics.of(house.examiner, run.id()));
    }

    private Statement comment() {
        return house.moderations
                .state(house.examiner, run.id(), Statement.Kind.COMMENT, null, "as I found it")
                .statements()
                .get(0);
    }

    private void draw(Purpose purpose) {
        house.moderations.plan(
                house.leader,
                run.id(),
                element(run, 0),
                new Plan(Kind.SINGLE, false, false, null),
                house.moderations.of(house.leader, run.id()).elements().get(0).planEntry(),
                "as every year");
        house.samples.draw(
                house.leader, run.id(), element(run, 0), new Rule(purpose, BigDecimal.TEN, 1, 0, BigDecimal.ONE), null);
    }

    @Test
    public void theSameAppointmentStandsOnce() {
        Appointed appointed = house.appoint(run);
        refused(Problem.Kind.CONFLICT, () -> house.appoint(run));
        house.examiners.end(house.registry, appointed.id(), null, "mistaken");
        house.appoint(run);
        refused(Problem.Kind.CONFLICT, () -> house.appoint(run));
        assertEquals(
                2, house.examiners.of(house.registry, house.institution, null).size());
    }
}
