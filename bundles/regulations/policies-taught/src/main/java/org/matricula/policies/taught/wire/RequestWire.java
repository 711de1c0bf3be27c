package org.matricula.policies.taught.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.policies.taught.RequestProcedure;
import org.matricula.policies.taught.RequestProcedureFacts;
import org.matricula.policies.taught.RequestProcedureFacts.Agreement;
import org.matricula.policies.taught.RequestProcedureFacts.Kind;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** The procedure of requests on the wire. */
public final class RequestWire {

    private RequestWire() {}

    /** Reads a request. */
    public static RequestProcedureFacts procedure(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new RequestProcedureFacts(
                        facts.oneOf("kind", Kind.class),
                        facts.date("received"),
                        facts.dateOr("effective", null),
                        facts.dateOr("until", null),
                        facts.dateOr("session_starts", null),
                        facts.countOr("working_days", 0),
                        facts.flagOr("sponsored", false),
                        facts.flagOr("funded", false),
                        facts.flagOr("loan", false),
                        facts.oneOfOr("agreement", Agreement.class, Agreement.NONE),
                        facts.has("evidence") ? facts.texts("evidence") : List.of(),
                        facts.flagOr("identity_changes", false),
                        facts.flagOr("between_faculties", false),
                        facts.has("also") ? facts.texts("also") : List.of()));
    }

    /** Shows how it is dealt with; of each duty who, after what and within how many days. */
    public static Map<String, Object> show(RequestProcedure outcome) {
        Map<String, String> terms = new LinkedHashMap<>();
        outcome.duties()
                .forEach(duty -> terms.put(
                        duty.code(), duty.who() + ", " + duty.days() + " " + duty.count() + " after " + duty.after()));
        return new Shown()
                .with("admissible", outcome.admissible())
                .with("reason", outcome.reason())
                .with(
                        "approvals",
                        outcome.approvals().stream()
                                .map(approval -> approval.by().name())
                                .toList())
                .with("decides", outcome.decides())
                .with("lapse_days", outcome.lapseDays())
                .with("duties", List.copyOf(terms.keySet()))
                .with("terms", terms)
                .map();
    }
}
