package org.matricula.exchange.provider.destination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Records that stand in several rows: the rows of a group become one record, and each of them has its outcome.
 *
 * @param making makes the record of the rows of a group
 * @param <T> the records
 */
record GroupSink<T>(
        Target target, Privilege privilege, List<String> key, Function<List<Values>, T> making, Sink.Rows<T> writing)
        implements Sink {

    @Override
    public List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Values> rows, String reason) {
        Map<List<Object>, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.computeIfAbsent(target.group(rows.get(i)), group -> new ArrayList<>())
                    .add(i);
        }
        List<RowOutcome> outcomes = new ArrayList<>(Collections.nCopies(rows.size(), null));
        List<T> records = new ArrayList<>();
        List<List<Integer>> written = new ArrayList<>();
        places.values().forEach(of -> {
            try {
                records.add(making.apply(of.stream().map(rows::get).toList()));
                written.add(of);
            } catch (ProblemException e) {
                of.forEach(i -> outcomes.set(i, RowOutcome.refused(e.problem())));
            }
        });
        List<RowOutcome> results = writing.write(caller, institution, records, Sink.untouched(rows), reason);
        for (int r = 0; r < written.size(); r++) {
            RowOutcome outcome = results.get(r);
            written.get(r).forEach(i -> outcomes.set(i, outcome));
        }
        return outcomes;
    }
}
