package org.matricula.regulations.kit.testing;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;

/** The list of policies in the guide for those who write packs. */
public final class Listed {

    /** A row of the list: policy, family, and what it judges. */
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| `([a-z]+)` \\| .+ \\|");

    private Listed() {}

    /** Fails unless the guide lists exactly the family's policies, in the order of their names. */
    public static void assertGuideLists(PolicyFamily family) {
        List<String> listed = new ArrayList<>();
        for (String line : guide()) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && row.group(2).equals(family.name())) {
                listed.add(row.group(1));
            }
        }
        List<String> policies = family.policies().stream()
                .map(PolicyDefinition::key)
                .map(key -> key.name())
                .sorted()
                .toList();
        assertEquals(policies, listed);
    }

    private static List<String> guide() {
        try {
            return Files.readAllLines(Path.of("../../../docs/guides/write-a-pack.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
