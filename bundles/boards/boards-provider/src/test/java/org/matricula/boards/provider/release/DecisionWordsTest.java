package org.matricula.boards.provider.release;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.Test;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.regulations.kit.explanation.Audience;

/** An explanation names the decision itself: what, why, by whom and when. */
public class DecisionWordsTest {

    private static final Instant DECIDED = Instant.parse("2027-06-18T10:15:30Z");
    private static final Instant RELEASED = Instant.parse("2027-06-25T09:00:00Z");

    @Test
    public void theBoardReadsWhatWasDecidedWhyByWhomAndWhen() {
        assertEquals(
                """
                Decision
                  Decided: retrieve
                  Reason: Medical evidence seen
                  Recorded by jo.chair on 18 June 2027 at 10:15 UTC, board of 18 June 2027 chaired by Prof Chair
                  Released on 25 June 2027 at 09:00 UTC
                """,
                text("RETRIEVE", "Medical evidence seen", Meeting.State.RELEASED, Audience.BOARD));
    }

    @Test
    public void anAwardIsNamedWithItsClassAndAnEndorsementWithTheProposal() {
        String award = text("AWARD", null, Meeting.State.DECIDED, Audience.BOARD);
        assertTrue(award, award.contains("Decided: award, class lower second\n"));
        assertTrue(award, award.contains("Reason: it is what the regulations propose, see below.\n"));
        assertTrue(award, award.contains("Not released: nobody outside the board may be told.\n"));
    }

    @Test
    public void aStudentReadsTheReleasedDecisionAndTheBoardButNotWhoRecordedItNorItsWords() {
        assertEquals(
                """
                Decision
                  Decided: retrieve
                  Decided by the board of 18 June 2027, released on 25 June 2027 at 09:00 UTC
                """,
                text("RETRIEVE", "Medical evidence seen", Meeting.State.RELEASED, Audience.STUDENT));
    }

    @Test
    public void beforeTheReleaseAStudentReadsNothingOfIt() {
        assertEquals(
                "Decision\n  No decision has been released yet.\n",
                text("RETRIEVE", "Medical evidence seen", Meeting.State.DECIDED, Audience.STUDENT));
        assertEquals(
                "Decision\n  The board has not decided yet.\n",
                text(null, null, Meeting.State.PROPOSED, Audience.BOARD));
    }

    @Test
    public void aReasonIsNoMarkup() {
        String html = DecisionWords.of(
                        candidate("RETRIEVE", "<b>late</b>"), meeting(Meeting.State.RELEASED), Audience.BOARD)
                .html();
        assertTrue(html, html.contains("<h2>Decision</h2>") && html.contains("Reason: &lt;b&gt;late&lt;/b&gt;"));
    }

    private static String text(String decision, String reason, Meeting.State state, Audience audience) {
        return DecisionWords.of(candidate(decision, reason), meeting(state), audience)
                .text();
    }

    private static Candidate candidate(String decision, String reason) {
        return new Candidate(
                null,
                new InstitutionCode("usw"),
                null,
                new AcademicSession(2026),
                null,
                null,
                6,
                Candidate.Kind.AWARD,
                "AWARD",
                List.of(),
                "LOWER_SECOND",
                new BigDecimal("59.48"),
                List.of(),
                false,
                decision,
                reason,
                decision == null ? null : "jo.chair",
                decision == null ? null : DECIDED,
                null,
                null,
                decision == null ? 0 : 1);
    }

    private static Meeting meeting(Meeting.State state) {
        return new Meeting(
                null,
                new InstitutionCode("usw"),
                new AcademicSession(2026),
                "AFTER_FIRST_SIT",
                LocalDate.of(2027, 6, 18),
                "Prof Chair",
                List.of(),
                state,
                List.of(),
                1,
                null,
                null,
                null,
                state == Meeting.State.RELEASED ? RELEASED : null);
    }
}
