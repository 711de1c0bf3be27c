package org.matricula.requests.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.institutions.api.AgreementId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * A student's request.
 *
 * @param id its identity
 * @param institution where the student studies
 * @param studentId who
 * @param registrationId which programme registration it concerns; null for CHANGE_OF_DETAILS
 * @param kind what sort of request
 * @param asked what exactly; unchanged once it is submitted
 * @param state where it stands
 * @param applicant the user who wrote it, the student or somebody on the student's behalf; never one of those who agree;
 *     null for the student where somebody else did
 * @param createdAt when it was begun
 * @param submittedOn when it came in; null for a draft
 * @param lapsesOn the last day on which it can be answered; null for a draft
 * @param decidedAt the institution whose people agree; null for a draft
 * @param agreement the agreement under which the partner delivers the programme, as it stood when the request came in;
 *     null for a draft and for a student of an awarding body
 * @param pack the pack that rules it, pinned when it came in; null for a draft
 * @param approvals who must agree, in this order; empty for a draft
 */
public record StudentRequest(
        RequestId id,
        InstitutionCode institution,
        StudentId studentId,
        ProgrammeRegistrationId registrationId,
        RequestKind kind,
        Asked asked,
        RequestState state,
        String applicant,
        Instant createdAt,
        LocalDate submittedOn,
        LocalDate lapsesOn,
        InstitutionCode decidedAt,
        AgreementId agreement,
        String pack,
        List<Approval> approvals) {

    /** Copies the list. */
    public StudentRequest {
        approvals = List.copyOf(approvals);
    }

    /** As the student, who is this user, is told of it: with the offices that agree, and not who is in them. */
    public StudentRequest toStudent(String user) {
        return new StudentRequest(
                id,
                institution,
                studentId,
                registrationId,
                kind,
                asked,
                state,
                user.equals(applicant) ? applicant : null,
                createdAt,
                submittedOn,
                lapsesOn,
                decidedAt,
                agreement,
                pack,
                approvals.stream().map(Approval::toStudent).toList());
    }

    /**
     * An agreement that is needed.
     *
     * @param role who must agree: {@code COURSE_LEADER}
     * @param clause where the regulations say so
     * @param agreedBy the user who agreed; null until then, and for the student
     * @param agreedAt when; null until then
     */
    public record Approval(String role, String clause, String agreedBy, Instant agreedAt) {

        Approval toStudent() {
            return new Approval(role, clause, null, agreedAt);
        }
    }
}
