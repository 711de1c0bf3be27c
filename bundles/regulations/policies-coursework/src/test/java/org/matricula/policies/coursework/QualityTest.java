package org.matricula.policies.coursework;

import org.junit.Test;

public class QualityTest {

    @Test
    public void wQ1_moderatedBeforeReleaseUnlessNothingIsInterpreted() {
        quality("MODERATION, moderated: 2016-11-30, released: 2016-11-30")
                .shows("compliant", "true")
                .shows("source_missing", "[93]");
        quality("MODERATION, moderated: 2016-12-01, released: 2016-11-30")
                .shows("errors", "[MODERATED_AFTER_RELEASE]")
                .finds("W-Q1", "cl.92", "MODERATED_AFTER_RELEASE", false);
        quality("MODERATION, released: 2016-11-30").shows("errors", "[NOT_MODERATED]");
        quality("MODERATION, interpretive: false, released: 2016-11-30")
                .shows("compliant", "true")
                .finds("W-Q1", "cl.94", "NOT_NEEDED", true);
    }

    @Test
    public void wH16_anHonoursProjectCountsAsModerated() {
        quality("MODERATION, released: 2016-11-30, honours_credit_points: 24")
                .shows("compliant", "true")
                .finds("W-H16", "cl.96", "COUNTS_AS_MODERATED", true);
        quality("MODERATION, released: 2016-11-30, honours_credit_points: 23").shows("errors", "[NOT_MODERATED]");
    }

    @Test
    public void wQ2_workAndMarksAreSecured() {
        quality("SECURITY, secured: [SUBMISSION, COLLECTION, MODERATION, MARKS]")
                .shows("compliant", "true");
        quality("SECURITY, secured: [SUBMISSION, COLLECTION]")
                .shows("errors", "[MODERATION_NOT_SECURED, MARKS_NOT_SECURED]")
                .finds("W-Q2", "cl.95", "MARKS_NOT_SECURED", false);
    }

    @Test
    public void wQ3_anomaliesAreReported() {
        quality("OUTCOMES, anomalous: true")
                .shows("errors", "[ANOMALY_NOT_REPORTED]")
                .finds("W-Q3", "cl.99", "ANOMALY_NOT_REPORTED", false);
        quality("OUTCOMES, anomalous: true, reported: true").shows("compliant", "true");
    }

    @Test
    public void wQ4_locationsAndOriginsAreCompared() {
        quality("OUTCOMES, locations: 2, international: true")
                .shows("errors", "[LOCATIONS_NOT_COMPARED, ORIGINS_NOT_COMPARED]")
                .finds("W-Q4", "cl.103", "LOCATIONS_NOT_COMPARED", false);
        quality("OUTCOMES, locations: 2, locations_compared: true, international: true, origins_compared: true")
                .shows("compliant", "true");
        quality("OUTCOMES, locations: 1").shows("compliant", "true");
    }

    @Test
    public void wQ5_referencedEveryFiveYears() {
        String last = "REFERENCING, all_outcome_tasks: true, considered: true, last: 2011-11-30, on: ";
        quality(last + "2016-11-30")
                .shows("compliant", "true")
                .shows("next_due", "2016-11-30")
                .gap("UOW-09", true);
        quality(last + "2016-12-01")
                .shows("errors", "[REFERENCING_OVERDUE]")
                .finds("W-Q5", "cl.105-107", "REFERENCING_OVERDUE", false);
        quality(last + "2016-12-01, accreditation: 2014-06-30").shows("next_due", "2019-06-30");
        quality(last + "2016-11-01, accreditation: 2010-06-30").shows("next_due", "2016-11-30");
        quality("REFERENCING, on: 2016-12-01")
                .shows("errors", "[REFERENCING_OVERDUE]")
                .shows("next_due", "null");
        quality("REFERENCING, considered: true, last: 2015-11-30, on: 2016-12-01, honours_benchmark: 2015-01-31")
                .shows("errors", "[OUTCOME_TASKS_MISSING]")
                .finds("W-Q5", "cl.108", "HONOURS_CONTRIBUTES", true);
    }

    @Test
    public void wQ6_resultsAreConsidered() {
        quality("REFERENCING, all_outcome_tasks: true, last: 2015-11-30, on: 2016-12-01")
                .shows("errors", "[RESULTS_NOT_CONSIDERED]")
                .shows("source_missing", "[109]")
                .finds("W-Q6", "cl.109", "RESULTS_NOT_CONSIDERED", false);
    }

    @Test
    public void wH14_honoursCoursesAreBenchmarkedEveryThreeYears() {
        quality("BENCHMARKING, considered: true, last: 2013-11-30, on: 2016-11-30")
                .shows("compliant", "true");
        quality("BENCHMARKING, considered: true, last: 2013-11-29, on: 2016-11-30")
                .shows("errors", "[BENCHMARKING_OVERDUE]")
                .finds("W-H14", "cl.60", "BENCHMARKING_OVERDUE", false);
    }

    @Test
    public void wQ7_evidenceIsKept() {
        quality("EVIDENCE").shows("errors", "[EVIDENCE_NOT_KEPT]").finds("W-Q7", "cl.111", "EVIDENCE_NOT_KEPT", false);
        quality("EVIDENCE, kept_by_coordinator: true").shows("compliant", "true");
    }

    private static Uow quality(String given) {
        return Uow.ask("quality-cycle", "{check: " + given + "}");
    }
}
