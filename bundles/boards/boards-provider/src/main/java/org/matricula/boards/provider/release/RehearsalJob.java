package org.matricula.boards.provider.release;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.BoardAdminService;
import org.matricula.boards.provider.MeetingRelease;
import org.matricula.boards.provider.Moments;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The job that makes all results of a release ready, addressed to nobody; its cursor is the last candidate done. Where it
 * was asked for a release that nobody has rehearsed, its last chunk releases too, so that all is seen at once.
 */
@Component
public final class RehearsalJob implements JobHandler {

    /** The kind of job. */
    public static final String KIND = "boards.rehearse-release";

    /** The parameter that names the meeting. */
    public static final String MEETING = "meeting";

    /** The parameter with the instant of the release; absent for a rehearsal alone. */
    public static final String RELEASE_AT = "releaseAt";

    private final MeetingStore meetings;
    private final EmbargoStore rehearsals;
    private final PreparedResults prepared;
    private final MeetingRelease releasing;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public RehearsalJob(
            @Reference MeetingStore meetings,
            @Reference EmbargoStore rehearsals,
            @Reference PreparedResults prepared,
            @Reference MeetingRelease releasing,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.rehearsals = rehearsals;
        this.prepared = prepared;
        this.releasing = releasing;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        MeetingId id = MeetingId.valueOf(job.parameters().get(MEETING));
        Caller caller = Acting.on(job.startedBy(), job.institution());
        // a release, another rehearsal and this chunk follow each other
        meetings.change(caller.scope(), id, List.of(State.DECIDED), row -> {});
        Meeting meeting = meetings.required(caller.scope(), id);
        if (job.cursor() == null) {
            prepared.begin(caller, meeting, job.id());
        } else if (rehearsals
                .rehearsal(caller.scope(), id)
                .filter(one -> job.id().equals(one.job()))
                .isEmpty()) {
            throw Problem.conflict("rehearsal", job.id(), "was begun anew by somebody else")
                    .exception();
        }
        Page<Candidate> chunk = prepared.next(caller, meeting, new PageRequest(job.cursor(), PreparedResults.CHUNK));
        long done = job.done() + chunk.items().size();
        String ready = done + " results are ready, ";
        String at = job.parameters().get(RELEASE_AT);
        if (chunk.next() == null && at != null) {
            return new JobProgress(
                    done, meeting.candidates(), null, ready + release(caller, meeting, Instant.parse(at)));
        }
        return new JobProgress(done, meeting.candidates(), chunk.next(), ready + "addressed to nobody");
    }

    /** Whoever asked for it releases; not before all is there, and so later than the instant where that has passed. */
    private String release(Caller caller, Meeting before, Instant at) {
        Instant now = Moments.now(clock);
        Instant from = at.isBefore(now) ? now : at;
        releasing.release(caller, before, from);
        audit.record(
                caller,
                AuditEntry.changed(
                        before.institution(),
                        "boards.release",
                        BoardAdminService.subject(before.id()),
                        "asked for " + at,
                        before,
                        meetings.required(caller.scope(), before.id())));
        return "released from " + from;
    }
}
