package org.matricula.documents.provider;

import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.Transcript;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.paper.Papers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Documents} from the records of the other domains; nothing is kept here. */
@Component
public final class DocumentsService implements Documents {

    private final Students students;
    private final Institutions institutions;
    private final StudyHistory history;
    private final Papers papers;
    private final Clock clock;

    /** Reads from the other domains. */
    @Activate
    public DocumentsService(
            @Reference Students students,
            @Reference Institutions institutions,
            @Reference StudyHistory history,
            @Reference Papers papers,
            @Reference Clock clock) {
        this.students = students;
        this.institutions = institutions;
        this.history = history;
        this.papers = papers;
        this.clock = clock;
    }

    @Override
    public Transcript transcript(Caller caller, StudentId id) {
        caller.require(READ);
        Student student =
                students.get(Acting.within(caller, caller.scope()), id).record();
        Caller reader = Acting.on(caller, student.institution());
        Institution place = institution(caller, student.institution());
        Institution body = place.awardingBody() == null ? place : institution(caller, place.awardingBody());
        List<ReleasedDecision> released = history.released(reader, id);
        Transcript content = new Transcript(
                id,
                student.institution(),
                place.name(),
                body.name(),
                student.fullName(),
                student.number(),
                history.programmes(reader, id),
                history.modules(reader, student, released),
                history.award(reader, id, released),
                null,
                null);
        return issued(content);
    }

    @Override
    public void transcriptPdf(Caller caller, StudentId student, OutputStream out) {
        caller.require(READ);
        papers.draw(TranscriptPaper.of(transcript(caller, student)), out);
    }

    /** The names of institutions are no secret of theirs: a partner's document bears its awarding body's. */
    private Institution institution(Caller caller, InstitutionCode code) {
        return institutions.get(Acting.on(caller, code), code).record();
    }

    private Transcript issued(Transcript t) {
        return new Transcript(
                t.studentId(),
                t.institution(),
                t.placeOfStudy(),
                t.awardedBy(),
                t.fullName(),
                t.studentNumber(),
                t.programmes(),
                t.modules(),
                t.award(),
                Digests.of(t),
                clock.instant());
    }
}
