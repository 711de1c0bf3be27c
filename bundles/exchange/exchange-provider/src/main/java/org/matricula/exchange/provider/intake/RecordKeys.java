package org.matricula.exchange.provider.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matricula.exchange.provider.destination.Sink;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.exchange.provider.mapping.Mapped;
import org.matricula.exchange.provider.store.Precedent;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.audit.Digests;

/** Tells the records of one chunk apart, and refuses rows that contradict an earlier row about the same record. */
final class RecordKeys {

    // 128 bits: enough to tell the rows of a file apart
    private static final int DIGITS = 32;
    private static final String SEPARATOR = "\u001f";

    private final Sink sink;
    private final Map<Values, String> keys = new IdentityHashMap<>();

    RecordKeys(Sink sink) {
        this.sink = sink;
    }

    /** By what the record of a row is told apart. */
    String key(Values row) {
        return keys.computeIfAbsent(
                row, values -> isVoided(values) ? content(values) : digest(identity(values, SEPARATOR)));
    }

    /** What was entered in error stands beside the right record, and beside others that were. */
    private static boolean isVoided(Values row) {
        return "VOIDED".equals(String.valueOf(row.get("status")));
    }

    private String identity(Values row, String separator) {
        return sink.key().stream().map(field -> String.valueOf(row.get(field))).collect(Collectors.joining(separator));
    }

    /** Where a row stands and what it says. */
    Precedent precedent(Mapped row) {
        return new Precedent(row.row().number(), content(row.values()));
    }

    private static String content(Values row) {
        StringBuilder said = new StringBuilder();
        new TreeMap<>(row.byField()).forEach((field, value) -> said.append(field)
                .append(SEPARATOR)
                .append(value instanceof BigDecimal number ? number.stripTrailingZeros() : value)
                .append(SEPARATOR));
        return digest(said.toString());
    }

    /**
     * The rows, with those refused that say something else than the first row about their record, whatever became of
     * that one.
     *
     * @param known the first rows of earlier chunks
     * @param first takes the first rows of this chunk
     */
    List<Mapped> settled(List<Mapped> rows, Map<String, Precedent> known, Map<String, Precedent> first) {
        Map<String, Precedent> all = new HashMap<>(known);
        List<Mapped> settled = new ArrayList<>(rows.size());
        for (Mapped row : rows) {
            String key = key(row.values());
            Precedent said = precedent(row);
            Precedent before = all.putIfAbsent(key, said);
            if (before == null) {
                first.put(key, said);
            }
            settled.add(
                    before == null || before.content().equals(said.content())
                            ? row
                            : row.refused(contradiction(row.values(), before.row())));
        }
        return settled;
    }

    private static String digest(String text) {
        return Digests.of(text).substring(0, DIGITS);
    }

    private String contradiction(Values row, long first) {
        return new Fault(
                        String.join(", ", sink.key()),
                        identity(row, ", "),
                        "must stand in the file once: row " + first + " has it with other contents")
                .toString();
    }
}
