package org.matricula.curriculum.provider;

import java.util.List;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.RolledOccurrence;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.RolledStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The job that carries occurrences over, some hundred at a time; its cursor is the last occurrence done. */
@Component
public final class RolloverJob implements JobHandler {

    static final String KIND = "curriculum.roll-occurrences";
    static final String SESSION = "session";
    static final int CHUNK = 300;

    private final RolloverWrites writes;
    private final OccurrenceStore occurrences;
    private final RolledStore lines;
    private final Identifiers identifiers;

    /** Works on the stores. */
    @Activate
    public RolloverJob(
            @Reference RolloverWrites writes,
            @Reference OccurrenceStore occurrences,
            @Reference RolledStore lines,
            @Reference Identifiers identifiers) {
        this.writes = writes;
        this.occurrences = occurrences;
        this.lines = lines;
        this.identifiers = identifiers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        AcademicSession from = AcademicSession.valueOf(job.parameters().get(SESSION));
        Scope scope = Scope.of(List.of(job.institution()));
        Caller caller = new Caller(job.startedBy().name(), job.startedBy().privileges(), scope);
        long behind = job.cursor() == null ? 0 : Long.parseLong(job.cursor());
        List<Occurrence> chunk = occurrences.behind(scope, job.institution(), from, behind, CHUNK);
        lines.insert(job.institution(), job.id(), writes.write(caller, job.institution(), from, chunk), identifiers);
        long done = job.done() + chunk.size();
        long total = occurrences.count(scope, job.institution(), from);
        if (chunk.size() == CHUNK) {
            String cursor = chunk.get(CHUNK - 1).id().toString();
            return new JobProgress(done, total, cursor, done + " of " + total + " occurrences");
        }
        return new JobProgress(
                done,
                total,
                null,
                lines.count(job.id(), RolledOccurrence.Result.CARRIED) + " occurrences carried over to " + from.next()
                        + ", " + lines.count(job.id(), RolledOccurrence.Result.THERE_ALREADY) + " there already, "
                        + lines.count(job.id(), RolledOccurrence.Result.NOT_CARRIED) + " not carried");
    }
}
