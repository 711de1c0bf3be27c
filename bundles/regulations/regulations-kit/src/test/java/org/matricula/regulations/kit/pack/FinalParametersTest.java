package org.matricula.regulations.kit.pack;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** What a pack calls final no heir changes, and no heir of an heir. */
public class FinalParametersTest {

    private static final String BASE =
            """
            format: 1
            id: base
            version: 1.0.0
            title: A base
            institution: usw
            effective: {from: 2016/17}
            policies: [{family: toy}]
            final: [%s]
            parameters: {pass: {mark: 40, words: [well]}}
            """;
    private static final String HEIR =
            """
            format: 1
            id: heir
            version: 1.0.0
            title: An heir
            institution: usw
            effective: {from: 2016/17}
            extends: {id: base, range: "[1.0,2)"}
            parameters: %s
            """;

    private final PackLoader loader = new PackLoader(List.of(new ToyFamily()));

    @Test
    public void aFinalParameterIsNotChangedAtBelowOrAboveItsPath() {
        assertEquals(
                List.of("pack.yaml line 8: parameter pass.mark is final in the pack that is extended"),
                heir("pass.mark", "{pass: {mark: 50}}").reasons());
        assertEquals(
                List.of("pack.yaml line 8: parameter pass is final in the pack that is extended"),
                heir("pass", "{pass: {mark: 50}}").reasons());
        assertEquals(List.of(), heir("pass.mark", "{pass: {words: [better]}}").reasons());
        assertEquals(List.of(), heir("pass.mark", "{}").reasons());
    }

    @Test
    public void aListIsFinalAsAWhole() {
        assertEquals(
                1, heir("pass.words", "{pass: {words: [better]}}").reasons().size());
    }

    @Test
    public void anHeirOfAnHeirInheritsIt() {
        LoadedPack heir = heir("pass.mark", "{}").orThrow();
        String grandchild = HEIR.formatted("{pass: {mark: 50}}")
                .replace("id: heir", "id: grandchild")
                .replace("id: base,", "id: heir,");
        assertEquals(1, load(grandchild, heir).reasons().size());
    }

    @Test
    public void aFinalPathThatLeadsNowhereIsRefused() {
        PackLoading loading = loader.load(Map.of("pack.yaml", bytes(BASE.formatted("pass.mork"))), BasePacks.none());
        assertEquals(List.of("pack.yaml line 8: final: the pack has no parameter pass.mork"), loading.reasons());
    }

    private PackLoading heir(String finals, String parameters) {
        LoadedPack base = loader.load(Map.of("pack.yaml", bytes(BASE.formatted(finals))), BasePacks.none())
                .orThrow();
        return load(HEIR.formatted(parameters), base);
    }

    private PackLoading load(String yaml, LoadedPack extended) {
        return loader.load(Map.of("pack.yaml", bytes(yaml)), (id, range) -> Optional.of(extended));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
