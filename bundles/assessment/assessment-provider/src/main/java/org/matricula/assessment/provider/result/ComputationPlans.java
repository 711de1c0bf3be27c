package org.matricula.assessment.provider.result;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;

/**
 * The occurrences that a computation goes through, by id. They are kept for a minute, because a large institution has
 * thousands and a chunk needs only a few of them.
 */
final class ComputationPlans {

    private static final int MOST = 4;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Curriculum curriculum;
    private final Clock clock;
    private final Map<JobId, Plan> plans = new LinkedHashMap<>();

    private record Plan(List<Occurrence> occurrences, Instant readAt) {}

    ComputationPlans(Curriculum curriculum, Clock clock) {
        this.curriculum = curriculum;
        this.clock = clock;
    }

    synchronized List<Occurrence> of(Caller caller, Job job) {
        Plan plan = plans.get(job.id());
        // a job at its beginning reads afresh
        if (job.cursor() == null || plan == null || plan.readAt().plus(KEPT).isBefore(clock.instant())) {
            plan = new Plan(read(caller, job), clock.instant());
            plans.remove(job.id());
            plans.put(job.id(), plan);
        }
        if (plans.size() > MOST) {
            plans.remove(plans.keySet().iterator().next());
        }
        return plan.occurrences();
    }

    synchronized void forget(Job job) {
        plans.remove(job.id());
    }

    private List<Occurrence> read(Caller caller, Job job) {
        String session = job.parameters().get(ResultComputation.SESSION);
        return curriculum
                .occurrences(caller, job.institution(), session == null ? null : AcademicSession.valueOf(session))
                .stream()
                .sorted(Comparator.comparingLong(o -> o.id().value()))
                .toList();
    }
}
