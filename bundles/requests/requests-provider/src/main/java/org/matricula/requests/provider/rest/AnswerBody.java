package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an office answers.
 *
 * @param role the office whose turn it is: {@code COURSE_LEADER}
 * @param answer AGREED or REFUSED
 * @param reason why; must be given for a refusal, and for an agreement that the regulations do not normally allow
 * @param clause the clause that a refusal rests on; absent to take the one that the ruling names
 */
public record AnswerBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String role,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Answer answer,
        String reason,
        String clause) {

    /** Yes or no. */
    public enum Answer {
        /** The office agrees. */
        AGREED,
        /** The office refuses; with that the request is refused. */
        REFUSED
    }
}
