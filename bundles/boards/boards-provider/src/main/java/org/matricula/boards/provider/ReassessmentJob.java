package org.matricula.boards.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.boards.provider.store.ReleasedStore;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessments;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The job that registers students for what a released decision has them take again, some hundred candidates at a time;
 * its cursor is the last candidate done. What each has failed is read from the frozen facts.
 */
@Component
public final class ReassessmentJob implements JobHandler {

    static final String KIND = "boards.reassess";
    static final String MEETING = "meeting";
    static final int CHUNK = PageRequest.MAX_LIMIT;

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final ReleasedStore released;
    private final Regulations regulations;
    private final Reassessments reassessments;
    private final ElementResits resits;
    private final OfferStore offers;

    /** Works on the stores and registers through the registrations. */
    @Activate
    public ReassessmentJob(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference ReleasedStore released,
            @Reference Regulations regulations,
            @Reference Reassessments reassessments,
            @Reference ElementResits resits,
            @Reference OfferStore offers) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.released = released;
        this.regulations = regulations;
        this.reassessments = reassessments;
        this.resits = resits;
        this.offers = offers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        MeetingId id = MeetingId.valueOf(job.parameters().get(MEETING));
        Caller caller = Acting.on(job.startedBy(), job.institution());
        Meeting meeting = meetings.required(caller.scope(), id);
        PageRequest request = new PageRequest(job.cursor(), CHUNK);
        Page<Candidate> chunk = candidates.list(caller.scope(), id, request);
        List<Reassessment.Order> orders = orders(caller, meeting, request.afterId(), chunk.items());
        if (!orders.isEmpty()) {
            reassessments.order(
                    caller, meeting.institution(), meeting.session(), meeting.heldOn(), "meeting " + id, orders);
        }
        long done = job.done() + chunk.items().size();
        return new JobProgress(done, meeting.candidates(), chunk.next(), done + " candidates");
    }

    private List<Reassessment.Order> orders(Caller caller, Meeting meeting, long after, List<Candidate> chunk) {
        Map<Long, Candidate> following = new HashMap<>();
        chunk.stream().filter(c -> Reassessing.follows(c.decision())).forEach(c -> following.put(c.id().value(), c));
        if (following.isEmpty()) {
            return List.of();
        }
        Map<StudentId, Set<String>> allowed = resits.allowed(caller, following.values());
        Map<StudentId, Set<String>> compensated = offers.compensated(
                caller.scope(),
                meeting.id(),
                following.values().stream().map(Candidate::studentId).toList());
        FactsReader reader = new FactsReader(meeting.institution());
        Map<PackRef, Pack> packs = new HashMap<>();
        List<Reassessment.Order> orders = new ArrayList<>();
        released.facts(caller.scope(), meeting.id(), after, CHUNK, frozen -> {
            Candidate candidate = following.get(frozen.candidateId());
            if (candidate != null) {
                Pack pack = packs.computeIfAbsent(candidate.pack(), regulations::pinned);
                StudentId student = candidate.studentId();
                orders.addAll(Reassessing.orders(
                        candidate,
                        reader.read(frozen.facts()),
                        pack,
                        allowed.getOrDefault(student, Set.of()),
                        compensated.getOrDefault(student, Set.of())));
            }
        });
        return orders;
    }
}
