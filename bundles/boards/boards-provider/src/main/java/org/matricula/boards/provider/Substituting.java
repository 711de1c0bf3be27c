package org.matricula.boards.provider;

import java.util.List;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Substitution;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.proposal.RecordedModule;
import org.matricula.boards.provider.proposal.Substituted;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.SubstitutionStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.Progression;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module that a board names when it lets another one take the place of a failed one (T-PR-8). */
@Component(service = Substituting.class)
public final class Substituting {

    private final CandidateStore candidates;
    private final SubstitutionStore store;
    private final Curriculum curriculum;
    private final Regulations regulations;

    /** Works on the stores. */
    @Activate
    public Substituting(
            @Reference CandidateStore candidates,
            @Reference SubstitutionStore store,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations) {
        this.candidates = candidates;
        this.store = store;
        this.curriculum = curriculum;
        this.regulations = regulations;
    }

    /**
     * What a decision substitutes.
     *
     * @param named what the board named; null for nothing
     * @return null where nothing is to be named
     * @throws org.matricula.kernel.api.ProblemException 422 when it is missing or not asked for, when the one module was
     *     not failed or exceeds the allowance, or the other one is none of the institution's or in the record
     */
    Substituted of(Caller caller, Candidate candidate, String decision, Substitution named) {
        if (!Decisions.SUBSTITUTE.equals(decision)) {
            new Faults()
                    .check(named == null, "substitution", named, "must be left out unless the decision is SUBSTITUTE")
                    .refuse();
            return null;
        }
        new Faults().given("substitution", named).refuse();
        new Faults()
                .given("substitution.failed", named.failed())
                .given("substitution.by", named.by())
                .refuse();
        CandidateFacts facts = new FactsReader(candidate.institution())
                .read(candidates.explained(caller.scope(), candidate).facts());
        ModuleFact failed = facts.failed().stream()
                .map(RecordedModule::fact)
                .filter(module -> module.code().equals(named.failed()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "substitution.failed", named.failed(), "must be a module that the student failed")
                        .exception());
        boolean known = !curriculum
                .modulesByCode(
                        Acting.on(caller, candidate.institution()), candidate.institution(), List.of(named.by()))
                .isEmpty();
        boolean recorded =
                facts.modules().stream().anyMatch(module -> module.fact().code().equals(named.by()));
        new Faults()
                .check(
                        fits(facts, failed, candidate),
                        "substitution.failed",
                        named.failed(),
                        "must be within the credits that may be substituted (T-PR-8)")
                .check(
                        known && !recorded,
                        "substitution.by",
                        named.by(),
                        "must be a module of the institution that is not in the student's record")
                .refuse();
        return new Substituted(failed.code(), failed.level(), failed.credits());
    }

    /** Keeps it with the decision. */
    void keep(Caller caller, Candidate decided, Substituted failed, Substitution named) {
        if (failed != null) {
            store.add(caller.scope(), decided, failed, named.by());
        }
    }

    /** True when the regulations would let a board substitute if this were all that is failed. */
    private boolean fits(CandidateFacts facts, ModuleFact failed, Candidate candidate) {
        CandidateFacts alone = facts.with(facts.modules().stream()
                .filter(module ->
                        !module.fact().isFailed() || module.fact().code().equals(failed.code()))
                .toList());
        return regulations
                .pinned(candidate.pack())
                .evaluate(TaughtPolicies.PROGRESSION, alone.progression().afterResits())
                .outcome()
                .options()
                .contains(Progression.Option.SUBSTITUTE);
    }
}
