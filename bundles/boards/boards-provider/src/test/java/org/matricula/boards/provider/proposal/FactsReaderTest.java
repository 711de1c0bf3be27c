package org.matricula.boards.provider.proposal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;

/** What was frozen is read as it was. */
public class FactsReaderTest {

    private static final String START = "{\"student\":\"4000001\",\"registration\":\"5000001\",\"programme\":\"%s\","
            + "\"award\":\"BACHELORS_HONS\",\"group\":\"UG\",\"mode\":\"FT\",\"entry\":\"STANDARD\",\"begun\":\"2024/25\","
            + "\"session\":\"2026/27\",\"point\":\"AFTER_FIRST_SIT\",\"level\":6,\"final_level\":6,\"modules\":[";

    private static final String MODULES =
            "{\"code\":\"M1\",\"level\":4,\"credits\":20,\"mark\":61.250000,\"status\":\"PASS\","
                    + "\"session\":\"2024/25\",\"lowest_element\":40.00},"
                    + "{\"code\":\"M2\",\"level\":5,\"credits\":20,\"mark\":null,\"status\":\"EXEMPT\",\"origin\":\"EXEMPT\"},"
                    + "{\"code\":\"M3\",\"level\":6,\"credits\":40,\"mark\":0,\"status\":\"F1\",\"session\":\"2026/27\","
                    + "\"lowest_element\":0,\"kind\":\"PLACEMENT\",\"attempt\":\"REPEAT\",\"times_repeated\":1,\"core\":true,"
                    + "\"p\":true,\"nothing_submitted\":true,\"single_element\":true}";

    private static final String END = "],\"results_missing\":[\"M4\",\"M5\"]}";

    private final FactsReader reader = new FactsReader(new InstitutionCode("usw"));

    @Test
    public void whatWasFrozenIsReadAsItWas() {
        String frozen = START.formatted("BA-1") + MODULES + END;

        assertEquals(frozen, FactsJson.write(reader.read(frozen)));
        assertEquals("and again", frozen, FactsJson.write(reader.read(frozen)));
    }

    @Test
    public void tMr9_whatMustBePassedIsFrozenWithItsFailureAndFactsFromBeforeHaveNone() {
        String frozen = START.formatted("BA-1") + MODULES + END;
        reader.read(frozen).modules().forEach(module -> assertFalse(module.mustPassFailed()));
        String now = frozen.replace("\"lowest_element\":0,", "\"lowest_element\":0,\"must_pass_failed\":true,");

        assertTrue(reader.read(now).modules().get(2).mustPassFailed());
        assertEquals(now, FactsJson.write(reader.read(now)));
    }

    @Test
    public void aRecordWithoutModulesIsRead() {
        String frozen = START.formatted("BA-1") + "],\"results_missing\":[]}";

        assertEquals(frozen, FactsJson.write(reader.read(frozen)));
    }

    @Test
    public void textsMayHoldAnyCharacter() {
        String frozen = START.formatted("Gwaith \\\"Cŵn\\\" \\\\ \\u0007") + MODULES + END;

        assertEquals("Gwaith \"Cŵn\" \\ \u0007", reader.read(frozen).programmeCode());
        assertEquals(frozen, FactsJson.write(reader.read(frozen)));
    }

    @Test
    public void spacesBetweenThemAreNoMatter() {
        String frozen = START.formatted("BA-1") + MODULES + END;
        String spaced = frozen.replace(",\"", " ,\n \"")
                .replace(":", " : ")
                .replace("]", " ]")
                .replace("}", "\t}");

        assertEquals(frozen, FactsJson.write(reader.read(spaced)));
    }

    @Test
    public void fieldsThatAreNotKnownArePassedOver() {
        String frozen = START.formatted("BA-1") + MODULES + END;
        String more = frozen.replace("{\"code\"", "{\"other\":{\"a\":[1,{\"b\":\"}\"}],\"c\":null},\"code\"")
                .replace("\"modules\":", "\"others\":[[],{},\"]\",true],\"modules\":");

        assertEquals(frozen, FactsJson.write(reader.read(more)));
    }

    @Test
    public void marksAreExactHoweverTheyAreWritten() {
        assertEquals(new BigDecimal("61.250000"), mark("61.250000"));
        assertEquals(new BigDecimal("1E+2"), mark("1E+2"));
        assertEquals(new BigDecimal("-0.5"), mark("-0.5"));
        assertEquals(new BigDecimal("61.2500000000000000000000000001"), mark("61.2500000000000000000000000001"));
        assertEquals(new BigDecimal("999999999999999999"), mark("999999999999999999"));
    }

    @Test
    public void whatIsNoMarkIsRefused() {
        for (String wrong : new String[] {"1.2.3", "x", "\"\""}) {
            assertThrows(wrong, IllegalArgumentException.class, () -> mark(wrong));
        }
    }

    @Test
    public void aTextThatEndsTooEarlyIsRefused() {
        String frozen = START.formatted("BA-1") + MODULES + END;
        for (int length = 0; length < frozen.length(); length++) {
            String part = frozen.substring(0, length);
            assertThrows(part, IllegalArgumentException.class, () -> reader.read(part));
        }
    }

    private BigDecimal mark(String written) {
        String frozen = START.formatted("BA-1") + MODULES.replace("61.250000", written) + END;
        return reader.read(frozen).modules().get(0).fact().mark();
    }
}
