package org.matricula.students.provider.status;

import java.time.LocalDate;
import org.matricula.kernel.api.Faults;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Note;
import org.matricula.students.api.StatusEvent;

/** What events, engagements, holds and notes must be by themselves. */
public final class StatusRules {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_NOTE = 4000;

    private StatusRules() {}

    static Faults event(Faults faults, StatusEvent event) {
        faults.given("status", event.status());
        faults.date("effective", event.effective());
        reason(faults, event.reason());
        boolean suspended = event.status() == StatusEvent.Status.SUSPENDED;
        if (suspended) {
            faults.date("expectedReturn", event.expectedReturn());
            faults.check(
                    event.expectedReturn() == null
                            || event.effective() == null
                            || event.expectedReturn().isAfter(event.effective()),
                    "expectedReturn",
                    event.expectedReturn(),
                    "must be after the effective day");
        } else {
            faults.check(
                    event.expectedReturn() == null,
                    "expectedReturn",
                    event.expectedReturn(),
                    "must be absent but for SUSPENDED");
        }
        faults.check(
                event.status() != StatusEvent.Status.VOIDED || event.corrects() != null,
                "status",
                event.status(),
                "must be that of a correction");
        if (event.status() == StatusEvent.Status.DECEASED) {
            faults.check(
                    event.subject() == null && event.engagementId() == null,
                    "subject",
                    event.subject(),
                    "must be absent, as must the engagement, because death concerns the person");
        }
        if (event.subject() != null) {
            faults.text("subject", event.subject(), LONGEST_SUBJECT);
        }
        return event.source() == null ? faults : faults.text("source", event.source(), LONGEST_SUBJECT);
    }

    public static Faults engagement(Faults faults, Engagement engagement) {
        faults.given("kind", engagement.kind());
        faults.date("begins", engagement.begins());
        ends(faults, engagement, "expectedEnd", engagement.expectedEnd());
        return ends(faults, engagement, "ended", engagement.ended());
    }

    public static Faults hold(Faults faults, Hold hold) {
        faults.given("source", hold.source());
        faults.check(!hold.effects().isEmpty(), "effects", null, "must be at least one");
        reason(faults, hold.reason());
        faults.date("since", hold.since());
        if (hold.until() != null) {
            faults.date("until", hold.until());
            faults.check(
                    hold.since() == null || !hold.until().isBefore(hold.since()),
                    "until",
                    hold.until(),
                    "must not be before the first day");
        }
        return faults;
    }

    public static Faults note(Faults faults, Note note) {
        faults.given("visibility", note.visibility());
        faults.given("office", note.office());
        return faults.lines("text", note.text(), LONGEST_NOTE);
    }

    public static Faults reason(Faults faults, String reason) {
        return faults.text("reason", reason, LONGEST_REASON);
    }

    private static Faults ends(Faults faults, Engagement engagement, String field, LocalDate day) {
        if (day == null) {
            return faults;
        }
        faults.date(field, day);
        return faults.check(
                engagement.begins() == null || !day.isBefore(engagement.begins()),
                field,
                day,
                "must not be before the first day");
    }
}
