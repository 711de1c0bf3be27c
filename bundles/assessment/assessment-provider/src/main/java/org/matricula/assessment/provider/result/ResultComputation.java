package org.matricula.assessment.provider.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.MarkScales;
import org.matricula.assessment.provider.basis.PinnedPacks;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.assessment.provider.result.ComputationChunk.Work;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.ModerationStore;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.assessment.provider.store.ResultStore.NewResult;
import org.matricula.assessment.provider.store.SubmissionStore;
import org.matricula.assessment.provider.submission.Deadlines;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes the module results of an institution, several hundred registrations in a chunk. */
@Component(service = JobHandler.class)
public final class ResultComputation implements JobHandler {

    /** The kind of job. */
    public static final String KIND = "assessment.compute-results";

    /** The parameter that names the session; absent for every session. */
    static final String SESSION = "session";

    private final MarkStore marks;
    private final SubmissionStore submissions;
    private final ModerationStore moderation;
    private final OutcomeStore outcomes;
    private final ResultStore results;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;
    private final Institutions institutions;
    private final Curriculum curriculum;
    private final ModuleSpecifications specifications;
    private final Registrations registrations;
    private final Regulations regulations;
    private final Deadlines deadlines;
    private final LocalDays days;
    private final Persons persons;
    private final ComputationPlans plans;

    /** Uses the domain's data source. */
    @Activate
    public ResultComputation(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Outbox outbox,
            @Reference Clock clock,
            @Reference Institutions institutions,
            @Reference Curriculum curriculum,
            @Reference ModuleSpecifications specifications,
            @Reference Registrations registrations,
            @Reference Regulations regulations,
            @Reference Deadlines deadlines,
            @Reference LocalDays days,
            @Reference Persons persons) {
        this.marks = new MarkStore(dataSource);
        this.submissions = new SubmissionStore(dataSource);
        this.moderation = new ModerationStore(dataSource);
        this.outcomes = new OutcomeStore(dataSource);
        this.results = new ResultStore(dataSource, identifiers, transactions);
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
        this.institutions = institutions;
        this.curriculum = curriculum;
        this.specifications = specifications;
        this.registrations = registrations;
        this.regulations = regulations;
        this.deadlines = deadlines;
        this.days = days;
        this.persons = persons;
        this.plans = new ComputationPlans(curriculum, clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        try {
            Caller caller = Insider.of(job.startedBy());
            List<Occurrence> plan = plans.of(caller, job);
            JobProgress progress = next(job, caller, plan);
            if (progress.complete()) {
                plans.forget(job);
            }
            return progress;
        } catch (RuntimeException e) {
            // whoever resumes the job may have mended the pattern that it failed on
            plans.forget(job);
            throw e;
        }
    }

    private JobProgress next(Job job, Caller caller, List<Occurrence> plan) {
        ComputationCursor before = ComputationCursor.parse(job.cursor());
        ComputationChunk chunk = ComputationChunk.gather(caller, plan, before, registrations);
        ResultChunk rulings = rulings(job, caller, chunk.work());
        List<NewResult> changed = rulings.changed();
        results.add(caller.scope(), changed);
        if (!changed.isEmpty()) {
            auditTrail.record(caller, entry(job.institution(), KIND, "job " + job.id(), changed));
            outbox.publish(new DomainEvent(
                    "assessment.results-computed",
                    job.institution(),
                    "job/" + job.id(),
                    "{\"computedAt\":\"%s\",\"results\":%d}"
                            .formatted(changed.get(0).explained().result().computedAt(), changed.size())));
        }
        ComputationCursor after = new ComputationCursor(
                chunk.nextOccurrence(),
                chunk.nextRegistration(),
                before.written() + changed.size(),
                before.unchanged() + rulings.unchanged(),
                before.patternless() + chunk.patternless(),
                before.uncompensated() + rulings.uncompensated(),
                before.unmarked() + rulings.unmarked());
        return new JobProgress(
                chunk.occurrences(), plan.size(), after.occurrence() == 0 ? null : after.toString(), after.summary());
    }

    private ResultChunk rulings(Job job, Caller caller, List<Work> work) {
        Map<ModuleRegistrationId, Earlier> earlier =
                Earlier.of(caller, job.institution(), work, registrations, curriculum, persons);
        List<ModuleRegistration> attempts = Stream.concat(
                        work.stream().flatMap(one -> one.registrations().stream()),
                        earlier.values().stream().map(Earlier::registration))
                .distinct()
                .toList();
        Set<ModuleRegistrationId> ids =
                attempts.stream().map(ModuleRegistration::id).collect(Collectors.toSet());
        Set<Occurrence> runs = Stream.concat(
                        work.stream().map(Work::occurrence),
                        earlier.values().stream().map(Earlier::occurrence))
                .collect(Collectors.toSet());
        WorkingDayCalendar calendar = institutions.calendar(caller, job.institution());
        Map<Place, Mark> counting = marks.latest(caller.scope(), ids);
        Set<Place> handedIn = handedIn(caller, ids);
        ResultChunk rulings = new ResultChunk(
                new Sittings(
                        counting,
                        marked(counting),
                        handedIn,
                        new Attendance(Attendance.of(attempts, counting, handedIn), run -> sat(caller, run)),
                        Decisions.byRegistration(outcomes.on(caller.scope(), ids)),
                        Demanded.of(caller, job.institution(), runs, specifications),
                        deadlines.of(caller, job.institution(), attempts),
                        days.at(caller, job.institution(), clock.instant())),
                List.of(new TaughtResults(scales(job, caller, work), calendar), new CourseworkResults(calendar)),
                curriculum.modules(
                        caller,
                        work.stream().map(w -> w.occurrence().moduleId()).collect(Collectors.toSet())),
                earlier,
                results.current(caller.scope(), ids),
                same -> results.findings(caller.scope(), same),
                session -> PinnedPacks.of(regulations, job, session),
                identifiers,
                clock.instant());
        work.forEach(rulings::add);
        rulings.compare();
        return rulings;
    }

    private static Map<ModuleRegistrationId, Set<ElementId>> marked(Map<Place, Mark> counting) {
        return counting.entrySet().stream()
                .filter(entry -> entry.getValue().state() == Mark.State.SUBMITTED)
                .map(Map.Entry::getKey)
                .collect(Collectors.groupingBy(
                        Place::registration, Collectors.mapping(Place::element, Collectors.toSet())));
    }

    private Set<Place> handedIn(Caller caller, Set<ModuleRegistrationId> ids) {
        Set<Place> places =
                new HashSet<>(submissions.latest(caller.scope(), ids).keySet());
        places.addAll(moderation.marked(caller.scope(), ids));
        return places;
    }

    private Set<Attendance.Paper> sat(Caller caller, OccurrenceId run) {
        List<ModuleRegistration> all = registrations.on(caller, run);
        Set<ModuleRegistrationId> ids = all.stream().map(ModuleRegistration::id).collect(Collectors.toSet());
        return Attendance.of(all, marks.latest(caller.scope(), ids), handedIn(caller, ids));
    }

    private MarkScales scales(Job job, Caller caller, List<Work> work) {
        return new MarkScales(
                caller,
                job.institution(),
                work.stream()
                        .flatMap(w -> w.registrations().stream())
                        .map(registration -> registration.studentId())
                        .collect(Collectors.toSet()),
                registrations,
                curriculum);
    }

    /** One entry for results that were added together, with a digest over them. */
    static AuditEntry entry(InstitutionCode institution, String action, String reason, List<NewResult> results) {
        MessageDigest digest = Digests.sha256();
        results.forEach(
                added -> digest.update(added.explained().result().toString().getBytes(StandardCharsets.UTF_8)));
        String subject = "results/" + results.get(0).explained().result().id() + "-"
                + results.get(results.size() - 1).explained().result().id();
        return new AuditEntry(
                institution, action, subject, reason, null, HexFormat.of().formatHex(digest.digest()));
    }
}
