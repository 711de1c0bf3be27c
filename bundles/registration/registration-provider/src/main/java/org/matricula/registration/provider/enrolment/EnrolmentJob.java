package org.matricula.registration.provider.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTask.Status;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.store.TaskStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The job that opens enrolment tasks for the active registrations of a session and then judges all that are not
 * complete, some hundred at a time. It goes on from its cursor, and a second run opens nothing twice.
 */
@Component
public final class EnrolmentJob implements JobHandler {

    static final String KIND = "registration.enrolment";
    public static final int CHUNK = 500;
    private static final Set<Status> OUTSTANDING = EnumSet.complementOf(EnumSet.of(Status.COMPLETE));
    private static final String SESSION = "session";
    private static final String OPENS = "opens";
    private static final String CLOSES = "closes";
    private static final String REASON = "reason";
    private static final String OPENED = " tasks opened";
    private static final String OPENING = "open:";
    private static final String JUDGING = "judge:";

    private final TaskStore tasks;
    private final TaskJudging judging;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;

    /** Works on the store. */
    @Activate
    public EnrolmentJob(
            @Reference TaskStore tasks,
            @Reference TaskJudging judging,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail) {
        this.tasks = tasks;
        this.judging = judging;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
    }

    /**
     * @param opens null when no task is to be opened
     * @param reason why tasks that are there get these days; null leaves them
     */
    static Map<String, String> parameters(AcademicSession session, LocalDate opens, LocalDate closes, String reason) {
        Map<String, String> parameters = new HashMap<>(Map.of(SESSION, session.toString()));
        if (opens != null) {
            parameters.put(OPENS, opens.toString());
            parameters.put(CLOSES, closes.toString());
        }
        if (reason != null) {
            parameters.put(REASON, reason);
        }
        return parameters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        Caller caller = job.startedBy().acting(Scope.of(List.of(job.institution())), Registrations.READ);
        boolean opens = job.parameters().containsKey(OPENS);
        String cursor = job.cursor() == null ? (opens ? OPENING : JUDGING) + 0 : job.cursor();
        if (cursor.startsWith(OPENING)) {
            return open(caller, job, Long.parseLong(cursor.substring(OPENING.length())));
        }
        String[] judging = cursor.substring(JUDGING.length()).split(":");
        boolean first = judging.length == 1;
        return judge(
                caller,
                job,
                Long.parseLong(judging[0]),
                first ? 0 : Long.parseLong(judging[1]),
                first ? 0 : Long.parseLong(judging[2]));
    }

    private JobProgress open(Caller caller, Job job, long after) {
        EnrolmentTask model = new EnrolmentTask(
                null,
                job.institution(),
                null,
                null,
                session(job),
                null,
                null,
                LocalDate.parse(job.parameters().get(OPENS)),
                LocalDate.parse(job.parameters().get(CLOSES)),
                null);
        List<EnrolmentTask> missing =
                tasks.missing(caller.scope(), job.institution(), session(job), after, CHUNK, model, identifiers);
        tasks.add(caller.scope(), missing);
        auditTrail.record(
                caller,
                missing.stream()
                        .map(task -> AuditEntry.created(
                                task.institution(), "registration.open-task", "enrolment-task/" + task.id(), task))
                        .toList());
        long done = job.done() + missing.size();
        String next = missing.size() < CHUNK
                ? JUDGING + 0
                : OPENING + missing.get(missing.size() - 1).registrationId();
        return new JobProgress(done, 0, next, done + OPENED);
    }

    /**
     * @param before how many were changed by the chunks before
     * @param moved how many got other days by them
     */
    private JobProgress judge(Caller caller, Job job, long after, long before, long moved) {
        List<EnrolmentTask> page =
                tasks.page(caller.scope(), job.institution(), session(job), OUTSTANDING, after, CHUNK).stream()
                        .map(Versioned::record)
                        .toList();
        boolean moves = job.parameters().containsKey(REASON);
        List<EnrolmentTask> dated = moves ? moved(caller, job, page) : page;
        long other = moved
                + IntStream.range(0, page.size())
                        .filter(i -> !page.get(i).equals(dated.get(i)))
                        .count();
        int changed = judging.judge(caller, dated);
        long done = job.done() + page.size();
        long all = before + changed;
        String next =
                page.size() < CHUNK ? null : JUDGING + page.get(page.size() - 1).id() + ":" + all + ":" + other;
        return new JobProgress(
                done,
                next == null ? done : 0,
                next,
                opened(job) + (moves ? other + " with other days, " : "") + all + " changed at the end");
    }

    /** The tasks with the days of the job, and why. */
    private List<EnrolmentTask> moved(Caller caller, Job job, List<EnrolmentTask> page) {
        LocalDate opens = LocalDate.parse(job.parameters().get(OPENS));
        LocalDate closes = LocalDate.parse(job.parameters().get(CLOSES));
        List<EnrolmentTask> dated =
                page.stream().map(task -> task.within(opens, closes)).toList();
        List<EnrolmentTask> other = new ArrayList<>();
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            EnrolmentTask before = page.get(i);
            EnrolmentTask after = dated.get(i);
            if (!after.equals(before)) {
                other.add(after);
                entries.add(AuditEntry.changed(
                        after.institution(),
                        "registration.move-task",
                        "enrolment-task/" + after.id(),
                        job.parameters().get(REASON),
                        before,
                        after));
            }
        }
        tasks.moved(caller.scope(), other);
        auditTrail.record(caller, entries);
        return dated;
    }

    private static String opened(Job job) {
        String message = job.message() == null ? "" : job.message();
        int end = message.indexOf(OPENED);
        return end < 0 ? "" : message.substring(0, end) + OPENED + ", ";
    }

    private static AcademicSession session(Job job) {
        return AcademicSession.valueOf(job.parameters().get(SESSION));
    }
}
