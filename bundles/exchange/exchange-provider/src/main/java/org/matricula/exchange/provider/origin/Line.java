package org.matricula.exchange.provider.origin;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.exchange.provider.destination.Values;

/** The values of a record that leaves, one after the other; what there is not stays away. */
final class Line {

    private final Map<String, Object> values = new HashMap<>();

    Line put(String field, Object value) {
        if (value != null && !"".equals(value)) {
            values.put(field, value instanceof Enum<?> constant ? constant.name() : value);
        }
        return this;
    }

    Line put(OccurrenceKey occurrence) {
        return put("module_code", occurrence.moduleCode())
                .put("session", occurrence.session())
                .put("period", occurrence.period());
    }

    Values values() {
        return new Values(values, Set.of());
    }
}
