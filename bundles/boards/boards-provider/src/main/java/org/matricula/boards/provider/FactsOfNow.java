package org.matricula.boards.provider;

import java.util.List;
import java.util.Map;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.boards.provider.proposal.Roll;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.SubstitutionStore;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.regulations.api.Pack;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The facts of candidates as they are frozen at this moment, with what boards have decided on them before. */
@Component(service = FactsOfNow.class)
public final class FactsOfNow {

    private final Gatherer gatherer;
    private final CandidateStore candidates;
    private final SubstitutionStore substitutions;

    /** Works on the stores. */
    @Activate
    public FactsOfNow(
            @Reference Gatherer gatherer,
            @Reference CandidateStore candidates,
            @Reference SubstitutionStore substitutions) {
        this.gatherer = gatherer;
        this.candidates = candidates;
        this.substitutions = substitutions;
    }

    /**
     * Of some of a roll, in their order.
     *
     * @param packs the pinned packs, by programme
     */
    List<CandidateFacts> of(
            Caller caller, Meeting meeting, Roll roll, List<ProgrammeRegistration> some, Map<ProgrammeId, Pack> packs) {
        return gatherer.gather(
                caller,
                meeting,
                roll,
                some,
                candidates.lowerAwards(caller.scope(), meeting.institution(), some),
                substitutions.of(
                        caller.scope(),
                        meeting.institution(),
                        some.stream().map(ProgrammeRegistration::studentId).toList()),
                packs);
    }

    /** Of some who were called before. */
    List<CandidateFacts> of(
            Caller caller, Meeting meeting, List<ProgrammeRegistration> some, Map<ProgrammeId, Pack> packs) {
        return of(caller, meeting, gatherer.roll(caller, meeting, some), some, packs);
    }
}
