package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.PartnerDutiesFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** Who must tell whom when something happens at a partner institution (section 8.6). */
public final class PartnerDutiesPolicy implements Policy<PartnerDutiesFacts, Compliance> {

    private PartnerDutiesPolicy() {}

    /** Needs no numbers. */
    public static PartnerDutiesPolicy configure(Parameters parameters) {
        return new PartnerDutiesPolicy();
    }

    @Override
    public Judgement<Compliance> evaluate(PartnerDutiesFacts facts) {
        Checks checks = new Checks();
        Fact event = Rule.fact("event", facts.event());
        switch (facts.event()) {
            case WITHDRAWAL -> checks.note(ProcedureRules.PARTNER_WITHDRAWAL, "PARTNER_DUTY", event)
                    .duty("TELL_STUDENT_ADMINISTRATION", "USE_UNIVERSITY_FORM");
            case TRANSFER -> checks.note(ProcedureRules.PARTNER_TRANSFER, "PARTNER_DUTY", event)
                    .duty("TELL_STUDENT_ADMINISTRATION", "USE_UNIVERSITY_FORM");
            case SUSPENSION -> suspension(facts, event, checks);
            case ATTENDANCE -> checks.note(ProcedureRules.PARTNER_ATTENDANCE, "PARTNER_DUTY", event)
                    .duty("FOLLOW_PARTNER_RULES");
            case BOARD -> checks.note(Rules.SUBJECT_MEMBERS, "PARTNER_DUTY", event)
                    .note(ProcedureRules.PARTNER_BOARD, "PARTNER_DUTY", event)
                    .duty("TEACHERS_SIT_ON_SUBJECT_BOARD", "REPRESENTATIVES_MAY_ATTEND_AWARD_BOARD");
            case MARKING -> checks.note(ProcedureRules.PARTNER_MARKING, "PARTNER_DUTY", event)
                    .duty("TREAT_AS_INTERNAL_MODULE");
            case RESULTS -> checks.note(ProcedureRules.RESULTS_PUBLISHED, "PARTNER_DUTY", event)
                    .note(ProcedureRules.PARTNER_TOLD, "PARTNER_DUTY", event)
                    .duty("FACULTY_PUBLISHES_RESULTS", "UNIVERSITY_TELLS_PARTNER_GRADES");
        }
        return checks.judgement(Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private static void suspension(PartnerDutiesFacts facts, Fact event, Checks checks) {
        Fact accredited = Rule.fact("accredited_college", facts.accreditedCollege());
        if (facts.accreditedCollege()) {
            checks.note(ProcedureRules.PARTNER_SUSPENSION, "ACCREDITED_COLLEGE_EXCEPTED", event, accredited);
            return;
        }
        checks.note(ProcedureRules.PARTNER_SUSPENSION, "PARTNER_DUTY", event, accredited)
                .duty("SUBMIT_TO_CIRCUMSTANCES_PANEL", "USE_UNIVERSITY_FORM");
    }
}
