package org.matricula.exchange.provider.csv;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

public class CsvTest {

    @Test
    public void aLineEndWithinQuotesDoesNotEndARecord() throws IOException {
        assertEquals(List.of("a,b", "1,\"two\r\nlines\"", "2,x"), records("a,b\r\n1,\"two\r\nlines\"\r\n\r\n2,x\r\n"));
    }

    @Test
    public void everyKindOfLineEndEndsARecord() throws IOException {
        assertEquals(List.of("a", "b", "c", "d"), records("a\nb\rc\r\nd"));
    }

    @Test
    public void aQuoteInsideAPlainCellIsText() throws IOException {
        assertEquals(List.of("5\" pipe,x", "next,y"), records("5\" pipe,x\nnext,y"));
    }

    @Test
    public void aQuoteThatIsNeverClosedIsRefusedWithItsRow() {
        ProblemException refusal = assertThrows(ProblemException.class, () -> records("a,b\n1,2\n3,\"oops\n4,5\n"));
        assertEquals(Problem.Kind.MALFORMED, refusal.problem().kind());
        assertTrue(refusal.getMessage(), refusal.getMessage().startsWith("Row 2 "));
    }

    @Test
    public void aRecordBeyondAllMeasureIsRefused() {
        assertThrows(ProblemException.class, () -> records("a\n\"" + "x".repeat(RecordReader.LONGEST) + "\""));
    }

    @Test
    public void aNulIsRefused() {
        assertThrows(ProblemException.class, () -> records("a\u0000b"));
    }

    @Test
    public void raggedAndBrokenRowsCarryTheirFaultAndHarmNoOther() {
        List<CsvRow> rows = CsvRows.of(7, "a,b\n\"x\"y,z\none\n\"q\"\"q\", s \n1,2,3\n\"u\" \"v,w\nlast,1", 2);
        assertEquals(7, rows.size());
        assertEquals(List.of("a", "b"), rows.get(0).cells());
        assertEquals(7, rows.get(0).number());
        assertTrue(rows.get(1).fault().contains("closing quote"));
        assertTrue(rows.get(2).fault().contains("1 cells"));
        assertEquals(List.of("q\"q", "s"), rows.get(3).cells());
        assertTrue(rows.get(4).fault().contains("3 cells"));
        assertEquals("1,2,3", rows.get(4).text());
        assertTrue(rows.get(5).fault().contains("closing quote"));
        assertNull(rows.get(6).fault());
        assertEquals(13, rows.get(6).number());
    }

    @Test
    public void aHeaderNeedsNamesThatDiffer() {
        assertThrows(ProblemException.class, () -> new Header("a,,b"));
        assertThrows(ProblemException.class, () -> new Header("a,b,a"));
        assertThrows(ProblemException.class, () -> new Header("\"a\"b"));
    }

    private static List<String> records(String text) throws IOException {
        RecordReader reader = new RecordReader(new StringReader(text));
        List<String> records = new ArrayList<>();
        for (String record = reader.next(); record != null; record = reader.next()) {
            assertEquals(records.size(), reader.number());
            records.add(record);
        }
        return records;
    }
}
