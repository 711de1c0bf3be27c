package org.matricula.exchange.provider.soap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.matricula.exchange.provider.soap.rulings.v1.ProblemFault;
import org.matricula.exchange.provider.soap.rulings.v1.RulingRecord;
import org.matricula.exchange.provider.soap.rulings.v1.Rulings;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;

public final class RulingsTest {

    @Rule
    public final Served served = new Served();

    private Rulings rulings;
    private Evaluation evaluation;
    private Evaluation.Choice chosen;
    private Map<String, Object> facts;

    @Before
    public void callTheRegulations() {
        evaluation = Campus.fake(
                Evaluation.class,
                Map.of("resolve", a -> resolve((Caller) a[0], a[1]), "evaluate", a -> evaluate(a[2], a[3])));
        served.campus.neighbours.setEvaluation(evaluation);
        rulings = served.client(Rulings.class, "/soap/v1/rulings", "usw");
    }

    @Test
    public void factsGoInAndTheRulingComesOutWithItsFindings() throws ProblemFault {
        RulingRecord ruling = rulings.evaluate(
                "classification", "{\"mean\": 61.5, \"modules\": []}", "usw", "COMP", "2026/27", null, null);
        assertEquals(new BigDecimal("61.5"), facts.get("mean"));
        assertEquals("usw", chosen.institution().value());
        assertEquals("COMP", chosen.programme());
        assertEquals("2026/27", chosen.on());
        assertNull(chosen.pack());
        assertEquals("{\"classification\":\"UPPER_SECOND\",\"mean\":61.5}", ruling.getOutcome());
        assertEquals("AUTOMATIC", ruling.getEntitlement());
        assertEquals("2016/17", ruling.getRegulationYear());
        assertEquals(Campus.PACK.digest(), ruling.getPack().getDigest());
        assertEquals("in force for usw", ruling.getResolution());
        var finding = ruling.getFinding().get(0);
        assertEquals("A.2.9.5[d]", finding.getClause());
        assertEquals("185/3", finding.getFact().get(0).getValue());
        assertEquals("(1 + 2)", finding.getStep().get(0).getExpression());
        assertNull(finding.getStep().get(0).getRounding());
    }

    @Test
    public void aPackThatWasNamedNeedsNoResolution() throws ProblemFault {
        assertNull(rulings.evaluate("load", "{}", null, null, null, "usw-taught", null)
                .getResolution());
    }

    @Test
    public void factsThatAreNoJsonObjectAreRefused() {
        for (String text : new String[] {"", "{", "[1]", "null", "{\"a\":1,\"a\":2}", "{} {}"}) {
            ProblemFault fault = assertThrows(
                    text,
                    ProblemFault.class,
                    () -> rulings.evaluate("load", text, null, null, null, "usw-taught", null));
            assertEquals("INVALID", fault.getFaultInfo().getKind());
            assertTrue(text, fault.getFaultInfo().getDetail().contains("must be a JSON object"));
        }
    }

    @Test
    public void refusalsAreTypedFaultsOfThisContract() {
        Rulings reader = served.client(Rulings.class, "/soap/v1/rulings", "reader");
        ProblemFault forbidden = assertThrows(
                ProblemFault.class, () -> reader.evaluate("load", "{}", null, null, null, "usw-taught", null));
        assertEquals("FORBIDDEN", forbidden.getFaultInfo().getKind());
        ProblemFault invalid = assertThrows(
                ProblemFault.class, () -> rulings.evaluate("tea", "{}", null, null, null, "usw-taught", null));
        assertEquals(
                "policy", invalid.getFaultInfo().getFaults().getFault().get(0).getField());
        ProblemFault code = assertThrows(
                ProblemFault.class, () -> rulings.evaluate("load", "{}", "No Such", null, null, null, null));
        assertEquals("INVALID", code.getFaultInfo().getKind());
    }

    @Test
    public void bothContractsAreServedSideBySide() {
        HttpResponse<String> wsdl = served.get("/soap/v1/rulings?wsdl");
        assertEquals(200, wsdl.statusCode());
        assertTrue(wsdl.body().contains("urn:matricula:rulings:v1"));
        assertEquals(200, served.get("/soap/v1/records?wsdl").statusCode());
    }

    @Test
    public void whileTheRegulationsAreAwayTheFaultSaysSo() {
        served.campus.neighbours.unsetEvaluation(evaluation);
        ProblemFault away = assertThrows(
                ProblemFault.class, () -> rulings.evaluate("load", "{}", null, null, null, "usw-taught", null));
        assertEquals("UNAVAILABLE", away.getFaultInfo().getKind());
        assertTrue(away.getFaultInfo().getDetail().contains("'regulations'"));
    }

    private Object resolve(Caller caller, Object choice) {
        caller.require(Regulations.READ);
        chosen = (Evaluation.Choice) choice;
        Pack pack = Campus.fake(
                Pack.class,
                Map.of(
                        "descriptor",
                        a -> new PackDescriptor(
                                "usw-taught",
                                "1.0.0",
                                "Taught",
                                null,
                                Campus.USW,
                                List.of(),
                                new AcademicSession(2016),
                                null,
                                null,
                                Map.of(),
                                List.of(),
                                List.of(),
                                Map.of(),
                                0)));
        return new Regulations.Resolution(pack, chosen.pack() == null ? "in force for usw" : null);
    }

    @SuppressWarnings("unchecked")
    private Object evaluate(Object policy, Object given) {
        if (policy.equals("tea")) {
            throw Problem.invalid("policy", policy, "NO_RULE").exception();
        }
        facts = (Map<String, Object>) given;
        Map<String, Object> outcome = new java.util.LinkedHashMap<>();
        outcome.put("classification", "UPPER_SECOND");
        outcome.put("mean", new BigDecimal("61.5"));
        Finding finding = new Finding(
                "T-CL",
                "A.2.9.5[d]",
                "UPPER_SECOND",
                true,
                List.of(new Finding.Fact("mean", "185/3")),
                List.of(new Finding.Step("sum", "(1 + 2)", 3, null)));
        return new Ruling<>(
                (String) policy,
                new Judgement<>(
                        outcome, Entitlement.AUTOMATIC, DecidedBy.SYSTEM, false, List.of(finding), List.of(), false),
                Campus.PACK);
    }
}
