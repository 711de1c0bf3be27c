package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.RegistrationEvent;
import org.matricula.students.api.StudentId;

/** What is said of events, cards and documents over REST. */
final class EventBodies {

    private EventBodies() {}

    /**
     * An event that is planned; the rules are those of {@link RegistrationEvent}.
     *
     * @param institution where
     * @param name its name
     * @param place its place
     * @param from its first day
     * @param to its last day
     */
    public record NewEvent(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String place,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate from,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate to) {

        RegistrationEvent event() {
            return new RegistrationEvent(null, institution, name, place, from, to, null);
        }
    }

    /**
     * Who joins a queue.
     *
     * @param studentId the student
     */
    public record Joining(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId studentId) {}

    /**
     * Where the next student is called to.
     *
     * @param desk the desk
     */
    public record Call(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String desk) {}

    /**
     * What a check of identity found.
     *
     * @param passed whether the student is who the record says
     * @param documentReference what was looked at
     */
    public record Identity(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean passed,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String documentReference) {}

    /**
     * How a ticket ends.
     *
     * @param served true when the student was dealt with, false when the student left
     * @param reason why the student who was called goes unserved; absent for whoever was served
     */
    public record End(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean served, String reason) {}

    /**
     * That an event, or an order of a board, is closed or opened again.
     *
     * @param reason why
     */
    public record Closure(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}

    /**
     * A card that is issued.
     *
     * @param number the number printed on it
     * @param reason why the card before is replaced; absent without
     */
    public record NewCard(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String number, String reason) {}

    /**
     * That a card is blocked.
     *
     * @param reason why
     */
    public record Block(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
}
