package org.matricula.exchange.provider.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.RuleBroken;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Type;
import org.yaml.snakeyaml.nodes.Node;

/** Reads mapping files; what it does not know is an error and never passed over. */
public final class MappingReader {

    private static final Set<String> TOP = new LinkedHashSet<>(
            List.of("target", "description", "missing", "tables", "skip_when", "fields", "rescale"));

    private final YamlMap file;
    private final Target target;
    private final RuleReader rules;

    private MappingReader(String text) {
        file = YamlMap.parse(text);
        file.only(TOP, "a mapping");
        String label = file.text("target");
        target = Target.of(label)
                .orElseThrow(() -> file.fault(
                        "target", "'" + label + "' is not known; known are " + String.join(", ", Target.labels())));
        rules = new RuleReader(Set.copyOf(file.texts("missing")), tables());
    }

    /**
     * The mapping that a file describes.
     *
     * @throws MappingFault when it is at fault, with the line
     */
    public static MappingDefinition read(String text) {
        return new MappingReader(text).definition();
    }

    private MappingDefinition definition() {
        return new MappingDefinition(target, file.textOr("description", ""), fields(), skips(), rescale());
    }

    private Map<String, Map<String, String>> tables() {
        Map<String, Map<String, String>> tables = new HashMap<>();
        if (file.has("tables")) {
            YamlMap all = file.map("tables");
            all.names().forEach(name -> tables.put(name, RuleReader.table(all.map(name))));
        }
        return tables;
    }

    private Map<Field, Rule> fields() {
        YamlMap given = file.map("fields");
        given.only(
                new LinkedHashSet<>(target.fields().stream().map(Field::name).toList()),
                "the fields of '" + target.label() + "'");
        Map<Field, Rule> fields = new LinkedHashMap<>();
        for (Field field : target.fields()) {
            if (given.has(field.name())) {
                fields.put(field, rule(given, field));
            } else if (field.required()) {
                throw file.fault("fields", "must fill '" + field.name() + "'");
            }
        }
        return fields;
    }

    private Rule rule(YamlMap given, Field field) {
        Rule rule = rules.rule(given.node(field.name()), "'" + field.name() + "'");
        for (Rule part = rule; part != null; part = part.otherwise()) {
            if (part.steps().isEmpty() && part.source() instanceof Source.Constant constant) {
                try {
                    field.value(constant.value());
                } catch (RuleBroken e) {
                    throw given.fault(field.name(), "has the value '" + constant.value() + "', but " + e.rule());
                }
            }
        }
        return rule;
    }

    private List<SkipRule> skips() {
        List<SkipRule> skips = new ArrayList<>();
        for (Node node : file.nodes("skip_when")) {
            YamlMap skip = YamlMap.of(node, "an entry of 'skip_when'");
            skip.only(new LinkedHashSet<>(List.of("column", "is", "matches", "reason")), "'skip_when'");
            if (skip.has("is") == skip.has("matches")) {
                throw new MappingFault(YamlMap.line(node), "'skip_when' needs exactly one of is, matches");
            }
            skips.add(new SkipRule(
                    skip.text("column"), Set.copyOf(skip.texts("is")), pattern(skip), skip.text("reason")));
        }
        return skips;
    }

    private static Pattern pattern(YamlMap skip) {
        try {
            return skip.has("matches") ? Pattern.compile(skip.text("matches")) : null;
        } catch (PatternSyntaxException e) {
            throw skip.fault("matches", "is no regular expression: " + e.getDescription());
        }
    }

    private Rescale rescale() {
        if (!file.has("rescale")) {
            return null;
        }
        if (target != Target.PATTERNS) {
            throw file.fault("rescale", "is for the target 'patterns' alone");
        }
        YamlMap rescale = file.map("rescale");
        rescale.only(new LinkedHashSet<>(List.of("group", "shares")), "'rescale'");
        YamlMap given = rescale.map("shares");
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        for (String group : given.names()) {
            shares.put(group, share(given, group));
        }
        BigDecimal sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.valueOf(100)) != 0) {
            throw rescale.fault("shares", "must add up to 100, not " + sum.toPlainString());
        }
        return new Rescale(rules.rule(rescale.node("group"), "'group'"), shares);
    }

    private static BigDecimal share(YamlMap given, String group) {
        try {
            BigDecimal share = (BigDecimal) Type.DECIMAL.value(given.text(group));
            if (share.signum() > 0) {
                return share;
            }
        } catch (RuleBroken e) {
            // told below
        }
        throw given.fault(group, "must have a share above 0");
    }
}
