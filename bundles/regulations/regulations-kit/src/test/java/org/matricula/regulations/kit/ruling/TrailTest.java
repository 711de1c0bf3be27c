package org.matricula.regulations.kit.ruling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;

public class TrailTest {

    private static final Rule RULE = new Rule("T-X-1", "A.1");

    @Test
    public void theFirstUnmetRuleIsTheReasonAndAllAreNoted() {
        Trail trail = new Trail().add(RULE.met("BEFORE"));
        assertEquals(
                "SECOND", trail.firstFailure(List.of(RULE.met("FIRST"), RULE.failed("SECOND"), RULE.failed("THIRD"))));
        Judgement<String> judgement = trail.judgement("no", Entitlement.BARRED, DecidedBy.SYSTEM);
        assertEquals(
                List.of("BEFORE", "FIRST", "SECOND", "THIRD"),
                judgement.findings().stream().map(one -> one.code()).toList());
        assertFalse(judgement.overridable());
        assertFalse(judgement.review());
    }

    @Test
    public void whereAllRulesAreMetThereIsNoReason() {
        assertNull(new Trail().firstFailure(List.of(RULE.met("FIRST"), RULE.met("SECOND"))));
        assertNull(new Trail().firstFailure(List.of()));
    }

    @Test
    public void aWaivedClauseCoversItselfAndItsParts() {
        assertTrue(WaivedClause.covers("A.1", "A.1"));
        assertTrue(WaivedClause.covers("A.1", "A.1[c]"));
        assertTrue(WaivedClause.covers("A.1", "A.1.4"));
        assertFalse(WaivedClause.covers("A.1", "A.10"));
        assertFalse(WaivedClause.covers("A.1[c]", "A.1"));
        assertFalse(WaivedClause.covers("A.2", "A.1"));
    }

    @Test
    public void aRuleThatFailsAndIsWaivedCitesTheWaiver() {
        List<WaivedClause> waivers =
                List.of(new WaivedClause("A.2", "waiver 7", "Dean"), new WaivedClause("A", "waiver 8", "Board"));
        Trail trail = new Trail(waivers);
        assertTrue(trail.holds(RULE.failed("LATE")));
        assertEquals("WAIVED", trail.findings().get(0).code());
        assertEquals(
                List.of("LATE", "waiver 8", "Board"),
                trail.findings().get(0).facts().stream()
                        .map(fact -> fact.value())
                        .toList());
        assertEquals(RULE.met("IN_TIME"), WaivedClause.heeding(waivers, RULE.met("IN_TIME")));
        assertEquals(RULE.failed("LATE"), WaivedClause.heeding(waivers.subList(0, 1), RULE.failed("LATE")));
    }

    @Test
    public void aReadingIsNotedOnce() {
        Trail trail = new Trail().gap("G-1").gap("G-2").gap("G-1").review();
        Judgement<String> judgement = trail.judgement("yes", Entitlement.RIGHT, DecidedBy.SYSTEM, true);
        assertEquals(List.of("G-1", "G-2"), judgement.gaps());
        assertTrue(judgement.review());
        assertTrue(judgement.overridable());
    }
}
