package org.matricula.assessment.provider.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.Registrations;

/**
 * The registrations of a chunk, several hundred: of many small occurrences, or a part of a very large one.
 *
 * @param work the occurrences with those of their registrations that need a result
 * @param occurrences how many occurrences are done when the chunk is
 * @param nextOccurrence where the next chunk starts; 0 when there is nothing left
 * @param nextRegistration after which of its registrations
 * @param patternless how many occurrences it leaves out
 */
record ComputationChunk(List<Work> work, int occurrences, long nextOccurrence, long nextRegistration, int patternless) {

    private static final int REGISTRATIONS = 500;
    private static final int OCCURRENCES = 200;

    /**
     * An occurrence and registrations on it.
     *
     * @param all every open registration on the occurrence
     */
    record Work(Occurrence occurrence, List<ModuleRegistration> registrations, List<ModuleRegistration> all) {}

    static ComputationChunk gather(
            Caller caller, List<Occurrence> plan, ComputationCursor cursor, Registrations registrations) {
        List<Work> work = new ArrayList<>();
        int size = 0;
        int patternless = 0;
        int i = start(plan, cursor);
        for (int last = i + OCCURRENCES; i < plan.size() && i < last && size < REGISTRATIONS; i++) {
            Occurrence occurrence = plan.get(i);
            if (!carriesWeight(occurrence)) {
                patternless++;
                continue;
            }
            long after = occurrence.id().value() == cursor.occurrence() ? cursor.registration() : 0;
            List<ModuleRegistration> all = open(caller, occurrence, registrations);
            List<ModuleRegistration> open =
                    all.stream().filter(r -> r.id().value() > after).toList();
            if (open.size() > REGISTRATIONS) {
                List<ModuleRegistration> part = open.subList(0, REGISTRATIONS);
                work.add(new Work(occurrence, part, all));
                return new ComputationChunk(
                        work,
                        i,
                        occurrence.id().value(),
                        part.get(REGISTRATIONS - 1).id().value(),
                        patternless);
            }
            work.add(new Work(occurrence, open, all));
            size += open.size();
        }
        long next = i < plan.size() ? plan.get(i).id().value() : 0;
        return new ComputationChunk(work, i, next, 0, patternless);
    }

    private static int start(List<Occurrence> plan, ComputationCursor cursor) {
        int i = 0;
        while (i < plan.size() && plan.get(i).id().value() < cursor.occurrence()) {
            i++;
        }
        return i;
    }

    private static boolean carriesWeight(Occurrence occurrence) {
        return occurrence.whole().stream().anyMatch(occurrence::counts);
    }

    private static List<ModuleRegistration> open(Caller caller, Occurrence occurrence, Registrations registrations) {
        return registrations.on(caller, occurrence.id()).stream()
                .filter(r -> r.institution().equals(occurrence.institution()))
                .filter(r -> r.status() == ModuleRegistration.Status.REGISTERED)
                .sorted(Comparator.comparingLong(r -> r.id().value()))
                .toList();
    }
}
