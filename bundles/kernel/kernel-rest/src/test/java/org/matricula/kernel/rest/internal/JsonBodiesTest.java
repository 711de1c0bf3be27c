package org.matricula.kernel.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MediaType;
import org.junit.Test;

public class JsonBodiesTest {

    public record Body(String reason, List<String> lines, Map<String, String> parts, Asked asked) {}

    public record Asked(String statement) {}

    @Test
    public void textsComeWithoutTheBlanksAroundThemWhereverTheyStand() throws IOException {
        assertEquals(
                new Body("why not", List.of("a", ""), Map.of("b", "c"), new Asked("one\n two")),
                read("{\"reason\":\" why not\\t\",\"lines\":[\" a \",\"  \"],\"parts\":{\"b\":\"c\\n\"},"
                        + "\"asked\":{\"statement\":\"\\r\\none\\n two \"}}"));
        assertEquals(new Body(null, null, null, null), read("{\"reason\":null}"));
    }

    @Test
    public void aNumberIsStillNoText() {
        assertThrows(InvalidFormatException.class, () -> read("{\"reason\":1}"));
    }

    private static Object read(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new JsonBodies()
                .readFrom(
                        Object.class,
                        Body.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        null,
                        new ByteArrayInputStream(bytes));
    }
}
