package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the cases of one YAML file. */
final class CaseReader {

    static final Set<String> KNOWN = Set.of("id", "policy", "title", "basis", "gap", "given", "expect", "clause");
    static final Set<String> BASES = Set.of("RULE", "DERIVED", "DECISION");
    private static final String OVERRIDE = "override";

    private final YamlDocument document;
    private final List<String> reasons;

    CaseReader(YamlDocument document, List<String> reasons) {
        this.document = document;
        this.reasons = reasons;
    }

    /** The cases under {@code cases}; what is wrong with them goes to the reasons. */
    List<PackCase> read() {
        List<PackCase> cases = new ArrayList<>();
        if (!(document.tree().get("cases") instanceof List<?> items)) {
            refuse("cases", "must be a list of cases");
            return cases;
        }
        for (int i = 0; i < items.size(); i++) {
            read("cases[" + i + "]", items.get(i), cases);
        }
        return cases;
    }

    private void read(String path, Object item, List<PackCase> cases) {
        if (!(item instanceof Map<?, ?> raw)) {
            refuse(path, "must be a case with id, policy, given and expect");
            return;
        }
        int before = reasons.size();
        raw.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> refuse(path + "." + name, "'" + name + "' is not known here"));
        String id = text(path, raw, "id", true);
        String policy = text(path, raw, "policy", true);
        String basis = text(path, raw, "basis", false);
        if (basis != null && !BASES.contains(basis)) {
            refuse(path + ".basis", "basis must be RULE, DERIVED or DECISION");
        }
        Map<String, Object> given = map(path, raw, "given");
        Map<String, Object> expect = map(path, raw, "expect");
        if (reasons.size() == before) {
            cases.add(new PackCase(
                    id,
                    policy,
                    text(path, raw, "title", false),
                    basis,
                    text(path, raw, "gap", false),
                    without(given),
                    override(path, given),
                    expect,
                    text(path, raw, "clause", false),
                    document.file() + " line " + document.line(path)));
        }
    }

    private Map<String, Object> override(String path, Map<String, Object> given) {
        Object override = given.get(OVERRIDE);
        if (override == null) {
            return Map.of();
        }
        return map(path + ".given", given, OVERRIDE);
    }

    private static Map<String, Object> without(Map<String, Object> given) {
        Map<String, Object> facts = new LinkedHashMap<>(given);
        facts.remove(OVERRIDE);
        return Collections.unmodifiableMap(facts);
    }

    private Map<String, Object> map(String path, Map<?, ?> raw, String name) {
        if (raw.get(name) instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
            return Collections.unmodifiableMap(copy);
        }
        refuse(path + "." + name, name + " must be a map");
        return Map.of();
    }

    private String text(String path, Map<?, ?> raw, String name, boolean needed) {
        Object value = raw.get(name);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        if (value != null || needed) {
            refuse(path + "." + name, name + " must be a text");
        }
        return null;
    }

    private void refuse(String path, String reason) {
        reasons.add(document.at(path, reason));
    }
}
