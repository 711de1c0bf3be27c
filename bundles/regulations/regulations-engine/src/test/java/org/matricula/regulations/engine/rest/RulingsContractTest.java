package org.matricula.regulations.engine.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Json;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.kit.pack.Expectation;
import org.matricula.regulations.kit.pack.PackCase;

/** The contract of the rulings operation: all cases of the taught regulations, JSON in and JSON out. */
public class RulingsContractTest {

    private final TaughtRules rules = new TaughtRules();
    private final RulingsResource resource = new RulingsResource(rules.evaluation());

    @Test
    public void everyCaseOfTheTaughtRegulationsPassesThroughTheOperation() throws IOException {
        List<String> failed = new ArrayList<>();
        for (PackCase one : TaughtRules.USW.cases()) {
            Map<String, Object> answer = ruled(TaughtRules.REHEARSER, request(one));
            Expectation.differences(one.expect(), answer).forEach(fault -> failed.add(one.id() + ": " + fault));
            assertEquals(one.policy(), answer.get("policy"));
            assertEquals("2016/17", answer.get("regulation_year"));
            assertFalse(((List<?>) answer.get("findings")).isEmpty());
            assertEquals(one.override().isEmpty(), answer.get("pack") != null);
        }
        assertEquals(List.of(), failed);
        assertTrue(TaughtRules.USW.cases().size() >= 58);
    }

    @Test
    public void aRehearsalNeedsItsPrivilegeAndNamesNoPack() throws IOException {
        String request = "{\"policy\":\"load\",\"pack\":\"usw-taught\",\"given\":{\"group\":\"UG\",\"credits\":130,"
                + "\"reason\":\"REPEAT\",\"override\":{\"load.UG.extended\":130}}}";
        ProblemException refused = assertThrows(ProblemException.class, () -> ruled(TaughtRules.PARTNER, request));
        assertEquals(Problem.Kind.FORBIDDEN, refused.problem().kind());
        Map<String, Object> answer = ruled(TaughtRules.REHEARSER, request);
        assertEquals("WITHIN", answer.get("status"));
        assertTrue(answer.containsKey("pack"));
        assertNull(answer.get("pack"));
        assertNotNull(answer.get("rehearsal_of"));
    }

    @Test
    public void anOverrideOfAParameterThatNobodyReadsIsRefused() {
        for (String override : new String[] {"{\"load.UG.extnded\":130}", "\"load\"", "{\"load.UG.max\":\"many\"}"}) {
            assertInvalid("{\"policy\":\"load\",\"pack\":\"usw-taught\",\"given\":{\"group\":\"UG\",\"credits\":130,"
                    + "\"override\":" + override + "}}");
        }
    }

    @Test
    public void whatIsMissingOrUnknownIsNamed() {
        assertInvalid("{\"pack\":\"usw-taught\",\"given\":{}}");
        assertInvalid("{\"policy\":\"load\",\"pack\":\"usw-taught\"}");
        assertInvalid("{\"policy\":\"load\",\"given\":{}}");
        assertInvalid("{\"policy\":\"load\",\"given\":{},\"version\":\"1.0.0\",\"institution\":\"usw\"}");
        assertInvalid("{\"policy\":\"tea\",\"pack\":\"usw-taught\",\"given\":{}}");
        assertInvalid(
                "{\"policy\":\"load\",\"pack\":\"usw-taught\",\"given\":{\"group\":\"UG\",\"credits\":1e-999999}}");
        assertInvalid("{\"policy\":\"module-result\",\"pack\":\"usw-taught\",\"given\":{\"scale\":\"UG\",\"level\":4,"
                + "\"credits\":20,\"elements\":[{\"code\":\"E\",\"weight\":100,\"mark\":1e-99999999}]}}");
    }

    @Test
    public void whoMayNotReadRegulationsIsRefused() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> ruled(TaughtRules.NOBODY, "{\"policy\":\"load\",\"pack\":\"usw-taught\",\"given\":{}}"));
        assertEquals(Problem.Kind.FORBIDDEN, refused.problem().kind());
    }

    @Test
    public void theAnswerSaysWhyThePackGovernsUnlessItWasNamed() throws IOException {
        String named = "{\"policy\":\"load\",\"pack\":\"usw-taught\",\"given\":{\"group\":\"UG\",\"credits\":100}}";
        assertFalse(ruled(TaughtRules.PARTNER, named).containsKey("resolution"));
        String governing = named.replace("\"pack\":\"usw-taught\"", "\"institution\":\"usw\",\"on\":\"2026/27\"");
        assertEquals("it is in force", ruled(TaughtRules.PARTNER, governing).get("resolution"));
    }

    @Test
    public void theExplanationComesAsTextAndAsAPageForEachAudience() throws IOException {
        PackCase one = TaughtRules.USW.cases().stream()
                .filter(c -> c.id().equals("CLA-01"))
                .findFirst()
                .orElseThrow();
        RulingRequest request = Json.mapper().readValue(request(one), RulingRequest.class);
        Response text = resource.rule(TaughtRules.PARTNER, request, "student", TaughtRules.accepting("text/plain"));
        assertTrue(text.getEntity().toString().contains("Your mean of 61.66 is an upper second class."));
        assertEquals("text/plain;charset=UTF-8", text.getMediaType().toString());
        Response page = resource.rule(TaughtRules.PARTNER, request, "board", TaughtRules.accepting("text/html"));
        assertTrue(page.getEntity().toString().startsWith("<!DOCTYPE html>"));
        assertTrue(page.getEntity().toString().contains("clause A.2.9.5[d]"));
        assertThrows(
                ProblemException.class,
                () -> resource.rule(TaughtRules.PARTNER, request, "dean", TaughtRules.accepting("*/*")));
        assertTrue(
                resource.rule(TaughtRules.PARTNER, request, null, TaughtRules.accepting("*/*"))
                                .getEntity()
                        instanceof Map<?, ?>);
    }

    @Test
    public void theExamplesOfTheDescriptionAreAnswered() throws IOException {
        assertEquals(
                "WITHIN",
                ruled(TaughtRules.PARTNER, RulingsResource.LOAD.replace("130", "120"))
                        .get("status"));
        assertTrue(ruled(TaughtRules.PARTNER, RulingsResource.LOAD).containsKey("status"));
        assertEquals(
                "PASS",
                ruled(TaughtRules.PARTNER, RulingsResource.MODULE_RESULT).get("outcome"));
        assertEquals(
                "WITHIN",
                ruled(TaughtRules.REHEARSER, RulingsResource.REHEARSAL).get("status"));
    }

    private void assertInvalid(String request) {
        ProblemException refused =
                assertThrows(request, ProblemException.class, () -> ruled(TaughtRules.REHEARSER, request));
        assertEquals(request, Problem.Kind.INVALID, refused.problem().kind());
        assertFalse(refused.problem().faults().isEmpty());
    }

    private Map<String, Object> ruled(Caller caller, String json) throws IOException {
        RulingRequest request = Json.mapper().readValue(json, RulingRequest.class);
        Object answer = resource.rule(caller, request, null, null).getEntity();
        return Json.mapper().readValue(Json.mapper().writeValueAsBytes(answer), new TypeReference<>() {});
    }

    private static String request(PackCase one) throws IOException {
        Map<String, Object> given = new LinkedHashMap<>(one.given());
        if (!one.override().isEmpty()) {
            given.put(Evaluation.OVERRIDE, one.override());
        }
        return Json.mapper().writeValueAsString(Map.of("policy", one.policy(), "given", given, "pack", "usw-taught"));
    }
}
