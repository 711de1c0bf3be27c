package org.matricula.curriculum.api;

/**
 * A departure of a version of a programme from the regulations, which a committee approved on evidence (A.2.2.2). It holds
 * for as long as the version counts.
 *
 * @param clause the clause that is departed from, as the check cites it, 1 to 100 characters
 * @param subject what departs, as the check names it within the version, 1 to 200 characters: {@code module DA2},
 *     {@code route FT}, {@code stage Y1}; null for all of the version
 * @param reason why, 1 to 500 characters
 * @param approver the committee that approved it, 1 to 200 characters
 * @param evidence where that and its grounds are to be found, 1 to 500 characters: {@code minute 14 of 3 March}
 * @param professionalBody the professional body that needs it, 1 to 200 characters; null where none does
 */
public record Departure(
        String clause, String subject, String reason, String approver, String evidence, String professionalBody) {}
