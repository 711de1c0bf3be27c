package org.matricula.policies.taught.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.EnrolmentGates;
import org.matricula.policies.taught.EnrolmentGates.Gate;
import org.matricula.policies.taught.EnrolmentGates.State;
import org.matricula.policies.taught.EnrolmentGatesFacts;
import org.matricula.policies.taught.EnrolmentGatesFacts.Evidence;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;
import org.matricula.regulations.kit.ruling.WaivedClause;

/** The gates of enrolment: which apply, where they stand, by when, and who may waive them (T-ST-1, T-ST-5). */
public final class EnrolmentGatesPolicy implements Policy<EnrolmentGatesFacts, EnrolmentGates> {

    private final Map<String, Row> gates;

    private EnrolmentGatesPolicy(Parameters parameters) {
        gates = ParameterValues.group(parameters, "enrolment", Row::of);
        List<String> clauses = new ArrayList<>();
        gates.forEach((name, row) -> {
            // a waiver names the clause, and must not open two gates
            String clause = row.rule().clause();
            if (clauses.stream()
                    .anyMatch(one -> WaivedClause.covers(one, clause) || WaivedClause.covers(clause, one))) {
                throw Problem.invalid(
                                "parameter enrolment." + name + ".clause",
                                clause,
                                "must not be the clause of another gate, nor a part of it")
                        .exception();
            }
            clauses.add(clause);
        });
    }

    /** Takes the gates from the block {@code enrolment}. */
    public static EnrolmentGatesPolicy configure(Parameters parameters) {
        return new EnrolmentGatesPolicy(parameters);
    }

    @Override
    public Judgement<EnrolmentGates> evaluate(EnrolmentGatesFacts facts) {
        Trail trail = new Trail();
        List<Gate> applied = new ArrayList<>();
        boolean complete = true;
        boolean lapsed = false;
        for (Map.Entry<String, Row> entry : gates.entrySet()) {
            Row row = entry.getValue();
            if (row.events().contains(facts.event().name())) {
                LocalDate deadline = facts.closes().plusDays(row.days());
                State state = state(entry.getKey(), row, facts, deadline, trail);
                boolean open = state != State.PASSED && state != State.WAIVED;
                complete &= !open;
                lapsed |= open && facts.today().isAfter(deadline);
                applied.add(
                        new Gate(entry.getKey(), row.rule().clause(), state, deadline, row.waivedBy(), row.sources()));
            }
        }
        return trail.judgement(new EnrolmentGates(complete, lapsed, applied), Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private static State state(String name, Row row, EnrolmentGatesFacts facts, LocalDate deadline, Trail trail) {
        State state = State.PASSED;
        String reference = null;
        for (String source : row.sources()) {
            Evidence evidence = facts.evidence().stream()
                    .filter(one -> one.gate().equals(name) && one.source().equals(source))
                    .findFirst()
                    .orElse(null);
            if (evidence == null) {
                state = State.UNKNOWN;
            } else if (!evidence.passed() && state == State.PASSED) {
                state = State.BLOCKED;
            }
            reference = evidence == null || evidence.reference() == null ? reference : evidence.reference();
        }
        Finding finding = row.rule()
                .finding(
                        "GATE_" + state.name(),
                        state == State.PASSED,
                        Rule.fact("gate", name),
                        Rule.fact("deadline", deadline),
                        Rule.fact("evidence", reference),
                        Rule.fact("sources", row.sources()));
        Trail heeding = new Trail(facts.waivers().stream()
                .filter(waiver -> row.waivedBy().contains(waiver.approver()))
                .toList());
        boolean holds = heeding.holds(finding);
        heeding.findings().forEach(trail::add);
        return holds && state != State.PASSED ? State.WAIVED : state;
    }

    private record Row(Rule rule, List<String> events, int days, List<String> waivedBy, List<String> sources) {

        static Row of(Parameters row) {
            return new Row(
                    new Rule(row.text("rule"), row.text("clause")),
                    row.texts("events").stream().map(event -> known(row, event)).toList(),
                    ParameterValues.count(row, "days"),
                    row.texts("waived_by"),
                    row.texts("sources"));
        }

        private static String known(Parameters row, String event) {
            for (EnrolmentGatesFacts.Event one : EnrolmentGatesFacts.Event.values()) {
                if (one.name().equals(event)) {
                    return event;
                }
            }
            throw Problem.invalid("parameter " + row.whole("events"), event, "must be ENROLMENT or RE_ENROLMENT")
                    .exception();
        }
    }
}
