package org.matricula.registration.provider.enrolment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTask.Status;
import org.matricula.registration.provider.store.TaskStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps where tasks of enrolment stand, each change of it in the audit trail. */
@Component(service = TaskJudging.class)
public final class TaskJudging {

    private final TaskStore tasks;
    private final EnrolmentJudge judge;
    private final AuditTrail auditTrail;

    /** Writes to the store what the judge says. */
    @Activate
    public TaskJudging(@Reference TaskStore tasks, @Reference EnrolmentJudge judge, @Reference AuditTrail auditTrail) {
        this.tasks = tasks;
        this.judge = judge;
        this.auditTrail = auditTrail;
    }

    /** Judges tasks of one institution and session that are not complete; says how many stand otherwise than before. */
    int judge(Caller caller, List<EnrolmentTask> some) {
        Map<EnrolmentTask, Status> changed = new LinkedHashMap<>();
        List<AuditEntry> audit = new ArrayList<>();
        judge.stands(caller, some).forEach((task, stand) -> {
            if (stand.status() != task.status()) {
                changed.put(task, stand.status());
                audit.add(AuditEntry.changed(
                        task.institution(),
                        "registration.judge-task",
                        "enrolment-task/" + task.id(),
                        stand.status() + " by " + stand.why(),
                        task,
                        stand.status()));
            }
        });
        tasks.judged(caller.scope(), changed);
        auditTrail.record(caller, audit);
        return changed.size();
    }
}
