package org.matricula.exchange.provider.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.matricula.exchange.provider.csv.CsvRows;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.AcademicSession;

public class MappingTest {

    private static final String STUDENT =
            """
            target: students
            fields:
              number: { column: id, prefix: "S" }
              family_name: { template: "{last} of {place}", default: Anonymous }
              date_of_birth: { column: born, optional: true, format: dd/MM/yyyy }
            """;

    private static final String MARK =
            """
            target: marks
            missing: ["-"]
            skip_when:
              - { column: score, is: ["absent"], reason: was absent }
              - { column: id, matches: "test.*", reason: is a test }
            tables:
              start: { A: 2026-02-01, B: 2026-09-21 }
            fields:
              student_number: id
              module_code: { column: run, pattern: '(\\w+)/([AB])', optional: true }
              session: { value: 2026/27 }
              period: { column: run, pattern: '(\\w+)/([AB])', group: 2 }
              attempt: { value: FIRST }
              element_code: { value: CW1 }
              mark: { column: score, multiply: 0.5 }
              state: { column: state, lookup: { "0": SUBMITTED, "1": CARRIED }, default: SUBMITTED }
              submitted_at:
                column: day
                days_after: { column: run, pattern: '.*/([AB])', lookup: start }
                time: "12:00"
                default: { value: 2026-09-30T09:00 }
            """;

    @Test
    public void aRuleGoesFromItsSourceThroughItsSteps() {
        Values values = accepted(MARK, "id,run,score,state,day", "7,ABC/B,131,1,3");
        assertEquals("7", values.text("student_number"));
        assertEquals("ABC", values.text("module_code"));
        assertEquals(new AcademicSession(2026), values.session("session"));
        assertEquals("B", values.text("period"));
        assertEquals(new BigDecimal("65.5"), values.decimal("mark"));
        assertEquals("CARRIED", values.text("state"));
        assertEquals(LocalDateTime.parse("2026-09-24T12:00"), values.dateTime("submitted_at"));
    }

    @Test
    public void whatIsMissingTakesTheDefaultOrIsNothing() {
        Values values = accepted(MARK, "id,run,score,state,day", "7,ABC/A,-,,-");
        assertNull(values.decimal("mark"));
        assertEquals("SUBMITTED", values.text("state"));
        assertEquals(LocalDateTime.parse("2026-09-30T09:00"), values.dateTime("submitted_at"));
        assertEquals(
                "Anonymous", accepted(STUDENT, "id,last,place", "1,,Cardiff").text("family_name"));
    }

    @Test
    public void daysAreCountedBackwardsToo() {
        assertEquals(
                LocalDateTime.parse("2026-01-30T12:00"),
                accepted(MARK, "id,run,score,state,day", "7,ABC/A,50,0,-2").dateTime("submitted_at"));
    }

    @Test
    public void anOptionalColumnMayBeAbsentAndADateMayBeWrittenInAnotherWay() {
        Values without = accepted(STUDENT, "id,last,place", "1,Evans,Barry");
        assertEquals("S1", without.text("number"));
        assertEquals("Evans of Barry", without.text("family_name"));
        assertNull(without.date("date_of_birth"));
        Values with = accepted(STUDENT, "id,last,place,born", "1,Evans,Barry,29/02/2004");
        assertEquals(LocalDate.parse("2004-02-29"), with.date("date_of_birth"));
        assertTrue(refused(STUDENT, "id,last,place,born", "1,Evans,Barry,30/02/2004")
                .contains("dd/MM/yyyy"));
        assertEquals(Set.of("id", "last", "place"), MappingReader.read(STUDENT).columns());
    }

    @Test
    public void aRowAtFaultNamesEveryFieldItsColumnTheValueAndTheRule() {
        String reason = refused(MARK, "id,run,score,state,day", ",nonsense,sixty,2,soon");
        assertTrue(reason, reason.contains("student_number (from id) must be given"));
        assertTrue(reason, reason.contains("module_code (from run) 'nonsense' must match"));
        assertTrue(reason, reason.contains("mark (from score) 'sixty' must be a number"));
        assertTrue(
                reason,
                reason.contains("state (from state) '2' must be an entry of the lookup")
                        || reason.contains("state '2' must be an entry of the lookup"));
        assertTrue(reason, reason.contains("submitted_at (from day) 'soon' must be a number of days"));
    }

    @Test
    public void anExponentOrAMillionDigitsAreNoNumber() {
        assertTrue(refused(MARK, "id,run,score,state,day", "7,ABC/A,1e999999999,0,1")
                .contains("must be a number"));
        assertTrue(refused(MARK, "id,run,score,state,day", "7,ABC/A," + "9".repeat(5000) + ",0,1")
                .contains("must be a number"));
    }

    @Test
    public void unwantedRowsAreRefusedWithTheReasonOfTheMapping() {
        assertEquals("was absent", refused(MARK, "id,run,score,state,day", "7,ABC/A,absent,0,1"));
        assertEquals("is a test", refused(MARK, "id,run,score,state,day", "test7,ABC/A,1,0,1"));
    }

    @Test
    public void anOccurrenceIsNamedAsAWholeOrNotAtAll() {
        String half = MARK.replace("  session: { value: 2026/27 }\n", "");
        assertTrue(refused(half, "id,run,score,state,day", "7,ABC/A,1,0,1").contains("together or not at all"));
    }

    @Test
    public void whatTheLanguageDoesNotKnowIsAnErrorWithItsLine() {
        faulty(STUDENT.replace("prefix", "perfix"), "line 3", "'perfix'", "prefix");
        faulty(STUDENT.replace("date_of_birth", "birthday"), "line 5", "'birthday'", "date_of_birth");
        faulty(STUDENT.replace("target: students", "target: horses"), "line 1", "'horses'", "students");
        faulty(STUDENT + "tabels: {}\n", "line 6", "'tabels'");
        faulty(STUDENT.replace("column: id, ", ""), "line 3", "exactly one of column, template, value");
        faulty(STUDENT.replace("column: id", "column: id, value: x"), "line 3", "exactly one of");
        faulty(STUDENT.replace("  number: { column: id, prefix: \"S\" }\n", ""), "must fill 'number'");
        faulty(MARK.replace("lookup: start", "lookup: strat"), "names no table: 'strat'");
        faulty(MARK.replace("multiply: 0.5", "multiply: half"), "'multiply' must be a number");
        faulty(MARK.replace("time: \"12:00\"", "time: noon"), "'time' must be a time of day");
        faulty(MARK.replace("group: 2", "group: 3"), "'group' must be from 0 to 2");
        faulty(MARK.replace("'(\\w+)/([AB])', group", "'(\\w+', group"), "no regular expression");
        faulty(MARK.replace("value: FIRST", "value: THIRD"), "'THIRD'", "FIRST, RESIT");
        faulty(MARK.replace("is: [\"absent\"], ", ""), "exactly one of is, matches");
        faulty(MARK + "rescale: { group: id, shares: { a: 100 } }\n", "for the target 'patterns' alone");
    }

    @Test
    public void yamlThatIsNoneOrAimsAtTheReaderIsAnError() {
        faulty("", "empty");
        faulty("target: [", "line");
        faulty("just text", "must be a map");
        faulty("target: students\ntarget: marks\n", "twice");
        faulty("a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n", "alias");
        faulty("a: ".repeat(1) + "[".repeat(200) + "]".repeat(200), "ing");
        faulty("# " + "x".repeat(300_000), "at most");
    }

    private static Values accepted(String mapping, String header, String row) {
        Mapped mapped = map(mapping, header, row);
        assertNull(mapped.reason(), mapped.reason());
        return mapped.values();
    }

    private static String refused(String mapping, String header, String row) {
        return map(mapping, header, row).reason();
    }

    private static Mapped map(String mapping, String header, String row) {
        Header columns = new Header(header);
        return MappingReader.read(mapping)
                .map(columns, CsvRows.of(1, row, columns.size()))
                .get(0);
    }

    private static void faulty(String mapping, String... words) {
        MappingFault fault = assertThrows(MappingFault.class, () -> MappingReader.read(mapping));
        for (String word : List.of(words)) {
            assertTrue(fault.getMessage(), fault.getMessage().contains(word));
        }
    }
}
