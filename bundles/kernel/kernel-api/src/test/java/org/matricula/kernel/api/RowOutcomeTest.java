package org.matricula.kernel.api;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class RowOutcomeTest {

    @Test
    public void theRowsOfOneRecordStandOrFallTogetherWhereverTheyAre() {
        List<List<String>> written = new ArrayList<>();
        List<RowOutcome> outcomes =
                RowOutcome.together(List.of("b1", "a1", "b2", "a2"), row -> row.substring(0, 1), rows -> {
                    if (rows.contains("a2")) {
                        throw Problem.conflict("row", "a2", "must be another").exception();
                    }
                    written.add(rows);
                    return RowOutcome.created("7");
                });
        assertEquals(List.of(List.of("b1", "b2")), written);
        RowOutcome refused = RowOutcome.refused(Problem.conflict("row", "a2", "must be another"));
        assertEquals(
                List.of(RowOutcome.created("7"), refused, RowOutcome.created("7"), refused)
                        .toString(),
                outcomes.toString());
    }
}
