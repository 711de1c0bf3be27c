package org.matricula.boards.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.FactsJson;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.boards.provider.proposal.Proposal;
import org.matricula.boards.provider.proposal.Proposer;
import org.matricula.boards.provider.proposal.Roll;
import org.matricula.boards.provider.proposal.RulingsJson;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.PinnedProgramme;
import org.matricula.boards.provider.store.Proposed;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The job that freezes facts and proposes, some hundred candidates at a time; its cursor is the last registration done.
 * All candidates are judged by the packs that were pinned when the meeting opened. The last chunk publishes the run.
 */
@Component
public final class ProposeJob implements JobHandler {

    static final String KIND = "boards.propose";
    static final String MEETING = "meeting";
    static final int CHUNK = 500;

    private static final int KEPT_ROLLS = 4;

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final FactsOfNow facts;
    private final Gatherer gatherer;
    private final Regulations regulations;
    private final Identifiers identifiers;
    private final AuditTrail audit;

    // spares every chunk the reading of all registrations; what is lost with it is only time
    private final Map<MeetingId, Roll> rolls = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MeetingId, Roll> eldest) {
            return size() > KEPT_ROLLS;
        }
    });

    /** Works on the stores. */
    @Activate
    public ProposeJob(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference FactsOfNow facts,
            @Reference Gatherer gatherer,
            @Reference Regulations regulations,
            @Reference Identifiers identifiers,
            @Reference AuditTrail audit) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.facts = facts;
        this.gatherer = gatherer;
        this.regulations = regulations;
        this.identifiers = identifiers;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        MeetingId id = MeetingId.valueOf(job.parameters().get(MEETING));
        boolean done = false;
        try {
            Caller caller = Acting.on(job.startedBy(), job.institution());
            JobProgress progress = next(caller, meeting(caller, id), job.cursor());
            done = progress.complete();
            return progress;
        } catch (RuntimeException e) {
            done = true;
            throw e;
        } finally {
            if (done) {
                rolls.remove(id);
            }
        }
    }

    private JobProgress next(Caller caller, Meeting meeting, String cursor) {
        List<PinnedProgramme> pinned = meetings.programmes(caller.scope(), meeting.id());
        if (cursor == null) {
            rolls.remove(meeting.id());
        }
        Roll roll = rolls.get(meeting.id());
        if (roll == null) {
            roll = gatherer.roll(
                    caller,
                    meeting,
                    pinned.stream().map(PinnedProgramme::programme).toList(),
                    candidates.leaversDecided(caller.scope(), meeting.institution(), meeting.session()));
            rolls.put(meeting.id(), roll);
        }
        int from = cursor == null ? 0 : roll.positionAfter(Long.parseLong(cursor));
        int to = Math.min(roll.registrations().size(), from + CHUNK);
        List<ProgrammeRegistration> chunk = roll.registrations().subList(from, to);
        if (!chunk.isEmpty()) {
            propose(caller, meeting, roll, chunk, packs(pinned));
        }
        int total = roll.registrations().size();
        if (to < total) {
            String last = chunk.get(chunk.size() - 1).id().toString();
            return new JobProgress(to, total, last, to + " of " + total + " candidates");
        }
        int candidateCount = publish(caller, meeting);
        return new JobProgress(total, total, null, candidateCount + " candidates have a proposal");
    }

    private void propose(
            Caller caller,
            Meeting meeting,
            Roll roll,
            List<ProgrammeRegistration> chunk,
            Map<ProgrammeId, Pack> packs) {
        List<Proposed> proposed = new ArrayList<>(chunk.size());
        MessageDigest digest = Digests.sha256();
        for (CandidateFacts frozen : facts.of(caller, meeting, roll, chunk, packs)) {
            Pack pack = packs.get(frozen.registration().programmeId());
            Proposed candidate = proposed(meeting, frozen, Proposer.propose(frozen, pack), pack.ref());
            digest.update(candidate.candidate().toString().getBytes(StandardCharsets.UTF_8));
            proposed.add(candidate);
        }
        candidates.add(caller.scope(), proposed);
        // one entry for the chunk; every fact and ruling stands beside its candidate
        audit.record(
                caller,
                new AuditEntry(
                        meeting.institution(),
                        "boards.propose-chunk",
                        BoardAdminService.subject(meeting.id()),
                        null,
                        null,
                        HexFormat.of().formatHex(digest.digest())));
    }

    private Proposed proposed(Meeting meeting, CandidateFacts facts, Proposal proposal, PackRef pack) {
        ProgrammeRegistration registration = facts.registration();
        Candidate candidate = new Candidate(
                new CandidateId(identifiers.next()),
                registration.institution(),
                meeting.id(),
                meeting.session(),
                registration.studentId(),
                registration.id(),
                registration.level(),
                proposal.kind(),
                proposal.outcome(),
                proposal.options(),
                proposal.classification(),
                proposal.mean(),
                proposal.compensable(),
                proposal.adverse(),
                null,
                null,
                null,
                null,
                pack,
                proposal.lower(),
                0);
        String frozen = FactsJson.write(facts);
        return new Proposed(
                candidate,
                facts.hasLeft(),
                proposal.nextLine(),
                proposal.distance(),
                frozen,
                Digests.of(frozen),
                RulingsJson.write(proposal.rulings()));
    }

    private int publish(Caller caller, Meeting meeting) {
        Scope scope = caller.scope();
        List<String> digests = candidates.factsDigests(scope, meeting.id());
        MessageDigest snapshot = Digests.sha256();
        digests.forEach(d -> snapshot.update(d.getBytes(StandardCharsets.US_ASCII)));
        meetings.change(
                scope,
                meeting.id(),
                List.of(Meeting.State.PROPOSING),
                row -> row.proposed(digests.size(), HexFormat.of().formatHex(snapshot.digest())));
        Meeting after = meetings.find(scope, meeting.id()).orElseThrow().record();
        audit.record(
                caller,
                AuditEntry.changed(
                        meeting.institution(),
                        "boards.proposed",
                        BoardAdminService.subject(meeting.id()),
                        null,
                        meeting,
                        after));
        return digests.size();
    }

    private Meeting meeting(Caller caller, MeetingId id) {
        Meeting meeting = meetings.required(caller.scope(), id);
        if (meeting.state() != Meeting.State.PROPOSING) {
            throw Problem.conflict("state", meeting.state(), "must be PROPOSING")
                    .exception();
        }
        return meeting;
    }

    /** One pack object for each reference, so that a chunk cannot mix two. */
    private Map<ProgrammeId, Pack> packs(List<PinnedProgramme> pinned) {
        Map<PackRef, Pack> loaded = new HashMap<>();
        Map<ProgrammeId, Pack> packs = new HashMap<>();
        pinned.forEach(p -> packs.put(p.programme(), loaded.computeIfAbsent(p.pack(), regulations::pinned)));
        return packs;
    }
}
