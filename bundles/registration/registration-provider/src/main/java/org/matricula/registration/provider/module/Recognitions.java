package org.matricula.registration.provider.module;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Requirement;
import org.matricula.registration.api.Claim;

/**
 * On which days claims of one person had modules recognised: what a record tells of a day is asked as of that day. What no
 * claim recognised has no days, and counts always.
 */
record Recognitions(List<Span> spans) {

    static final Recognitions NONE = new Recognitions(List.of());

    /** @param to the last day; null while it stands */
    record Span(ModuleId module, LocalDate from, LocalDate to) {

        boolean covers(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }
    }

    static Recognitions of(List<Claim> claims) {
        List<Span> spans = new ArrayList<>();
        for (Claim claim : claims) {
            boolean revoked = claim.state() == Claim.State.REVOKED;
            if (claim.kind() != Claim.Kind.ADMISSION && (revoked || claim.state() == Claim.State.CONFIRMED)) {
                LocalDate from = last(claim, Set.of("ACCEPTED", "RATIFIED"));
                LocalDate to = revoked ? last(claim, Set.of("REVOKED")) : null;
                claim.modules().forEach(module -> spans.add(new Span(module.moduleId(), from, to)));
            }
        }
        return new Recognitions(spans);
    }

    private static LocalDate last(Claim claim, Set<String> steps) {
        return claim.steps().stream()
                .filter(step -> steps.contains(step.what()))
                .map(Claim.Step::on)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private boolean stood(ModuleId module, LocalDate day) {
        return spans.stream().anyMatch(span -> span.module().equals(module) && span.covers(day));
    }

    private boolean cameLater(ModuleId module, LocalDate day) {
        return !stood(module, day)
                && spans.stream().anyMatch(span -> span.module().equals(module) && span.to() == null);
    }

    /**
     * What a module demanded on the day on which it was taken: nothing of what was recognised for the person later, and
     * nothing that was recognised then and is so no more.
     *
     * @param passed what the person has passed now
     * @param taking what the person takes beside it
     */
    List<Requirement> asOf(LocalDate day, List<Requirement> demands, Set<ModuleId> passed, Set<ModuleId> taking) {
        if (spans.isEmpty()) {
            return demands;
        }
        List<Requirement> then = new ArrayList<>();
        for (Requirement demand : demands) {
            if (demand.kind() == Requirement.Kind.EXCLUDED) {
                List<ModuleId> excluded = demand.anyOf().stream()
                        .filter(one -> taking.contains(one) || !cameLater(one, day))
                        .toList();
                if (!excluded.isEmpty()) {
                    then.add(new Requirement(demand.kind(), excluded));
                }
            } else if (demand.anyOf().stream().anyMatch(passed::contains)
                    || demand.anyOf().stream().noneMatch(one -> stood(one, day))) {
                then.add(demand);
            }
        }
        return then;
    }

    /** What modules demand as far as it names another. */
    static Map<ModuleId, List<Requirement>> naming(Map<ModuleId, List<Requirement>> demands, ModuleId other) {
        Map<ModuleId, List<Requirement>> naming = new HashMap<>();
        demands.forEach((module, each) -> {
            List<Requirement> some =
                    each.stream().filter(one -> one.anyOf().contains(other)).toList();
            if (!some.isEmpty()) {
                naming.put(module, some);
            }
        });
        return naming;
    }
}
