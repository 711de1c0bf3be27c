package org.matricula.exchange.provider.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.RuleBroken;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;

/** A mapping that is whole: it makes values of rows. */
public final class MappingDefinition {

    private final Target target;
    private final String description;
    private final Map<Field, Rule> rules;
    private final List<SkipRule> skips;
    private final Rescale rescale;

    MappingDefinition(
            Target target, String description, Map<Field, Rule> rules, List<SkipRule> skips, Rescale rescale) {
        this.target = target;
        this.description = description;
        this.rules = rules;
        this.skips = skips;
        this.rescale = rescale;
    }

    /** The mapping whose columns are the fields of a target. */
    public static MappingDefinition plain(Target target) {
        Map<Field, Rule> rules = new LinkedHashMap<>();
        for (Field field : target.fields()) {
            rules.put(field, new Rule(new Source.Column(field.name()), Set.of(), List.of(), null, !field.required()));
        }
        return new MappingDefinition(target, "", rules, List.of(), null);
    }

    /** What the rows become. */
    public Target target() {
        return target;
    }

    /** For people. */
    public String description() {
        return description;
    }

    /** The columns that a file must have. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        rules.values().forEach(rule -> columns.addAll(rule.columns()));
        skips.forEach(skip -> columns.add(skip.column()));
        if (rescale != null) {
            columns.addAll(rescale.group().columns());
        }
        return columns;
    }

    /** The columns that are looked at where a file has them. */
    public Set<String> known() {
        Set<String> known = columns();
        rules.values().forEach(rule -> known.addAll(rule.known()));
        return known;
    }

    /**
     * How records become rows of a file that this mapping would read back as the same records.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the mapping loses something on the way in, so that it
     *     cannot be gone back
     */
    public Outlet outlet() {
        List<Fault> faults = new ArrayList<>();
        if (!skips.isEmpty()) {
            faults.add(new Fault("skip_when", null, "cannot be gone back by an export"));
        }
        if (rescale != null) {
            faults.add(new Fault("rescale", null, "cannot be gone back by an export"));
        }
        rules.forEach((field, rule) -> {
            if (!rule.reversible()) {
                faults.add(new Fault(field.name(), null, "has a rule that cannot be gone back by an export"));
            }
        });
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults).exception();
        }
        return new Outlet(rules);
    }

    /** The rows as values, in order. Records of several rows need them all in one call. */
    public List<Mapped> map(Header header, List<CsvRow> rows) {
        List<Mapped> mapped = new ArrayList<>(rows.size());
        Set<String> untouched = untouched(header);
        rows.forEach(row -> mapped.add(map(header, row, untouched)));
        return target.wholeFile() ? new Groups(target, header, rescale).settle(mapped) : mapped;
    }

    private Mapped map(Header header, CsvRow row, Set<String> untouched) {
        if (row.fault() != null) {
            return new Mapped(row, new Values(Map.of(), untouched), row.fault(), false);
        }
        for (SkipRule skip : skips) {
            if (skip.applies(header, row)) {
                return new Mapped(row, new Values(Map.of(), untouched), skip.reason(), true);
            }
        }
        Map<String, Object> values = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        rules.forEach((field, rule) -> {
            try {
                String text = rule.text(header, row);
                if (text != null) {
                    values.put(field.name(), field.value(text));
                } else if (field.required() && !isReplaced(field, header, row)) {
                    faults.add(new Fault(label(field, rule), null, "must be given"));
                }
            } catch (RuleBroken e) {
                faults.add(new Fault(label(field, rule), e.value(), e.rule()));
            }
        });
        Values result = new Values(values, untouched);
        if (faults.isEmpty()) {
            faults.addAll(target.faults(result));
        }
        String reason =
                faults.isEmpty() ? null : faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
        return new Mapped(row, result, reason, false);
    }

    /** True when a row has the other field that may stand for a required one. */
    private boolean isReplaced(Field field, Header header, CsvRow row) {
        return rules.entrySet().stream()
                .anyMatch(other -> other.getKey().name().equals(field.unless())
                        && other.getValue().text(header, row) != null);
    }

    private Set<String> untouched(Header header) {
        return target.fields().stream()
                .filter(field -> !rules.containsKey(field) || !rules.get(field).says(header))
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String label(Field field, Rule rule) {
        List<String> columns = rule.source().columns();
        if (columns.isEmpty() || columns.equals(List.of(field.name()))) {
            return field.name();
        }
        return field.name() + " (from " + String.join(", ", columns) + ")";
    }
}
