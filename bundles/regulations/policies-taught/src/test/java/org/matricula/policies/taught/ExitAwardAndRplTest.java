package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.regulations.api.Judgement;

public class ExitAwardAndRplTest {

    @Test
    public void tEx1_theHighestRungBelowTheTarget() {
        List<ModuleFact> modules = Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 120, "50"), Usw.same(6, 60, "50"));
        ExitAward award = exit("BACHELORS_HONS", modules, "BSC_HONS");
        assertEquals("BACHELORS", award.best());
        assertEquals("BSC", award.designation());
        assertEquals("PGDIP", exit("MASTERS", Usw.same(7, 120, "50"), null).best());
    }

    @Test
    public void tAw3_theLadders() {
        List<ModuleFact> certificate = Usw.same(4, 120, "50");
        List<ModuleFact> diploma = Usw.all(certificate, Usw.same(5, 120, "50"));
        List<ModuleFact> honours = Usw.all(diploma, Usw.same(6, 120, "50"));
        assertEquals(
                List.of("FCERTHE", "CERTHE"),
                exit("FOUNDATION_DEGREE", diploma, null).qualifies());
        assertEquals(
                List.of("FCERTHE", "CERTHE", "DIPHE", "BACHELORS"),
                exit("BACHELORS_HONS", honours, "BSC_HONS").qualifies());
        assertEquals(
                List.of("FCERTHE", "CERTHE", "DIPHE", "BACHELORS", "BACHELORS_HONS"),
                exit("INTEGRATED_MASTERS", honours, null).qualifies());
        assertEquals(
                List.of("GRADCERT", "GRADDIP"),
                exit("GRADDEG", Usw.same(6, 120, "50"), null).qualifies());
        assertEquals(
                List.of("PGCERT", "PGDIP"),
                exit("MASTERS", Usw.same(7, 120, "50"), null).qualifies());
        assertEquals(List.of(), exit("HNC", certificate, null).qualifies());
        assertEquals(List.of(), exit("HND", diploma, null).qualifies());
    }

    @Test
    public void tEx3_freeStandingAwardsHaveNoRungs() {
        Judgement<ExitAward> judgement =
                Usw.judge(TaughtPolicies.EXIT_AWARD, new ExitAwardFacts("HND", Usw.same(4, 120, "50")));
        assertEquals(ExitAward.NONE, judgement.outcome().best());
        assertTrue(judgement.review());
    }

    @Test
    public void tEx4_thereIsNoUnclassifiedBachelorOfNursing() {
        List<ModuleFact> modules = Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 120, "50"), Usw.same(6, 60, "50"));
        Judgement<ExitAward> judgement =
                Usw.judge(TaughtPolicies.EXIT_AWARD, new ExitAwardFacts("BACHELORS_HONS", modules, "BN_HONS"));
        assertNull(judgement.outcome().designation());
        assertTrue(judgement.gaps().contains("AMB-T-39"));
    }

    @Test
    public void l1016_honoursLimits() {
        assertLimit(null, "BACHELORS_HONS", 240, 0, Map.of(6, 120));
        assertLimit("ABOVE_MAXIMUM", "BACHELORS_HONS", 200, 60, Map.of(6, 120));
        assertLimit("OWN_MINIMUM", "BACHELORS_HONS", 240, 0, Map.of(6, 100));
        assertLimit(null, "BACHELORS_HONS", 240, 0, Map.of(5, 20, 6, 100));
        assertLimit("OWN_LEVEL_MINIMUM", "BACHELORS_HONS", 240, 0, Map.of(5, 40, 6, 80));
    }

    @Test
    public void l1022_oneCreditServesOneMinimum() {
        assertLimit(null, "INTEGRATED_MASTERS", 240, 0, Map.of(5, 20, 6, 100, 7, 120));
        assertLimit("OWN_LEVEL_MINIMUM", "INTEGRATED_MASTERS", 240, 0, Map.of(5, 40, 6, 80, 7, 120));
        assertLimit("OWN_LEVEL_MINIMUM", "INTEGRATED_MASTERS", 240, 0, Map.of(6, 140, 7, 100));
    }

    /** Whoever teaches for a professional body asks more by a pack of its own, which tightens the row. */
    @Test
    public void tRp10_aPackMayAskMoreOfPriorLearning() {
        String given =
                "{check: LIMIT, award: BACHELORS_HONS, transferred: 240, experiential: 0, own_taught: {L6: 120}}";
        Asked.of("rpl", given).shows("permitted", "true");
        Asked.of("rpl", given, "{rpl.BACHELORS_HONS: [120, 240, {L6: 120}]}")
                .shows("permitted", "false")
                .shows("reason", "ABOVE_MAXIMUM");
    }

    @Test
    public void tRp7_transferredCreditNeedsARow() {
        assertLimit("AWARD_NOT_LISTED", "GRADDIP", 20, 0, Map.of(6, 100));
        Judgement<RplOutcome> experiential =
                Usw.judge(TaughtPolicies.RPL, new RplFacts.Limit("GRADDIP", 0, 20, Map.of(6, 100)));
        assertTrue(experiential.review());
        assertTrue(experiential.gaps().contains("AMB-T-47"));
    }

    @Test
    public void tRp2_tRp5_tRp6_whatStopsAClaim() {
        assertClaim("PARTIAL_MODULE", claim(RplFacts.Type.EXEMPTION, false, "A", "B", false, null));
        assertClaim("MARK_NOT_ALLOWED", claim(RplFacts.Type.EXEMPTION, true, "A", "B", false, BigDecimal.TEN));
        assertClaim("ROLES_NOT_SEPARATE", claim(RplFacts.Type.ACCREDITATION, true, "A", "A", false, null));
        assertClaim("EVIDENCE_DOUBLE_COUNTED", claim(RplFacts.Type.ACCREDITATION, true, "A", "B", true, null));
        assertClaim(null, claim(RplFacts.Type.ADMISSION, true, null, null, false, null));
    }

    @Test
    public void l1006_exemptionIsShownByItsWordAndNeverAMark() {
        RplOutcome.Claim claim = (RplOutcome.Claim)
                Usw.judge(TaughtPolicies.RPL, claim(RplFacts.Type.EXEMPTION, true, "A", "B", false, null))
                        .outcome();
        assertEquals("exempt", claim.transcript());
        assertTrue(claim.usable());
    }

    @Test
    public void tRp4_experientialCreditIsProvisionalUntilRatified() {
        RplOutcome.Claim claim = (RplOutcome.Claim) Usw.judge(
                        TaughtPolicies.RPL,
                        claim(RplFacts.Type.ACCREDITATION, true, "A", "B", false, BigDecimal.valueOf(40)))
                .outcome();
        assertEquals(RplOutcome.State.PROVISIONAL, claim.state());
        assertEquals(false, claim.usable());
        assertEquals(BigDecimal.valueOf(40), claim.mark());
    }

    @Test
    public void tRp4_experienceThatFailedByTheNormalRulesIsNoCredit() {
        RplOutcome.Claim claim = (RplOutcome.Claim) Usw.judge(
                        TaughtPolicies.RPL,
                        claim(RplFacts.Type.ACCREDITATION, true, "A", "B", false, new BigDecimal("39.99")))
                .outcome();
        assertEquals(false, claim.permitted());
        assertEquals("MARK_BELOW_PASS", claim.reason());
    }

    private static RplFacts claim(
            RplFacts.Type type, boolean whole, String adviser, String assessor, boolean used, BigDecimal mark) {
        return new RplFacts.Claim(type, "HND", whole, adviser, assessor, used, true, false, mark);
    }

    private static void assertClaim(String reason, RplFacts facts) {
        RplOutcome.Claim claim =
                (RplOutcome.Claim) Usw.judge(TaughtPolicies.RPL, facts).outcome();
        assertEquals(reason, claim.reason());
        assertEquals(reason == null, claim.permitted());
    }

    private static void assertLimit(
            String reason, String award, int transferred, int experiential, Map<Integer, Integer> own) {
        RplOutcome.Limit limit = (RplOutcome.Limit)
                Usw.judge(TaughtPolicies.RPL, new RplFacts.Limit(award, transferred, experiential, own))
                        .outcome();
        assertEquals(reason, limit.reason());
    }

    private static ExitAward exit(String award, List<ModuleFact> modules, String title) {
        return Usw.judge(TaughtPolicies.EXIT_AWARD, new ExitAwardFacts(award, modules, title))
                .outcome();
    }
}
