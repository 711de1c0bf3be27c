package org.matricula.regulations.kit.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** The schema says what the reader does. */
public class FactSchemaTest {

    private enum Colour {
        RED,
        GREEN
    }

    private record Part(String code, BigDecimal weight) {}

    private record Facts(
            Colour colour,
            int credits,
            boolean core,
            LocalDate on,
            String note,
            List<Part> parts,
            Map<String, Integer> by) {}

    private static final Map<String, Object> FULL = Map.of(
            "kind", "LONG", "credits", 20, "parts", List.of(Map.of("code", "A", "weight", 50)), "by", Map.of("L4", 20));
    private static final Map<String, Object> SHORT = Map.of("kind", "SHORT", "credits", 20, "colour", "RED");

    @Test
    public void typesUnitsValuesAndDefaultsAreThoseOfTheReader() {
        Map<String, Object> schema =
                FactSchema.of("toy", FactSchemaTest::read, FactSchemaTest::judge, List.of(FULL, SHORT));
        Map<?, ?> fields = (Map<?, ?>) schema.get("properties");
        assertEquals(
                Map.of(
                        "type",
                        List.of("string", "null"),
                        "enum",
                        Arrays.asList("RED", "GREEN", null),
                        "default",
                        "GREEN"),
                fields.get("colour"));
        assertEquals(
                Map.of(
                        "type",
                        "integer",
                        "minimum",
                        BigDecimal.ZERO,
                        "maximum",
                        new BigDecimal(60),
                        "x-unit",
                        "credits"),
                fields.get("credits"));
        assertEquals(Map.of("type", List.of("boolean", "null"), "default", false), fields.get("core"));
        assertEquals(
                Map.of(
                        "type",
                        List.of("string", "null"),
                        "format",
                        "date",
                        "description",
                        "must be a date written 2017-01-16"),
                fields.get("on"));
        assertEquals(Map.of("type", List.of("object", "null")), fields.get("by"));
        Map<?, ?> part = (Map<?, ?>) ((Map<?, ?>) fields.get("parts")).get("items");
        assertEquals(List.of("code", "weight"), part.get("required"));
        assertEquals("percent", ((Map<?, ?>) ((Map<?, ?>) part.get("properties")).get("weight")).get("x-unit"));
        assertEquals(List.of(FULL), schema.get("examples"));
    }

    @Test
    public void whatOnlyOneVariantRequiresIsNotRequired() {
        Map<String, Object> schema =
                FactSchema.of("toy", FactSchemaTest::read, FactSchemaTest::judge, List.of(FULL, SHORT));
        assertEquals(List.of("kind", "credits"), schema.get("required"));
        Map<String, Object> alone = FactSchema.of("toy", FactSchemaTest::read, FactSchemaTest::judge, List.of(SHORT));
        assertEquals(List.of("kind", "credits", "colour"), alone.get("required"));
        assertFalse(((Map<?, ?>) alone.get("properties")).containsKey("parts"));
    }

    @Test
    public void aListOfConstantsNamesThem() {
        Map<String, Object> schema = FactSchema.of(
                "toy",
                given -> FactReader.read(given, facts -> facts.eachOf("colours", Colour.class)),
                given -> given,
                List.of(Map.of("colours", List.of("RED"))));
        Map<?, ?> colours = (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get("colours");
        assertEquals(Map.of("type", "string", "enum", List.of("RED", "GREEN")), colours.get("items"));
    }

    @Test
    public void whatOnlyThePolicyKnowsIsAskedOfThePolicy() {
        Map<String, Object> schema = FactSchema.of("toy", FactSchemaTest::read, FactSchemaTest::judge, List.of(FULL));
        Map<?, ?> note = (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get("note");
        assertEquals(Arrays.asList("EARLY", "LATE", null), note.get("enum"));
    }

    @Test
    public void anOverrideMayStandBesideTheFacts() {
        Map<String, Object> schema = FactSchema.of("toy", FactSchemaTest::read, FactSchemaTest::judge, List.of(SHORT));
        Map<?, ?> override = (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get("override");
        assertEquals(List.of("object", "null"), override.get("type"));
    }

    private static Object judge(Map<String, Object> given) {
        Facts facts = read(given);
        if (facts.note() != null && !Set.of("EARLY", "LATE").contains(facts.note())) {
            throw org.matricula.kernel.api.Problem.invalid("note", facts.note(), "must be one of EARLY, LATE")
                    .exception();
        }
        return facts;
    }

    private static Facts read(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            boolean small = "SHORT".equals(facts.oneOf("kind", Set.of("LONG", "SHORT")));
            int credits = facts.integer("credits", 0, 60);
            if (small) {
                return new Facts(facts.oneOf("colour", Colour.class), credits, false, null, null, List.of(), Map.of());
            }
            return new Facts(
                    facts.oneOfOr("colour", Colour.class, Colour.GREEN),
                    credits,
                    facts.flagOr("core", false),
                    facts.dateOr("on", null),
                    facts.textOr("note", null),
                    facts.list("parts", part -> new Part(part.text("code"), part.percent("weight"))),
                    facts.counts("by", FactSchemaTest::level));
        });
    }

    private static String level(String path, String name) {
        if (!name.matches("L[3-8]")) {
            throw org.matricula.kernel.api.Problem.invalid(path, name, "must be L3 to L8")
                    .exception();
        }
        return name;
    }
}
