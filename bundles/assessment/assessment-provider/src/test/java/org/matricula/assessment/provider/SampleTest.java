package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.assessment.provider.ModerationHouse.element;
import static org.matricula.assessment.provider.ModerationHouse.fields;
import static org.matricula.assessment.provider.ModerationHouse.named;
import static org.matricula.assessment.provider.ModerationHouse.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentLanguages.Arrangement;
import org.matricula.assessment.api.AssessmentLanguages.Form;
import org.matricula.assessment.api.AssessmentLanguages.WelshWork;
import org.matricula.assessment.api.ModerationSamples.Purpose;
import org.matricula.assessment.api.ModerationSamples.Rule;
import org.matricula.assessment.api.ModerationSamples.Sample;
import org.matricula.assessment.api.ModerationSamples.SampledWork;
import org.matricula.assessment.api.ModerationSamples.Stratum;
import org.matricula.assessment.api.Moderations.Marking;
import org.matricula.assessment.api.Moderations.NewStep;
import org.matricula.assessment.api.ModuleModeration.Kind;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.assessment.api.ModuleModeration.Step;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration;

/** Samples of works, and work in Welsh (T-AD-3, T-AD-4, T-AD-8). */
public class SampleTest extends OnBothDatabases {

    private static final LocalDate IN_TIME = LocalDate.of(2016, 10, 24);

    private ModerationHouse house;
    private Occurrence run;
    private ElementId essay;

    @Before
    public void open() {
        house = new ModerationHouse(kind, ModerationHouse.USW);
        run = house.campus.run("MATHS", 5, Campus.SESSION, 60, 40);
        house.appoint(run);
        essay = element(run, 0);
        for (int i = 10; i < 50; i++) {
            house.campus.register("A" + i, run);
            // 20 to 78.5, a line every ten points from 40
            house.grid(
                    run,
                    "A" + i,
                    "CW1",
                    new BigDecimal("1.5")
                            .multiply(BigDecimal.valueOf(i - 10))
                            .add(BigDecimal.valueOf(20))
                            .toPlainString());
        }
    }

    @Test
    public void theSameSeedDrawsTheSameSampleFromTheSameMarks() {
        Sample drawn = draw(Purpose.EXTERNAL, 10, 8, 2, "0.5", null);
        Sample again = draw(Purpose.EXTERNAL, 10, 8, 2, "0.5", drawn.seed());
        assertEquals(drawn.works(), again.works());
        assertEquals(drawn.population(), again.population());
        Set<List<SampledWork>> others = new HashSet<>();
        for (String seed : List.of("a", "b", "c")) {
            others.add(draw(Purpose.EXTERNAL, 10, 8, 2, "0.5", seed).works());
        }
        assertTrue(others.size() > 1);
        assertEquals(5, house.samples.of(house.examiner, run.id()).size());
        assertEquals(5, house.audited("assessment.draw-sample"));
    }

    @Test
    public void aSampleHasFailsBorderlineAndTopWorks() {
        Sample drawn = draw(Purpose.EXTERNAL, 25, 1, 2, "0.5", "seed");
        assertEquals(10, drawn.works().size());
        assertEquals(2, of(drawn, Stratum.FAIL).size());
        // the fail of 39.5 is near a line too, and counts for both where identifiers have the seed draw it
        int both = (int) of(drawn, Stratum.FAIL).stream()
                .filter(work -> !below(work, "39.5"))
                .count();
        assertEquals(2 - both, of(drawn, Stratum.BORDERLINE).size());
        assertEquals(2, of(drawn, Stratum.TOP).size());
        assertEquals(4 + both, of(drawn, Stratum.REST).size());
        assertTrue(of(drawn, Stratum.FAIL).stream().allMatch(work -> below(work, "40")));
        assertTrue(of(drawn, Stratum.TOP).stream().noneMatch(work -> below(work, "70")));
        assertTrue(of(drawn, Stratum.BORDERLINE).stream().allMatch(work -> Set.of("39.5", "50", "69.5").stream()
                .anyMatch(line -> work.drawnWith().compareTo(new BigDecimal(line)) == 0)));
    }

    @Test
    public void aWorkCountsForEveryReasonForWhichItBelongsIntoTheSample() {
        Occurrence small = house.campus.run("HISTORY", 5, Campus.SESSION, 100);
        List<String> marks = List.of("39", "45", "60", "71");
        for (int i = 0; i < marks.size(); i++) {
            house.campus.register("B" + i, small);
            house.grid(small, "B" + i, "CW1", marks.get(i));
        }
        Rule each = new Rule(Purpose.INTERNAL, BigDecimal.ZERO, 1, 1, new BigDecimal("1.5"));
        for (String seed : List.of("c1", "c2", "c3", "c4", "c5", "c6")) {
            List<String> drawn =
                    house.samples.draw(house.leader, small.id(), element(small, 0), each, seed).works().stream()
                            .map(work -> work.drawnWith().stripTrailingZeros().toPlainString())
                            .toList();
            // the only fail and the only one of the highest band are near a line too, and no third one is needed
            assertEquals(List.of("39", "71"), drawn);
        }
    }

    @Test
    public void aPartOfAWorkCountsAsOneAndMoreThanThereAreIsAll() {
        assertEquals(5, draw(Purpose.INTERNAL, 11, 1, 0, "0", "s").works().size());
        assertEquals(40, draw(Purpose.INTERNAL, 1, 100, 0, "0", "s").works().size());
    }

    @Test
    public void aSampleShowsTheMarkThatCountsNowBesideTheOneItWasDrawnWith() {
        Sample before = draw(Purpose.INTERNAL, 100, 1, 0, "0", "s");
        house.grid(house.first, run, "A10", "CW1", "33", 1, "added up wrongly");
        SampledWork work = house.samples.of(house.leader, run.id()).get(0).works().stream()
                .filter(one -> one.studentNumber().equals("A10"))
                .findFirst()
                .orElseThrow();
        assertEquals(0, work.drawnWith().compareTo(new BigDecimal("20")));
        assertEquals(0, work.mark().compareTo(new BigDecimal("33")));
        assertNotEquals(
                before.population(), draw(Purpose.INTERNAL, 100, 1, 0, "0", "s").population());
    }

    @Test
    public void tAD8_disputedWorkIsInTheSample() {
        ElementId project = element(run, 1);
        house.moderations.plan(house.leader, run.id(), project, new Plan(Kind.BLIND, true, true, null), 0, "project");
        for (String student : List.of("A20", "A21", "A22")) {
            mark(house.first, project, Role.FIRST, student, "60");
            mark(house.second, project, Role.SECOND, student, "45");
        }
        step(house.first, project, "A21", Step.Kind.DISPUTED, null);
        for (String student : List.of("A20", "A22")) {
            step(house.first, project, student, Step.Kind.AGREED, "55");
        }
        step(house.leader, project, "A21", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "58");
        assertTrue(reasons(project).contains("NOT_IN_SAMPLE"));
        Sample drawn = house.samples.draw(
                house.leader,
                run.id(),
                project,
                new Rule(Purpose.EXTERNAL, BigDecimal.ONE, 1, 0, BigDecimal.ZERO),
                "s");
        assertEquals(
                List.of("A21"),
                drawn.works().stream().map(SampledWork::studentNumber).toList());
        assertEquals(Stratum.DISPUTED, drawn.works().get(0).stratum());
        assertTrue(!reasons(project).contains("NOT_IN_SAMPLE"));
    }

    @Test
    public void tAD4_fromATenthOnTheSampleContainsWorkInWelsh() {
        for (int i = 10; i < 13; i++) {
            welsh("A" + i, IN_TIME, true);
        }
        assertTrue(of(draw(Purpose.EXTERNAL, 1, 1, 0, "0", "s"), Stratum.WELSH).isEmpty());
        assertEquals(List.of(), told().get(0).reasons());
        welsh("A13", IN_TIME, true);
        assertEquals(4, told().size());
        Sample drawn = draw(Purpose.EXTERNAL, 1, 1, 0, "0", "t");
        boolean contains = house.samples.of(house.examiner, run.id()).stream()
                .flatMap(sample -> sample.works().stream())
                .anyMatch(work -> Set.of("A10", "A11", "A12", "A13").contains(work.studentNumber()));
        assertTrue(contains);
        assertTrue(drawn.works().stream()
                .anyMatch(work -> Set.of("A10", "A11", "A12", "A13").contains(work.studentNumber())));
        assertEquals(List.of(), told().get(0).reasons());
        assertTrue(of(draw(Purpose.INTERNAL, 1, 1, 0, "0", "t"), Stratum.WELSH).isEmpty());
    }

    @Test
    public void tAD4_aSampleWithoutWelshIsNamedAsMissingIt() {
        for (int i = 10; i < 14; i++) {
            welsh("A" + i, IN_TIME, true);
        }
        assertEquals(List.of("SAMPLE_LACKS_WELSH"), told().get(0).reasons());
        assertTrue(told().get(0).duties().contains("SUBJECT_BOARD_IS_TOLD"));
    }

    @Test
    public void tAD3_noticeComesWithinFourWeeksOfTheModulesStart() {
        assertEquals(List.of("EXTERNAL_NOT_TOLD"), welsh("A10", IN_TIME, false).reasons());
        WelshWork late = welsh("A11", IN_TIME.plusDays(1), true);
        assertEquals(List.of("WELSH_NOTICE_LATE"), late.reasons());
        assertEquals(false, late.permitted());
        WelshWork arranged = house.languages.record(
                house.leader,
                run.id(),
                registration("A10"),
                essay,
                new Arrangement(IN_TIME, Form.WRITTEN, false, false, true, LocalDate.of(2016, 11, 1), null, false),
                1,
                "no colleague speaks Welsh");
        assertEquals(2, arranged.entry());
        assertEquals("ANONYMOUS_TRANSLATION", arranged.marker());
        assertTrue(arranged.permitted());
    }

    @Test
    public void tAD3_aColleagueWhoSpeaksWelshComesBeforeAnAssociateExaminer() {
        assertEquals("WELSH_SPEAKING_COLLEAGUE", marker(true, true));
        assertEquals("ASSOCIATE_EXAMINER", marker(false, true));
        assertEquals(null, marker(false, false));
    }

    private String marker(boolean colleague, boolean associate) {
        int entry = told().isEmpty() ? 0 : told().get(0).entry();
        return house.languages
                .record(
                        house.leader,
                        run.id(),
                        registration("A10"),
                        essay,
                        new Arrangement(IN_TIME, Form.WRITTEN, colleague, associate, false, null, null, false),
                        entry,
                        "arranged")
                .marker();
    }

    @Test
    public void tAD3_aPaperGoesToTheWelshLanguageOfficerAMonthAhead() {
        run = house.campus.examined(run);
        ElementId paper = element(run, 1);
        assertEquals(List.of("PAPER_SENT_LATE"), paper(paper, 0, LocalDate.of(2016, 10, 15)));
        assertEquals(List.of(), paper(paper, 1, LocalDate.of(2016, 10, 14)));
    }

    private List<String> paper(ElementId paper, int entry, LocalDate sent) {
        return house.languages
                .record(
                        house.leader,
                        run.id(),
                        registration("A10"),
                        paper,
                        new Arrangement(IN_TIME, Form.WRITTEN, true, false, false, IN_TIME, sent, false),
                        entry,
                        "paper")
                .reasons();
    }

    @Test
    public void whoWritesInEnglishAfterAllIsNotCounted() {
        welsh("A10", IN_TIME, true);
        WelshWork back = house.languages.record(
                house.leader,
                run.id(),
                registration("A10"),
                essay,
                new Arrangement(IN_TIME, Form.WRITTEN, true, false, false, null, null, true),
                1,
                "changed her mind");
        assertTrue(back.arrangement().withdrawn());
        assertEquals(List.of(), back.reasons());
        assertEquals(2, house.count("select count(*) from assessment_language where element_id = ?", essay));
    }

    @Test
    public void everyFaultIsNamedAndForeignersSeeNothing() {
        assertEquals(
                List.of("purpose", "share", "least", "each", "within", "seed"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.samples.draw(
                                house.leader,
                                run.id(),
                                essay,
                                new Rule(null, null, 0, 101, new BigDecimal("10.1")),
                                "_"))));
        refused(
                Problem.Kind.CONFLICT,
                () -> house.samples.draw(
                        house.leader,
                        run.id(),
                        element(run, 1),
                        new Rule(Purpose.INTERNAL, BigDecimal.ONE, 1, 0, BigDecimal.ZERO),
                        null));
        assertEquals(
                List.of("form", "noticedOn", "externalToldOn", "paperSentOn", "reason"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.languages.record(
                                house.leader,
                                run.id(),
                                registration("A10"),
                                essay,
                                new Arrangement(
                                        LocalDate.of(2017, 1, 1),
                                        null,
                                        false,
                                        false,
                                        false,
                                        LocalDate.of(2017, 1, 1),
                                        LocalDate.of(2017, 1, 1),
                                        false),
                                0,
                                ""))));
        assertEquals(
                List.of("paperSentOn"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.languages.record(
                                house.leader,
                                run.id(),
                                registration("A10"),
                                essay,
                                new Arrangement(IN_TIME, Form.WRITTEN, false, false, false, null, IN_TIME, false),
                                0,
                                "x"))));
        Caller nobody = house.caller("nobody", "students.read");
        refused(Problem.Kind.FORBIDDEN, () -> house.samples.of(nobody, run.id()));
        refused(Problem.Kind.FORBIDDEN, () -> house.languages.of(nobody, run.id()));
        refused(Problem.Kind.FORBIDDEN, () -> draw(house.first));
        refused(Problem.Kind.NOT_FOUND, () -> draw(house.foreigner));
        refused(Problem.Kind.NOT_FOUND, () -> house.samples.of(house.foreigner, run.id()));
        refused(Problem.Kind.NOT_FOUND, () -> house.languages.of(house.foreigner, run.id()));
        welsh("A10", IN_TIME, true);
        refused(Problem.Kind.CONFLICT, () -> welsh("A10", IN_TIME, true));
    }

    private void draw(Caller caller) {
        house.samples.draw(
                caller, run.id(), essay, new Rule(Purpose.INTERNAL, BigDecimal.ONE, 1, 0, BigDecimal.ZERO), null);
    }

    private Sample draw(Purpose purpose, int share, int least, int each, String within, String seed) {
        return house.samples.draw(
                house.leader,
                run.id(),
                essay,
                new Rule(purpose, BigDecimal.valueOf(share), least, each, new BigDecimal(within)),
                seed);
    }

    private static List<SampledWork> of(Sample sample, Stratum stratum) {
        return sample.works().stream().filter(work -> work.stratum() == stratum).collect(Collectors.toList());
    }

    private static boolean below(SampledWork work, String line) {
        return work.drawnWith().compareTo(new BigDecimal(line)) < 0;
    }

    private WelshWork welsh(String student, LocalDate notice, boolean told) {
        return house.languages.record(
                house.leader,
                run.id(),
                registration(student),
                essay,
                new Arrangement(notice, Form.WRITTEN, true, false, false, told ? notice : null, null, false),
                0,
                "the student's notice");
    }

    private List<WelshWork> told() {
        return house.languages.of(house.leader, run.id());
    }

    private org.matricula.registration.api.ModuleRegistrationId registration(String student) {
        return house.campus.sittings.stream()
                .filter(one -> one.studentId().equals(house.campus.student(student)))
                .map(ModuleRegistration::id)
                .findFirst()
                .orElseThrow();
    }

    private List<String> reasons(ElementId element) {
        return house.moderations.of(house.leader, run.id()).elements().stream()
                .filter(one -> one.elementId().equals(element))
                .findFirst()
                .orElseThrow()
                .reasons();
    }

    private void mark(Caller marker, ElementId element, Role role, String student, String mark) {
        house.moderations.mark(
                marker, run.id(), element, List.of(new Marking(named(student), role, new BigDecimal(mark), null)));
    }

    private void step(Caller caller, ElementId element, String student, Step.Kind step, String mark) {
        house.moderations.step(
                caller,
                run.id(),
                element,
                new NewStep(named(student), step, mark == null ? null : new BigDecimal(mark), "as we found"));
    }
}
