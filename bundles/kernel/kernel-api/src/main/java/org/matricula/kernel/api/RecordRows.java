package org.matricula.kernel.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Records that files add and never change, as rows: one that is here as given is UNCHANGED, and one that is here otherwise
 * is refused.
 *
 * @param <R> the rows; equal when they say the same
 */
public final class RecordRows<R> {

    private final String field;
    private final Function<R, Object> key;
    private final Map<Object, R> rows = new LinkedHashMap<>();
    private final Map<Object, String> ids = new LinkedHashMap<>();

    /**
     * No record yet.
     *
     * @param field what makes a record the same record, for refusals: {@code studentNumber, recordedAt}
     * @param key its value in a row
     */
    public RecordRows(String field, Function<R, Object> key) {
        this.field = field;
        this.key = key;
    }

    /** Notes a record that is here. */
    public void held(String id, R row) {
        Object at = key.apply(row);
        rows.put(at, row);
        ids.put(at, id);
    }

    /** The records that are here, in the order in which they were noted. */
    public List<R> rows() {
        return List.copyOf(rows.values());
    }

    /**
     * Adds what is not here.
     *
     * @param adding checks and adds a record, and tells its identity; what it throws as a {@link ProblemException} refuses
     *     the row
     * @return one outcome for each row, in their order
     */
    public List<RowOutcome> add(List<R> given, Function<R, String> adding) {
        List<RowOutcome> outcomes = new ArrayList<>(given.size());
        for (R row : given) {
            Object at = key.apply(row);
            R here = rows.get(at);
            if (here == null) {
                outcomes.add(added(row, adding));
            } else if (here.equals(row)) {
                outcomes.add(RowOutcome.unchanged(ids.get(at)));
            } else {
                outcomes.add(RowOutcome.refused(
                        Problem.conflict(field, at, "is here with other contents, which a file never changes")));
            }
        }
        return outcomes;
    }

    private RowOutcome added(R row, Function<R, String> adding) {
        try {
            String id = adding.apply(row);
            held(id, row);
            return RowOutcome.created(id);
        } catch (ProblemException e) {
            return RowOutcome.refused(e.problem());
        }
    }
}
