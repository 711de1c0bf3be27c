package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.kit.explanation.Audience;

public class HonoursTest {

    private static final String TWO = "examiners: [{name: A, external: true}, {name: B}]";
    private static final String REST = "procedures_approved: true, procedures_published: true,"
            + " discrepancy_procedures: true, chosen_by_coordinator: true, supervisor_consulted: true,"
            + " suitability_checked: true, brief_written: true";

    @Test
    public void aSoundPanelNamesTheListsThatTheSourceLacks() {
        panel(24, TWO, REST).shows("compliant", "true").shows("source_missing", "[63, 65]");
    }

    @Test
    public void wH1_wH11_proceduresApprovedAndPublished() {
        panel(
                        24,
                        TWO,
                        "chosen_by_coordinator: true, supervisor_consulted: true, suitability_checked: true,"
                                + " brief_written: true")
                .shows("errors", "[PROCEDURES_NOT_APPROVED, PROCEDURES_NOT_PUBLISHED, NO_DISCREPANCY_PROCEDURES]")
                .finds("W-H1", "cl.56", "PROCEDURES_NOT_PUBLISHED", false)
                .finds("W-H11", "cl.71", "NO_DISCREPANCY_PROCEDURES", false);
    }

    @Test
    public void wH2_twoExaminersOneOfThemExternalWherePossible() {
        panel(24, "examiners: [{name: A, external: true}]", REST)
                .shows("errors", "[TOO_FEW_EXAMINERS]")
                .finds("W-H2", "cl.59", "TOO_FEW_EXAMINERS", false);
        panel(24, "examiners: [{name: A}, {name: B}]", REST).shows("errors", "[NO_EXTERNAL_EXAMINER]");
        panel(24, "external_possible: false, examiners: [{name: A}, {name: B}]", REST)
                .shows("compliant", "true");
    }

    @Test
    public void wH3_theSupervisorDoesNotExamineFrom24CreditPoints() {
        String supervisor = "examiners: [{name: A, external: true}, {name: B, supervisor: true}]";
        panel(24, supervisor, REST)
                .shows("errors", "[SUPERVISOR_EXAMINES]")
                .finds("W-H3", "cl.62", "SUPERVISOR_EXAMINES", false);
        panel(23, "adopted: true, " + supervisor, REST).shows("compliant", "true");
    }

    @Test
    public void wH4_chosenByTheCoordinatorWithTheSupervisor() {
        panel(
                        24,
                        TWO,
                        "procedures_approved: true, procedures_published: true, discrepancy_procedures: true,"
                                + " brief_written: true")
                .shows("errors", "[NOT_CHOSEN_BY_COORDINATOR, SUPERVISOR_NOT_CONSULTED, SUITABILITY_NOT_CHECKED]")
                .finds("W-H4", "cl.61", "NOT_CHOSEN_BY_COORDINATOR", false)
                .finds("W-H4", "cl.63", "SUITABILITY_NOT_CHECKED", false);
    }

    @Test
    public void wH6_aWrittenBrief() {
        panel(24, TWO, REST.replace(", brief_written: true", ""))
                .shows("errors", "[NO_BRIEF]")
                .finds("W-H6", "cl.65", "NO_BRIEF", false);
    }

    @Test
    public void wH7_whoSpeaksWithExaminers() {
        panel(24, TWO, REST + ", contacts: [HONOURS_COORDINATOR, HEAD_OF_ACADEMIC_UNIT]")
                .shows("compliant", "true");
        panel(24, TWO, REST + ", contacts: [OTHER_ACADEMIC]")
                .shows("errors", "[WRONG_CHANNEL]")
                .finds("W-H7", "cl.66", "WRONG_CHANNEL", false);
        panel(24, TWO, REST + ", supervisor_is_head: true, contacts: [OTHER_ACADEMIC]")
                .shows("compliant", "true");
        panel(24, TWO, REST + ", supervisor_is_head: true, contacts: [HEAD_OF_ACADEMIC_UNIT]")
                .shows("errors", "[HEAD_SUPERVISES]");
    }

    @Test
    public void wH8_wH9_studentAndSupervisorOnlyAfterAllReports() {
        for (String who : new String[] {"STUDENT", "SUPERVISOR"}) {
            panel(24, TWO, REST + ", contacts: [" + who + "]")
                    .shows("errors", "[CONTACT_BEFORE_REPORTS]")
                    .finds("W-H8", "cl.67", "CONTACT_BEFORE_REPORTS", false)
                    .finds("W-H9", "cl.68", "SUPERVISOR_MAY_VIEW_REPORTS", true);
            panel(24, TWO, REST + ", reports_complete: true, contacts: [" + who + "]")
                    .shows("compliant", "true");
        }
    }

    @Test
    public void cl75To78_smallerProjects() {
        panel(23, "examiners: [{name: B}]", "procedures_approved: true")
                .shows("compliant", "true")
                .shows("source_missing", "[77]")
                .finds("W-H", "cl.75-76", "GENERAL_RULES", true);
        panel(23, "examiners: [{name: B, supervisor: true}]", "procedures_approved: false")
                .shows("errors", "[PROCEDURES_NOT_APPROVED, NO_ADDITIONAL_EXAMINER]")
                .finds("W-H", "cl.77", "PROCEDURES_NOT_APPROVED", false)
                .finds("W-H", "cl.78", "NO_ADDITIONAL_EXAMINER", false);
        panel(23, "examiners: [{name: B, supervisor: true}, {name: C}]", "procedures_approved: true")
                .shows("compliant", "true");
    }

    @Test
    public void wH5_reportsWithinFifteenWorkingDays() {
        String sent = "{examiner: A, mark: 70, sent: 2016-10-31, returned: ";
        result(sent + "2016-11-21}, {examiner: B, mark: 72}")
                .shows("reports_late", "[]")
                .shows("reports_due", "{A=2016-11-21}")
                .gap("UOW-08", true);
        result(sent + "2016-11-22}, {examiner: B, mark: 72}")
                .shows("reports_late", "[A]")
                .finds("W-H5", "cl.64", "REPORT_DUE", false);
    }

    @Test
    public void wH10_moreThanTenPointsNeedAnAdditionalMarker() {
        marks("70", "80")
                .shows("status", "TO_COMMITTEE")
                .shows("discrepancy", "10")
                .gap("AMB-W-02", true);
        Uow over = marks("70", "80.5")
                .shows("status", "ADDITIONAL_MARKER")
                .shows("additional_marker", "true")
                .shows("tell_student", "false")
                .finds("W-H10", "cl.72", "DISCREPANCY", false);
        assertEquals(DecidedBy.HONOURS_COORDINATOR, over.judgement().decidedBy());
        marks("70", "80.5", "delays: true").shows("tell_student", "true");
        marks("70", "80.5", "resolved_by_discussion: true").shows("status", "TO_COMMITTEE");
        result("{examiner: A, mark: 70}, {examiner: B, mark: 75}, {examiner: C, mark: 81}")
                .shows("status", "ADDITIONAL_MARKER")
                .shows("discrepancy", "11");
        Uow.ask(
                        "honours-result",
                        "{additional_marker: true, reports: [{examiner: A, mark: 60}, {examiner: B, mark: 80},"
                                + " {examiner: C, mark: 70}]}")
                .shows("status", "TO_COMMITTEE")
                .gap("UOW-07", true);
    }

    @Test
    public void wH15_onlyCompleteReportsGoToTheCommittee() {
        result("{examiner: A, mark: 70}").shows("status", "AWAITING_REPORTS").shows("discrepancy", "null");
        result("{examiner: A, mark: 70}, {examiner: B}")
                .shows("status", "AWAITING_REPORTS")
                .finds("W-H15", "cl.69", "REPORTS_COMPLETE", false);
    }

    @Test
    public void wH12_theFacultyDeclares() {
        marks("70", "74", "recommended: true, declared_by: FACULTY_ASSESSMENT_COMMITTEE, declared_mark: 73")
                .shows("status", "DECLARED")
                .shows("mark", "73")
                .finds("W-H12", "cl.74", "DECLARED", true);
        marks("70", "74", "declared_by: ACADEMIC_UNIT_ASSESSMENT_COMMITTEE, declared_mark: 73")
                .shows("status", "NOT_VALIDLY_DECLARED")
                .shows("mark", "null");
        marks("70", "74", "declared_by: FACULTY_ASSESSMENT_COMMITTEE").shows("status", "NOT_VALIDLY_DECLARED");
    }

    @Test
    public void wH13_releaseAfterTheDeclaration() {
        marks("70", "74", "release_asked: true").shows("release", "false").finds("W-H13", "cl.70", "RELEASE", false);
        marks("70", "74", "release_asked: true, declared_by: FACULTY_ASSESSMENT_COMMITTEE, declared_mark: 73")
                .shows("release", "true")
                .finds("W-H13", "cl.70", "RELEASE", true);
    }

    @Test
    public void wH13_studentsReadNeitherNamesNorMarksOfExaminers() {
        Uow declared = Uow.ask(
                "honours-result",
                "{reports: [{examiner: Smith, sent: 2016-10-31, returned: 2016-11-22, mark: 71},"
                        + " {examiner: Jones, sent: 2016-10-31, mark: 74.5}], release_asked: true,"
                        + " declared_by: FACULTY_ASSESSMENT_COMMITTEE, declared_mark: 73}");
        for (String told : new String[] {"Smith", "Jones", "71", "74.5", "3.5"}) {
            assertFalse(told, declared.explained(Audience.STUDENT).contains(told));
            assertTrue(told, declared.explained(Audience.BOARD).contains(told));
        }
        assertTrue(declared.explained(Audience.STUDENT).contains("mark: 73.0"));
    }

    @Test
    public void wH17_noReviewOfAMarkOfTwoExaminers() {
        review("subject: MARK, honours_examiners: 2")
                .shows("available", "false")
                .shows("reason", "TWO_EXAMINERS")
                .finds("W-H17", "cl.118-120", "TWO_EXAMINERS", false);
        review("subject: OTHER, honours_examiners: 2")
                .shows("available", "true")
                .shows("route", "REVIEW_AND_APPEAL_POLICY");
        review("subject: SUPERVISION, attempts_documented: true").shows("reason", "SUPERVISION_NOT_REPORTED");
        review("subject: SUPERVISION, attempts_unanswered: true").shows("available", "false");
        review("subject: SUPERVISION, attempts_documented: true, attempts_unanswered: true")
                .shows("available", "true");
    }

    @Test
    public void wQ8_noReviewOfModeratedMarks() {
        review("subject: MARK, moderated: true")
                .shows("reason", "MODERATED")
                .shows("route", "null")
                .gap("UOW-01", true)
                .finds("W-Q8", "cl.117", "MODERATED", false);
        review("subject: MARK, honours_examiners: 1").shows("route", "MARK_REVIEW");
    }

    private static Uow panel(int creditPoints, String examiners, String rest) {
        return Uow.ask(
                "honours-examiners", "{project_credit_points: " + creditPoints + ", " + examiners + ", " + rest + "}");
    }

    private static Uow result(String reports) {
        return Uow.ask("honours-result", "{reports: [" + reports + "]}");
    }

    private static Uow marks(String first, String second) {
        return result("{examiner: A, mark: " + first + "}, {examiner: B, mark: " + second + "}");
    }

    private static Uow marks(String first, String second, String rest) {
        return Uow.ask(
                "honours-result",
                "{reports: [{examiner: A, mark: " + first + "}, {examiner: B, mark: " + second + "}], " + rest + "}");
    }

    private static Uow review(String given) {
        return Uow.ask("mark-review", "{" + given + "}");
    }
}
