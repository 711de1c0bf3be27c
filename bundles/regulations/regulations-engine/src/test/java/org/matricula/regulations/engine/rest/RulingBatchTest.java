package org.matricula.regulations.engine.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.ws.rs.core.StreamingOutput;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Json;
import org.matricula.regulations.kit.pack.LoadedPack;

public class RulingBatchTest {

    private static final String LOAD =
            "{\"policy\":\"load\",\"given\":{\"group\":\"UG\",\"credits\":%d,\"reason\":\"REPEAT\"}}";

    private final TaughtRules rules = new TaughtRules();
    private final RulingsResource resource = new RulingsResource(rules.evaluation());

    @Test
    public void aFaultyLineHasItsProblemAndTheOthersGoOn() throws IOException {
        List<JsonNode> answers = batch(
                TaughtRules.PARTNER,
                "usw-taught",
                LOAD.formatted(100) + "\n\n  \r\n{\"policy\":\"load\"\n"
                        + LOAD.replace("load", "tea").formatted(1)
                        + "\n{\"policy\":\"load\",\"given\":{},\"color\":1}\nnull\n\"" + "x".repeat(JsonLines.LONGEST)
                        + "\"\n" + LOAD.formatted(110));
        assertEquals("1:ruling, 4:400, 5:422, 6:422, 7:400, 8:413, 9:ruling", told(answers));
        assertEquals("WITHIN", answers.get(0).at("/ruling/status").asText());
        assertEquals("color", answers.get(3).at("/problem/faults/0/field").asText());
        assertTrue(answers.get(2).toString().contains("NO_RULE"));
    }

    @Test
    public void oneBatchHasOneSetOfRulesWhateverIsActivatedMeanwhile() throws IOException {
        LoadedPack later = TaughtRules.heir(
                """
                format: 1
                id: later
                version: 1.0.0
                title: Later rules
                institution: usw
                effective: {from: 2016/17}
                extends: {id: usw-taught, range: "[1,2)"}
                parameters:
                  load: {UG: {extended: 100}}
                """);
        InputStream lines =
                new ByteArrayInputStream(
                        (LOAD.formatted(120) + "\n").repeat(500).getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public synchronized int read(byte[] buffer, int offset, int length) {
                        rules.inForce = later;
                        return super.read(buffer, offset, length);
                    }
                };
        StreamingOutput answer = (StreamingOutput)
                resource.batch(TaughtRules.PARTNER, new InstitutionCode("usw"), null, "2016/17", null, null, lines)
                        .getEntity();
        List<JsonNode> answers = answers(answer);
        assertEquals(500, answers.size());
        answers.forEach(
                one -> assertEquals("usw-taught", one.at("/ruling/pack/id").asText()));
        assertEquals(1, rules.chosen);
    }

    @Test
    public void aLineMayNameItsOwnPackWhichIsFoundOnce() throws IOException {
        String line = LOAD.formatted(100).replace("{\"policy\"", "{\"pack\":\"usw-taught\",\"policy\"");
        List<JsonNode> answers = batch(TaughtRules.PARTNER, null, (line + "\n").repeat(3) + LOAD.formatted(1));
        assertEquals("1:ruling, 2:ruling, 3:ruling, 4:422", told(answers));
        assertEquals(1, rules.chosen);
    }

    @Test
    public void aBatchThatCannotBeginIsRefusedAsAWhole() {
        assertEquals(
                Problem.Kind.NOT_FOUND,
                assertThrows(ProblemException.class, () -> batch(TaughtRules.PARTNER, "no-such", ""))
                        .problem()
                        .kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                assertThrows(ProblemException.class, () -> batch(TaughtRules.NOBODY, null, ""))
                        .problem()
                        .kind());
        assertEquals(
                Problem.Kind.INVALID,
                assertThrows(
                                ProblemException.class,
                                () -> batch(TaughtRules.PARTNER, null, "\n".repeat(JsonLines.MOST + 1)))
                        .problem()
                        .kind());
    }

    @Test
    public void theLastLineCountsAlsoWhereItDoesNotEnd() throws IOException {
        String most = "\n".repeat(JsonLines.MOST);
        assertEquals(
                Problem.Kind.INVALID,
                assertThrows(ProblemException.class, () -> batch(TaughtRules.PARTNER, null, most + "x"))
                        .problem()
                        .kind());
        assertEquals(
                "100000:ruling",
                told(batch(TaughtRules.PARTNER, "usw-taught", most.substring(1) + LOAD.formatted(100))));
    }

    @Test
    public void aClientThatGoesAwayEndsTheBatchAndNothingElse() throws IOException {
        StreamingOutput answer = (StreamingOutput) resource.batch(
                        TaughtRules.PARTNER,
                        null,
                        null,
                        null,
                        "usw-taught",
                        null,
                        new ByteArrayInputStream(
                                (LOAD.formatted(100) + "\n").repeat(9).getBytes(StandardCharsets.UTF_8)))
                .getEntity();
        int[] tried = {0};
        answer.write(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                tried[0]++;
                throw new IOException("closed");
            }
        });
        assertEquals("it is not tried again", 1, tried[0]);
    }

    @Test
    public void anUploadThatBreaksOffIsNoDefectOfOurs() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("closed");
            }
        };
        assertEquals(
                Problem.Kind.MALFORMED,
                assertThrows(
                                ProblemException.class,
                                () -> resource.batch(TaughtRules.PARTNER, null, null, null, "usw-taught", null, broken))
                        .problem()
                        .kind());
    }

    private List<JsonNode> batch(Caller caller, String pack, String lines) throws IOException {
        InputStream upload = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        return answers((StreamingOutput)
                resource.batch(caller, null, null, null, pack, null, upload).getEntity());
    }

    private static List<JsonNode> answers(StreamingOutput answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answer.write(out);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
            answers.add(Json.mapper().readTree(line));
        }
        return answers;
    }

    private static String told(List<JsonNode> answers) {
        List<String> told = new ArrayList<>();
        answers.forEach(one -> told.add(one.get("line").asText() + ":"
                + (one.has("ruling") ? "ruling" : one.at("/problem/status").asText())));
        return String.join(", ", told);
    }
}
