package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.Requirement;
import org.matricula.kernel.api.AcademicSession;

/** Finds circles among prerequisites: a module that would have to be passed before itself. */
final class Circles {

    private static final int WHITE = 0;
    private static final int GREY = 1;
    private static final int BLACK = 2;

    private final Map<ModuleId, Set<ModuleId>> edges = new HashMap<>();
    private final Map<ModuleId, Integer> colours = new HashMap<>();
    private final List<ModuleId> path = new ArrayList<>();

    private Circles(Collection<ModuleSpecification> inForce) {
        for (ModuleSpecification s : inForce) {
            edges.put(
                    s.moduleId(),
                    s.requirements().stream()
                            .filter(r -> r.kind() == Requirement.Kind.PREREQUISITE)
                            .flatMap(r -> r.anyOf().stream())
                            .collect(Collectors.toSet()));
        }
    }

    /**
     * The first circle in any session, as the modules on it with the first again at the end.
     *
     * @param all what modules demand, approved or proposed; the proposed count like approved ones
     */
    static Optional<List<ModuleId>> first(Collection<ModuleSpecification> all) {
        Set<AcademicSession> sessions =
                all.stream().map(ModuleSpecification::effectiveFrom).collect(Collectors.toCollection(TreeSet::new));
        for (AcademicSession session : sessions) {
            Map<ModuleId, ModuleSpecification> inForce = new HashMap<>();
            for (ModuleSpecification s : all) {
                if (s.effectiveFrom().compareTo(session) <= 0) {
                    inForce.merge(s.moduleId(), s, Circles::later);
                }
            }
            Optional<List<ModuleId>> circle = new Circles(inForce.values()).find();
            if (circle.isPresent()) {
                return circle;
            }
        }
        return Optional.empty();
    }

    private static ModuleSpecification later(ModuleSpecification a, ModuleSpecification b) {
        int order = a.effectiveFrom().compareTo(b.effectiveFrom());
        return order > 0 || order == 0 && a.number() > b.number() ? a : b;
    }

    private Optional<List<ModuleId>> find() {
        for (ModuleId start : edges.keySet()) {
            if (colours.getOrDefault(start, WHITE) == WHITE) {
                List<ModuleId> circle = from(start);
                if (circle != null) {
                    return Optional.of(circle);
                }
            }
        }
        return Optional.empty();
    }

    private List<ModuleId> from(ModuleId module) {
        colours.put(module, GREY);
        path.add(module);
        for (ModuleId next : edges.getOrDefault(module, Set.of())) {
            int colour = colours.getOrDefault(next, WHITE);
            if (colour == GREY) {
                List<ModuleId> circle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
                circle.add(next);
                return circle;
            }
            List<ModuleId> circle = colour == BLACK ? null : from(next);
            if (circle != null) {
                return circle;
            }
        }
        path.remove(path.size() - 1);
        colours.put(module, BLACK);
        return null;
    }
}
