package org.matricula.regulations.engine;

import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Replay;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.api.ReplayRequest;
import org.matricula.regulations.api.Replayed;
import org.matricula.regulations.api.Replays;
import org.matricula.regulations.engine.store.ReplayChangeStore;
import org.matricula.regulations.engine.store.ReplayStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Replays} on the domain's tables; the work is done by {@link ReplayJob}. */
@Component
public final class ReplayService implements Replays {

    private static final int LONGEST = 100;
    private static final Pattern STUDENT = Pattern.compile("[0-9]{1,19}");

    private final ReplayStore replays;
    private final ReplayChangeStore changes;
    private final Engine engine;
    private final Regulations regulations;
    private final Cohorts cohorts;
    private final Jobs jobs;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Starts jobs and reads what they kept. */
    @Activate
    public ReplayService(
            @Reference(target = "(osgi.jndi.service.name=regulations)") DataSource dataSource,
            @Reference Engine engine,
            @Reference Regulations regulations,
            @Reference Cohorts cohorts,
            @Reference Jobs jobs,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.replays = new ReplayStore(dataSource);
        this.changes = new ReplayChangeStore(dataSource);
        this.engine = engine;
        this.regulations = regulations;
        this.cohorts = cohorts;
        this.jobs = jobs;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Replay start(Caller caller, ReplayRequest request) {
        caller.require(REPLAY);
        check(request);
        caller.scope().require(request.institution());
        String kind = request.kind() == null ? BOARDS : request.kind();
        cohorts.check(kind);
        cohorts.of(kind);
        PackRef after = engine.shelf().judgingLatest(caller, request.pack(), request.version());
        PackRef before = before(caller, request);
        engine.pinned(after);
        engine.pinned(before);
        return transactions.required(() -> {
            ReplayId id = new ReplayId(identifiers.next());
            JobId job = jobs.submit(caller, request.institution(), JOB, Map.of(ReplayJob.REPLAY, id.toString()));
            Replay replay = new Replay(
                    id,
                    request.institution(),
                    request.session(),
                    kind,
                    before,
                    after,
                    caller.name(),
                    clock.instant(),
                    null,
                    job,
                    0,
                    0,
                    new Replay.Distribution(Map.of(), Map.of()),
                    Map.of());
            replays.add(caller.scope(), replay);
            audit.record(caller, AuditEntry.created(request.institution(), "regulations.replay", subject(id), replay));
            return replay;
        });
    }

    @Override
    public Page<Replay> list(Caller caller, InstitutionCode institution, PageRequest page) {
        caller.require(REPLAY);
        return transactions.required(() -> replays.list(caller.scope(), institution, page));
    }

    @Override
    public Replay get(Caller caller, ReplayId id) {
        caller.require(REPLAY);
        return transactions
                .required(() -> replays.find(caller.scope(), id))
                .orElseThrow(() -> Problem.notFound("replay", id).exception());
    }

    @Override
    public Page<Replayed> changes(Caller caller, ReplayId id, String clause, String student, PageRequest page) {
        caller.require(REPLAY);
        new Faults()
                .check(clause == null || clause.length() <= LONGEST, "clause", clause, "must have up to 100 characters")
                .check(
                        student == null || STUDENT.matcher(student).matches(),
                        "student",
                        student,
                        "must be the identity of a student")
                .refuse();
        get(caller, id);
        return transactions.required(() -> changes.list(caller.scope(), id, clause, student, page));
    }

    private static void check(ReplayRequest request) {
        Faults faults = new Faults()
                .given("institution", request.institution())
                .given("session", request.session())
                .text("pack", request.pack(), LONGEST)
                .check(
                        request.beforePack() != null || request.beforeVersion() == null,
                        "beforePack",
                        null,
                        "must be given with beforeVersion");
        optional(faults, "version", request.version());
        optional(faults, "beforePack", request.beforePack());
        optional(faults, "beforeVersion", request.beforeVersion());
        optional(faults, "kind", request.kind());
        faults.refuse();
    }

    private static void optional(Faults faults, String field, String value) {
        if (value != null) {
            faults.text(field, value, LONGEST);
        }
    }

    private PackRef before(Caller caller, ReplayRequest request) {
        return request.beforePack() == null
                ? regulations
                        .resolve(new GoverningEvent(request.institution(), null, request.session()))
                        .pack()
                        .ref()
                : engine.shelf().judging(caller, request.beforePack(), request.beforeVersion());
    }

    static String subject(ReplayId id) {
        return "replay/" + id;
    }
}
