package org.matricula.policies.coursework;

import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class ScopeTest {

    @Test
    public void wSc1_courseworkSubjects() {
        scope("study: UNDERGRADUATE_COURSEWORK").shows("applies", "true").shows("reason", "null");
        scope("study: POSTGRADUATE_COURSEWORK, location: SINGAPORE").shows("applies", "true");
        scope("study: RESEARCH").shows("reason", "NOT_COURSEWORK").finds("W-SC-1", "cl.4", "COURSEWORK", false);
    }

    @Test
    public void wSc2_notInDubai() {
        scope("study: UNDERGRADUATE_COURSEWORK, location: UOWD")
                .shows("applies", "false")
                .shows("reason", "LOCATION")
                .finds("W-SC-2", "cl.5", "LOCATION", false);
    }

    @Test
    public void wSc3_honoursRulesFrom24CreditPoints() {
        scope("study: UNDERGRADUATE_COURSEWORK").shows("honours_rules", "NONE");
        scope("study: UNDERGRADUATE_COURSEWORK, project_credit_points: 23.5")
                .shows("honours_rules", "MAY_ADOPT")
                .finds("W-SC-3", "cl.6", "HONOURS_RULES", false);
        scope("study: UNDERGRADUATE_COURSEWORK, project_credit_points: 24").shows("honours_rules", "REQUIRED");
    }

    @Test
    public void wSc4_otherRulesForThirdPartiesWhoseListIsMissing() {
        Uow third = scope("study: UNDERGRADUATE_COURSEWORK, third_party: true")
                .shows("applies", "true")
                .shows("other_quality_rules", "true")
                .finds("W-SC-4", "cl.100-101", "OTHER_QUALITY_RULES", false)
                .gap("UOW-01", true);
        assertTrue(third.judgement().review());
    }

    @Test
    public void wSc5_whatDoesNotTestKnowledgeIsNoAssessment() {
        scope("study: UNDERGRADUATE_COURSEWORK, tests_knowledge: false")
                .shows("reason", "NO_ASSESSMENT")
                .finds("W-SC-5", "cl.128", "ASSESSMENT", false);
    }

    private static Uow scope(String given) {
        return Uow.ask("scope", "{" + given + "}");
    }
}
