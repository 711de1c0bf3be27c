package org.matricula.regulations.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.CohortReplay;
import org.matricula.regulations.api.Replays;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The domains that can have a past cohort judged again, as they come and go. */
@Component(service = Cohorts.class)
public final class Cohorts {

    private static final int RETRY_SECONDS = 10;

    private final Map<String, CohortReplay> byKind = new ConcurrentHashMap<>();
    private final Set<String> known = new ConcurrentSkipListSet<>(Set.of(Replays.BOARDS));

    /** A domain's cohorts can be judged again from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addCohort(CohortReplay cohort) {
        known.add(cohort.kind());
        byKind.put(cohort.kind(), cohort);
    }

    /** A domain's cohorts cannot be judged any more. */
    public void removeCohort(CohortReplay cohort) {
        byKind.remove(cohort.kind(), cohort);
    }

    /** @throws org.matricula.kernel.api.ProblemException 422 for a kind that is neither ours nor was ever here */
    void check(String kind) {
        if (!known.contains(kind)) {
            throw Problem.invalid("kind", kind, "must be one of " + String.join(", ", known))
                    .exception();
        }
    }

    /** @throws org.matricula.kernel.api.ProblemException 503 that names the domain when it is not there */
    CohortReplay of(String kind) {
        CohortReplay cohort = byKind.get(kind);
        if (cohort == null) {
            throw Problem.unavailable(
                            "The decisions of '" + kind + "' cannot be replayed: that domain is not there.",
                            RETRY_SECONDS)
                    .exception();
        }
        return cohort;
    }
}
