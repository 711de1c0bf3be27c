package org.matricula.regulations.engine.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations.Resolution;
import org.matricula.regulations.api.Ruling;

/** A ruling as callers see it: the outcome's fields by their own names, then what every ruling has (section 0.3). */
final class RulingView {

    private RulingView() {}

    /**
     * A ruling.
     *
     * @param chosen the pack, and why it governs where it was not named
     */
    static Map<String, Object> of(Ruling<Map<String, Object>> ruling, Resolution chosen) {
        Pack pack = chosen.pack();
        Judgement<Map<String, Object>> judgement = ruling.judgement();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("policy", ruling.policy());
        shown.putAll(judgement.outcome());
        shown.putIfAbsent("entitlement", judgement.entitlement());
        shown.putIfAbsent("decided_by", judgement.decidedBy());
        shown.putIfAbsent("overridable", judgement.overridable());
        shown.putIfAbsent("gaps", judgement.gaps());
        shown.putIfAbsent("review", judgement.review());
        shown.put("findings", judgement.findings().stream().map(FindingView::of).toList());
        shown.put("regulation_year", pack.descriptor().effectiveFrom());
        shown.put("pack", ruling.pack());
        if (ruling.pack() == null) {
            shown.put("rehearsal_of", pack.ref());
        }
        if (chosen.explanation() != null) {
            shown.put("resolution", chosen.explanation());
        }
        return shown;
    }
}
