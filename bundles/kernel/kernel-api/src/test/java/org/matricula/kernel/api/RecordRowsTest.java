package org.matricula.kernel.api;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class RecordRowsTest {

    private record Row(String code, String text) {}

    private final List<Row> written = new ArrayList<>();
    private final RecordRows<Row> records = new RecordRows<>("code", Row::code);

    private List<String> add(Row... rows) {
        return records
                .add(List.of(rows), row -> {
                    if (row.text().isEmpty()) {
                        throw Problem.invalid("text", "", "must be given").exception();
                    }
                    written.add(row);
                    return "7" + row.code();
                })
                .stream()
                .map(outcome -> outcome.kind()
                        + " "
                        + (outcome.problem() == null
                                ? outcome.id()
                                : outcome.problem().faults().get(0).field()))
                .toList();
    }

    @Test
    public void whatIsNotHereIsAddedOnce() {
        assertEquals(List.of("CREATED 7a", "UNCHANGED 7a"), add(new Row("a", "x"), new Row("a", "x")));
        assertEquals(List.of(new Row("a", "x")), written);
    }

    @Test
    public void whatIsHereIsNeverChanged() {
        records.held("9", new Row("a", "x"));
        assertEquals(List.of("REFUSED code", "UNCHANGED 9"), add(new Row("a", "y"), new Row("a", "x")));
        assertEquals(List.of(), written);
        assertEquals(List.of(new Row("a", "x")), records.rows());
    }

    @Test
    public void aRowAtFaultHindersNoOtherAndIsNotHereThen() {
        assertEquals(
                List.of("REFUSED text", "CREATED 7b", "CREATED 7a"),
                add(new Row("a", ""), new Row("b", "x"), new Row("a", "x")));
    }
}
