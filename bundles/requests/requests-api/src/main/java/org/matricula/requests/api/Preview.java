package org.matricula.requests.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.matricula.institutions.api.AgreementId;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What a request would bring about if it came in today. Nothing is written.
 *
 * @param admissible whether it may come in
 * @param reason code of what stands against that; null when nothing does
 * @param prospect how the regulations look at what is asked
 * @param prospectReason code of what stands against granting it; null when nothing does
 * @param prospectClause the clause of that; null when nothing does
 * @param waiver the clause that stands waived for the student and lets it be granted all the same; null where none does
 * @param approvals who would have to agree, in this order
 * @param decidedAt the institution whose people would agree
 * @param agreement the agreement in force under which the partner delivers the programme; null for a student of an
 *     awarding body
 * @param lapsesOn the last day on which it could be answered
 * @param duties every duty that would follow, as if it were granted on its last day at the latest
 * @param notes what could not be looked at, in words
 * @param rulings the rulings with their findings
 */
public record Preview(
        boolean admissible,
        String reason,
        Prospect prospect,
        String prospectReason,
        String prospectClause,
        String waiver,
        List<StudentRequest.Approval> approvals,
        InstitutionCode decidedAt,
        AgreementId agreement,
        LocalDate lapsesOn,
        List<ExpectedDuty> duties,
        List<String> notes,
        List<RequestRuling> rulings) {

    /** Copies the lists. */
    public Preview {
        approvals = List.copyOf(approvals);
        duties = List.copyOf(duties);
        notes = List.copyOf(notes);
        rulings = List.copyOf(rulings);
    }

    /** How the regulations look at what is asked, once all agree. */
    public enum Prospect {
        /** It can be granted. */
        OPEN,
        /** It is not normally granted; those who must agree may do so all the same. */
        EXCEPTIONAL,
        /** It can only be refused, unless the clause is waived for the student. */
        BARRED
    }

    /**
     * A duty that would follow.
     *
     * @param code what: {@code REPORT_TO_HOME_OFFICE}
     * @param title the same in words
     * @param who which office
     * @param clause where the regulations say so
     * @param heading the heading of the clause; null where the pack has none
     * @param after SUBMISSION, APPROVAL or EFFECT: the event from which its days count
     * @param days within how many days
     * @param count WORKING (of the institution's calendar), WEEKDAYS (Monday to Friday
     *     without bank holidays of England and Wales) or CALENDAR
     * @param dueOn the last day in time; counted from the day on which the request would lapse where it counts from the
     *     approval
     */
    public record ExpectedDuty(
            String code,
            String title,
            String who,
            String clause,
            String heading,
            String after,
            int days,
            String count,
            LocalDate dueOn) {}

    /**
     * A ruling with its findings.
     *
     * @param policy the policy's name
     * @param pack the pack that ruled
     * @param entitlement how firmly the outcome belongs to the student
     * @param decidedBy who decides
     * @param overridable whether the text says "normally"
     * @param review whether a person must look at it
     * @param gaps ids of the ambiguities whose adopted reading was used
     * @param findings the rules that were applied, in order
     */
    public record RequestRuling(
            String policy,
            String pack,
            String entitlement,
            String decidedBy,
            boolean overridable,
            boolean review,
            List<String> gaps,
            List<AppliedRule> findings) {

        /** Copies the lists. */
        public RequestRuling {
            gaps = List.copyOf(gaps);
            findings = List.copyOf(findings);
        }
    }

    /**
     * A rule that was applied.
     *
     * @param rule its id in the specification
     * @param clause where the text says it
     * @param code what it found
     * @param satisfied whether the facts satisfy it
     * @param facts what it looked at, by name, and the waiver that covers what it found
     */
    public record AppliedRule(String rule, String clause, String code, boolean satisfied, Map<String, String> facts) {}
}
