package org.matricula.policies.taught;

import static org.matricula.regulations.api.DecidedBy.AWARD_BOARD;
import static org.matricula.regulations.api.DecidedBy.COURSE_LEADER;
import static org.matricula.regulations.api.DecidedBy.DIRECTOR_SA;
import static org.matricula.regulations.api.DecidedBy.SUBJECT_BOARD;
import static org.matricula.regulations.api.DecidedBy.SYSTEM;
import static org.matricula.regulations.api.Entitlement.AUTOMATIC;
import static org.matricula.regulations.api.Entitlement.BARRED;
import static org.matricula.regulations.api.Entitlement.DISCRETION;
import static org.matricula.regulations.api.Entitlement.RIGHT;

import org.junit.Test;

/** What boards, changes of status, absences and suspensions tell beside their outcome; right beside each limit. */
public class GovernanceBoundaryTest {

    private static final String AWARD_BOARD_OF = "{board: APAB, chair: {post: DEAN, trained: true}, members: ["
            + "{role: COURSE_LEADER}, {role: CIRCUMSTANCES_PANEL}, {role: EXTERNAL_EXAMINER}, %s]}";

    @Test
    public void l1201_threeNamedAcademicsAndNoMore() {
        String named = "{role: NAMED_ACADEMIC}, ";
        board(named.repeat(3) + "{role: SECRETARY}")
                .shows("constituted", "true")
                .finds("TOO_MANY_NAMED_ACADEMICS", true)
                .by("TOO_MANY_NAMED_ACADEMICS", "T-BD", "L1201");
        board(named.repeat(4) + "{role: SECRETARY}").shows("reasons", "[TOO_MANY_NAMED_ACADEMICS]");
    }

    @Test
    public void ambT90To92_whatTheTextDoesNotSayOfPartners() {
        duty("FRANCHISED").gap("AMB-T-90").noGap("AMB-T-91").noGap("AMB-T-92").review(false);
        duty("ARTICULATION").noGap("AMB-T-90").gap("AMB-T-91");
        duty("NONE").gap("AMB-T-90").gap("AMB-T-92").review(true);
        Asked.of("partner-duty", "{event: TRANSFER, agreement: FRANCHISED}", "{partners.TRANSFER.working_days: 5}")
                .shows("working_days", "5")
                .noGap("AMB-T-90");
    }

    private static Asked duty(String agreement) {
        return Asked.of("partner-duty", "{event: TRANSFER, agreement: " + agreement + "}");
    }

    @Test
    public void ambT53_theFindingTellsWhetherASecretaryWasThere() {
        board("{role: SECRETARY}")
                .fact("NOT_QUORATE", "secretary_present", "true")
                .finds("NOT_QUORATE", true);
        board("{role: SECRETARY, present: false}")
                .fact("NOT_QUORATE", "secretary_present", "false")
                .finds("NOT_QUORATE", false);
    }

    @Test
    public void l1174_theMembersOfEachBoardByItsOwnClause() {
        board("{role: SECRETARY}").by("MISSING_SECRETARY", "T-BD", "L1201");
        Asked.of("board", "{board: SAB, chair: {post: DEAN, trained: true}, members: [{role: SECRETARY}]}")
                .by("MISSING_SECRETARY", "T-BD", "L1174")
                .finds("MISSING_SECRETARY", true)
                .finds("MISSING_MODULE_TEACHER", false);
    }

    @Test
    public void table71_whoDecidesAndWhetherItMay() {
        Asked.of("board-action", "{body: SAB, action: RATIFY_EXPERIENTIAL_CREDIT}")
                .entitles(DISCRETION, SUBJECT_BOARD);
        Asked.of("board-action", "{body: SAB, action: RECOMMEND_AWARD}").entitles(BARRED, SUBJECT_BOARD);
        Asked.of("board-action", "{body: APAB, action: COMPENSATE}").entitles(DISCRETION, AWARD_BOARD);
        Asked.of("board-action", "{body: APPEALS_COMMITTEE, action: CHANGE_FIXED_GRADE}")
                .entitles(BARRED, AWARD_BOARD);
    }

    @Test
    public void l764_aLateChangeOfModulesIsExceptionalAndAnEarlyOneARight() {
        String change = "{event: MODULE_CHANGE, module_start: 2016-09-26, requested: %s}";
        Asked.of("status-change", change.formatted("2016-10-24"))
                .entitles(RIGHT, COURSE_LEADER)
                .overridable(false)
                .finds("AFTER_WINDOW", true);
        Asked.of("status-change", change.formatted("2016-10-25"))
                .entitles(DISCRETION, COURSE_LEADER)
                .overridable(true)
                .finds("AFTER_WINDOW", false);
    }

    @Test
    public void l1425_readmissionToTheSameCourseIsBarred() {
        Asked.of("status-change", "{event: READMISSION, same_course: true}")
                .finds("NOT_READMITTED", false)
                .entitles(BARRED, SYSTEM);
        Asked.of("status-change", "{event: READMISSION}")
                .finds("NOT_READMITTED", true)
                .entitles(DISCRETION, COURSE_LEADER);
    }

    @Test
    public void ambT52_theLaterOfTheDayAgreedAndTheDayOfContact() {
        String silent = "{event: SILENT_WITHDRAWAL, %s}";
        Asked.of("status-change", silent.formatted("contacted: 2017-02-01, effective: 2017-03-01"))
                .shows("effective_from", "2017-03-01");
        Asked.of("status-change", silent.formatted("contacted: 2017-02-01, effective: 2017-01-31"))
                .shows("effective_from", "2017-02-01");
        Asked.of("status-change", silent.formatted("contacted: 2017-02-01")).shows("effective_from", "2017-02-01");
        Asked.of("status-change", silent.formatted("effective: 2017-02-01"))
                .shows("outcome", "PENDING")
                .shows("reason", "CONTACT_MISSING")
                .shows("effective_from", "null");
        Asked.of("status-change", "{event: SILENT_WITHDRAWAL}").shows("reason", "CONTACT_MISSING");
    }

    @Test
    public void a_2_4_7_upToTenDaysAreReportedMoreAreAskedForAndTwentyAreAllThatThereAre() {
        Asked.of("absence", "{working_days: 10}").finds("REPORT", true).entitles(AUTOMATIC, SYSTEM);
        Asked.of("absence", "{working_days: 11, authorised_this_year: 9, sponsored: true}")
                .finds("REQUEST_DIRECTOR", true)
                .entitles(DISCRETION, DIRECTOR_SA)
                .shows("duties", "[WRITTEN_REQUEST_TO_DIRECTOR, CONSULT_FACULTY, TELL_UKVI_LEAD]");
        Asked.of("absence", "{working_days: 11, authorised_this_year: 10}")
                .finds("OVER_ANNUAL_LIMIT", false)
                .entitles(DISCRETION, DIRECTOR_SA)
                .shows("duties", "[CONSIDER_SUSPENSION_OR_WITHDRAWAL]");
        Asked.of("absence", "{working_days: 21, visa: TIER_4}")
                .shows(
                        "duties",
                        "[CONSIDER_SUSPENSION_OR_WITHDRAWAL, TELL_UKVI_LEAD, CEASE_SPONSORSHIP, MUST_LEAVE,"
                                + " NEW_VISA_NEEDED]");
        Asked.of("absence", "{working_days: 21, visa: NONE}").shows("duties", "[CONSIDER_SUSPENSION_OR_WITHDRAWAL]");
    }

    @Test
    public void a_2_6_10_oneYearByItsDatesIsNotTooLong() {
        suspension("start: 2017-01-09, end: 2018-01-09")
                .shows("outcome", "APPROVE")
                .finds("OVER_ONE_YEAR", true);
        suspension("start: 2017-01-09, end: 2018-01-10")
                .shows("reason", "OVER_ONE_YEAR")
                .finds("OVER_ONE_YEAR", false);
        suspension("end: 2019-01-09").shows("outcome", "APPROVE");
        String half = "{suspension.max_academic_years: 1.5}";
        String given = "{type: WHOLE_YEAR, reason: MEDICAL, return_likely: true, course_leader: APPROVED,"
                + " ec_panel: APPROVED, start: 2017-01-09, end: %s}";
        Asked.of("suspension", given.formatted("2018-07-09"), half).shows("outcome", "APPROVE");
        Asked.of("suspension", given.formatted("2018-07-10"), half).shows("reason", "OVER_ONE_YEAR");
    }

    @Test
    public void a_2_6_10_aReasonThatIsOnNeitherListIsLookedAt() {
        suspension("end: 2018-01-09").review(false);
        suspension("end: 2018-01-09", "WEATHER").review(true);
    }

    private static Asked board(String members) {
        return Asked.of("board", AWARD_BOARD_OF.formatted(members));
    }

    private static Asked suspension(String dates) {
        return suspension(dates, "MEDICAL");
    }

    private static Asked suspension(String dates, String reason) {
        return Asked.of(
                "suspension",
                "{type: WHOLE_YEAR, reason: " + reason + ", return_likely: true, course_leader: APPROVED,"
                        + " ec_panel: APPROVED, " + dates + "}");
    }
}
