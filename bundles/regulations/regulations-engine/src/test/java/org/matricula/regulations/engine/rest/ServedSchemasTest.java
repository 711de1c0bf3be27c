package org.matricula.regulations.engine.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.rest.Json;
import org.matricula.policies.coursework.CourseworkPolicyFamily;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.regulations.kit.testing.PartialFacts;

/** The schemas that are served, against the cases of every pack and against what the policies really take. */
@RunWith(Parameterized.class)
public class ServedSchemasTest {

    private static final PackLoader LOADER =
            new PackLoader(List.of(new TaughtPolicyFamily(), new CourseworkPolicyFamily()));

    @Parameterized.Parameters(name = "{0}")
    public static Collection<String> packs() {
        return List.of("usw-taught", "rwcmd-bmus", "edexcel-hn", "loughborough-college", "uow-coursework");
    }

    @Parameterized.Parameter
    public String id;

    @Test
    public void everyPolicyHasASchema() {
        LoadedPack pack = pack();
        assertEquals(pack.policies(), schemas(pack).keySet());
    }

    @Test
    public void everyCaseFitsTheSchemaOfItsPolicy() {
        LoadedPack pack = pack();
        Map<String, JsonSchema> schemas = schemas(pack);
        List<String> faults = new ArrayList<>();
        for (PackCase one : pack.cases()) {
            JsonSchema schema = schemas.get(one.policy());
            if (schema != null) {
                schema.validate(given(one)).forEach(fault -> faults.add(one.id() + " " + fault.getMessage()));
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    public void whatThePolicyTakesWithAFactNullTheSchemaTakesToo() {
        LoadedPack pack = pack();
        Map<String, JsonSchema> schemas = schemas(pack);
        List<String> faults = new ArrayList<>();
        int tried = 0;
        for (PackCase one : pack.cases()) {
            for (String name : one.given().keySet()) {
                Map<String, Object> given = new LinkedHashMap<>(one.given());
                given.put(name, null);
                if (schemas.containsKey(one.policy()) && takes(pack, one, given)) {
                    tried++;
                    schemas.get(one.policy())
                            .validate(Json.mapper().<JsonNode>valueToTree(given))
                            .forEach(fault -> faults.add(one.id() + " without " + name + " " + fault.getMessage()));
                }
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(tried > 0);
    }

    @Test
    public void factsThatAreLeftOutAreAskedForOrNotNeeded() {
        PartialFacts.assertAreJudgedOrRefused(pack());
    }

    private static boolean takes(LoadedPack pack, PackCase one, Map<String, Object> given) {
        try {
            pack.tryOut(one.policy(), given, one.override());
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static JsonNode given(PackCase one) {
        Map<String, Object> given = new LinkedHashMap<>(one.given());
        if (!one.override().isEmpty()) {
            given.put(Evaluation.OVERRIDE, one.override());
        }
        return Json.mapper().valueToTree(given);
    }

    private static Map<String, JsonSchema> schemas(LoadedPack pack) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        Map<String, JsonSchema> schemas = new HashMap<>();
        for (String policy : pack.policies()) {
            pack.factSchema(policy)
                    .ifPresent(schema ->
                            schemas.put(policy, factory.getSchema(Json.mapper().<JsonNode>valueToTree(schema))));
        }
        return schemas;
    }

    private LoadedPack pack() {
        LoadedPack base = LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none())
                .orThrow();
        return LOADER.load(ClasspathPacks.files(id), BasePacks.of(List.of(base)))
                .orThrow();
    }
}
