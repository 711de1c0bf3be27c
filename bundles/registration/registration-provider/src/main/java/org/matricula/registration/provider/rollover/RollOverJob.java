package org.matricula.registration.provider.rollover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.RollOver;
import org.matricula.registration.api.RollOverId;
import org.matricula.registration.api.RollOverLine;
import org.matricula.registration.provider.basis.Delivery;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.Routes;
import org.matricula.registration.provider.basis.SessionDays;
import org.matricula.registration.provider.programme.ChangeNews;
import org.matricula.registration.provider.programme.ChangeNews.News;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.RollOverStore;
import org.matricula.registration.provider.store.RollOverStore.Stood;
import org.matricula.registration.provider.store.Standing;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The job that carries registrations to the next session, some hundred at a time; its cursor is the last registration
 * done. A line of the report is written with each move, so that a registration with a line is never looked at again.
 */
@Component
public final class RollOverJob implements JobHandler {

    static final String KIND = "registration.roll-over";
    static final String RUN = "rollOver";
    public static final int CHUNK = 500;
    // after the last registration of the roll the run looks for those that came meanwhile
    private static final String SWEEP = "sweep";

    private final RollOverStore store;
    private final ProgrammeRegistrationStore programmes;
    private final StandingStore standings;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;
    private final SessionDays days;
    private final Delivery delivery;
    private final Registrable registrable;
    private final AuditTrail auditTrail;
    private final ChangeNews news;
    private final Clock clock;
    private final LocalDays localDays;

    /** Works on the stores. */
    @Activate
    public RollOverJob(
            @Reference RollOverStore store,
            @Reference ProgrammeRegistrationStore programmes,
            @Reference StandingStore standings,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions,
            @Reference SessionDays days,
            @Reference Delivery delivery,
            @Reference Registrable registrable,
            @Reference AuditTrail auditTrail,
            @Reference ChangeNews news,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.store = store;
        this.programmes = programmes;
        this.standings = standings;
        this.curriculum = curriculum;
        this.versions = versions;
        this.days = days;
        this.delivery = delivery;
        this.registrable = registrable;
        this.auditTrail = auditTrail;
        this.news = news;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        RollOverId id = RollOverId.valueOf(job.parameters().get(RUN));
        Caller caller =
                job.startedBy().acting(Scope.of(List.of(job.institution())), Curriculum.READ, Institutions.READ);
        Scope scope = caller.scope();
        RollOver run = store.begun(scope, id)
                .orElseThrow(() -> Problem.notFound("roll-over", id).exception());
        boolean sweep = SWEEP.equals(job.cursor());
        long after = job.cursor() == null || sweep ? 0 : Long.parseLong(job.cursor());
        List<ProgrammeRegistrationId> chunk = sweep
                ? store.missing(scope, run, CHUNK)
                : store.roll(scope, run.institution(), run.from(), after, CHUNK);
        if (chunk.isEmpty() && sweep) {
            return finished(scope, id);
        }
        carry(caller, run, chunk);
        int total = job.cursor() == null ? store.count(scope, run.institution(), run.from()) : run.total();
        int done = Math.toIntExact(job.done()) + chunk.size();
        store.progress(scope, id, Math.max(total, done), null);
        boolean more = !sweep && chunk.size() == CHUNK;
        String cursor = more ? chunk.get(chunk.size() - 1).toString() : SWEEP;
        return new JobProgress(done, Math.max(total, done), cursor, done + " registrations");
    }

    private JobProgress finished(Scope scope, RollOverId id) {
        RollOver run = store.get(scope, id).orElseThrow();
        int done = run.carried() + run.notCarried();
        store.progress(scope, run.id(), done, clock.instant());
        return new JobProgress(
                done,
                done,
                null,
                "%d carried and %d not carried of %d registrations".formatted(run.carried(), run.notCarried(), done));
    }

    private void carry(Caller caller, RollOver run, List<ProgrammeRegistrationId> chunk) {
        Scope scope = caller.scope();
        if (!run.rehearsal()) {
            programmes.lock(scope, run.institution(), chunk);
        }
        Map<ProgrammeRegistrationId, List<Stood>> stood = store.stood(scope, chunk);
        Map<ProgrammeId, Programme> known = programmes(caller, run);
        Optional<SessionDates> next =
                days.of(caller, run.institution(), run.from().next());
        Carrying carrying = new Carrying(
                run,
                known,
                next.map(dates -> delivery.of(caller, run.institution()).ended(known.values(), dates.starts()))
                        .orElse(Set.of()),
                next,
                store.earlier(scope, run.from(), chunk),
                registrable.dead(caller, run.institution(), students(stood)).keySet());
        List<RollOverLine> lines = new ArrayList<>(chunk.size());
        List<ProgrammeRegistrationId> moving = new ArrayList<>();
        for (ProgrammeRegistrationId id : chunk) {
            List<Stood> states = RegistrationState.standing(stood.get(id), Stood::change);
            lines.add(carrying.line(states));
            if (carrying.moves(states)) {
                moving.add(id);
            }
        }
        if (!run.rehearsal()) {
            move(caller, run, moving);
        }
        store.addLines(scope, run, lines);
    }

    private void move(Caller caller, RollOver run, List<ProgrammeRegistrationId> ids) {
        AcademicSession next = run.from().next();
        List<ProgrammeRegistration> moved = new ArrayList<>(ids.size());
        List<AuditEntry> audit = new ArrayList<>(ids.size());
        Map<ProgrammeRegistrationId, Standing> standing = standings.of(caller.scope(), ids);
        Routes routes = new Routes(versions, Insider.of(caller));
        for (ProgrammeRegistrationId id : ids) {
            Standing before = standing.get(id);
            ProgrammeRegistration r = before.registration();
            ProgrammeRegistration after = routes.on(r, next, r.level(), before.modeIn(next));
            moved.add(after);
            audit.add(AuditEntry.changed(
                    run.institution(),
                    "registration.carry",
                    "programme-registration/" + id,
                    "roll-over " + run.id(),
                    before.registration(),
                    after));
        }
        LocalDate effective = days.from(caller, run.institution(), next, localDays.today(caller, run.institution()));
        programmes.updateAll(
                caller.scope(),
                moved,
                Note.of(
                        caller,
                        clock,
                        Change.ROLLED_OVER,
                        effective,
                        "carried to the session " + next,
                        "roll-over " + run.id()));
        auditTrail.record(caller, audit);
        news.publish(
                caller,
                ids.stream()
                        .map(id -> new News(
                                Change.ROLLED_OVER,
                                standing.get(id).registration(),
                                effective,
                                "roll-over " + run.id()))
                        .toList());
    }

    private Map<ProgrammeId, Programme> programmes(Caller caller, RollOver run) {
        Map<ProgrammeId, Programme> all = new HashMap<>();
        String after = null;
        do {
            Page<Programme> page =
                    curriculum.programmes(caller, run.institution(), new PageRequest(after, PageRequest.MAX_LIMIT));
            page.items().forEach(p -> all.put(p.id(), p));
            after = page.next();
        } while (after != null);
        return all;
    }

    private static Set<StudentId> students(Map<ProgrammeRegistrationId, List<Stood>> stood) {
        return stood.values().stream().flatMap(List::stream).map(Stood::student).collect(Collectors.toSet());
    }
}
