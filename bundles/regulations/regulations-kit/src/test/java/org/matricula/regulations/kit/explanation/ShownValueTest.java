package org.matricula.regulations.kit.explanation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.Exact;

public class ShownValueTest {

    @Test
    public void marksByElementAreShownAsMarks() {
        Map<String, Object> marks = new LinkedHashMap<>();
        marks.put("E1", new BigDecimal("39.99"));
        marks.put("E2", 40);
        assertEquals("E1 39.9, E2 40.0", ShownValue.of("element_marks", marks));
        assertEquals("E1 39.9, E2 40.0", ShownValue.of("mark", marks));
    }

    @Test
    public void listsAndPlainValuesAreWords() {
        assertEquals("none", ShownValue.of("unmet", List.of()));
        assertEquals("total credits, L4", ShownValue.of("unmet", List.of("TOTAL_CREDITS", "L4")));
        assertEquals("none", ShownValue.of("reason", null));
        assertEquals("yes", ShownValue.of("core", true));
        assertEquals("no", ShownValue.of("core", false));
        assertEquals("right", ShownValue.of("entitlement", Entitlement.RIGHT));
        BandTable<String> table = BandTable.of("bands", List.of(new BigDecimal("40")), List.of("PASS"));
        assertEquals(table.toString(), ShownValue.of("limits", table));
    }

    @Test
    public void onlyWhatTheShownNumberHidesIsToldExactly() {
        assertEquals("185/3", ShownValue.exactly("mean", Exact.ratio(185, 3)));
        assertNull(ShownValue.exactly("mean", Exact.of(60)));
        assertNull(ShownValue.exactly("begun", "2016/17"));
        assertEquals("61.66", ShownValue.of("share", Exact.ratio(185, 3)));
    }
}
