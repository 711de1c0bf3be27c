package org.matricula.regulations.engine.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.rest.Json;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.engine.rest.PoliciesResource.PolicyView;

/** The documented facts of the policies, against all cases. */
public class PoliciesTest {

    private final PoliciesResource resource = new PoliciesResource(new TaughtRules().evaluation(), null);

    private final Map<String, JsonNode> documented = new HashMap<>();

    @Test
    public void everyPolicyIsDocumentedWithAnExampleThatItReads() {
        List<PolicyView> views = resource.list(TaughtRules.PARTNER, "usw-taught", null);
        assertEquals(
                new TaughtPolicyFamily()
                        .policies().stream().map(one -> one.key().name()).collect(Collectors.toSet()),
                views.stream().map(PolicyView::policy).collect(Collectors.toSet()));
        for (PolicyView view : views) {
            Map<?, ?> example = (Map<?, ?>) ((List<?>) view.facts().get("examples")).get(0);
            assertFalse(view.policy(), example.isEmpty());
            assertEquals(false, view.facts().get("additionalProperties"));
        }
    }

    @Test
    public void aFactHasItsTypeUnitValuesAndDefault() {
        JsonNode facts = facts("module-result");
        assertEquals(
                "[\"UG\",\"PG\",\"EDEXCEL\"]",
                facts.at("/properties/scale/enum").toString());
        assertEquals("FIRST", facts.at("/properties/attempt/default").asText());
        assertEquals("integer", facts.at("/properties/level/type").asText());
        assertEquals(3, facts.at("/properties/level/minimum").asInt());
        assertEquals(8, facts.at("/properties/level/maximum").asInt());
        JsonNode mark = facts.at("/properties/elements/items/properties/mark");
        assertEquals("[\"number\",\"null\"]", mark.at("/type").toString());
        assertEquals(100, mark.at("/maximum").asInt());
        assertEquals("percent", mark.at("/x-unit").asText());
        assertFalse(mark.has("default"));
        JsonNode late = facts.at("/properties/elements/items/properties/late_working_days");
        assertEquals("working days", late.at("/x-unit").asText());
        assertEquals(0, late.at("/default").asInt());
        assertEquals(
                "false",
                facts.at("/properties/elements/items/properties/must_pass/default")
                        .toString());
        assertTrue(facts.at("/required").toString().contains("\"scale\""));
        assertFalse(facts.at("/required").toString().contains("\"attempt\""));
        assertEquals("date", facts("suspension").at("/properties/start/format").asText());
    }

    @Test
    public void whatMayBeLeftOutMayBeNull() {
        JsonNode facts = facts("suspension");
        assertEquals(
                "[\"string\",\"null\"]", facts.at("/properties/reason/type").toString());
        assertEquals("string", facts.at("/properties/type/type").asText());
        assertEquals(
                "parameters of the pack by dotted path, replaced for a rehearsal",
                facts.at("/properties/override/description").asText());
    }

    @Test
    public void theAwardsThatAPolicyKnowsAreListed() {
        for (String policy : List.of("classification", "rpl", "registration-period", "credit")) {
            String awards = facts(policy).at("/properties/award/enum").toString();
            assertTrue(policy + " " + awards, awards.contains("\"HND\""));
        }
    }

    @Test
    public void aPolicyThatIsNotThereIsNotFound() {
        assertThrows(ProblemException.class, () -> resource.get(TaughtRules.PARTNER, "tea", "usw-taught", null));
        assertThrows(ProblemException.class, () -> resource.get(TaughtRules.NOBODY, "load", "usw-taught", null));
    }

    private JsonNode facts(String policy) {
        if (documented.isEmpty()) {
            resource.list(TaughtRules.PARTNER, "usw-taught", null)
                    .forEach(view -> documented.put(view.policy(), Json.mapper().valueToTree(view.facts())));
        }
        return documented.get(policy);
    }
}
