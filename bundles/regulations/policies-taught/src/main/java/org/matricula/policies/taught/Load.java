package org.matricula.policies.taught;

/**
 * Whether a session's credits are within the limits.
 *
 * @param min the least credits; null where there is no minimum
 * @param max the most credits for this reason
 * @param status how the credits stand to the limits
 * @param reason ASSOCIATE_USE where associate study may not be used so; null otherwise
 */
public record Load(Integer min, int max, Status status, String reason) {

    /** How a load stands to the limits. */
    public enum Status {
        /** Within them. */
        WITHIN,
        /** Above what is normal. */
        ABOVE_NORMAL,
        /** Below what is normal. */
        BELOW_NORMAL,
        /** Not permitted. */
        NOT_PERMITTED,
        /** Outside them, and the limits are waived for the student. */
        WAIVED
    }
}
