package org.matricula.regulations.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges facts that a caller brings. Nothing is kept, and no decision comes this way. */
@Component
public final class FactEvaluation implements Evaluation {

    private final Regulations regulations;
    private final Institutions institutions;
    private final Clock clock;

    /** Judges under the packs of the engine. */
    @Activate
    public FactEvaluation(
            @Reference Regulations regulations, @Reference Institutions institutions, @Reference Clock clock) {
        this.regulations = regulations;
        this.institutions = institutions;
        this.clock = clock;
    }

    @Override
    public Regulations.Resolution resolve(Caller caller, Choice choice) {
        caller.require(Regulations.READ);
        if (choice.pack() != null) {
            Pack named = regulations.named(caller, choice.pack(), choice.version());
            return new Regulations.Resolution(named, null);
        }
        if (choice.institution() == null) {
            throw Problem.invalid("institution", null, "must be given unless a pack is named")
                    .exception();
        }
        if (choice.version() != null) {
            throw Problem.invalid("pack", null, "must be given where a version is")
                    .exception();
        }
        caller.scope().require(choice.institution());
        AcademicSession session = session(choice.institution(), choice.on());
        return regulations.resolve(new GoverningEvent(choice.institution(), choice.programme(), session));
    }

    @Override
    public Ruling<Map<String, Object>> evaluate(Caller caller, Pack pack, String policy, Map<String, Object> given) {
        caller.require(Regulations.READ);
        if (policy == null || given == null) {
            throw Problem.invalid(policy == null ? "policy" : "given", null, "must be given")
                    .exception();
        }
        LoadedPack loaded = (LoadedPack) pack;
        if (!given.containsKey(OVERRIDE)) {
            return loaded.evaluate(policy, given);
        }
        caller.require(REHEARSE);
        Map<String, Object> facts = new LinkedHashMap<>(given);
        return new Ruling<>(policy, loaded.tryOut(policy, facts, overrides(facts.remove(OVERRIDE))), null);
    }

    @Override
    public Comparison compare(
            Caller caller, List<Pack> packs, String policy, Map<String, Object> given, boolean betterOf) {
        caller.require(Regulations.READ);
        List<Ruling<Map<String, Object>>> rulings = new ArrayList<>();
        packs.forEach(pack -> rulings.add(evaluate(caller, pack, policy, given)));
        return new Comparison(rulings, betterOf ? better(order(packs, policy), rulings) : null);
    }

    @Override
    public Map<String, Object> simulate(Caller caller, Pack pack, String name, Map<String, Object> given) {
        caller.require(Regulations.READ);
        if (given == null) {
            throw Problem.invalid("given", null, "must be given").exception();
        }
        return ((LoadedPack) pack)
                .simulation(name)
                .orElseThrow(() -> Problem.notFound("simulation", name).exception())
                .run()
                .apply(pack, given);
    }

    @Override
    public Map<String, Map<String, Object>> facts(Caller caller, Pack pack) {
        caller.require(Regulations.READ);
        Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
        for (String policy : pack.policies()) {
            ((LoadedPack) pack).factSchema(policy).ifPresent(schema -> facts.put(policy, schema));
        }
        return facts;
    }

    private static int better(Comparator<Map<String, Object>> order, List<Ruling<Map<String, Object>>> rulings) {
        int best = 0;
        for (int i = 1; i < rulings.size(); i++) {
            if (order.compare(rulings.get(i).outcome(), rulings.get(best).outcome()) > 0) {
                best = i;
            }
        }
        return best;
    }

    private static Comparator<Map<String, Object>> order(List<Pack> packs, String policy) {
        var first = ((LoadedPack) packs.get(0)).definition(policy).orElseThrow();
        boolean alike = packs.stream().allMatch(pack -> ((LoadedPack) pack)
                .definition(policy)
                .filter(one -> one.key().equals(first.key()))
                .isPresent());
        if (!alike || first.order() == null) {
            throw Problem.invalid(
                            "better_of",
                            true,
                            alike
                                    ? "cannot be had: the policy " + policy + " does not say which outcome is better"
                                    : "cannot be had: the packs answer " + policy + " by different policies")
                    .exception();
        }
        return first.order();
    }

    private static Map<String, Object> overrides(Object override) {
        if (!(override instanceof Map<?, ?> map)) {
            throw Problem.invalid(OVERRIDE, override, "must be an object of parameter paths to values")
                    .exception();
        }
        Map<String, Object> overrides = new LinkedHashMap<>();
        map.forEach((path, value) -> overrides.put(String.valueOf(path), value));
        return overrides;
    }

    private AcademicSession session(InstitutionCode institution, String on) {
        if (on != null && on.contains("/")) {
            return AcademicSession.valueOf(on);
        }
        Caller platform = new Caller("platform", Set.of(Institutions.READ.name()), Scope.of(Set.of(institution)));
        LocalDate date;
        try {
            date = on == null ? new LocalDays(institutions, clock).today(platform, institution) : LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("on", on, "must be a session (2026/27) or a date (2026-11-21)")
                    .exception();
        }
        return institutions.sessions(platform, institution).stream()
                .filter(dates -> !date.isBefore(dates.starts()) && !date.isAfter(dates.ends()))
                .map(dates -> dates.session())
                .findFirst()
                .orElseThrow(() -> Problem.invalid("on", date, "lies in no session of " + institution)
                        .exception());
    }
}
