package org.matricula.exchange.provider.mapping;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.matricula.exchange.provider.destination.RuleBroken;
import org.matricula.exchange.provider.destination.Type;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the rules of a mapping file. */
final class RuleReader {

    private static final Set<String> SOURCES = new LinkedHashSet<>(List.of("column", "template", "value"));
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of(
            "column",
            "template",
            "value",
            "optional",
            "missing",
            "default",
            "pattern",
            "group",
            "lookup",
            "prefix",
            "multiply",
            "short_session",
            "format",
            "days_after",
            "time"));

    private final Set<String> missing;
    private final Map<String, Map<String, String>> tables;

    /**
     * Reads rules of a file.
     *
     * @param missing texts that mean nothing throughout the file
     * @param tables the file's tables by name
     */
    RuleReader(Set<String> missing, Map<String, Map<String, String>> tables) {
        this.missing = missing;
        this.tables = tables;
    }

    /** A rule: a map, or the bare name of a column. */
    Rule rule(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return new Rule(new Source.Column(nonEmpty(scalar)), missing, List.of(), null, false);
        }
        YamlMap map = YamlMap.of(node, what);
        map.only(KNOWN, what);
        return new Rule(source(map, node, what), missing(map), steps(map), otherwise(map), optional(map));
    }

    private static Source source(YamlMap map, Node node, String what) {
        List<String> given = SOURCES.stream().filter(map::has).toList();
        if (given.size() != 1) {
            throw new MappingFault(YamlMap.line(node), what + " needs exactly one of " + String.join(", ", SOURCES));
        }
        String text = map.text(given.get(0));
        return switch (given.get(0)) {
            case "column" -> new Source.Column(nonEmpty((ScalarNode) map.node("column")));
            case "template" -> Source.Template.of(text);
            default -> new Source.Constant(text);
        };
    }

    private Set<String> missing(YamlMap map) {
        Set<String> all = new HashSet<>(missing);
        all.addAll(map.texts("missing"));
        return Set.copyOf(all);
    }

    private Rule otherwise(YamlMap map) {
        if (!map.has("default")) {
            return null;
        }
        Node node = map.node("default");
        return node instanceof ScalarNode scalar ? Rule.constant(scalar.getValue()) : rule(node, "'default'");
    }

    private static boolean optional(YamlMap map) {
        if (!map.has("optional")) {
            return false;
        }
        if (!map.has("column")) {
            throw map.fault("optional", "needs 'column'");
        }
        return (Boolean) typed(map, "optional", Type.FLAG);
    }

    private List<Step> steps(YamlMap map) {
        List<Step> steps = new ArrayList<>();
        if (map.has("pattern")) {
            steps.add(group(map));
        } else if (map.has("group")) {
            throw map.fault("group", "needs 'pattern'");
        }
        if (map.has("lookup")) {
            steps.add(lookup(map));
        }
        if (map.has("prefix")) {
            steps.add(Step.prefix(map.text("prefix")));
        }
        if (map.has("multiply")) {
            steps.add(Step.multiply((BigDecimal) typed(map, "multiply", Type.DECIMAL)));
        }
        if (map.has("short_session") && (Boolean) typed(map, "short_session", Type.FLAG)) {
            steps.add(Step.shortSession());
        }
        if (map.has("format")) {
            steps.add(format(map));
        }
        if (map.has("days_after")) {
            steps.add(new Step.DaysAfter(rule(map.node("days_after"), "'days_after'")));
        }
        if (map.has("time")) {
            steps.add(time(map));
        }
        return List.copyOf(steps);
    }

    private static Step group(YamlMap map) {
        try {
            Pattern pattern = Pattern.compile(map.text("pattern"));
            int groups = pattern.matcher("").groupCount();
            int group = map.has("group") ? (Integer) typed(map, "group", Type.WHOLE) : Math.min(groups, 1);
            if (group < 0 || group > groups) {
                throw map.fault("group", "must be from 0 to " + groups);
            }
            return Step.group(pattern, group);
        } catch (PatternSyntaxException e) {
            throw map.fault("pattern", "is no regular expression: " + e.getDescription());
        }
    }

    private Step lookup(YamlMap map) {
        Node node = map.node("lookup");
        if (!(node instanceof ScalarNode scalar)) {
            return Step.lookup("the lookup", table(YamlMap.of(node, "'lookup'")));
        }
        Map<String, String> table = tables.get(scalar.getValue());
        if (table == null) {
            throw map.fault("lookup", "names no table: '" + scalar.getValue() + "'");
        }
        return Step.lookup("table " + scalar.getValue(), table);
    }

    static Map<String, String> table(YamlMap map) {
        Map<String, String> table = new HashMap<>();
        map.names().forEach(name -> table.put(name, map.text(name)));
        return Map.copyOf(table);
    }

    private static Step format(YamlMap map) {
        String written = map.text("format");
        try {
            // the strict resolver refuses 31 February and wants 'u' for the year
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(written.replace('y', 'u'))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            return Step.format(written, format);
        } catch (IllegalArgumentException e) {
            throw map.fault("format", "is no form of a date: " + e.getMessage());
        }
    }

    private static Step time(YamlMap map) {
        try {
            return Step.time(LocalTime.parse(map.text("time")));
        } catch (DateTimeParseException e) {
            throw map.fault("time", "must be a time of day as 23:59, in quotes");
        }
    }

    private static Object typed(YamlMap map, String name, Type type) {
        try {
            return type.value(map.text(name));
        } catch (RuleBroken e) {
            throw map.fault(name, e.rule());
        }
    }

    private static String nonEmpty(ScalarNode node) {
        if (node.getValue().isBlank()) {
            throw new MappingFault(YamlMap.line(node), "the name of a column must not be empty");
        }
        return node.getValue();
    }
}
