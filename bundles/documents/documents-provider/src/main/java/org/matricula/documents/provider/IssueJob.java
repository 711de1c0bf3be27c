package org.matricula.documents.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.Documents.LeftOut;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.documents.provider.store.RegisterStore.Entry;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The job that issues documents to the students of a meeting, some hundred at a time. */
@Component
public final class IssueJob implements JobHandler {

    static final String KIND = "documents.issue";
    static final String MEETING = "meeting";
    static final String DOCUMENT = "kind";
    static final String LANGUAGE = "language";

    private static final int CHUNK = 200;
    private static final int LONGEST = 1000;

    private final Boards boards;
    private final Issuing issuing;
    private final RegisterStore register;
    private final AuditTrail audit;

    /** Works on the register. */
    @Activate
    public IssueJob(
            @Reference Boards boards,
            @Reference Issuing issuing,
            @Reference RegisterStore register,
            @Reference AuditTrail audit) {
        this.boards = boards;
        this.issuing = issuing;
        this.register = register;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        DocumentKind kind = DocumentKind.valueOf(job.parameters().get(DOCUMENT));
        DocumentLanguage language = DocumentLanguage.valueOf(job.parameters().get(LANGUAGE));
        MeetingId id = MeetingId.valueOf(job.parameters().get(MEETING));
        Caller caller = Acting.on(job.startedBy(), job.institution());
        Meeting meeting = boards.meeting(caller, id).record();
        Page<Candidate> page = boards.candidates(caller, id, new PageRequest(job.cursor(), CHUNK));
        List<StudentId> students = page.items().stream()
                .filter(candidate -> concerns(kind, candidate))
                .map(Candidate::studentId)
                .distinct()
                .toList();
        issue(job, caller, id, students, kind, language);
        long done = job.done() + page.items().size();
        return new JobProgress(done, meeting.candidates(), page.next(), done + " candidates");
    }

    private void issue(
            Job job,
            Caller caller,
            MeetingId meeting,
            List<StudentId> students,
            DocumentKind kind,
            DocumentLanguage language) {
        if (students.isEmpty()) {
            return;
        }
        register.takeTurn(caller.scope(), job.institution(), meeting, job.id());
        Map<StudentId, Issuing.Outcome> outcomes =
                issuing.issuable(caller, job.institution(), students, kind, language, meeting);
        Set<StudentId> persons = outcomes.entrySet().stream()
                .flatMap(e -> person(e.getKey(), e.getValue()).stream())
                .collect(Collectors.toSet());
        Set<StudentId> served = register.standing(caller.scope(), meeting, kind, persons).stream()
                .map(IssuedDocument::studentId)
                .collect(Collectors.toSet());
        List<Entry> entries = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        outcomes.forEach((student, outcome) -> {
            if (person(student, outcome).stream().anyMatch(served::contains)) {
                leftOut.add(leftOut(job, student, "has one from this meeting already"));
                return;
            }
            try {
                entries.add(issuing.entry(caller, outcome.orRefuse(), null, null, job.id()));
            } catch (ProblemException refusal) {
                leftOut.add(leftOut(job, student, refusal.getMessage()));
            }
        });
        register.add(caller.scope(), entries);
        register.leaveOut(caller.scope(), job.id(), leftOut);
        audit.record(
                caller,
                entries.stream()
                        .map(Entry::document)
                        .map(d -> AuditEntry.created(d.institution(), "documents.issue", "document/" + d.id(), d))
                        .toList());
    }

    /** Every identity of who may have one; of who may not the one that was asked for. */
    private static Set<StudentId> person(StudentId student, Issuing.Outcome outcome) {
        return outcome.composed() == null
                ? Set.of(student)
                : outcome.composed().dossier().person();
    }

    private static LeftOut leftOut(Job job, StudentId student, String reason) {
        return new LeftOut(
                student, job.institution(), reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason);
    }

    private static boolean concerns(DocumentKind kind, Candidate candidate) {
        return switch (kind) {
            case CERTIFICATE -> candidate.conferral().isPresent();
            case TRANSCRIPT -> candidate.awarded();
            case INTERIM_TRANSCRIPT -> !candidate.awarded();
            case RESULTS_LETTER -> true;
        };
    }
}
