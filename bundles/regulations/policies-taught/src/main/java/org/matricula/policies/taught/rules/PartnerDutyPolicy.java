package org.matricula.policies.taught.rules;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.PartnerDutyFacts;
import org.matricula.policies.taught.PartnerDutyFacts.Agreement;
import org.matricula.policies.taught.PartnerDutyFacts.Event;
import org.matricula.policies.taught.PartnerDutyOutcome;
import org.matricula.policies.taught.PartnerDutyOutcome.Party;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Who must tell whom of what happens at a partner (section 8.6). */
public final class PartnerDutyPolicy implements Policy<PartnerDutyFacts, PartnerDutyOutcome> {

    private static final Map<Event, Rule> RULES = Map.of(
            Event.WITHDRAWAL, ProcedureRules.PARTNER_WITHDRAWAL,
            Event.TRANSFER, ProcedureRules.PARTNER_TRANSFER,
            Event.SUSPENSION, ProcedureRules.PARTNER_SUSPENSION,
            Event.ATTENDANCE, ProcedureRules.PARTNER_ATTENDANCE,
            Event.MARKS, ProcedureRules.PARTNER_MARKING,
            Event.GRADES, ProcedureRules.PARTNER_TOLD,
            Event.BOARD, Rules.SUBJECT_MEMBERS);

    private final Map<Event, Row> rows = new EnumMap<>(Event.class);

    private PartnerDutyPolicy(Parameters block) {
        for (Event event : Event.values()) {
            rows.put(event, Row.of(block.at(event.name())));
        }
    }

    /** Takes its table from the block {@code partners}. */
    public static PartnerDutyPolicy configure(Parameters parameters) {
        return new PartnerDutyPolicy(parameters.at("partners"));
    }

    @Override
    public Judgement<PartnerDutyOutcome> evaluate(PartnerDutyFacts facts) {
        Row row = rows.get(facts.event());
        // without an agreement on record no exception can be claimed
        boolean owed = facts.agreement() == Agreement.NONE || row.agreements.contains(facts.agreement());
        Integer days = facts.agreedDays() != null ? facts.agreedDays() : row.workingDays;
        Trail trail = new Trail()
                .add(RULES.get(facts.event())
                        .finding(
                                "PARTNER_DUTY",
                                owed,
                                Rule.fact("event", facts.event()),
                                Rule.fact("agreement", facts.agreement()),
                                Rule.fact("duty", row.duty),
                                Rule.fact("owed_by", row.owedBy),
                                Rule.fact("owed_to", row.owedTo),
                                Rule.fact("working_days", days)));
        List<String> rights = List.of();
        if (facts.event() == Event.BOARD && owed) {
            trail.add(
                    ProcedureRules.PARTNER_BOARD.met("PARTNER_MAY_ATTEND", Rule.fact("agreement", facts.agreement())));
            rights = List.of("ATTEND_AWARD_BOARD");
        }
        if (owed && row.workingDays == null) {
            trail.gap("AMB-T-90");
        }
        if (facts.agreement() == Agreement.ARTICULATION) {
            trail.gap("AMB-T-91");
        }
        if (facts.agreement() == Agreement.NONE) {
            trail.gap("AMB-T-92").review();
        }
        PartnerDutyOutcome outcome = owed
                ? new PartnerDutyOutcome(row.duty, row.owedBy, row.owedTo, row.form, days, rights)
                : new PartnerDutyOutcome(null, null, null, false, null, rights);
        return trail.judgement(outcome, Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private record Row(
            String duty, Party owedBy, String owedTo, boolean form, Integer workingDays, Set<Agreement> agreements) {

        private static final Set<String> PARTIES = Set.of("PARTNER", "UNIVERSITY");
        private static final Set<String> KINDS = Set.of("VALIDATED", "FRANCHISED", "ACCREDITED", "ARTICULATION");

        static Row of(Parameters block) {
            Set<Agreement> agreements = new HashSet<>();
            for (String position : block.at("agreements").names()) {
                agreements.add(Agreement.valueOf(ParameterValues.oneOf(block, "agreements." + position, KINDS)));
            }
            return new Row(
                    block.text("duty"),
                    Party.valueOf(ParameterValues.oneOf(block, "owed_by", PARTIES)),
                    block.text("owed_to"),
                    block.flag("form"),
                    block.value("working_days") == null ? null : ParameterValues.count(block, "working_days"),
                    agreements);
        }
    }
}
