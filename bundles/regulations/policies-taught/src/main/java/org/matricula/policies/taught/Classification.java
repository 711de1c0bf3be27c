package org.matricula.policies.taught;

import java.util.List;
import org.matricula.regulations.kit.number.Exact;

/** What a classification answers. */
public sealed interface Classification {

    /**
     * The class of a record.
     *
     * @param result the class; NOT_ELIGIBLE where the award's credit is not complete
     * @param unmet codes of the missing credit; empty where it is complete
     * @param variant which way of counting was used; null where there is only one
     * @param method1 the exact mean of Method 1; null where it does not apply
     * @param method2 the exact mean of Method 2; null where it does not apply
     * @param mean the exact mean that decides; null where there is none
     * @param method which method gave the mean; null where there is only one
     * @param alsoPreviousRegulations whether earlier regulations are to be asked too (section 0.4)
     */
    record Classified(
            Result result,
            List<String> unmet,
            Variant variant,
            Exact method1,
            Exact method2,
            Exact mean,
            Method method,
            PreviousRules alsoPreviousRegulations)
            implements Classification {

        /** Copies the list. */
        public Classified {
            unmet = List.copyOf(unmet);
        }
    }

    /**
     * Whether a special award may be made.
     *
     * @param outcome NORMAL_AWARD, AEGROTAT, POSTHUMOUS_AWARD, COMPLETE_LATER or NOT_AVAILABLE
     * @param reason why not: RESEARCH_DEGREE, CONDITIONS_NOT_MET, DISSERTATION_NOT_EXAMINABLE, BELOW_ONE_THIRD,
     *     REPORT_MISSING; null otherwise
     * @param classification UNCLASSIFIED for an aegrotat award; null where nothing is said
     * @param lowerAwardPossible true when a lower award that was earned may still be given
     */
    record Special(String outcome, String reason, Result classification, boolean lowerAwardPossible)
            implements Classification {}

    /** Classes. */
    enum Result {
        /** First class honours. */
        FIRST,
        /** Second class honours, upper division. */
        UPPER_SECOND,
        /** Second class honours, lower division. */
        LOWER_SECOND,
        /** Third class honours. */
        THIRD,
        /** With distinction. */
        DISTINCTION,
        /** With merit. */
        MERIT,
        /** Pass. */
        PASS,
        /** The award has no classes. */
        UNCLASSIFIED,
        /** The credit is complete, but the mean lies below every class. */
        NO_CLASS,
        /** The credit is not complete. */
        NOT_ELIGIBLE,
        /** The rules do not say; a board must. */
        REVIEW
    }

    /** Ways of counting. */
    enum Variant {
        /** 120 credits at level 6. */
        STANDARD,
        /** 100 credits at level 6 and 20 at level 5. */
        L6_100,
        /** 140 credits at level 6. */
        L6_140,
        /** Entry at the final stage. */
        TOP_UP,
        /** Too little own credit for the ordinary methods. */
        RPL_LIMITED
    }

    /** Methods. */
    enum Method {
        /** Both levels. */
        M1,
        /** The upper level alone. */
        M2
    }

    /** Whether earlier regulations are to be asked too. */
    enum PreviousRules {
        /** No. */
        NO,
        /** Yes, if the student asks. */
        ON_REQUEST,
        /** Yes, always. */
        AUTOMATIC,
        /** They alone. */
        PREVIOUS_ONLY
    }
}
