package org.matricula.exchange.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.matricula.exchange.api.Mapping;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.mapping.MappingFolder;

public class ShippedMappingsTest {

    /** From the bundle's folder. */
    static final Path FOLDER = Path.of("../../../karaf-assembly/distribution/src/main/resources/etc/mappings");

    @Test
    public void everyShippedMappingCanBeUsed() {
        List<Mapping> mappings = new MappingFolder(FOLDER).list();
        assertTrue(mappings.size() >= 16);
        mappings.forEach(mapping -> assertNull(mapping.name() + " " + mapping.error(), mapping.error()));
    }

    @Test
    public void thePlainFormatOfATargetFillsEachOfItsFieldsFromTheColumnOfThatName() {
        MappingFolder folder = new MappingFolder(FOLDER);
        Map<String, String> targets = new TreeMap<>();
        for (Target target : Target.values()) {
            String name = "matricula-" + target.label();
            String text = folder.text(name);
            targets.put(name, MappingFolder.definition(name, text).target().label());
            for (Field field : target.fields()) {
                assertTrue(
                        name + " " + field.name(),
                        text.contains("\n  " + field.name() + ": " + field.name())
                                || text.contains("\n  " + field.name() + ": { column: " + field.name() + ", "));
            }
        }
        targets.forEach((name, target) -> assertEquals(name, "matricula-" + target));
    }

    @Test
    public void theGuideListsEveryTargetInTheOrderOfImports() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Target target : Target.values()) {
            rows.add("matricula-" + target.label() + " "
                    + (target.bothWays() ? "in, out" : target.importOnly() ? "in" : "out"));
        }
        Matcher row = Pattern.compile("(?m)^\\| `(matricula-[a-z-]+)` \\| .* \\| (in, out|in|out) \\|$")
                .matcher(Files.readString(Path.of("../../../docs/guides/import-data.md")));
        assertEquals(rows, row.results().map(m -> m.group(1) + " " + m.group(2)).toList());
    }

    @Test
    public void theLanguageOfMappingsNamesEveryTarget() throws IOException {
        String text = Files.readString(FOLDER.resolve("README.md"));
        String row = text.substring(text.indexOf("| `target` |"));
        for (String label : Target.labels()) {
            assertTrue(label, row.substring(0, row.indexOf('\n')).contains("`" + label + "`"));
        }
    }
}
