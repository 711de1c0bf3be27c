package org.matricula.regulations.engine.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.pack.LoadedPack;

/** Judges facts that a caller brings. One pack is taken at the start and rules to the end. */
final class Rulings {

    private final Regulations regulations;
    private final Institutions institutions;
    private final Clock clock;

    Rulings(Regulations regulations, Institutions institutions, Clock clock) {
        this.regulations = regulations;
        this.institutions = institutions;
        this.clock = clock;
    }

    Map<String, Object> rule(Caller caller, RulingRequest request) {
        caller.require(Regulations.READ);
        if (request.policy() == null || request.given() == null) {
            throw Problem.invalid(request.policy() == null ? "policy" : "given", null, "must be given")
                    .exception();
        }
        Pack pack = request.pack() != null
                ? regulations.named(caller, request.pack(), request.version())
                : governing(caller, request);
        Ruling<Map<String, Object>> ruling = ((LoadedPack) pack).evaluate(request.policy(), request.given());
        return shown(ruling);
    }

    private Pack governing(Caller caller, RulingRequest request) {
        if (request.institution() == null) {
            throw Problem.invalid("institution", null, "must be given unless a pack is named")
                    .exception();
        }
        caller.scope().require(request.institution());
        AcademicSession session = session(request.institution(), request.on());
        return regulations
                .resolve(new GoverningEvent(request.institution(), request.programme(), session))
                .pack();
    }

    private AcademicSession session(InstitutionCode institution, String on) {
        if (on != null && on.contains("/")) {
            return AcademicSession.valueOf(on);
        }
        LocalDate date;
        try {
            date = on == null ? LocalDate.now(clock) : LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("on", on, "must be a session (2026/27) or a date (2026-11-21)")
                    .exception();
        }
        Caller platform = new Caller("platform", Set.of(Institutions.READ.name()), Scope.of(Set.of(institution)));
        return institutions.sessions(platform, institution).stream()
                .filter(dates -> !date.isBefore(dates.starts()) && !date.isAfter(dates.ends()))
                .map(dates -> dates.session())
                .findFirst()
                .orElseThrow(() -> Problem.invalid("on", date, "lies in no session of " + institution)
                        .exception());
    }

    private static Map<String, Object> shown(Ruling<Map<String, Object>> ruling) {
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
        shown.put("pack", ruling.pack());
        return shown;
    }
}
