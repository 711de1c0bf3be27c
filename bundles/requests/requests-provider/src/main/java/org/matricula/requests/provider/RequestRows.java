package org.matricula.requests.provider;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.regulations.api.PackRef;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestRow;
import org.matricula.requests.api.RequestRow.Part;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.store.StepStore.Taken;
import org.matricula.requests.provider.store.Stored;

/** The rows of a request. */
final class RequestRows {

    private static final Asked.NewDetails NO_DETAILS = new Asked.NewDetails(null, null, null, null);
    private static final Asked.Circumstances NO_CIRCUMSTANCES = new Asked.Circumstances(null, null, null, null);

    private RequestRows() {}

    /**
     * The rows of a request.
     *
     * @param number the student's number
     * @param programme the code of the programme that it concerns; null for none
     * @param entry the session of entry there; null for none
     * @param toProgramme the code of the programme to which it transfers; null for none
     */
    static List<RequestRow> of(
            Stored stored,
            List<Taken> steps,
            String number,
            String programme,
            AcademicSession entry,
            String toProgramme) {
        StudentRequest request = stored.request();
        List<RequestRow> rows = new ArrayList<>();
        rows.add(head(stored, number, programme, entry, toProgramme));
        request.approvals()
                .forEach(one -> rows.add(
                        part(request, number, Part.APPROVAL, one.role(), one.clause(), null, null, null, null, null)));
        for (Taken one : steps) {
            RequestStep step = one.step();
            rows.add(part(
                    request,
                    number,
                    Part.STEP,
                    step.role(),
                    step.clause(),
                    one.agreed(),
                    step.state(),
                    step.actor(),
                    step.reason(),
                    step.at()));
        }
        return rows;
    }

    private static RequestRow head(
            Stored stored, String number, String programme, AcademicSession entry, String toProgramme) {
        StudentRequest request = stored.request();
        Asked asked = request.asked();
        Asked.NewDetails details = Objects.requireNonNullElse(asked.details(), NO_DETAILS);
        Asked.Circumstances circumstances = Objects.requireNonNullElse(asked.circumstances(), NO_CIRCUMSTANCES);
        PackRef pack = stored.pack();
        InstitutionCode decidedAt = request.decidedAt();
        return new RequestRow(
                number,
                utc(request.createdAt()),
                Part.REQUEST,
                asked.session(),
                request.kind(),
                request.state(),
                programme,
                entry,
                asked.effective(),
                asked.until(),
                asked.mode(),
                toProgramme,
                asked.level(),
                asked.betweenFaculties(),
                asked.toInstitution(),
                asked.exceptional(),
                asked.returnLikely(),
                asked.completionMoves(),
                asked.assessmentAffected(),
                asked.boardDate(),
                circumstances.sponsored(),
                circumstances.funded(),
                circumstances.loan(),
                circumstances.agreement(),
                details.familyName(),
                details.givenNames(),
                details.dateOfBirth(),
                details.email(),
                request.applicant(),
                request.submittedOn(),
                request.lapsesOn(),
                decidedAt == null ? null : decidedAt.value(),
                pack == null ? null : pack.id(),
                pack == null ? null : pack.version(),
                pack == null ? null : pack.digest(),
                stored.authorisedDays(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static RequestRow part(
            StudentRequest request,
            String number,
            Part part,
            String role,
            String clause,
            Boolean agreed,
            RequestState afterwards,
            String actor,
            String reason,
            Instant takenAt) {
        return new RequestRow(
                number,
                utc(request.createdAt()),
                part,
                request.asked().session(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                role,
                clause,
                agreed,
                afterwards,
                actor,
                reason,
                takenAt == null ? null : utc(takenAt));
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
