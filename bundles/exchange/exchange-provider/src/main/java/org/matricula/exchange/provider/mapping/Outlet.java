package org.matricula.exchange.provider.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.Type;
import org.matricula.exchange.provider.destination.Values;

/** The way out of a mapping: from records to the rows that it reads. */
public final class Outlet {

    private final Map<Field, Rule> rules;

    Outlet(Map<Field, Rule> rules) {
        this.rules = rules;
    }

    /** The names of the columns. */
    public List<String> columns() {
        return rules.values().stream()
                .flatMap(rule -> rule.source().columns().stream())
                .toList();
    }

    /** What the columns hold. */
    public List<Type> types() {
        List<Type> types = new ArrayList<>();
        rules.forEach((field, rule) -> types.add(rule.steps().isEmpty() ? field.type() : Type.TEXT));
        return types;
    }

    /** The cells of a record, in the order of the columns; null where there is nothing. */
    public List<Object> cells(Values record) {
        List<Object> cells = new ArrayList<>(rules.size());
        rules.forEach((field, rule) -> {
            Object value = record.get(field.name());
            cells.add(value == null || rule.steps().isEmpty() ? value : rule.cell(Type.write(value)));
        });
        return cells;
    }
}
