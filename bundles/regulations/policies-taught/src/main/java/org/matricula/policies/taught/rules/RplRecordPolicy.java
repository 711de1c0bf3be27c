package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.RplRecordFacts;
import org.matricula.policies.taught.RplRecordFacts.Signatory;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** The papers without which prior learning is not recognised (section 2). */
public final class RplRecordPolicy implements Policy<RplRecordFacts, Compliance> {

    private RplRecordPolicy() {}

    /** Needs no numbers. */
    public static RplRecordPolicy configure(Parameters parameters) {
        return new RplRecordPolicy();
    }

    @Override
    public Judgement<Compliance> evaluate(RplRecordFacts facts) {
        Checks checks = new Checks();
        switch (facts.type()) {
            case ADMISSION -> checks.require(
                    ProcedureRules.RPL_ADMISSION,
                    "APPLICATION_NOT_LABELLED",
                    facts.labelled(),
                    Rule.fact("labelled", facts.labelled()));
            case EXEMPTION -> papers(facts, ProcedureRules.RPL_EXEMPTION, checks, Signatory.COURSE_LEADER);
            case ACCREDITATION -> {
                papers(facts, ProcedureRules.RPL_ACCREDITATION, checks, Signatory.values());
                checks.require(
                        ProcedureRules.RPL_ACCREDITATION,
                        "MARKS_NOT_STATED",
                        facts.marksStated(),
                        Rule.fact("marks_stated", facts.marksStated()));
                checks.dutyIf(checks.hold(), "SEND_TO_STUDENT_ADMINISTRATION_MANAGER");
            }
        }
        return checks.judgement(Entitlement.AUTOMATIC, DecidedBy.COURSE_LEADER);
    }

    private static void papers(RplRecordFacts facts, Rule rule, Checks checks, Signatory... signatories) {
        checks.require(rule, "RPL_FORM_MISSING", facts.form(), Rule.fact("form", facts.form()));
        for (Signatory signatory : signatories) {
            checks.require(
                    rule,
                    "NOT_SIGNED_BY_" + signatory,
                    facts.signed().contains(signatory),
                    Rule.fact("signatory", signatory));
        }
    }
}
