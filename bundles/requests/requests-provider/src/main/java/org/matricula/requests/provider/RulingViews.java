package org.matricula.requests.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.rest.Json;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Ruling;
import org.matricula.requests.api.Preview.AppliedRule;
import org.matricula.requests.api.Preview.RequestRuling;

/** Rulings as they are shown and kept. */
final class RulingViews {

    private static final int LONGEST = 32_000;

    private RulingViews() {}

    static List<RequestRuling> of(Judged judged) {
        return judged.rulings().stream().map(ruling -> view(ruling, judged)).toList();
    }

    /** The text that is kept with a step; without the findings where it would not fit. */
    static String json(Judged judged) {
        List<RequestRuling> views = of(judged);
        String text = write(views);
        return text.length() <= LONGEST
                ? text
                : write(views.stream().map(RulingViews::withoutFindings).toList());
    }

    private static RequestRuling view(Ruling<?> ruling, Judged judged) {
        return new RequestRuling(
                ruling.policy(),
                ruling.pack() == null ? null : ruling.pack().toString(),
                ruling.judgement().entitlement().name(),
                ruling.judgement().decidedBy().name(),
                ruling.judgement().overridable(),
                ruling.judgement().review(),
                ruling.judgement().gaps(),
                ruling.findings().stream().map(finding -> view(finding, judged)).toList());
    }

    private static RequestRuling withoutFindings(RequestRuling view) {
        return new RequestRuling(
                view.policy(),
                view.pack(),
                view.entitlement(),
                view.decidedBy(),
                view.overridable(),
                view.review(),
                view.gaps(),
                List.of());
    }

    /** A finding that a waiver covers names it. */
    private static AppliedRule view(Finding finding, Judged judged) {
        Map<String, String> facts = new LinkedHashMap<>();
        finding.facts().forEach(fact -> facts.put(fact.name(), String.valueOf(fact.value())));
        if (!finding.satisfied()) {
            judged.waiver(finding.clause()).ifPresent(waiver -> {
                facts.put("waiver", waiver.id().toString());
                facts.put("waivedClause", waiver.clause());
                facts.put("waivedBy", waiver.approver());
                facts.put("waivedUntil", waiver.expires().toString());
            });
        }
        return new AppliedRule(finding.rule(), finding.clause(), finding.code(), finding.satisfied(), facts);
    }

    private static String write(List<RequestRuling> views) {
        try {
            return Json.mapper().writeValueAsString(views);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
