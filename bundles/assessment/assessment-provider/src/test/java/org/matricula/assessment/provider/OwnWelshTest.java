package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.assessment.provider.ModerationHouse.element;
import static org.matricula.assessment.provider.ModerationHouse.fields;
import static org.matricula.assessment.provider.ModerationHouse.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentLanguages;
import org.matricula.assessment.api.AssessmentLanguages.Form;
import org.matricula.assessment.api.AssessmentLanguages.OwnNotice;
import org.matricula.assessment.api.AssessmentLanguages.WelshWork;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.MarkGrid.Cell;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModerationSamples.Purpose;
import org.matricula.assessment.api.ModerationSamples.Rule;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration;

/** Students give notice themselves that they will write in Welsh (T-AD-3). */
public class OwnWelshTest extends OnBothDatabases {

    /** Four weeks after the first day of the runs of the campus. */
    private static final LocalDate LAST_DAY = LocalDate.of(2016, 10, 24);

    private ModerationHouse house;
    private Occurrence run;
    private ModuleRegistration mine;
    private ModuleRegistration other;

    @Before
    public void open() {
        enter(new ModerationHouse(kind, ModerationHouse.USW));
    }

    private void enter(ModerationHouse opened) {
        house = opened;
        run = house.campus.run("MATHS", 5, Campus.SESSION, 100);
        mine = house.campus.register("A1", run);
        other = house.campus.register("A2", run);
        house.clock.set(Instant.parse("2016-10-24T22:59:00Z"));
    }

    @Test
    public void tAD3_noticeIsGivenUpToTheLastDayOfTheRegulationsAndNotLater() {
        house.clock.set(Instant.parse("2016-10-25T00:00:00Z"));
        assertEquals(List.of("noticedOn"), fields(refused(Problem.Kind.CONFLICT, () -> give(house.a1, mine, false))));
        assertEquals(List.of(), house.languages.own(house.a1));
        house.clock.set(Instant.parse("2016-10-24T22:59:00Z"));
        OwnNotice notice = give(house.a1, mine, false);
        assertEquals(LAST_DAY, notice.noticedOn());
        assertEquals("MATHS", notice.moduleCode());
        assertEquals("CW1", notice.elementCode());
        assertEquals(List.of(notice), house.languages.own(house.a1));
        assertEquals(1, house.audited("assessment.record-language"));
    }

    @Test
    public void moduleLeadersSeeItInTheGridTheSampleAndTheListOfTheRun() {
        house.grid(run, "A1", "CW1", "62");
        house.grid(run, "A2", "CW1", "55");
        assertFalse(cell("A1").welsh());
        give(house.a1, mine, false);
        assertTrue(cell("A1").welsh());
        assertFalse(cell("A2").welsh());
        house.samples.draw(
                house.leader,
                run.id(),
                element(run, 0),
                new Rule(Purpose.EXTERNAL, BigDecimal.valueOf(100), 2, 0, BigDecimal.ZERO),
                "s");
        assertEquals(
                List.of("A1"),
                house.samples.of(house.leader, run.id()).get(0).works().stream()
                        .filter(work -> work.welsh())
                        .map(work -> work.studentNumber())
                        .toList());
        WelshWork told = house.languages.of(house.leader, run.id()).get(0);
        assertEquals("a1", told.recordedBy());
        assertFalse(told.reasons().contains("WELSH_NOTICE_LATE"));
    }

    @Test
    public void tAd7MarkersAreToldTheNumbersOfWhoWritesInWelshAndNotTheNames() {
        house.candidates.generate(house.caller("office", CandidateNumbers.READ.name()), run.id(), Set.of());
        give(house.a1, mine, false);
        WelshWork told = house.languages.of(house.first, run.id()).get(0);
        assertTrue(told.candidate().matches("[1-9][0-9]{7}"));
        assertNull(told.registrationId());
        assertNull(told.studentNumber());
        assertNull(told.reason());
        assertNull(told.recordedBy());
        WelshWork known = house.languages.of(house.leader, run.id()).get(0);
        assertEquals("A1", known.studentNumber());
        assertEquals(told.candidate(), known.candidate());
    }

    @Test
    public void tAd7WhoRecordsNoticesIsToldTheNamesAndNotTheNumbers() {
        house.candidates.generate(house.caller("office", CandidateNumbers.READ.name()), run.id(), Set.of());
        give(house.a1, mine, false);
        Caller moderator = house.caller("moderator", Marks.READ.name(), AssessmentLanguages.WRITE.name());
        WelshWork told = house.languages.of(moderator, run.id()).get(0);
        assertEquals("A1", told.studentNumber());
        assertNull(told.candidate());
        assertTrue(house.grids.grid(moderator, run.id()).rows().stream()
                .flatMap(row -> row.cells().stream())
                .noneMatch(cell -> cell.welsh()));
    }

    @Test
    public void aNoticeIsTakenBackAndGivenAgain() {
        refused(Problem.Kind.CONFLICT, () -> give(house.a1, mine, true));
        give(house.a1, mine, false);
        refused(Problem.Kind.CONFLICT, () -> give(house.a1, mine, false));
        assertTrue(give(house.a1, mine, true).withdrawn());
        house.grid(run, "A1", "CW1", "62");
        assertFalse(cell("A1").welsh());
        assertFalse(give(house.a1, mine, false).withdrawn());
        assertEquals(1, house.languages.own(house.a1).size());
        assertEquals(3, house.audited("assessment.record-language"));
    }

    @Test
    public void whereTheRegulationsKnowNoWelshThereIsNoRightToIt() {
        enter(new ModerationHouse(kind, ModerationHouse.UOW));
        refused(Problem.Kind.CONFLICT, () -> give(house.a1, mine, false));
        assertEquals(List.of(), house.languages.own(house.a1));
    }

    @Test
    public void studentsReachTheirOwnRegistrationsAlone() {
        refused(Problem.Kind.NOT_FOUND, () -> give(house.a1, other, false));
        Caller nobody = house.caller("nobody", AssessmentLanguages.OWN.name());
        refused(Problem.Kind.NOT_FOUND, () -> give(nobody, mine, false));
        refused(Problem.Kind.NOT_FOUND, () -> house.languages.own(nobody));
        refused(Problem.Kind.FORBIDDEN, () -> give(house.leader, mine, false));
        refused(Problem.Kind.FORBIDDEN, () -> house.languages.own(house.leader));
        Caller away = new Caller("a1", Set.of(AssessmentLanguages.OWN.name()), house.foreigner.scope());
        refused(Problem.Kind.NOT_FOUND, () -> give(away, mine, false));
        give(house.a1, mine, false);
        assertEquals(List.of(), house.languages.own(away));
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        assertEquals(
                List.of("registrationId", "elementId", "form"),
                fields(refused(
                        Problem.Kind.INVALID, () -> house.languages.giveOwn(house.a1, null, null, null, false))));
        Occurrence history = house.campus.run("HISTORY", 5, Campus.SESSION, 100);
        assertEquals(
                List.of("elementId"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.languages.giveOwn(house.a1, mine.id(), element(history, 0), Form.WRITTEN, false))));
        assertEquals(0, house.audited("assessment.record-language"));
    }

    private OwnNotice give(Caller caller, ModuleRegistration registration, boolean withdrawn) {
        return house.languages.giveOwn(caller, registration.id(), element(run, 0), Form.WRITTEN, withdrawn);
    }

    private Cell cell(String student) {
        return house.grids.grid(house.leader, run.id()).rows().stream()
                .filter(row -> student.equals(row.studentNumber()))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(0);
    }
}
