package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.Classification.Special;
import org.matricula.policies.taught.Compensation;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.policies.taught.ExitAward;
import org.matricula.policies.taught.Progression;
import org.matricula.regulations.kit.number.Display;
import org.matricula.regulations.kit.number.Exact;

/** Outcomes of the policies that a board asks, by the names of the specification. */
final class OutcomeJson {

    private final JsonGenerator out;

    private OutcomeJson(JsonGenerator out) {
        this.out = out;
    }

    static void write(Object outcome, JsonGenerator out) throws IOException {
        OutcomeJson json = new OutcomeJson(out);
        out.writeStartObject();
        if (outcome instanceof Progression progression) {
            json.write(progression);
        } else if (outcome instanceof Compensation compensation) {
            json.write(compensation);
        } else if (outcome instanceof CreditOutcome.AwardCredit credit) {
            json.write(credit);
        } else if (outcome instanceof Classified classified) {
            json.write(classified);
        } else if (outcome instanceof Special special) {
            json.write(special);
        } else if (outcome instanceof ExitAward award) {
            json.write(award);
        } else if (outcome instanceof NoRule none) {
            json.value("no_rule", none.policy());
        } else {
            throw new IllegalArgumentException("a board asks for no " + outcome.getClass());
        }
        out.writeEndObject();
    }

    private void write(Progression progression) throws IOException {
        value("outcome", progression.outcome());
        texts("options", progression.options());
        value("may_continue_at_level", progression.mayContinueAtLevel());
        value("next_session_load", progression.nextSessionLoad());
        value("governed_by_current_rules", progression.governedByCurrentRules());
        texts("warnings", progression.warnings());
    }

    private void write(Compensation compensation) throws IOException {
        value("eligible", compensation.eligible());
        value("reason", compensation.reason());
        texts("offer", compensation.offer());
        value("grade_if_accepted", compensation.gradeIfAccepted());
        value("mark_if_accepted", compensation.markIfAccepted());
        value("credits_if_accepted", compensation.creditsIfAccepted());
    }

    private void write(CreditOutcome.AwardCredit credit) throws IOException {
        value("qualifies", credit.qualifies());
        texts("unmet", credit.unmet());
        value("usable_credits", credit.usableCredits());
        value("required_credits", credit.requiredCredits());
        texts("warnings", credit.warnings());
    }

    private void write(Special special) throws IOException {
        value("outcome", special.outcome());
        value("reason", special.reason());
        value("classification", special.classification());
        value("lower_award_possible", special.lowerAwardPossible());
    }

    private void write(ExitAward award) throws IOException {
        value("best", award.best());
        texts("qualifies", award.qualifies());
        value("designation", award.designation());
    }

    private void write(Classified classified) throws IOException {
        value("classification", classified.result());
        texts("unmet", classified.unmet());
        value("variant", classified.variant());
        mean("method1", classified.method1());
        mean("method2", classified.method2());
        mean("mean", classified.mean());
        value("method", classified.method());
        value("also_previous_regulations", classified.alsoPreviousRegulations());
    }

    private void mean(String name, Exact mean) throws IOException {
        value(name, Display.mean(mean));
    }

    private void value(String name, Object value) throws IOException {
        out.writeFieldName(name);
        RulingsJson.value(out, value);
    }

    private void texts(String name, List<?> values) throws IOException {
        RulingsJson.texts(out, name, values);
    }
}
