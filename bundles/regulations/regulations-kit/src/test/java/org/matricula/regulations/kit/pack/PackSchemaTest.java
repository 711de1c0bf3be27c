package org.matricula.regulations.kit.pack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.Test;

/** What editors are told is what the reader does. */
public class PackSchemaTest {

    private static final String FULL =
            """
            format: 1
            id: small
            version: 1.2.0
            title: A small pack
            notice: Nothing to note
            institution: usw
            scope:
              programmes: [CS]
            effective:
              from: 2016/17
              to: 2026/27
            extends:
              id: base
              range: "[1.0,2)"
            policies:
              - family: toy
                only: [pass]
            clauses: {A.1: Passing}
            ambiguities:
              - id: G-1
                problem: What is a pass
                reading: The mark.
            judgement: {A.1: people weigh it}
            final: [pass.mark]
            gaps:
              - policy: other
                ambiguity: G-1
            parameters: {pass: {mark: 40.0, words: [well, done]}}
            cases:
              - id: T-1
                policy: pass
                title: At the line
                basis: RULE
                gap: G-1
                given: {mark: 40, override: {pass.mark: 40}}
                expect: {passed: true}
                clause: A.1
            """;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = schema();
    private static final JsonSchema DESCRIPTOR =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);

    @Test
    public void everyPackOfTheRepositoryFits() throws IOException {
        int packs = fitting(DESCRIPTOR, Path.of(".."), PackSchemaTest::isDescriptor)
                + fitting(DESCRIPTOR, Path.of("../../../docs"), PackSchemaTest::isDescriptor);
        assertTrue("found " + packs, packs >= 5);
    }

    @Test
    public void everyFileOfCasesFits() throws IOException {
        JsonSchema caseFile = DESCRIPTOR.getSubSchema(
                new JsonNodePath(PathType.JSON_POINTER).append("$defs").append("caseFile"));
        int found = fitting(caseFile, Path.of(".."), PackSchemaTest::isCaseFile);
        assertTrue("found " + found, found >= 5);
    }

    @Test
    public void whatUsesEveryFieldFitsBoth() {
        assertTrue(DESCRIPTOR.validate(json(FULL)).toString(), fits(FULL));
        assertEquals(List.of(), reasons(FULL));
    }

    @Test
    public void typicalFaultsAreRefusedByTheSchemaAsByTheReader() {
        List<String> faulty = List.of(
                FULL.replace("format: 1", "format: 2"),
                FULL.replace("format: 1\n", ""),
                FULL.replace("id: small", "id: Small"),
                FULL.replace("version: 1.2.0", "version: 1.2"),
                FULL.replace("title: A small pack", "titel: A small pack"),
                FULL.replace("title: A small pack", "title: 7"),
                FULL.replace("title: A small pack", "title: ' '"),
                FULL.replace("title: A small pack", "title: " + "x".repeat(501)),
                FULL.replace("notice: Nothing", "notice: " + "x".repeat(2001)),
                FULL.replace("institution: usw", "institution: U"),
                FULL.replace("programmes: [CS]", "programs: [CS]"),
                FULL.replace("programmes: [CS]", "programmes: CS"),
                FULL.replace("from: 2016/17", "from: 2016 to 2017"),
                FULL.replace("from: 2016/17\n  to", "to"),
                FULL.replace("range: \"[1.0,2)\"", "range: \"[1.0\""),
                FULL.replace("  range: \"[1.0,2)\"\n", ""),
                FULL.replace("family: toy", "families: toy"),
                FULL.replace("only: [pass]", "only: pass"),
                FULL.replace("{A.1: Passing}", "{A.1: 1}"),
                FULL.replace("    reading: The mark.\n", ""),
                FULL.replace("    ambiguity: G-1\n", ""),
                FULL.replace("parameters: {pass: {mark: 40.0, words: [well, done]}}", "parameters: 40"),
                FULL.replace("id: T-1", "id: 1"),
                FULL.replace("policy: pass", "polices: pass"),
                FULL.replace("basis: RULE", "basis: GUESS"),
                FULL.replace("override: {pass.mark: 40}", "override: 40"),
                FULL.replace("    expect: {passed: true}\n", ""),
                FULL.replace("given: {mark: 40, override: {pass.mark: 40}}", "given: 40"),
                FULL.replace("clause: A.1", "clause: 1"));
        for (String text : faulty) {
            assertFalse("the text was changed", FULL.equals(text));
            assertFalse("the schema refuses\n" + text, fits(text));
            List<String> reasons = reasons(text);
            assertFalse("the reader refuses\n" + text, reasons.isEmpty());
            reasons.forEach(reason -> assertTrue(reason, reason.matches("pack.yaml line \\d+: .*")));
        }
    }

    @Test
    public void schemaAndReaderKnowTheSameFields() {
        JsonNode fields = SCHEMA.get("properties");
        same(fields, "format: 1", "zzz: 1\nformat: 1");
        same(fields.at("/scope/properties"), "  programmes:", "  zzz: 1\n  programmes:");
        same(fields.at("/effective/properties"), "  from:", "  zzz: 1\n  from:");
        same(fields.at("/extends/properties"), "  range:", "  zzz: 1\n  range:");
        same(fields.at("/policies/items/properties"), "    only:", "    zzz: 1\n    only:");
        same(fields.at("/ambiguities/items/properties"), "    problem:", "    zzz: 1\n    problem:");
        same(fields.at("/gaps/items/properties"), "    ambiguity:", "    zzz: 1\n    ambiguity:");
        assertEquals(names(SCHEMA.at("/$defs/case/properties")), new TreeSet<>(CaseReader.KNOWN));
        Set<String> bases = new TreeSet<>();
        SCHEMA.at("/$defs/case/properties/basis/enum").forEach(basis -> bases.add(basis.asText()));
        assertEquals(bases, new TreeSet<>(CaseReader.BASES));
    }

    /** A reader that refuses a field says which fields it knows there. */
    private static void same(JsonNode properties, String place, String withAnother) {
        String text = FULL.replace(place, withAnother);
        assertFalse(fits(text));
        String reason = reasons(text).get(0);
        String known = reason.substring(reason.indexOf("known are ") + "known are ".length());
        assertEquals(names(properties), new TreeSet<>(List.of(known.split(", "))));
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static int fitting(JsonSchema schema, Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(which).toList();
            for (Path file : found) {
                YamlDocument document = YamlDocument.parse(file.toString(), Files.readAllBytes(file));
                assertEquals(file.toString(), Set.of(), schema.validate(json(document)));
            }
            return found.size();
        }
    }

    private static boolean isDescriptor(Path file) {
        String name = file.toString();
        return !name.contains("/target/")
                && (name.endsWith("META-INF/matricula/pack.yaml") && name.contains("/pack-")
                        || name.endsWith(".pack.yaml"))
                && !name.contains("archetype-resources");
    }

    private static boolean isCaseFile(Path file) {
        String name = file.toString();
        return name.contains("src/main/resources/META-INF/matricula/cases-") && !name.contains("/target/");
    }

    private static boolean fits(String text) {
        return DESCRIPTOR.validate(json(text)).isEmpty();
    }

    private static List<String> reasons(String text) {
        try {
            PackReader.read(Map.of("pack.yaml", text.getBytes(StandardCharsets.UTF_8)));
            return List.of();
        } catch (PackFormatException e) {
            return new ArrayList<>(e.reasons());
        }
    }

    private static JsonNode json(String text) {
        return json(YamlDocument.parse("pack.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(YamlDocument document) {
        return JSON.valueToTree(document.tree());
    }

    private static JsonNode schema() {
        try (InputStream in = PackLoader.class.getResourceAsStream(PackLoader.SCHEMA)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
