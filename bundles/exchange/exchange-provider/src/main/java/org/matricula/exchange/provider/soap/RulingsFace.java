package org.matricula.exchange.provider.soap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.matricula.exchange.provider.soap.rulings.v1.Fact;
import org.matricula.exchange.provider.soap.rulings.v1.PackReference;
import org.matricula.exchange.provider.soap.rulings.v1.RulingRecord;
import org.matricula.exchange.provider.soap.rulings.v1.Rulings;
import org.matricula.exchange.provider.soap.rulings.v1.Step;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Json;
import org.matricula.kernel.rest.Problems;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Evaluation.Choice;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations.Resolution;
import org.matricula.regulations.api.Ruling;

/**
 * Rulings by the contract. Privileges and scope are the service's own affair: it gets the caller whom the gate signed
 * in. Refusals leave as problems and become typed faults on their way out.
 */
final class RulingsFace implements Rulings {

    private final Neighbours ask;

    RulingsFace(Neighbours neighbours) {
        this.ask = neighbours;
    }

    @Override
    public RulingRecord evaluate(
            String policy, String facts, String institution, String programme, String on, String pack, String version) {
        Caller caller = PhaseInterceptorChain.getCurrentMessage().getExchange().get(Caller.class);
        Map<String, Object> given = given(facts);
        Choice choice = new Choice(
                institution == null ? null : InstitutionCode.valueOf(institution), programme, on, pack, version);
        return ask.evaluation().call(evaluation -> ruled(evaluation, caller, choice, policy, given));
    }

    private static RulingRecord ruled(
            Evaluation evaluation, Caller caller, Choice choice, String policy, Map<String, Object> given) {
        Resolution resolution = evaluation.resolve(caller, choice);
        Pack pack = resolution.pack();
        Ruling<Map<String, Object>> ruling = evaluation.evaluate(caller, pack, policy, given);
        Judgement<Map<String, Object>> judgement = ruling.judgement();
        RulingRecord record = new RulingRecord();
        record.setPolicy(ruling.policy());
        record.setOutcome(json(judgement.outcome()));
        record.setEntitlement(judgement.entitlement().name());
        record.setDecidedBy(judgement.decidedBy().name());
        record.setOverridable(judgement.overridable());
        record.setReview(judgement.review());
        record.getGap().addAll(judgement.gaps());
        judgement.findings().forEach(finding -> record.getFinding().add(finding(finding)));
        record.setRegulationYear(pack.descriptor().effectiveFrom().toString());
        if (ruling.pack() != null) {
            PackReference reference = new PackReference();
            reference.setId(ruling.pack().id());
            reference.setVersion(ruling.pack().version());
            reference.setDigest(ruling.pack().digest());
            record.setPack(reference);
        }
        record.setResolution(resolution.explanation());
        return record;
    }

    private static org.matricula.exchange.provider.soap.rulings.v1.Finding finding(Finding found) {
        var finding = new org.matricula.exchange.provider.soap.rulings.v1.Finding();
        finding.setRule(found.rule());
        finding.setClause(found.clause());
        finding.setCode(found.code());
        finding.setSatisfied(found.satisfied());
        for (Finding.Fact one : found.facts()) {
            Fact fact = new Fact();
            fact.setName(one.name());
            fact.setValue(text(one.value()));
            finding.getFact().add(fact);
        }
        for (Finding.Step one : found.steps()) {
            Step step = new Step();
            step.setName(one.name());
            step.setExpression(text(one.expression()));
            step.setResult(text(one.result()));
            step.setRounding(one.rounding());
            finding.getStep().add(step);
        }
        return finding;
    }

    private static Map<String, Object> given(String facts) {
        try {
            Map<String, Object> given = Json.mapper().readValue(facts, new TypeReference<>() {});
            if (given != null) {
                return given;
            }
        } catch (JsonProcessingException e) {
            String why = Problems.told(e).orElseThrow().detail();
            throw Problem.invalid("facts", facts, "must be a JSON object: " + why)
                    .exception();
        }
        throw Problem.invalid("facts", facts, "must be a JSON object").exception();
    }

    private static String json(Map<String, Object> outcome) {
        try {
            return FaultDetails.legal(Json.mapper().writeValueAsString(outcome));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outcome cannot be written", e);
        }
    }

    private static String text(Object value) {
        return FaultDetails.legal(String.valueOf(value));
    }
}
