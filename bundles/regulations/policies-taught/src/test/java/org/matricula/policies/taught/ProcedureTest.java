package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.CourseDesignFacts.Item;
import org.matricula.policies.taught.CourseDesignFacts.Specification;
import org.matricula.regulations.api.Judgement;

/** The rules around study and assessment, beside the worked cases: numbers of another pack, and facts that do not fit. */
public class ProcedureTest {

    private static final String CONFERRED =
            "{award: HNC, course_validated: true, enrolled: true, assessed: true, board_recommends: true}";

    @Test
    public void theNumbersAreThoseOfThePack() {
        Map<String, Object> welsh = Map.of(
                "check",
                "WELSH_WORK",
                "module_start",
                "2016-09-26",
                "notice",
                "2016-10-25",
                "welsh_speaker",
                true,
                "cohort",
                40,
                "in_welsh",
                3,
                "external_told",
                true);
        assertEquals(List.of("WELSH_NOTICE_LATE"), reasons("language-of-assessment", welsh, Map.of()));
        assertEquals(List.of(), reasons("language-of-assessment", welsh, Map.of("status.welsh_notice_weeks", 5)));
        assertEquals(
                List.of("WELSH_NOTICE_LATE", "SAMPLE_LACKS_WELSH"),
                reasons("language-of-assessment", welsh, Map.of("status.welsh_sample_share", "3/40")));
        Map<String, Object> applicant = Map.of("group", "PG", "language", "PROOF_NEEDED", "proof", "OTHER");
        assertEquals(List.of("POSTGRADUATE_QUALIFICATION"), reasons("entry", applicant, Map.of()));
        assertEquals(List.of(), reasons("entry", applicant, Map.of("admission.pg", List.of("NONE"))));
        Map<String, Object> meeting = Map.of("check", "PANEL_MEETING", "last", "2017-01-10", "next", "2017-01-25");
        assertEquals(
                List.of("PANEL_TOO_SELDOM"),
                reasons("extenuating-circumstances", meeting, Map.of("boards.panel_meets_every_days", 14)));
    }

    @Test
    public void aPackMayLockFurtherPrinciples() {
        Map<String, Object> wish = Map.of(
                "concerns",
                "OTHER",
                "professional_body",
                true,
                "approved",
                true,
                "evidence",
                true,
                "scope",
                "N100",
                "from",
                "2017/18");
        assertEquals(List.of(), reasons("derogation", wish, Map.of()));
        assertEquals(
                List.of("LOCKED_PRINCIPLE"),
                reasons("derogation", wish, Map.of("derogation.locked", List.of("PART_CREDIT", "OTHER"))));
    }

    @Test
    public void aWrongWordOfThePackIsRefused() {
        refused(
                "parameter derogation.locked 'TEA' must be one of MODULE_STRUCTURE",
                () -> reasons("derogation", Map.of("concerns", "OTHER"), Map.of("derogation.locked", List.of("TEA"))));
        refused(
                "parameter enrolment.DEBT.events 'TEA' must be ENROLMENT or RE_ENROLMENT",
                () -> reasons(
                        "enrolment-gates",
                        Map.of("event", "ENROLMENT", "closes", "2016-10-07", "today", "2016-10-07"),
                        Map.of("enrolment.DEBT.events", List.of("TEA"))));
        refused(
                "parameter awards.catalogue.HNC.2 'TEA' must be one of FREE_STANDING",
                () -> reasons(
                        "conferment",
                        Map.of("award", "HNC"),
                        Map.of("awards.catalogue.HNC", List.of("HNC", 4, "TEA"))));
    }

    @Test
    public void ambT100_whatNeitherTheListOfAwardsNorTheTableKnowsIsRefused() {
        for (String award : List.of("TEA", "ACCESS_TO_HE")) {
            Map<String, Object> claim = Map.of("check", "CLAIM", "type", "EXEMPTION", "award", award);
            refused("award '" + award + "' must be one of CERTHE", () -> Usw.tryOut("rpl", claim, Map.of()));
        }
        Map<String, Object> year = Map.of("award", "TEA", "periods", List.of(Map.of("mode", "FT", "years", 1)));
        refused("award 'TEA' must be one of CERTHE", () -> Usw.tryOut("registration-period", year, Map.of()));
    }

    @Test
    public void factsThatDoNotFitAreRefusedByName() {
        Map<String, Object> event = Map.of("event", "ORDINARY_STUDY", "session", "2016/17", "begun", "2016/18");
        refused(
                "begun '2016/18' must be a session written 2026/27",
                () -> reasons("governing-edition", event, Map.of()));
        refused(
                "attempts '[]' must hold at least one attempt",
                () -> reasons("mark-on-record", Map.of("attempts", List.of()), Map.of()));
        refused(
                "credits_held '2000' must be from 0 to 1000",
                () -> reasons(
                        "enrolment",
                        Map.of(
                                "course_validated",
                                true,
                                "entry_met",
                                true,
                                "credits_needed",
                                360,
                                "credits_held",
                                2000,
                                "credits_requested",
                                0),
                        Map.of()));
        refused(
                "states[0] 'TEA' must be one of TITLE",
                () -> reasons(
                        "course-design",
                        Map.of("check", "SPECIFICATION", "award", "HNC", "states", List.of("TEA")),
                        Map.of()));
    }

    @Test
    public void tAw4_anAwardNeedsValidationEnrolmentAssessmentAndTheBoard() {
        Asked.of("conferment", CONFERRED).shows("permitted", "true");
        Asked.of("conferment", CONFERRED.replace("course_validated: true", "course_validated: false"))
                .shows("reasons", "[COURSE_NOT_VALIDATED]");
        Asked.of("conferment", CONFERRED.replace("enrolled: true", "enrolled: false"))
                .shows("reasons", "[NOT_ENROLLED]");
        Asked.of("conferment", CONFERRED.replace("assessed: true", "assessed: false"))
                .shows("reasons", "[NOT_ASSESSED]");
        Asked.of("conferment", CONFERRED.replace("recommends: true", "recommends: false"))
                .shows("reasons", "[NOT_RECOMMENDED]");
    }

    @Test
    public void tAw6_noMoreCreditThanTheAwardNeeds() {
        for (int requested : new int[] {60, 61}) {
            EnrolmentFacts facts = new EnrolmentFacts(true, true, List.of(), true, true, 360, 300, requested, false);
            assertEquals(
                    requested > 60 ? List.of("MORE_CREDIT_THAN_NEEDED") : List.of(),
                    Usw.judge(TaughtPolicies.ENROLMENT, facts).outcome().reasons());
        }
    }

    @Test
    public void everyItemOfASpecificationIsAskedForWhereItMatters() {
        for (Item item : Item.values()) {
            String award = item == Item.PROGRESSION_THRESHOLD ? "INTEGRATED_MASTERS" : "FOUNDATION_DEGREE";
            Set<Item> states = new HashSet<>(Set.of(Item.values()));
            states.remove(item);
            Judgement<Compliance> judgement =
                    Usw.judge(TaughtPolicies.COURSE_DESIGN, new Specification(award, states, false, true, true));
            assertEquals(List.of("STATE_" + item), judgement.outcome().duties());
            assertEquals(item == Item.INTERMEDIATE_AWARDS, judgement.overridable());
        }
    }

    @SuppressWarnings("unchecked") // reasons are texts
    private static List<String> reasons(String policy, Map<String, Object> given, Map<String, Object> overrides) {
        return (List<String>) Usw.tryOut(policy, given, overrides).get("reasons");
    }

    private static void refused(String text, ThrowingRunnable asking) {
        String message = assertThrows(ProblemException.class, asking).getMessage();
        assertTrue(message, message.contains(text));
    }
}
