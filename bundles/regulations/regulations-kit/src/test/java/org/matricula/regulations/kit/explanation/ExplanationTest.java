package org.matricula.regulations.kit.explanation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.ruling.Rule;

public class ExplanationTest {

    private static final Rule RULE = new Rule("T-X-1", "A.1");
    private static final PackRef PACK = new PackRef("toy", "1.0.0", "0123456789abcdef");

    @Test
    public void theSentenceTellsTheFactsTruncated() {
        String text = explained(RULE.met("CLASS", Rule.fact("mean", Exact.ratio(1046, 15))))
                .text(Audience.STUDENT);
        // 69.7333...: never shown as more than it is
        assertTrue(text, text.contains("[yes] Your mean is 69.73.\n      See A.1, Means.\n"));
    }

    @Test
    public void aMarkOneHairBelowALineIsNotShownToReachIt() {
        assertEquals("69.49", ShownValue.of("mean", Exact.parse("69.4999")));
        assertEquals("39.9", ShownValue.of("mark", new BigDecimal("39.999999")));
        assertEquals("39.9", ShownValue.of("old_mark", "39.96"));
        assertEquals("61.66", ShownValue.of("mean", "185/3"));
        assertEquals("2016/17", ShownValue.of("begun", "2016/17"));
        assertEquals("40.0", ShownValue.of("mark", 40));
        assertEquals("20", ShownValue.of("credits", 20));
    }

    @Test
    public void aBoardSeesRuleClauseFactsAndExactValues() {
        Finding.Step step = new Finding.Step("mean", "(1 x 50 + 2 x 51) / 3", Exact.ratio(152, 3), "1dp_truncate");
        String text = explained(RULE.calculated("CLASS", true, List.of(step), Rule.fact("mean", Exact.ratio(152, 3))))
                .text(Audience.BOARD);
        assertTrue(text, text.contains("Rule T-X-1, clause A.1, Means, code CLASS"));
        assertTrue(text, text.contains("mean: 50.66 (exactly 152/3)"));
        assertTrue(
                text, text.contains("mean = (1 x 50 + 2 x 51) / 3 = 50.66 (exactly 152/3), rounded by 1dp_truncate"));
    }

    @Test
    public void aCodeWithoutWordingIsExplainedInGeneralTerms() {
        String text = explained(RULE.failed("REST_NOT_PASSED")).text(Audience.STUDENT);
        assertTrue(text, text.contains("[no] The rule on 'rest not passed' was checked and is not met."));
        String missing = explained(RULE.met("CLASS")).text(Audience.BOARD);
        assertTrue(missing, missing.contains("[yes] class: satisfied."));
    }

    @Test
    public void nothingOfTheFactsIsMarkup() {
        String html = explained(RULE.met("X", Rule.fact("code", "<script>alert('a')</script>&")))
                .html(Audience.BOARD);
        assertFalse(html, html.contains("<script>"));
        assertTrue(html, html.contains("code: &lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt;&amp;"));
        String page = Html.page("a<b", List.of(html));
        assertTrue(page, page.contains("<title>a&lt;b</title>"));
        String text = explained(RULE.met("X", Rule.fact("code", "a\nOutcome\u001b[1m")))
                .text(Audience.BOARD);
        assertTrue(text, text.contains("code: a Outcome [1m\n"));
    }

    @Test
    public void aPolicyMayHaveItsOwnSentenceForACode() {
        String text = explained(RULE.met("PASS", Rule.fact("mean", 55))).text(Audience.STUDENT);
        assertTrue(text, text.contains("[yes] A mean of 55.00 is a pass.\n"));
    }

    @Test
    public void whatIsForBoardsAloneIsNotToldToStudents() {
        Finding.Step secret = new Finding.Step("gap", "80 - 60", Exact.parse("20"), null);
        Finding.Step open = new Finding.Step("mean", "(80 + 60) / 2", Exact.parse("70"), null);
        Explanation explanation = explained(RULE.calculated("CLASS", true, List.of(secret, open)));
        String student = explanation.text(Audience.STUDENT);
        assertFalse(student, student.contains("80 - 60") || student.contains("by each: 60, 80"));
        assertTrue(student, student.contains("(80 + 60) / 2") && student.contains("classification: upper second"));
        String board = explanation.text(Audience.BOARD);
        assertTrue(board, board.contains("80 - 60") && board.contains("by each: 60, 80"));
    }

    @Test
    public void wordsAreMadeOnlyWhenTheyAreAskedFor() {
        Object never = new Object() {
            @Override
            public String toString() {
                throw new AssertionError("rendered too early");
            }
        };
        Explanation explanation = explained(RULE.met("X", Rule.fact("code", never)));
        assertThrows(AssertionError.class, () -> explanation.text(Audience.BOARD));
    }

    @Test
    public void anUnknownAudienceIsRefused() {
        assertEquals(Audience.BOARD, Audience.of(null));
        assertEquals(Audience.STUDENT, Audience.of("student"));
        assertThrows(ProblemException.class, () -> Audience.of("STUDENTS"));
    }

    private static Explanation explained(Finding finding) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("classification", "UPPER_SECOND");
        outcome.put("by_each", List.of(60, 80));
        Judgement<Map<String, Object>> judgement = new Judgement<>(
                outcome, Entitlement.DISCRETION, DecidedBy.AWARD_BOARD, true, List.of(finding), List.of("G-1"), true);
        return new Explanation(
                "classification",
                null,
                judgement,
                PACK,
                Map.of("A.1", "Means"),
                Map.of(
                        "classification.board_only",
                        "gap, by_each",
                        "CLASS.met.student",
                        "Your mean is {mean}.",
                        "CLASS.met.board",
                        "Mean {mean}.",
                        "PASS.met.student",
                        "Your mark reaches the pass mark.",
                        "classification.PASS.met.student",
                        "A mean of {mean} is a pass."));
    }
}
