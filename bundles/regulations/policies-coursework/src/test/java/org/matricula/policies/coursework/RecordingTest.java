package org.matricula.policies.coursework;

import org.junit.Test;

public class RecordingTest {

    @Test
    public void wS1_writtenProceduresAndAReceipt() {
        String receipt = "receipt_id: R-1, receipt_hash: 9f, receipt_time: 2016-09-02T10:00";
        recording("HANDLING, procedures_written: true, electronic: true, " + receipt)
                .shows("compliant", "true");
        recording("HANDLING, procedures_written: true, electronic: false").shows("compliant", "true");
        recording("HANDLING, electronic: true, receipt_id: R-1, receipt_hash: 9f")
                .shows("errors", "[NO_WRITTEN_PROCEDURES, NO_RECEIPT]")
                .finds("W-S1", "cl.40-41", "NO_RECEIPT", false);
    }

    @Test
    public void wS6_enteredNoLaterThanTold() {
        String told = "system: SMP, told: 2016-09-20T12:00, entered: ";
        recording("ENTRY, " + told + "2016-09-20T12:00")
                .shows("compliant", "true")
                .shows("source_missing", "[48]");
        recording("ENTRY, " + told + "2016-09-20T12:01")
                .shows("errors", "[ENTERED_AFTER_TOLD]")
                .finds("W-S6", "cl.48", "ENTERED_AFTER_TOLD", false);
        recording("ENTRY, system: SMP, told: 2016-09-20T12:00").shows("errors", "[ENTERED_AFTER_TOLD]");
        recording("ENTRY, system: MOODLE_TO_SMP").shows("compliant", "true");
        recording("ENTRY, system: OTHER").shows("errors", "[NOT_IN_SMP]");
    }

    @Test
    public void wS7_compositeEntryUpTo3EachAnd10InAll() {
        String three = "{weight: 3}, {weight: 3}, {weight: 3}, ";
        recording("COMPOSITE, equivalent: true, tasks: [" + three + "{weight: 1}]")
                .shows("compliant", "true");
        recording("COMPOSITE, equivalent: true, tasks: [" + three + "{weight: 1.5}]")
                .shows("errors", "[COMPOSITE_TOTAL_OVER_MAXIMUM]")
                .finds("W-S7", "W200", "COMPOSITE_TOTAL_OVER_MAXIMUM", false);
        recording("COMPOSITE, tasks: [{weight: 3.1}]")
                .shows("errors", "[COMPOSITE_NOT_EQUIVALENT, COMPOSITE_TASK_OVER_MAXIMUM]");
    }

    @Test
    public void wS8_spreadsheetsOnTheBackedUpDrive() {
        recording("STORAGE, spreadsheet: true, place: UNIVERSITY_DRIVE, backed_up: true")
                .shows("compliant", "true");
        recording("STORAGE, spreadsheet: true, place: INTERNAL, backed_up: true")
                .shows("errors", "[NOT_ON_BACKED_UP_DRIVE]")
                .finds("W-S8", "cl.49", "NOT_ON_BACKED_UP_DRIVE", false);
        recording("STORAGE, spreadsheet: true, place: UNIVERSITY_DRIVE").shows("errors", "[NOT_ON_BACKED_UP_DRIVE]");
    }

    @Test
    public void wS9_noThirdPartyServices() {
        recording("STORAGE, place: SMP").shows("compliant", "true");
        recording("STORAGE, place: THIRD_PARTY")
                .shows("errors", "[THIRD_PARTY_STORAGE]")
                .finds("W-S9", "cl.50", "THIRD_PARTY_STORAGE", false);
        recording("STORAGE, place: PERSONAL").shows("errors", "[NOT_INTERNAL]");
        Uow.ask("marks-recording", "{check: STORAGE, place: THIRD_PARTY}", "{third_party_marks_storage: allowed}")
                .shows("compliant", "true");
    }

    @Test
    public void wS10_correctionByTheApprovalRouteWithBeforeAndAfter() {
        recording("CORRECTION, administrative_error: true, route_approved: true, before: F, after: P")
                .shows("compliant", "true");
        recording("CORRECTION, before: F")
                .shows("errors", "[NO_ADMINISTRATIVE_ERROR, ROUTE_NOT_APPROVED, BEFORE_AND_AFTER_NOT_KEPT]")
                .finds("W-S10", "cl.54", "ROUTE_NOT_APPROVED", false);
    }

    @Test
    public void wS11_facultyExaminationsComplyOrHaveAnApprovedVariation() {
        recording("FACULTY_EXAMINATION, compliant: true, dates_stated: true")
                .shows("compliant", "true")
                .shows("source_missing", "[46]");
        recording("FACULTY_EXAMINATION, variation_approved: true, variation_told: true, dates_stated: true")
                .shows("compliant", "true");
        recording("FACULTY_EXAMINATION")
                .shows("errors", "[VARIATION_NOT_APPROVED, VARIATION_NOT_TOLD, DATES_NOT_STATED]")
                .finds("W-S11", "cl.46-47", "DATES_NOT_STATED", false);
    }

    @Test
    public void wS12_samplesOfModeratedTasks() {
        recording("SAMPLE, moderated: true")
                .shows("errors", "[SAMPLE_NOT_KEPT]")
                .finds("W-S12", "cl.45", "SAMPLE_NOT_KEPT", false);
        recording("SAMPLE, moderated: true, kept: true").shows("compliant", "true");
        recording("SAMPLE").shows("compliant", "true");
    }

    @Test
    public void wS13_theFacultysCommitteeDeclares() {
        recording("DECLARATION, declared_by: FACULTY_ASSESSMENT_COMMITTEE").shows("compliant", "true");
        recording("DECLARATION, declared_by: ACADEMIC_UNIT_ASSESSMENT_COMMITTEE")
                .shows("errors", "[NOT_DECLARED_BY_FACULTY]")
                .finds("W-S13", "cl.51", "NOT_DECLARED_BY_FACULTY", false);
        recording("DECLARATION").shows("compliant", "false");
    }

    private static Uow recording(String given) {
        return Uow.ask("marks-recording", "{check: " + given + "}");
    }
}
