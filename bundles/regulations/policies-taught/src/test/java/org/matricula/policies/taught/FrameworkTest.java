package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.RegistrationPeriodFacts.Period;
import org.matricula.policies.taught.TitleFacts.Area;
import org.matricula.policies.taught.TitleFacts.Dissertation;
import org.matricula.policies.taught.TitleFacts.Pattern;
import org.matricula.policies.taught.TitleFacts.Role;
import org.matricula.policies.taught.TitleFacts.Subject;
import org.matricula.regulations.api.Judgement;

public class FrameworkTest {

    @Test
    public void tRg2_hardAndSoftMaxima() {
        assertPeriod("WITHIN", "BACHELORS_HONS_3", false, ft("5"));
        assertPeriod("OVER_MAXIMUM", "BACHELORS_HONS_3", false, ft("5.01"));
        assertPeriod("OVER_NORMAL_MAXIMUM", "GRADDIP", false, ft("1.5"));
        assertPeriod("NO_RULE", "PGCERT", false, ft("1"));
        assertPeriod("NO_RULE", "PHD", false, ft("1"));
    }

    @Test
    public void tRg2_mixedModesAddTheirFractions() {
        assertPeriod("WITHIN", "BACHELORS_HONS_3", false, ft("2.5"), pt("5"));
        assertPeriod("OVER_MAXIMUM", "BACHELORS_HONS_3", false, ft("2.5"), pt("5.1"));
    }

    @Test
    public void tRg2_theMinimumIsTestedOnCompletion() {
        assertPeriod("BELOW_MINIMUM", "BACHELORS_HONS_3", true, ft("2.9"));
        assertPeriod("WITHIN", "BACHELORS_HONS_3", true, ft("3"));
        Judgement<RegistrationPeriod> soft = period("FOUNDATION_DEGREE", true, false, pt("2.5"));
        assertTrue(soft.overridable());
    }

    @Test
    public void l916_accessCoursesHaveACeiling() {
        assertPeriod("OVER_NORMAL_MAXIMUM", "ACCESS_TO_HE", false, ft("5"));
        assertPeriod("OVER_MAXIMUM", "ACCESS_TO_HE", false, ft("5.1"));
    }

    @Test
    public void tRg1_withPriorLearningTheTableDoesNotHold() {
        assertEquals(
                RegistrationPeriod.Status.TABLE_NOT_APPLICABLE,
                period("HND", false, true, ft("1")).outcome().status());
    }

    @Test
    public void tRg3_theSecondAnniversaryIsInTime() {
        LocalDate failed = LocalDate.of(2017, 6, 19);
        assertEquals(true, reExamination(failed, LocalDate.of(2019, 6, 19)));
        assertEquals(false, reExamination(failed, LocalDate.of(2019, 6, 20)));
    }

    @Test
    public void tRg5_suspendedTimeCounts() {
        Period suspended = new Period(StudyMode.FT, new BigDecimal("1"), true);
        assertEquals(suspended, Period.ofSessions("FT", 1, true));
        assertPeriod("OVER_MAXIMUM", "BACHELORS_HONS_3", false, ft("4.5"), suspended);
    }

    @Test
    public void tSt1_l880_loads() {
        assertLoad("WITHIN", 120, LoadFacts.of(StudentGroup.UG, 120));
        assertLoad("ABOVE_NORMAL", 120, LoadFacts.of(StudentGroup.UG, 121));
        assertLoad("BELOW_NORMAL", 120, LoadFacts.of(StudentGroup.IM, 19));
        assertLoad("WITHIN", 140, new LoadFacts(StudentGroup.UG, 140, 0, LoadFacts.Reason.REPEAT, false));
        assertLoad("ABOVE_NORMAL", 140, new LoadFacts(StudentGroup.UG, 141, 0, LoadFacts.Reason.TRANSFER, false));
        assertLoad("WITHIN", 180, LoadFacts.of(StudentGroup.PG, 180));
        assertLoad("ABOVE_NORMAL", 180, new LoadFacts(StudentGroup.PG, 181, 0, LoadFacts.Reason.REPEAT, false));
        assertLoad("WITHIN", 40, LoadFacts.of(StudentGroup.ASSOCIATE, 40));
        assertLoad("NOT_PERMITTED", 40, new LoadFacts(StudentGroup.ASSOCIATE, 20, 40, null, false));
        assertLoad("NOT_PERMITTED", 40, new LoadFacts(StudentGroup.ASSOCIATE, 20, 0, null, true));
    }

    @Test
    public void l1062_absences() {
        assertEquals(Absence.Route.REPORT, absence(10, 0));
        assertEquals(Absence.Route.REQUEST_DIRECTOR, absence(11, 0));
        assertEquals(Absence.Route.REQUEST_DIRECTOR, absence(20, 0));
        assertEquals(Absence.Route.OVER_ANNUAL_LIMIT, absence(21, 0));
        assertEquals(Absence.Route.REQUEST_DIRECTOR, absence(11, 9));
        assertEquals(Absence.Route.OVER_ANNUAL_LIMIT, absence(11, 10));
        List<String> duties = Usw.judge(TaughtPolicies.ABSENCE, new AbsenceFacts(12, 0, true, true, true))
                .outcome()
                .duties();
        assertTrue(
                duties.containsAll(List.of("TELL_UKVI_LEAD", "DISCUSS_SUSPENSION", "CLAIM_EXTENUATING_CIRCUMSTANCES")));
    }

    @Test
    public void l1294_suspensionChecksInTheirOrder() {
        assertSuspension("INDEFINITE", "end", null);
        assertSuspension("REASON_NOT_ACCEPTABLE", "reason", "POOR_MARKS");
        assertSuspension("OVER_ONE_YEAR", "duration_academic_years", 1.01);
        assertSuspension("RENEWAL_NOT_EXCEPTIONAL", "renewal", true);
        assertSuspension("WITHIN_SIX_WEEKS", "application_date", "2017-05-08");
        assertSuspension(null, "application_date", "2017-05-07");
        assertSuspension("NO_EVIDENCE", "evidence", null);
        assertSuspension("EVIDENCE_NOT_INDEPENDENT", "evidence", "FAMILY_LETTER");
        assertSuspension("RETURN_UNLIKELY", "return_likely", false);
        assertSuspension("APPROVAL_REFUSED", "ec_panel", "REFUSED");
        assertSuspension("APPROVAL_MISSING", "course_leader", null);
        assertSuspension(null, "duration_academic_years", 1);
    }

    @Test
    public void l1316_aWholeYearMustBeAskedForBeforeEnrolment() {
        Map<String, Object> given = request();
        given.put("type", "WHOLE_YEAR");
        given.put("application_date", "2016-09-18");
        assertNull(Usw.tryOut("suspension", given, Map.of()).get("reason"));
        given.put("application_date", "2016-09-19");
        assertEquals(
                "LATE_FOR_WHOLE_YEAR", Usw.tryOut("suspension", given, Map.of()).get("reason"));
    }

    @Test
    public void l1317_theReturn() {
        Map<String, Object> back = Usw.tryOut(
                "suspension", Map.of("type", "RETURN", "returned", true, "return_session", "2018/19"), Map.of());
        assertEquals("2018/19", back.get("governing_regulations"));
        Map<String, Object> gone = Usw.tryOut("suspension", Map.of("type", "RETURN", "returned", false), Map.of());
        assertEquals("NO_RETURN", gone.get("reason"));
        Map<String, Object> sponsored = request();
        sponsored.put("visa", "TIER_4");
        assertTrue(Usw.tryOut("suspension", sponsored, Map.of())
                .get("duties")
                .toString()
                .contains("CEASE_SPONSORSHIP"));
    }

    @Test
    public void tTi3_mixedJointIsScienceFirstAndBsc() {
        Title title = title(
                Pattern.JOINT, subject("Art", Area.ARTS, Role.JOINT), subject("Zoology", Area.SCIENCE, Role.JOINT));
        assertEquals("Zoology and Art", title.subjectTitle());
        assertEquals("BSC", title.designation());
        assertEquals("F-Zoology", title.locatedIn());
    }

    @Test
    public void tTi4_sameSideJointGoesByTheAlphabet() {
        Title title = title(
                Pattern.JOINT, subject("Theatre", Area.ARTS, Role.JOINT), subject("English", Area.ARTS, Role.JOINT));
        assertEquals("English and Theatre", title.subjectTitle());
        assertEquals("BA", title.designation());
    }

    @Test
    public void tTi2_threeSubjectsAreCombinedStudies() {
        Title title = title(
                Pattern.COMBINED,
                subject("A", Area.ARTS, Role.COMBINED),
                subject("B", Area.SCIENCE, Role.COMBINED),
                subject("C", Area.SCIENCE, Role.COMBINED));
        assertEquals("Combined Studies", title.subjectTitle());
        assertEquals("BSC", title.designation());
    }

    @Test
    public void tTi1_packages() {
        Subject wrong = new Subject("A", Area.ARTS, Role.MAJOR, "F", 60, 80, Dissertation.NONE);
        assertEquals(
                "PACKAGE_CREDITS",
                title(Pattern.MAJOR_MINOR, wrong, subject("B", Area.ARTS, Role.MINOR))
                        .reason());
        assertEquals(
                "PACKAGE_COUNT",
                title(Pattern.COMBINED, subject("A", Area.ARTS, Role.COMBINED), subject("B", Area.ARTS, Role.COMBINED))
                        .reason());
    }

    @Test
    public void tTi6_dissertations() {
        assertEquals(
                "TWO_DISSERTATIONS",
                title(Pattern.JOINT, with("A", Role.JOINT), with("B", Role.JOINT))
                        .reason());
        assertNull(title(Pattern.JOINT, with("A", Role.JOINT), subject("B", Area.ARTS, Role.JOINT))
                .reason());
        assertEquals(
                "DISSERTATION_NOT_ALLOWED",
                title(Pattern.MAJOR_MINOR, subject("A", Area.ARTS, Role.MAJOR), with("B", Role.MINOR))
                        .reason());
        assertNull(title(Pattern.MAJOR_MINOR, with("A", Role.MAJOR), subject("B", Area.ARTS, Role.MINOR))
                .reason());
    }

    private static Subject subject(String name, Area area, Role role) {
        return new Subject(name, area, role, "F-" + name, null, null, Dissertation.NONE);
    }

    private static Subject with(String name, Role role) {
        return new Subject(name, Area.ARTS, role, "F", null, null, Dissertation.OPTIONAL);
    }

    private static Title title(Pattern pattern, Subject... subjects) {
        return Usw.judge(TaughtPolicies.TITLE, new TitleFacts(pattern, List.of(subjects), false))
                .outcome();
    }

    private static Map<String, Object> request() {
        Map<String, Object> given = new HashMap<>(Map.of(
                "type",
                "IN_YEAR",
                "application_date",
                "2017-01-16",
                "board_date",
                "2017-06-19",
                "enrolment_date",
                "2016-09-19",
                "start",
                "2017-01-16",
                "end",
                "2017-09-18",
                "reason",
                "MEDICAL",
                "evidence",
                "MEDICAL_CERTIFICATE",
                "return_likely",
                true));
        given.put("course_leader", "APPROVED");
        given.put("ec_panel", "APPROVED");
        return given;
    }

    private static void assertSuspension(String reason, String field, Object value) {
        Map<String, Object> given = request();
        given.put(field, value);
        assertEquals(reason, Usw.tryOut("suspension", given, Map.of()).get("reason"));
    }

    private static Absence.Route absence(int days, int before) {
        return Usw.judge(TaughtPolicies.ABSENCE, new AbsenceFacts(days, before, false, false, false))
                .outcome()
                .route();
    }

    private static void assertLoad(String status, int max, LoadFacts facts) {
        Load load = Usw.judge(TaughtPolicies.LOAD, facts).outcome();
        assertEquals(status, load.status().name());
        assertEquals(max, load.max());
    }

    private static Boolean reExamination(LocalDate failed, LocalDate again) {
        return Usw.judge(
                        TaughtPolicies.REGISTRATION_PERIOD,
                        new RegistrationPeriodFacts("PGCE_PRIMARY", List.of(ft("1")), false, false, failed, again))
                .outcome()
                .reExaminationInTime();
    }

    private static void assertPeriod(String status, String award, boolean completed, Period... periods) {
        assertEquals(
                status,
                period(award, completed, false, periods).outcome().status().name());
    }

    private static Judgement<RegistrationPeriod> period(
            String award, boolean completed, boolean prior, Period... periods) {
        return Usw.judge(
                TaughtPolicies.REGISTRATION_PERIOD,
                new RegistrationPeriodFacts(award, List.of(periods), prior, completed, null, null));
    }

    private static Period ft(String years) {
        return new Period(StudyMode.FT, new BigDecimal(years), false);
    }

    private static Period pt(String years) {
        return new Period(StudyMode.PT, new BigDecimal(years), false);
    }

    @Test
    public void whatCannotBeTrueIsNamed() {
        assertRefused("periods[0].years", "registration-period", "{award: HND, periods: [{mode: FT, years: -5}]}");
        assertRefused("periods[0].years", "registration-period", "{award: HND, periods: [{mode: FT, years: 0}]}");
        assertRefused("award", "registration-period", "{award: BSC_TEA, periods: [{mode: FT, years: 1}]}");
        assertRefused("award", "rpl", "{check: LIMIT, award: BSC_TEA}");
        assertRefused("award", "rpl", "{check: CLAIM, type: EXEMPTION, award: BSC_TEA}");
        assertRefused("own_taught.L6", "rpl", "{check: LIMIT, award: HND, own_taught: {L6: -500}}");
        assertRefused("hours", "credit", "{check: EFFORT, credits: 20, hours: -1}");
    }

    @Test
    public void aModuleIsCreditedOnceForAnAttempt() {
        String failed = "{code: M1, level: 4, credits: 20, mark: 30, status: F2}";
        String passed = "{code: M1, level: 4, credits: 20, mark: 50, status: PASS";
        String award = "{check: AWARD, award: HNC, modules: [%s, %s]}";
        assertRefused("modules", "credit", award.formatted(passed + "}", passed + "}"));
        Asked.of("credit", award.formatted(failed, passed + "}"));
        Asked.of("credit", award.formatted(passed + "}", passed + ", attempt: REPEAT, times_repeated: 1}"));
    }

    @Test
    public void l1294_aRequestToSuspendSaysWhy() {
        assertRefused("reason", "suspension", "{type: WHOLE_YEAR, end: 2017-09-01}");
        Asked.of("suspension", "{type: WHOLE_YEAR}").shows("reason", "INDEFINITE");
        Asked.of("suspension", "{type: RETURN}").shows("outcome", "WITHDRAW");
    }

    @Test
    public void yearsAreWrittenByMode() {
        Asked.of("registration-period", "{award: HND, periods: [{mode: FT, years: 2.50}]}")
                .fact("WITHIN", "years", "FT 2.5");
    }

    private static void assertRefused(String field, String policy, String given) {
        ProblemException refused = assertThrows(ProblemException.class, () -> Asked.of(policy, given));
        assertEquals(Problem.Kind.INVALID, refused.problem().kind());
        assertEquals(field, refused.problem().faults().get(0).field());
    }
}
