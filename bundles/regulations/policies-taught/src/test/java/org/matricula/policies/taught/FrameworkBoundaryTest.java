package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.matricula.regulations.api.DecidedBy.SYSTEM;
import static org.matricula.regulations.api.Entitlement.AUTOMATIC;
import static org.matricula.regulations.api.Entitlement.BARRED;
import static org.matricula.regulations.api.Entitlement.DISCRETION;

import java.util.List;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;

/** What credit, prior learning, loads, periods and titles tell beside their outcome. */
public class FrameworkBoundaryTest {

    @Test
    public void a_2_2_7_2_aLoadBesideTheLimitsIsADiscretion() {
        Asked.of("load", "{group: UG, credits: 120}")
                .finds("WITHIN", true)
                .entitles(AUTOMATIC, SYSTEM)
                .overridable(false)
                .noGap("AMB-T-49");
        Asked.of("load", "{group: IM, credits: 121}")
                .finds("ABOVE_NORMAL", false)
                .entitles(DISCRETION, SYSTEM)
                .overridable(true)
                .gap("AMB-T-49");
    }

    @Test
    public void a_2_3_11_associates() {
        String associate = "{group: ASSOCIATE, credits: 20, retakes_referred_credit: %s}";
        Asked.of("load", associate.formatted("false"))
                .finds("ASSOCIATE_MAXIMUM", true)
                .shows("reason", "null")
                .entitles(AUTOMATIC, SYSTEM);
        Asked.of("load", associate.formatted("true"))
                .finds("ASSOCIATE_USE", false)
                .shows("reason", "ASSOCIATE_USE")
                .entitles(BARRED, SYSTEM);
    }

    @Test
    public void a_2_2_8_onlyASoftLimitMayBeLiftedAndOneModeShowsItsOwn() {
        period("BACHELORS_HONS_3", "{mode: FT, years: 3}", "")
                .finds("WITHIN", true)
                .shows("min_years", "3")
                .shows("max_years", "5")
                .overridable(false)
                .entitles(AUTOMATIC, SYSTEM);
        period("BACHELORS_HONS_3", "{mode: FT, years: 1}, {mode: PT, years: 1}", "")
                .shows("max_years", "null");
        period("BACHELORS_HONS_3", "{mode: FT, years: 6}", "")
                .finds("OVER_MAXIMUM", false)
                .overridable(false);
        period("GRADDIP", "{mode: FT, years: 2}", "")
                .finds("OVER_NORMAL_MAXIMUM", false)
                .overridable(true)
                .entitles(DISCRETION, SYSTEM);
        period("FOUNDATION_DEGREE", "{mode: FT, years: 1}", ", completed: true")
                .shows("status", "BELOW_MINIMUM")
                .overridable(false);
        period("FOUNDATION_DEGREE", "{mode: PT, years: 1}", ", completed: true").overridable(true);
        period("GRADDIP", "{mode: FT, years: 0.5}", ", completed: true").overridable(true);
        period("DIPHE", "{mode: PT, years: 1}", ", completed: true").overridable(false);
    }

    @Test
    public void ambT48_suspendedTimeCountsOnlyWhereThePackSaysSo() {
        String given = "{award: HND, periods: [{mode: FT, years: 4}, {mode: FT, years: 2, suspended: true}]}";
        Asked.of("registration-period", given).finds("SUSPENSION_COUNTS", true).shows("status", "OVER_MAXIMUM");
        Asked.of("registration-period", given, "{registration.suspension_counts: false}")
                .finds("SUSPENSION_COUNTS", false)
                .shows("used", "0.8")
                .shows("status", "WITHIN");
    }

    @Test
    public void a_2_2_8_theSecondAnniversaryOfTheFailure() {
        String dates = ", first_failure: 2015-06-01, re_examination: ";
        period("HND", "{mode: FT, years: 3}", dates + "2017-06-01")
                .finds("RE_EXAMINATION", true)
                .shows("re_examination_in_time", "true");
        period("HND", "{mode: FT, years: 3}", dates + "2017-06-02")
                .finds("RE_EXAMINATION", false)
                .shows("re_examination_in_time", "false");
        period("HND", "{mode: FT, years: 3}", "").shows("re_examination_in_time", "null");
    }

    @Test
    public void creditChecksTellWhatTheyFound() {
        credit("PART_CREDIT, credits: 20, requested: 20").finds("WHOLE_MODULE", true);
        credit("PART_CREDIT, credits: 20, requested: 10").finds("PARTIAL_MODULE", false);
        credit("EFFORT, credits: 20, hours: 200").finds("EFFORT", true).shows("matches", "true");
        credit("EFFORT, credits: 20").finds("EFFORT", true).shows("matches", "null");
        credit("EFFORT, credits: 20, hours: 199.5").finds("EFFORT", false);
        String work = "WORK_EXPERIENCE, credits: 60, competencies: true, employer_reference: true,"
                + " supervisor_reference: true, activities_complete: ";
        credit(work + "true").finds("WORK_EXPERIENCE", true);
        credit(work + "false").finds("ACTIVITIES", false);
        credit("MODULE_SIZE, credits: 20").finds("SIZE", true);
        credit("MODULE_SIZE, credits: 21").finds("NOT_STANDARD_MULTIPLE", false);
    }

    @Test
    public void tAw2_theCreditOfAnAwardCountsForThoseAboveItOnly() {
        String handedUp = "HANDED_UP, award: %s, held: %s";
        credit(handedUp.formatted("PGDIP", "PGCERT")).finds("HANDED_UP", true).shows("counts", "true");
        credit(handedUp.formatted("MASTERS", "PGCERT")).shows("counts", "true");
        credit(handedUp.formatted("BACHELORS_HONS", "DIPHE")).shows("counts", "true");
        credit(handedUp.formatted("DIPHE", "CERTHE")).shows("counts", "true");
        credit(handedUp.formatted("PGCERT", "PGCERT")).finds("HANDED_UP", false).shows("counts", "false");
        credit(handedUp.formatted("PGCERT", "PGDIP")).shows("counts", "false");
        credit(handedUp.formatted("MASTERS", "CERTHE")).shows("counts", "false");
        credit(handedUp.formatted("BACHELORS_HONS", "BACHELORS_HONS")).shows("counts", "false");
        credit(handedUp.formatted("CERTHE", "FCERTHE")).shows("counts", "true");
        // HNC and HND have no rungs, and are none (T-AW-3), but feed credit into what is larger
        credit(handedUp.formatted("HND", "HNC")).shows("counts", "true");
        credit(handedUp.formatted("BACHELORS_HONS", "HNC")).shows("counts", "true");
        credit(handedUp.formatted("BACHELORS_HONS", "HND")).shows("counts", "true");
        credit(handedUp.formatted("HNC", "HND")).shows("counts", "false");
        credit(handedUp.formatted("HNC", "CERTHE")).shows("counts", "false");
        // nor downwards, nor where it can count in part only
        credit(handedUp.formatted("BACHELORS_HONS", "PGDIP")).shows("counts", "false");
        credit(handedUp.formatted("BACHELORS_HONS", "MASTERS")).shows("counts", "false");
        credit(handedUp.formatted("MASTERS", "GRADDIP")).shows("counts", "false");
        credit(handedUp.formatted("MASTERS", "ELSEWHERE")).shows("counts", "false");
    }

    @Test
    public void tCl2_aTopUpBringsItsCreditAlong() {
        String entered = "HANDED_UP, award: BACHELORS_HONS, held: BACHELORS_HONS";
        credit(entered).shows("counts", "false");
        credit(entered + ", top_up: true").finds("TOP_UP_CREDIT", true).shows("counts", "true");
    }

    @Test
    public void ambT70_weeksAndHoursThatDisagreeAreLookedAt() {
        String length = "WORK_EXPERIENCE_LENGTH, award: EEC, ";
        credit(length + "weeks: 15, hours: 600").finds("LONG_ENOUGH", true).review(false);
        credit(length + "weeks: 15, hours: 599.5").finds("HOURS", false).review(true);
        credit(length + "weeks: 14.5, hours: 600").finds("WEEKS", false).review(true);
        credit(length + "weeks: 14.5, hours: 599.5").finds("WEEKS", false).review(false);
    }

    @Test
    public void a_2_3_10_4_priorCreditAndWhatIsMissing() {
        String modules =
                "{check: AWARD, award: HNC, modules: [{code: A, level: 4, credits: 60, mark: 50, status: PASS},"
                        + " {code: X, level: 4, credits: %s, status: EXEMPT}]}";
        Asked.of("credit", modules.formatted(60))
                .finds("RPL_WITHIN_MAXIMUM", true)
                .fact("OWN_MINIMUM", "level_missed", "none");
        Asked.of("credit", modules.formatted(80)).finds("RPL_ABOVE_MAXIMUM", false);
        Asked.of("rpl", limit("BACHELORS_HONS", "{L6: 120}"))
                .finds("OWN_LEVEL_MINIMUM", true)
                .fact("OWN_LEVEL_MINIMUM", "level_missed", "none")
                .noGap("AMB-T-45");
        Asked.of("rpl", limit("BACHELORS_HONS", "{L4: 120}"))
                .finds("OWN_LEVEL_MINIMUM", false)
                .fact("OWN_LEVEL_MINIMUM", "level_missed", "6");
        Asked.of("rpl", "{check: LIMIT, award: BMUS_RWCMD, transferred: 300, own_taught: {L6: 180}}")
                .gap("AMB-T-45");
    }

    @Test
    public void a_2_3_10_ownCreditIsNotLessThanNought() {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> Asked.of("rpl", limit("HND", "{L5: 180, L4: -60}")));
        assertEquals("own_taught.L4 '-60' must be from 0 to 1000000", refusal.getMessage());
    }

    @Test
    public void tSt1_enrolledIsWhoMeetsTheConditionsOfAValidatedCourseOrHasThemRecordedAsOpen() {
        String given = "{course_validated: %s, entry_met: %s, open_conditions: %s, data_complete: %s, data_correct: %s,"
                + " credits_needed: 360, credits_held: 0, credits_requested: 120}";
        Asked.of("enrolment", given.formatted(true, true, "[]", true, true)).shows("permitted", "true");
        Asked.of("enrolment", given.formatted(true, false, "[LANGUAGE]", true, true))
                .shows("permitted", "true");
        Asked.of("enrolment", given.formatted(true, false, "[]", true, true))
                .shows("permitted", "false")
                .by("ENTRY_NEITHER_MET_NOR_OPEN", "T-ST-1", "L935");
        Asked.of("enrolment", given.formatted(false, true, "[]", true, true)).finds("COURSE_NOT_VALIDATED", false);
        for (String data : List.of("true false", "false true")) {
            String[] each = data.split(" ");
            Asked.of("enrolment", given.formatted(true, true, "[]", each[0], each[1]))
                    .shows("permitted", "false")
                    .shows("duties", "[MAY_LEAD_TO_WITHDRAWAL]");
        }
    }

    @Test
    public void tRp_claims() {
        String claim = "{check: CLAIM, type: %s, award: HND, %s}";
        Asked.of("rpl", claim.formatted("EXEMPTION", "student_signed: false"))
                .finds("AWARD_NOT_LISTED", true)
                .finds("EVIDENCE_NOT_SIGNED", true)
                .shows("permitted", "true");
        Asked.of("rpl", claim.formatted("EXEMPTION", "mark: 60")).finds("MARK_NOT_ALLOWED", false);
        Asked.of("rpl", "{check: CLAIM, type: EXEMPTION, award: FCERTHE}")
                .finds("AWARD_NOT_LISTED", false)
                .shows("reason", "AWARD_NOT_LISTED");
        Asked.of("rpl", "{check: CLAIM, type: EXEMPTION}").finds("AWARD_NOT_LISTED", true);
        Asked.of("rpl", "{check: CLAIM, type: ACCREDITATION, award: FCERTHE, student_signed: false}")
                .shows("reason", "EVIDENCE_NOT_SIGNED");
        Asked.of("rpl", claim.formatted("ACCREDITATION", "mark: 60, ratified: true"))
                .finds("RATIFIED", true)
                .shows("transcript", "MARK")
                .shows("state", "CONFIRMED");
        Asked.of("rpl", claim.formatted("ACCREDITATION", "ratified: false"))
                .finds("RATIFIED", false)
                .shows("transcript", "null")
                .shows("state", "PROVISIONAL");
    }

    @Test
    public void a_1_4_9_titles() {
        title("JOINT", "{name: English, area: ARTS, role: JOINT}, {name: Theatre, area: ARTS, role: JOINT}")
                .finds("BA", true)
                .finds("PACKAGE_COUNT", true)
                .gap("AMB-T-55")
                .review(false);
        title("JOINT", "{name: English, area: ARTS, role: JOINT}, {name: Theatre, area: ARTS, role: COMBINED}")
                .finds("PACKAGE_COUNT", false);
        title("JOINT", "{name: English, area: ARTS, role: JOINT}, {name: Biology, area: SCIENCE, role: JOINT}")
                .finds("BSC", true);
        title("MAJOR_MINOR", "{name: English, area: ARTS, role: MAJOR}, {name: Theatre, area: ARTS, role: MINOR}")
                .noGap("AMB-T-55");
        title("MAJOR_MINOR", "{name: English, area: ARTS, role: MAJOR}, {name: Theatre, area: ARTS, role: JOINT}")
                .finds("PACKAGE_COUNT", false);
    }

    @Test
    public void a_1_5_7_aCombinedCourseBelongsToAFacultyOnlyWhereAllItsSubjectsDo() {
        combined("faculty: A", "faculty: A")
                .finds("LOCATED", true)
                .shows("located_in", "A")
                .review(false);
        combined("faculty: A", "faculty: B")
                .finds("LOCATED", false)
                .shows("located_in", "null")
                .review(true);
        combined("dissertation: NONE", "dissertation: NONE")
                .finds("LOCATED", false)
                .review(true);
        combined("dissertation: NONE", "faculty: B").finds("LOCATED", false);
    }

    private static Asked combined(String first, String others) {
        String subject = "{name: S%s, area: ARTS, role: COMBINED, %s}";
        return title(
                "COMBINED",
                subject.formatted(1, first) + ", " + subject.formatted(2, others) + ", "
                        + subject.formatted(3, others));
    }

    private static Asked title(String pattern, String subjects) {
        return Asked.of("title", "{pattern: " + pattern + ", subjects: [" + subjects + "]}");
    }

    private static Asked period(String award, String periods, String more) {
        return Asked.of("registration-period", "{award: " + award + ", periods: [" + periods + "]" + more + "}");
    }

    private static Asked credit(String given) {
        return Asked.of("credit", "{check: " + given + "}");
    }

    private static String limit(String award, String own) {
        return "{check: LIMIT, award: " + award + ", transferred: 60, own_taught: " + own + "}";
    }
}
