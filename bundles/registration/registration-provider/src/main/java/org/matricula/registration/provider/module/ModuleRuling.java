package org.matricula.registration.provider.module;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Requirement;
import org.matricula.policies.taught.Load;
import org.matricula.policies.taught.LoadFacts;
import org.matricula.policies.taught.ModuleChoice;
import org.matricula.policies.taught.ModuleChoiceFacts;
import org.matricula.policies.taught.ModuleChoiceFacts.Kept;
import org.matricula.policies.taught.ModuleChoiceFacts.Kind;
import org.matricula.policies.taught.ModuleChoiceFacts.Need;
import org.matricula.policies.taught.ModuleChoiceFacts.Wanted;
import org.matricula.policies.taught.StatusChange;
import org.matricula.policies.taught.StatusChangeFacts;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.AppliedRule;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.provider.basis.Governing;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.ruling.WaivedClause;

/** The rulings of one pack on one selection of modules, put together. */
final class ModuleRuling {

    private final Pack pack;
    private final Function<Set<LocalDate>, List<WaivedClause>> waivedOn;
    private final List<WaivedClause> waived;
    private final List<AppliedRule> rules = new ArrayList<>();
    private final Set<String> refusals = new LinkedHashSet<>();

    /**
     * @param waivedOn what is waived on one of some days
     * @param days on which the modules are taken or left
     */
    ModuleRuling(Pack pack, Function<Set<LocalDate>, List<WaivedClause>> waivedOn, Set<LocalDate> days) {
        this.pack = pack;
        this.waivedOn = waivedOn;
        this.waived = waivedOn.apply(days);
    }

    /**
     * The credits of the year.
     *
     * @param leaves true when modules are left: a student who is still choosing may be below the minimum, one who gives
     *     modules up may not
     */
    void load(String group, int wanted, int before, LoadFacts.Reason reason, boolean leaves) {
        Ruling<Load> ruling = pack.evaluate(
                TaughtPolicies.LOAD, new LoadFacts(StudentGroup.valueOf(group), wanted, before, reason, false, waived));
        rules.addAll(Governing.told(ruling.findings()));
        switch (ruling.outcome().status()) {
            case ABOVE_NORMAL, NOT_PERMITTED -> refuse(ruling.findings());
            case BELOW_NORMAL -> {
                if (leaves) {
                    refuse(ruling.findings());
                }
            }
            default -> {}
        }
    }

    /** The days in which a module can be taken or left; only what is waived on the day itself helps. */
    void window(String module, LocalDate starts, LocalDate day) {
        if (starts != null) {
            Ruling<StatusChange> ruling = pack.evaluate(
                    TaughtPolicies.STATUS_CHANGE,
                    StatusChangeFacts.moduleChange(starts, day, waivedOn.apply(Set.of(day))));
            Governing.told(ruling.findings()).forEach(told -> rules.add(about(module, told)));
            refuse(ruling.findings());
        }
    }

    /**
     * What the modules demand, and what the course specifies.
     *
     * @param kept what stays, of which is asked what the others change
     * @param demands of all of them; null when nobody can say
     * @param attempted codes of the wanted modules at which an attempt stands: for a repeat an earlier one, and otherwise a
     *     first one on another run
     * @param passed null when nobody can say
     * @param course null where nothing is kept of it
     */
    void modules(
            List<Module> wanted,
            List<Module> kept,
            Set<String> repeated,
            Map<ModuleId, List<Requirement>> demands,
            Set<String> attempted,
            Set<ModuleId> passed,
            Set<String> taking,
            Set<String> leaving,
            ModuleChoiceFacts.Course course,
            Map<ModuleId, Module> named,
            List<String> holds) {
        List<Wanted> asked = wanted.stream()
                .map(module ->
                        new Wanted(module.code(), repeated.contains(module.code()), needs(module, demands, named)))
                .toList();
        List<Kept> staying = kept.stream()
                .map(module -> new Kept(module.code(), needs(module, demands, named)))
                .toList();
        Set<String> codes = passed == null
                ? null
                : passed.stream().map(id -> code(id, named)).collect(Collectors.toSet());
        Ruling<ModuleChoice> ruling = pack.evaluate(
                TaughtPolicies.MODULE_CHOICE,
                new ModuleChoiceFacts(asked, staying, attempted, codes, taking, leaving, course, holds, waived));
        rules.addAll(Governing.told(ruling.findings()));
        refusals.addAll(ruling.outcome().reasons());
    }

    /** All of it. */
    ModuleProposal proposal(int credits) {
        return new ModuleProposal(
                refusals.isEmpty(),
                credits,
                List.copyOf(refusals),
                List.copyOf(rules),
                pack.ref().toString());
    }

    private static AppliedRule about(String module, AppliedRule told) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("module", module);
        facts.putAll(told.facts());
        return new AppliedRule(told.rule(), told.clause(), told.code(), told.satisfied(), facts);
    }

    private void refuse(List<Finding> from) {
        from.stream().filter(one -> !one.satisfied()).map(Finding::code).forEach(refusals::add);
    }

    private static List<Need> needs(
            Module module, Map<ModuleId, List<Requirement>> demands, Map<ModuleId, Module> named) {
        return demands == null
                ? null
                : demands.getOrDefault(module.id(), List.of()).stream()
                        .map(one -> new Need(
                                Kind.valueOf(one.kind().name()),
                                one.anyOf().stream().map(id -> code(id, named)).toList()))
                        .toList();
    }

    // a module of another institution has no code here, and its identity names it well enough
    private static String code(ModuleId id, Map<ModuleId, Module> named) {
        Module module = named.get(id);
        return module == null ? "module " + id : module.code();
    }
}
