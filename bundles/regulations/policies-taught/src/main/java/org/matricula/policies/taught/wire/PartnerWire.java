package org.matricula.policies.taught.wire;

import java.util.List;
import java.util.Map;
import org.matricula.policies.taught.PartnerDutyFacts;
import org.matricula.policies.taught.PartnerDutyOutcome;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** What partners and the university owe each other, on the wire. */
public final class PartnerWire {

    private PartnerWire() {}

    /** Reads what happened. */
    public static PartnerDutyFacts duty(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new PartnerDutyFacts(
                        facts.oneOf("event", PartnerDutyFacts.Event.class),
                        facts.oneOf("agreement", PartnerDutyFacts.Agreement.class),
                        facts.has("agreed_days") ? facts.count("agreed_days") : null));
    }

    /** Shows who must tell whom. */
    public static Map<String, Object> show(PartnerDutyOutcome outcome) {
        return new Shown()
                .with("duty", outcome.duty())
                .with("owed_by", outcome.owedBy())
                .with("owed_to", outcome.owedTo())
                .with("form", outcome.form())
                .with("working_days", outcome.workingDays())
                .with("rights", List.copyOf(outcome.rights()))
                .map();
    }
}
