package org.matricula.boards.provider.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.matricula.boards.api.Awards.Grounds;
import org.matricula.boards.api.Awards.Kind;
import org.matricula.boards.api.Awards.SpecialAward;
import org.matricula.boards.api.MeetingId;
import org.matricula.students.api.StudentId;

/** Bodies about interim, aegrotat and posthumous awards. */
public final class AwardBodies {

    private AwardBodies() {}

    /**
     * Confirms one interim award.
     *
     * @param award the code where the regulations leave it open; otherwise left out
     */
    public record Interim(String award) {}

    /** How many interim awards were confirmed. */
    public record Confirmed(int confirmed) {}

    /** An aegrotat or posthumous award that somebody proposes; fields as in {@link Grounds}. */
    public record NewSpecialAward(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Kind kind,
            Boolean illness,
            Boolean priorPerformanceConclusive,
            Boolean unlikelyToReturn,
            Boolean studentConsents,
            Boolean dissertationExaminable,
            Boolean report,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String evidence,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

        Grounds grounds() {
            return new Grounds(
                    kind,
                    illness,
                    priorPerformanceConclusive,
                    unlikelyToReturn,
                    studentConsents,
                    dissertationExaminable,
                    report,
                    evidence,
                    reason);
        }
    }

    /** A special award as it is shown; fields as in {@link SpecialAward}, the rulings as JSON. */
    public record SpecialAwardView(
            String id,
            MeetingId meetingId,
            StudentId studentId,
            Grounds grounds,
            String outcome,
            String decision,
            @JsonRawValue String rulings,
            String proposedBy,
            Instant proposedAt) {

        static SpecialAwardView of(SpecialAward award) {
            return new SpecialAwardView(
                    Long.toString(award.id()),
                    award.meetingId(),
                    award.studentId(),
                    award.grounds(),
                    award.outcome(),
                    award.decision(),
                    award.rulings(),
                    award.proposedBy(),
                    award.proposedAt());
        }
    }
}
