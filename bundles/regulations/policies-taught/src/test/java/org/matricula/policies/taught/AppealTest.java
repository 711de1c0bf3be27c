package org.matricula.policies.taught;

import org.junit.Test;

/** Until when results may be appealed against, right beside the limit. */
public class AppealTest {

    @Test
    public void ap721_theTenthWorkingDayIsTheLast() {
        Asked.of("appeal", "{working_days: 10}")
                .shows("accepted", "true")
                .finds("APPEAL_WINDOW", true)
                .by("APPEAL_WINDOW", "T-7.4", "AP 7.2.1")
                .gap("AMB-T-107")
                .gap("AMB-T-108");
        Asked.of("appeal", "{working_days: 11}").shows("accepted", "false").finds("APPEAL_WINDOW", false);
        Asked.of("appeal", "{working_days: 11}", "{appeals.window_working_days: 11}")
                .shows("accepted", "true")
                .shows("window_working_days", "11");
    }

    @Test
    public void ap722_lateNeedsAReasonAndEvidence() {
        Asked.of("appeal", "{working_days: 11, good_reason: true, independent_evidence: true}")
                .shows("accepted", "true")
                .shows("in_time", "false")
                .by("LATE_APPEAL_EXCUSED", "T-7.4", "AP 7.2.2");
        Asked.of("appeal", "{working_days: 11, good_reason: true}").shows("accepted", "false");
    }
}
