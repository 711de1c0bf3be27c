package org.matricula.policies.taught;

import java.util.List;
import org.matricula.regulations.api.DecidedBy;

/**
 * How a request is dealt with: whether it may come in, who must agree, and what follows from it. Whether it is granted
 * is for those who must agree.
 *
 * @param admissible true when it may come in
 * @param reason code of the first thing that stands against it; null when it is admissible
 * @param approvals who must agree, in this order
 * @param decides whose people agree
 * @param lapseDays working days after which it lapses when not all have agreed
 * @param duties what must be done
 */
public record RequestProcedure(
        boolean admissible,
        String reason,
        List<Approval> approvals,
        Decides decides,
        int lapseDays,
        List<Duty> duties) {

    /** Copies the lists. */
    public RequestProcedure {
        approvals = List.copyOf(approvals);
        duties = List.copyOf(duties);
    }

    /** Whose people decide. */
    public enum Decides {
        /** Those of the awarding body. */
        AWARDING_BODY,
        /** Those of the college, which its agreement entitles to. */
        COLLEGE
    }

    /**
     * An agreement that is needed.
     *
     * @param by who must agree
     * @param clause where the text says so
     */
    public record Approval(DecidedBy by, String clause) {}

    /**
     * Something that must be done.
     *
     * @param code what: {@code REPORT_TO_HOME_OFFICE}
     * @param who the office that must do it: {@code UKVI_LEAD}
     * @param after the event from which its days count; that day is day 0
     * @param days within how many days
     * @param count which days count
     * @param clause where the text says so
     * @param says what the student is told of it, as a sentence; null for what is the offices' own affair
     */
    public record Duty(String code, String who, After after, int days, Count count, String clause, String says) {}

    /** The event from which days count. */
    public enum After {
        /** The day on which the request came in. */
        SUBMISSION,
        /** The day of the last approval. */
        APPROVAL,
        /** The day from which it holds. */
        EFFECT
    }

    /** Which days count. */
    public enum Count {
        /** Working days of the institution. */
        WORKING,
        /**
         * Monday to Friday without bank holidays, whatever the institution's closures, because the duty is owed to
         * somebody outside (AMB-V-01).
         */
        WEEKDAYS,
        /** Every day. */
        CALENDAR
    }
}
