package org.matricula.boards.provider.subject;

import java.time.Clock;
import java.util.List;
import org.matricula.assessment.api.CohortDecisions;
import org.matricula.boards.provider.Moments;
import org.matricula.boards.provider.store.SubjectStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.Registrations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells those who adjust marks what subject boards decided about a cohort (T-MR-11). */
@Component
public final class AdjustedCohorts implements CohortDecisions {

    private final SubjectStore store;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final Clock clock;

    /** Reads decisions. */
    @Activate
    public AdjustedCohorts(
            @Reference SubjectStore store,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Clock clock) {
        this.store = store;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.clock = clock;
    }

    @Override
    public List<Decided> on(Caller caller, OccurrenceId occurrence) {
        caller.require(READ);
        return store.decisions(caller.scope(), Action.ADJUST_COHORT.name(), occurrence).stream()
                .map(decision -> new Decided(
                        decision.meetingId().toString(),
                        decision.request().reason(),
                        decision.request().evidence()))
                .toList();
    }

    @Override
    public boolean isReleased(Caller caller, OccurrenceId occurrence) {
        caller.require(READ);
        Caller acting = caller.acting(caller.scope(), Curriculum.READ, Registrations.READ);
        Occurrence run = curriculum.occurrence(acting, occurrence).record();
        return store.anyReleased(
                caller.scope(),
                run.session(),
                registrations.on(acting, occurrence).stream()
                        .map(ModuleRegistration::studentId)
                        .toList(),
                Moments.now(clock));
    }
}
