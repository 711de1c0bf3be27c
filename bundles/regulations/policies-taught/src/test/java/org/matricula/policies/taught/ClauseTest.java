package org.matricula.policies.taught;

import static org.matricula.regulations.api.DecidedBy.AWARD_BOARD;
import static org.matricula.regulations.api.DecidedBy.DIRECTOR_SA;
import static org.matricula.regulations.api.Entitlement.DISCRETION;
import static org.matricula.regulations.api.Entitlement.RIGHT;

import org.junit.Test;

/** Clauses of which a single sentence is a rule: each as it is held and as it is broken, with the rule that says so. */
public class ClauseTest {

    private static final String CLAIM = "check: CLAIM, claimed: 2017-05-12, deadline: 2017-05-12";

    @Test
    public void tRul2_whatABoardMayPermitIsListedForItAndNotDecided() {
        failed(
                        "{accepted: false}",
                        "FIRST",
                        "{credits_taken: 120, credits_passed: 40, credits_failed: 80, modules_taken: 6}")
                .shows("resit", "BOARD_DISCRETION")
                .shows("repeat", "BOARD_DISCRETION")
                .entitles(DISCRETION, AWARD_BOARD);
        failed(
                        "{accepted: false}",
                        "FIRST",
                        "{credits_taken: 120, credits_passed: 60, credits_failed: 60, modules_taken: 6}")
                .shows("resit", "RIGHT")
                .entitles(RIGHT, AWARD_BOARD);
    }

    @Test
    public void tEc4_aDeferredFirstAttemptIsUncappedAndADeferredResitIsNot() {
        String chosen = "{accepted: true, student_elects: true}";
        failed(chosen, "FIRST", HALF)
                .shows("next_attempt", "FIRST")
                .shows("module_cap", "null")
                .noGap("AMB-T-62");
        failed(chosen, "RESIT", HALF)
                .shows("next_attempt", "RESIT")
                .shows("module_cap", "40")
                .gap("AMB-T-62");
        String late = "{scale: UG, level: 5, credits: 20, attempt: %s, elements: [{code: E1, weight: 100, mark: 66}]}";
        Asked.of("module-result", late.formatted("FIRST")).shows("mark", "66");
        Asked.of("module-result", late.formatted("RESIT")).shows("mark", "40");
    }

    @Test
    public void tEc5_whoMissedMuchOfABlockRepeatsTheModuleAsAFirstAttempt() {
        failed("{accepted: true, block_delivery_teaching_missed: true}", "RESIT", HALF)
                .by("REPEAT_AS_FIRST", "T-EC-5", "A.2.6.7.8[d]")
                .shows("repeat", "RIGHT")
                .shows("next_attempt", "FIRST")
                .shows("module_cap", "null")
                .shows("old_mark", "FORFEITED");
        circumstances("independent_evidence: true, ruling: REPEAT_AS_FIRST, block_delivery_teaching_missed: true")
                .finds("NO_BLOCK_TEACHING_MISSED", true)
                .shows("effect", "FIRST_ATTEMPT");
        circumstances("independent_evidence: true, ruling: REPEAT_AS_FIRST")
                .finds("NO_BLOCK_TEACHING_MISSED", false)
                .by("NO_BLOCK_TEACHING_MISSED", "T-EC-5", "A.2.6.7.8[d]")
                .shows("effect", "NONE");
    }

    @Test
    public void tEc6_ambT16_suchAttemptsDoNotCountTowardsTheFour() {
        failed("{accepted: true, student_elects: true}", "RESIT", HALF)
                .shows("extra_attempt_counted", "false")
                .shows("attempts_left", "3");
        failed("{accepted: true, block_delivery_teaching_missed: true}", "FIRST", HALF)
                .shows("extra_attempt_counted", "false")
                .shows("attempts_left", "4");
        failed("{accepted: false}", "FIRST", HALF)
                .shows("extra_attempt_counted", "true")
                .shows("attempts_left", "3");
    }

    @Test
    public void tEc7_anotherFormOfReassessmentNeedsTheSubjectBoard() {
        String other = "independent_evidence: true, ruling: SAME_ATTEMPT_NEXT_PERIOD, other_form: true";
        circumstances(other).finds("FORM_NOT_AGREED", false).by("FORM_NOT_AGREED", "T-EC-7", "L1277");
        circumstances(other + ", subject_board_agrees: true")
                .finds("FORM_NOT_AGREED", true)
                .shows("effect", "SAME_ATTEMPT");
    }

    @Test
    public void tEc8_whoSatWasFitPlansAreNoCircumstancesAndEvidenceIsIndependentAndInTime() {
        String sound = "independent_evidence: true";
        circumstances(sound).shows("permitted", "true");
        circumstances(sound + ", sat: true").finds("DECLARED_FIT", false).by("DECLARED_FIT", "T-EC-8", "L1246");
        circumstances(sound + ", sat: true, exceptional: true").finds("DECLARED_FIT", true);
        circumstances(sound + ", support_plan: true")
                .finds("COVERED_BY_SUPPORT_PLAN", false)
                .by("COVERED_BY_SUPPORT_PLAN", "T-EC-8", "L1256");
        circumstances(sound + ", support_plan: true, worsened: true").finds("COVERED_BY_SUPPORT_PLAN", true);
        circumstances(sound + ", support_plan: true, adjustments_missing: true").finds("COVERED_BY_SUPPORT_PLAN", true);
        circumstances("independent_evidence: false")
                .finds("CLAIM_NOT_EVIDENCED", false)
                .by("CLAIM_NOT_EVIDENCED", "T-EC-8", "L1259");
        Asked.of(
                        "extenuating-circumstances",
                        "{check: CLAIM, claimed: 2017-05-13, deadline: 2017-05-12, independent_evidence: true}")
                .finds("AFTER_CLAIM_DEADLINE", false)
                .by("AFTER_CLAIM_DEADLINE", "T-EC-8", "L1266")
                .shows("alternative", "APPEAL");
    }

    @Test
    public void tEc9_theFinalYearIsForAPerson() {
        circumstances("independent_evidence: true, final_year: true")
                .by("FINAL_YEAR", "T-EC-9", "L1278")
                .gap("AMB-T-64")
                .review(true);
        circumstances("independent_evidence: true").noGap("AMB-T-64").review(false);
    }

    @Test
    public void tAd5_aDictionaryIsPartOfTheValidatedAssessmentOrNotAllowed() {
        Asked.of("language-of-assessment", "{check: DICTIONARY, validated: true}")
                .finds("DICTIONARY_NOT_VALIDATED", true);
        Asked.of("language-of-assessment", "{check: DICTIONARY, validated: false}")
                .finds("DICTIONARY_NOT_VALIDATED", false)
                .by("DICTIONARY_NOT_VALIDATED", "T-AD-5", "L1120");
    }

    @Test
    public void tAd6_anExaminationElsewhereIsNoRightAndNeedsEvidenceAPlaceAndAFittingFormat() {
        String asked = "{check: ELSEWHERE, evidence: %s, venue: %s, format_confirmed: %s}";
        for (String venue : new String[] {"PARTNER", "BRITISH_COUNCIL"}) {
            Asked.of("assessment-conduct", asked.formatted(true, venue, true))
                    .shows("permitted", "true")
                    .entitles(DISCRETION, DIRECTOR_SA);
        }
        Asked.of("assessment-conduct", asked.formatted(false, "PARTNER", true))
                .finds("NOT_APPLIED_WITH_EVIDENCE", false)
                .by("NOT_APPLIED_WITH_EVIDENCE", "T-AD-6", "L1142");
        Asked.of("assessment-conduct", asked.formatted(true, "OTHER", true))
                .finds("VENUE_NOT_ALLOWED", false)
                .by("VENUE_NOT_ALLOWED", "T-AD-6", "L1142");
        Asked.of("assessment-conduct", asked.formatted(true, "PARTNER", false))
                .finds("FORMAT_NOT_CONFIRMED", false)
                .by("FORMAT_NOT_CONFIRMED", "T-AD-6", "L1142");
    }

    @Test
    public void tRa13_aLaterWorseMarkReplacesTheEarlierOne() {
        Asked.of(
                        "mark-on-record",
                        "{attempts: [{attempt: FIRST, mark: 38, grade: F1}, {attempt: RESIT, mark: 33, grade: F1}]}")
                .shows("mark", "33")
                .shows("attempt", "RESIT")
                .gap("AMB-T-09");
    }

    @Test
    public void tMr5_deadlinesAreKnownAtTheStartAndFormativeWorkIsLabelled() {
        module("deadlines_known: false", "")
                .finds("DEADLINES_NOT_KNOWN", false)
                .by("DEADLINES_NOT_KNOWN", "T-MR-5", "L1327");
        module("formative_labelled: false", "")
                .finds("FORMATIVE_NOT_LABELLED", false)
                .by("FORMATIVE_NOT_LABELLED", "T-MR-5", "L1327");
        module("", "").shows("permitted", "true");
    }

    @Test
    public void tMr10_everyModuleIsMarkedOutOfAHundred() {
        String whole = "{scale: UG, level: 5, credits: 20, attempt: FIRST, elements: ["
                + "{code: E1, weight: 40, mark: 100}, {code: E2, weight: 60, mark: 100}]}";
        Asked.of("module-result", whole)
                .by("CALCULATED", "T-MR-10", "A.2.7.2[b]")
                .shows("mark", "100");
    }

    @Test
    public void tMd4_aModuleHasOneLevel() {
        module("levels: 2", "").finds("SEVERAL_LEVELS", false).by("SEVERAL_LEVELS", "T-MD-4", "L687");
        module("levels: 1", "").finds("SEVERAL_LEVELS", true);
    }

    @Test
    public void tMd5_workThatHasEarnedCreditIsNotAssessedAgain() {
        Asked.of("assessment-conduct", "{check: ASSIGNMENT, credited_before: true}")
                .finds("CREDITED_BEFORE", false)
                .by("CREDITED_BEFORE", "T-MD-5", "L699");
        Asked.of("assessment-conduct", "{check: ASSIGNMENT, credited_before: false}")
                .finds("CREDITED_BEFORE", true);
    }

    @Test
    public void tMd7_theYearIsStandardOrItsHoursMatchTheCredit() {
        year("teaching_weeks: 24, revision_weeks: 1, assessment_weeks: 5").finds("HOURS_DO_NOT_MATCH", true);
        year("teaching_weeks: 25, revision_weeks: 0, assessment_weeks: 5")
                .finds("HOURS_DO_NOT_MATCH", false)
                .by("HOURS_DO_NOT_MATCH", "T-MD-7", "L712");
        year("teaching_weeks: 25, revision_weeks: 0, assessment_weeks: 5, hours_match_credit: true")
                .finds("HOURS_DO_NOT_MATCH", true);
        year("teaching_weeks: 36, revision_weeks: 2, assessment_weeks: 10, postgraduate: true")
                .finds("HOURS_DO_NOT_MATCH", true);
        year("teaching_weeks: 24, revision_weeks: 1, assessment_weeks: 5, postgraduate: true")
                .finds("HOURS_DO_NOT_MATCH", false);
    }

    @Test
    public void tRg4_aSandwichPlacementHasNormallyThirtyWeeksAndTwelveHundredHours() {
        String length = "{check: WORK_EXPERIENCE_LENGTH, award: SANDWICH, weeks: %d, hours: %d}";
        Asked.of("credit", length.formatted(30, 1200)).shows("sufficient", "true");
        Asked.of("credit", length.formatted(29, 1200))
                .shows("sufficient", "false")
                .shows("reason", "WEEKS")
                .overridable(true);
        Asked.of("credit", length.formatted(30, 1199)).shows("reason", "HOURS").overridable(true);
    }

    @Test
    public void tAb_l1064_moreThanTenDaysAreAskedOfTheDirectorAndTheVisaLeadIsTold() {
        absence("working_days: 10, sponsored: true")
                .shows("route", "REPORT")
                .shows("duties", "[TELL_COURSE_LEADER, TELL_CAMPUS_ADVICE_CENTRE]");
        absence("working_days: 11").shows("duties", "[WRITTEN_REQUEST_TO_DIRECTOR, CONSULT_FACULTY]");
        absence("working_days: 11, sponsored: true")
                .shows("duties", "[WRITTEN_REQUEST_TO_DIRECTOR, CONSULT_FACULTY, TELL_UKVI_LEAD]");
    }

    @Test
    public void tAb_l1065_whereTheCompletionDateMovesSuspensionIsDiscussed() {
        absence("working_days: 5, completion_date_moves: true")
                .shows("route", "REPORT")
                .shows("duties", "[TELL_COURSE_LEADER, TELL_CAMPUS_ADVICE_CENTRE, DISCUSS_SUSPENSION]");
    }

    @Test
    public void tAb_l1066_whereAssessmentIsAffectedCircumstancesAreClaimed() {
        absence("working_days: 5, assessment_affected: true")
                .shows("duties", "[TELL_COURSE_LEADER, TELL_CAMPUS_ADVICE_CENTRE, CLAIM_EXTENUATING_CIRCUMSTANCES]");
    }

    @Test
    public void tAb_l1067_moreThanTwentyDaysInAYearEndASponsorshipAndCannotBeAuthorised() {
        absence("working_days: 20, sponsored: true").shows("route", "REQUEST_DIRECTOR");
        absence("working_days: 11, authorised_this_year: 10").shows("route", "OVER_ANNUAL_LIMIT");
        absence("working_days: 21, sponsored: true")
                .shows("route", "OVER_ANNUAL_LIMIT")
                .shows(
                        "duties",
                        "[CONSIDER_SUSPENSION_OR_WITHDRAWAL, TELL_UKVI_LEAD, CEASE_SPONSORSHIP, MUST_LEAVE,"
                                + " NEW_VISA_NEEDED]");
    }

    @Test
    public void tMd8_attendanceThatIsRequiredIsToldToStudents() {
        module("attendance_required: true", "")
                .finds("ATTENDANCE_NOT_STATED", false)
                .by("ATTENDANCE_NOT_STATED", "T-MD-8", "L1053");
        module("attendance_required: true", "attendance_told: true").finds("ATTENDANCE_NOT_STATED", true);
    }

    @Test
    public void tTi5_twoFaculties() {
        title("MAJOR_MINOR", "MAJOR", "ARTS", "Theatre", "MINOR", "SCIENCE", "Biology")
                .by("LOCATED", "T-TI-5", "A.1.5.7")
                .shows("located_in", "F-Theatre");
        title("JOINT", "JOINT", "ARTS", "Theatre", "JOINT", "ARTS", "English").shows("located_in", "F-English");
        title("JOINT", "JOINT", "ARTS", "Art", "JOINT", "SCIENCE", "Zoology").shows("located_in", "F-Zoology");
    }

    @Test
    public void tTi7_aPlacementBelongsToTheMajorAndInAJointCourseToEither() {
        String placement = "{check: PLACEMENT, pattern: %s, relevant_to: %s}";
        Asked.of("course-design", placement.formatted("MAJOR_MINOR", "MAJOR"))
                .finds("PLACEMENT_NOT_RELEVANT", true)
                .shows("duties", "[FACULTY_OF_THAT_SUBJECT_IS_RESPONSIBLE]");
        Asked.of("course-design", placement.formatted("MAJOR_MINOR", "MINOR"))
                .finds("PLACEMENT_NOT_RELEVANT", false)
                .by("PLACEMENT_NOT_RELEVANT", "T-TI-7", "L757");
        Asked.of("course-design", placement.formatted("JOINT", "JOINT")).finds("PLACEMENT_NOT_RELEVANT", true);
    }

    @Test
    public void tTi8_theSideIsAFieldOfTheSubjectAndNotItsName() {
        title("MAJOR_MINOR", "MAJOR", "ARTS", "Health", "MINOR", "ARTS", "Music")
                .shows("designation", "BA");
        title("MAJOR_MINOR", "MAJOR", "SCIENCE", "Health", "MINOR", "ARTS", "Music")
                .shows("designation", "BSC");
    }

    @Test
    public void tTi9_theFieldOfACourseDesignatesIt() {
        designation("BACHELORS", "ARTS").shows("designations", "[BA]");
        designation("BACHELORS", "SCIENCE").shows("designations", "[BSC]");
        designation("MASTERS", "ARTS").shows("designations", "[MA]");
        designation("MASTERS", "SCIENCE").shows("designations", "[MSC]");
        designation("BACHELORS", "ENGINEERING").shows("designations", "[BENG]");
        designation("INTEGRATED_MASTERS", "ENGINEERING").shows("designations", "[MENG]");
        designation("BACHELORS", "LAW").shows("designations", "[LLB]");
        designation("MASTERS", "LAW").shows("designations", "[LLM]");
        designation("BACHELORS", "LEGAL_STUDIES").shows("designations", "[BA, BSC]");
        designation("BACHELORS", "MUSIC").shows("designations", "[BMUS]");
        designation("MASTERS", "MUSIC").shows("designations", "[MMUS]");
        designation("MASTERS", "MANAGEMENT")
                .finds("NOT_POST_EXPERIENCE", false)
                .by("NOT_POST_EXPERIENCE", "T-TI-9", "L718");
    }

    @Test
    public void tTi10_whichAwardsNormallyHaveASubjectTitle() {
        for (String award : new String[] {"HNC", "HND", "BA_HONS", "BSC_HONS", "BENG_HONS", "MENG", "MA", "MSC"}) {
            titled(award, "")
                    .finds("SUBJECT_TITLE_MISSING", false)
                    .by("SUBJECT_TITLE_MISSING", "T-TI-10", "L728")
                    .overridable(true);
            titled(award, ", subject: Logistics").shows("permitted", "true");
        }
        for (String award : new String[] {"LLB_HONS", "LLM"}) {
            titled(award, ", subject: Law")
                    .finds("SUBJECT_TITLE_UNUSUAL", false)
                    .by("SUBJECT_TITLE_UNUSUAL", "T-TI-10", "L728")
                    .overridable(true);
            titled(award, "").shows("permitted", "true");
        }
        titled("MBA", "").shows("permitted", "true");
        titled("MBA", ", subject: Logistics").shows("permitted", "true");
    }

    private static final String HALF = "{credits_taken: 120, credits_passed: 60, credits_failed: 60, modules_taken: 6}";

    private static Asked failed(String circumstances, String attempt, String session) {
        return Asked.of(
                "reassessment",
                "{group: UG, session: %s, ec: %s, module: {code: M501, level: 5, credits: 20, attempt: %s, mark: 36, grade: F1, "
                                .formatted(session, circumstances, attempt)
                        + "elements: [{code: E1, weight: 50, mark: 52}, {code: E2, weight: 50, mark: 20}]}}");
    }

    private static Asked absence(String facts) {
        return Asked.of("absence", "{" + facts + "}");
    }

    private static Asked circumstances(String facts) {
        return Asked.of("extenuating-circumstances", "{" + CLAIM + ", " + facts + "}");
    }

    /** A module that is as it should be but for one fact, which may need another. */
    private static Asked module(String fact, String also) {
        StringBuilder facts = new StringBuilder("{check: MODULE");
        for (String sound :
                new String[] {"levels: 1", "deadlines_known: true", "formative_labelled: true", "criteria_told: true"
                }) {
            if (!fact.startsWith(sound.substring(0, sound.indexOf(':')))) {
                facts.append(", ").append(sound);
            }
        }
        for (String given : new String[] {fact, also}) {
            facts.append(given.isEmpty() ? "" : ", " + given);
        }
        return Asked.of("course-design", facts + "}");
    }

    private static Asked year(String weeks) {
        return Asked.of("course-design", "{check: YEAR, " + weeks + "}");
    }

    private static Asked title(
            String pattern, String role, String area, String name, String otherRole, String otherArea, String other) {
        return Asked.of(
                "title",
                "{pattern: %s, subjects: [{name: %s, area: %s, role: %s, faculty: F-%s}, {name: %s, area: %s, role: %s, faculty: F-%s}]}"
                        .formatted(pattern, name, area, role, name, other, otherArea, otherRole, other));
    }

    private static Asked designation(String cycle, String field) {
        return Asked.of("award-title", "{check: DESIGNATION, cycle: %s, field: %s}".formatted(cycle, field));
    }

    private static Asked titled(String award, String subject) {
        return Asked.of("award-title", "{check: SUBJECT_TITLE, award: " + award + subject + "}");
    }
}
