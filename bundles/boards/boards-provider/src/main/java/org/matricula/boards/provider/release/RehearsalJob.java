package org.matricula.boards.provider.release;

import java.util.List;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The job that makes all results of a release ready, addressed to nobody; its cursor is the last candidate done. */
@Component
public final class RehearsalJob implements JobHandler {

    static final String KIND = "boards.rehearse-release";
    static final String MEETING = "meeting";

    private final MeetingStore meetings;
    private final EmbargoStore rehearsals;
    private final PreparedResults prepared;

    /** Works on the stores. */
    @Activate
    public RehearsalJob(
            @Reference MeetingStore meetings, @Reference EmbargoStore rehearsals, @Reference PreparedResults prepared) {
        this.meetings = meetings;
        this.rehearsals = rehearsals;
        this.prepared = prepared;
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
        return new JobProgress(
                done, meeting.candidates(), chunk.next(), done + " results are ready, addressed to nobody");
    }
}
