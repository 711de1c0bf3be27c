package org.matricula.kernel.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.JobId;

public class JsonTest {

    public record Values(
            JobId id,
            InstitutionCode institution,
            AcademicSession session,
            Percent percent,
            BigDecimal mean,
            LocalDate date,
            Instant instant,
            Kind kind) {}

    public enum Kind {
        FULL_TIME
    }

    private static final Values VALUES = new Values(
            new JobId(9007199254740993L),
            new InstitutionCode("usw"),
            new AcademicSession(2026),
            Percent.of("mark", "65.5"),
            new BigDecimal("59.333333333333333333"),
            LocalDate.of(2026, 11, 21),
            Instant.parse("2026-11-21T22:24:47Z"),
            Kind.FULL_TIME);

    private static final String TEXT = "{\"id\":\"9007199254740993\",\"institution\":\"usw\",\"session\":\"2026/27\","
            + "\"percent\":65.5,\"mean\":59.333333333333333333,\"date\":\"2026-11-21\","
            + "\"instant\":\"2026-11-21T22:24:47Z\",\"kind\":\"FULL_TIME\"}";

    @Test
    public void valuesAreWrittenAsPlainTextAndExactNumbers() throws Exception {
        assertEquals(TEXT, Json.mapper().writeValueAsString(VALUES));
    }

    @Test
    public void whatIsWrittenCanBeReadAgain() throws Exception {
        assertEquals(VALUES, read(TEXT));
    }

    @Test
    public void aWholeNumberIsNeverWrittenInScientificNotation() throws Exception {
        assertEquals("100", Json.mapper().writeValueAsString(Percent.of("mark", "1E+2")));
        assertEquals("1000000", Json.mapper().writeValueAsString(new BigDecimal("1E+6")));
    }

    @Test
    public void aPercentageIsReadFromANumberOrItsText() throws Exception {
        assertEquals(Percent.of(40), Json.mapper().readValue("40", Percent.class));
        assertEquals(Percent.of(40), Json.mapper().readValue("\"40\"", Percent.class));
    }

    @Test
    public void valuesThatBreakTheirRuleAreRefused() {
        for (String member : List.of(
                "\"percent\": 65.555",
                "\"percent\": 101",
                "\"percent\": -1",
                "\"percent\": \"a lot\"",
                "\"session\": \"2026/28\"",
                "\"session\": \"2026\"",
                "\"institution\": \"U S W\"",
                "\"id\": \"-1\"",
                "\"id\": \"forty-two\"")) {
            Exception refused = assertThrows(member, JsonProcessingException.class, () -> read("{" + member + "}"));
            assertTrue(member, refused.getCause() instanceof ProblemException);
        }
    }

    @Test
    public void whatIsNotAValueIsRefused() {
        for (String text : List.of(
                "{\"percent\": [40]}",
                "{\"percent\": {}}",
                "{\"id\": {\"value\": 1}}",
                "{\"date\": \"21.11.2026\"}",
                "{\"kind\": \"SOMETIMES\"}",
                "{\"unknown\": 1}",
                "{\"id\": \"1\", \"id\": \"2\"}",
                "{\"id\": \"1\"} {\"id\": \"2\"}",
                "{\"id\": ")) {
            assertThrows(text, JsonProcessingException.class, () -> read(text));
        }
    }

    @Test
    public void depthAndLengthAreBounded() {
        String deep = "[".repeat(51) + "]".repeat(51);
        assertThrows(StreamConstraintsException.class, () -> Json.mapper().readTree(deep));
        String number = "1".repeat(101);
        assertThrows(JsonProcessingException.class, () -> Json.mapper().readValue(number, BigDecimal.class));
    }

    @Test
    public void aNumberIsNoTextAndNoChoice() {
        for (String member :
                List.of("\"kind\":0", "\"institution\":5", "\"institution\":true", "\"session\":2026", "\"id\":true")) {
            assertThrows(member, JsonProcessingException.class, () -> read("{" + member + "}"));
        }
        for (String value : List.of("5", "1.5", "true", "[]", "{}")) {
            assertThrows(value, JsonProcessingException.class, () -> Json.mapper()
                    .readValue("{\"text\":" + value + "}", Words.class));
        }
    }

    public record Words(String text) {}

    private static Values read(String text) throws JsonProcessingException {
        return Json.mapper().readValue(text, Values.class);
    }
}
