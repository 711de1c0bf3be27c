package org.matricula.boards.provider.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Section;

/**
 * What a board decided on a candidate, in words: the decision, its reason, who decided and when. A student hears nothing
 * before the release, and afterwards neither who wrote the decision down nor the reason in the words of the board, which
 * may speak of others (AMB-T-129).
 */
public final class DecisionWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);

    private DecisionWords() {}

    /** The decision for an audience, as it stands at this moment. */
    public static Section of(Candidate candidate, Meeting meeting, Audience audience) {
        return new Section(
                "Decision", audience == Audience.BOARD ? forBoard(candidate, meeting) : forStudent(candidate, meeting));
    }

    /** The decision as the student reads it with the result that is published. */
    static Section published(Candidate candidate, Meeting meeting) {
        List<String> lines = decided(candidate);
        lines.add("Decided by the board of " + DAY.format(meeting.heldOn()));
        return new Section("Decision", lines);
    }

    private static List<String> forBoard(Candidate candidate, Meeting meeting) {
        if (candidate.decision() == null) {
            return List.of("The board has not decided yet.");
        }
        List<String> lines = decided(candidate);
        lines.add(
                candidate.decisionReason() != null
                        ? "Reason: " + candidate.decisionReason()
                        : "Reason: it is what the regulations propose, see below.");
        lines.add("Recorded by " + candidate.decidedBy() + " on " + minute(candidate.decidedAt()) + ", board of "
                + DAY.format(meeting.heldOn()) + " chaired by " + meeting.chair());
        lines.add(
                meeting.state() == Meeting.State.RELEASED
                        ? "Released on " + minute(meeting.releasedAt())
                        : "Not released: nobody outside the board may be told.");
        return lines;
    }

    private static List<String> forStudent(Candidate candidate, Meeting meeting) {
        if (candidate.decision() == null || meeting.state() != Meeting.State.RELEASED) {
            return List.of("No decision has been released yet.");
        }
        List<String> lines = decided(candidate);
        lines.add("Decided by the board of " + DAY.format(meeting.heldOn()) + ", released on "
                + minute(meeting.releasedAt()));
        return lines;
    }

    private static List<String> decided(Candidate candidate) {
        List<String> lines = new ArrayList<>();
        boolean classed = candidate.classification() != null && "AWARD".equals(candidate.decision());
        lines.add("Decided: " + Section.words(candidate.decision())
                + (classed ? ", class " + Section.words(candidate.classification()) : ""));
        return lines;
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
