package org.matricula.boards.provider.subject;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.SubjectBoards.Decision;
import org.matricula.boards.api.SubjectBoards.DecisionRequest;
import org.matricula.boards.api.SubjectBoards.ResultSet;
import org.matricula.boards.provider.store.SubjectStore;
import org.matricula.boards.provider.store.SubjectStore.Adoption;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.Registrations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is before a subject board, and what it adopted and decided. */
@Component(service = SubjectRecords.class)
public final class SubjectRecords {

    private final SubjectStore store;
    private final ResultSets results;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final Moderated moderated;

    /** Works on the store and the domains that keep the facts. */
    @Activate
    public SubjectRecords(
            @Reference SubjectStore store,
            @Reference ResultSets results,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Moderated moderated) {
        this.store = store;
        this.results = results;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.moderated = moderated;
    }

    /** The runs before a meeting as they stand now. */
    public List<ResultSet> sets(Scope scope, Caller acting, Meeting meeting) {
        return results.of(acting, meeting, store.adoptions(scope, meeting.id()));
    }

    /** Those of some runs of a session whose results a concluded subject board adopted as they stand now. */
    public Set<OccurrenceId> adopted(Scope scope, Caller acting, Meeting meeting, Collection<Occurrence> runs) {
        Map<OccurrenceId, Adoption> concluded = store.concluded(scope, meeting.institution(), meeting.session());
        List<Occurrence> before =
                runs.stream().filter(run -> concluded.containsKey(run.id())).toList();
        return results.standing(acting, meeting.institution(), before).values().stream()
                .filter(now -> now.isAdopted(concluded.get(now.run().id())))
                .map(now -> now.run().id())
                .collect(Collectors.toSet());
    }

    /**
     * Keeps that results were adopted.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 where the institution waits for moderation
     */
    public void adopt(Caller caller, Meeting meeting, Collection<ResultSet> sets, Instant at) {
        sets.forEach(moderated::refuse);
        store.adopt(caller.scope(), meeting, sets, store.adoptions(caller.scope(), meeting.id()), caller.name(), at);
    }

    /** Keeps a decision. */
    public void decide(Caller caller, long id, Decision decision) {
        store.decide(caller.scope(), id, decision);
    }

    /** The decisions of a meeting, oldest first. */
    public List<Decision> decisions(Caller caller, Meeting meeting) {
        return store.decisions(caller.scope(), meeting.id());
    }

    /**
     * Refuses decisions about what is not before the meeting.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 for a run of another module or session, or a student who is
     *     not registered on it
     */
    public void refuseForeign(Caller acting, Meeting meeting, DecisionRequest request) {
        boolean before = curriculum.occurrences(acting, meeting.institution(), meeting.session()).stream()
                .anyMatch(run -> run.id().equals(request.occurrenceId())
                        && meeting.modules().contains(run.moduleId()));
        if (!before) {
            throw Problem.invalid("occurrenceId", request.occurrenceId(), "must be a run before the meeting")
                    .exception();
        }
        boolean taking = request.studentId() == null
                || registrations.on(acting, request.occurrenceId()).stream()
                        .anyMatch(r -> r.studentId().equals(request.studentId()));
        new Faults()
                .check(taking, "studentId", request.studentId(), "must be a student registered on the run")
                .refuse();
    }

    /**
     * Refuses a resit by discretion to who handed in something, or nothing of several elements.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause
     */
    public void refuseElementResit(Caller acting, Meeting meeting, DecisionRequest request) {
        Occurrence run = curriculum.occurrence(acting, request.occurrenceId()).record();
        boolean single = run.whole().stream().filter(run::counts).count() == 1;
        boolean nothing = results.ofRun(acting, meeting, request.occurrenceId(), request.studentId())
                .filter(ModuleResult::nothingSubmitted)
                .isPresent();
        if (!single || !nothing) {
            throw Problem.conflict(
                            "studentId",
                            request.studentId(),
                            "must have a result of a single element for which nothing was handed in (T-RA-6)")
                    .exception();
        }
    }
}
