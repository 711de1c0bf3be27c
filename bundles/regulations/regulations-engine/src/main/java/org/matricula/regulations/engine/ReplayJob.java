package org.matricula.regulations.engine;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.regulations.api.CohortReplay;
import org.matricula.regulations.api.Replay;
import org.matricula.regulations.api.Replay.Distribution;
import org.matricula.regulations.api.Replay.Shift;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.api.ReplayOutcome;
import org.matricula.regulations.api.Replayed;
import org.matricula.regulations.api.Replays;
import org.matricula.regulations.engine.store.ReplayChangeStore;
import org.matricula.regulations.engine.store.ReplayStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The job that has a cohort judged again, some thousand cases at a time, by the two packs that were pinned when it
 * started. Its cursor is the contributor's; numbers and changed cases commit with it.
 */
@Component
public final class ReplayJob implements JobHandler {

    static final String REPLAY = "replay";
    static final int CHUNK = 2_000;

    private final ReplayStore replays;
    private final ReplayChangeStore changes;
    private final Engine engine;
    private final Cohorts cohorts;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public ReplayJob(
            @Reference(target = "(osgi.jndi.service.name=regulations)") DataSource dataSource,
            @Reference Engine engine,
            @Reference Cohorts cohorts,
            @Reference Identifiers identifiers,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.replays = new ReplayStore(dataSource);
        this.changes = new ReplayChangeStore(dataSource);
        this.engine = engine;
        this.cohorts = cohorts;
        this.identifiers = identifiers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Replays.JOB;
    }

    @Override
    public JobProgress next(Job job) {
        ReplayId id = ReplayId.valueOf(job.parameters().get(REPLAY));
        Caller caller = job.startedBy().acting(Scope.of(List.of(job.institution())), Replays.REPLAY);
        Replay replay = replays.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("replay", id).exception());
        CohortReplay.Part part = cohorts.of(replay.kind())
                .next(
                        caller,
                        replay.institution(),
                        replay.session(),
                        engine.pinned(replay.before()),
                        engine.pinned(replay.after()),
                        job.cursor(),
                        CHUNK);
        List<Replayed> changed =
                part.replayed().stream().filter(Replayed::changed).toList();
        changes.add(caller.scope(), replay, changed, identifiers);
        replays.advance(caller.scope(), replay, part.replayed().size(), changed.size(), distribution(part.replayed()));
        long done = replay.replayed() + part.replayed().size();
        long different = replay.changed() + changed.size();
        if (part.cursor() == null) {
            finish(caller, id);
        }
        String message = done + " judged again, " + different + " come out otherwise";
        return new JobProgress(part.cursor() == null ? part.total() : done, part.total(), part.cursor(), message);
    }

    private void finish(Caller caller, ReplayId id) {
        replays.finished(caller.scope(), id, clock.instant());
        Replay finished = replays.find(caller.scope(), id).orElseThrow();
        audit.record(
                caller,
                AuditEntry.created(
                        finished.institution(), "regulations.replayed", ReplayService.subject(id), finished));
    }

    private static Distribution distribution(List<Replayed> cases) {
        return new Distribution(shifts(cases, ReplayOutcome::decision), shifts(cases, ReplayOutcome::classification));
    }

    private static Map<String, Shift> shifts(List<Replayed> cases, Function<ReplayOutcome, String> name) {
        Map<String, Shift> shifts = new TreeMap<>();
        for (Replayed one : cases) {
            add(shifts, name.apply(one.before()), new Shift(1, 0));
            add(shifts, name.apply(one.after()), new Shift(0, 1));
        }
        return shifts;
    }

    private static void add(Map<String, Shift> shifts, String name, Shift one) {
        if (name != null) {
            shifts.merge(name, one, (a, b) -> new Shift(a.before() + b.before(), a.after() + b.after()));
        }
    }
}
