package org.matricula.exchange.provider.soap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.matricula.assessment.api.ModuleResults;

/** What comes over the wire, well-meant or not: each bad message is one clear typed fault, and nothing is written. */
public final class MessageTest {

    private static final String XML = "text/xml; charset=UTF-8";
    private static final String USW = Campus.basic("usw", Campus.PASSWORD);
    private static final String GET_STUDENT =
            "<m:getStudent><m:institution>usw</m:institution><m:studentNumber>A1</m:studentNumber></m:getStudent>";

    @Rule
    public final Served served = new Served();

    @Test
    public void theContractMayBeReadByEverybodyAndIsDocumented() {
        HttpResponse<String> wsdl = served.get("/soap/v1/records?wsdl");
        assertEquals(200, wsdl.statusCode());
        assertTrue(wsdl.body(), wsdl.body().contains("The family name."));
        assertTrue(
                wsdl.body(), wsdl.body().contains(served.at("/soap/v1/records").toString()));
    }

    @Test
    public void whoDoesNotSignInIsToldHow() {
        for (String credentials : new String[] {null, Campus.basic("usw", "wrong"), "Basic !!", "Digest x"}) {
            HttpResponse<String> answer =
                    served.post(credentials, XML, BodyPublishers.ofString(Served.envelope(GET_STUDENT)));
            assertFault(answer, 401, "UNAUTHENTICATED");
            assertEquals(
                    "Basic realm=\"Matricula\", charset=\"UTF-8\"",
                    answer.headers().firstValue("WWW-Authenticate").orElse(null));
        }
    }

    @Test
    public void aWellFormedMessageIsAnswered() {
        HttpResponse<String> answer = served.post(GET_STUDENT);
        assertEquals(answer.body(), 200, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("L\u00f6velace &amp; Co"));
    }

    @Test
    public void anythingButPostIsRefused() {
        HttpResponse<String> answer = served.get("/soap/v1/records");
        assertFault(answer, 405, "METHOD_NOT_ALLOWED");
        assertEquals("POST", answer.headers().firstValue("Allow").orElse(null));
        assertFault(served.get("/soap/v1/records?xsd=/etc/passwd"), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    public void entityBombsAndExternalEntitiesAreRefused() {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>";
        String file = "<!DOCTYPE x [<!ENTITY d SYSTEM 'file:///etc/passwd'>]>";
        for (String prologue : new String[] {bomb, file}) {
            HttpResponse<String> answer = served.post(
                    USW, XML, BodyPublishers.ofString(prologue + Served.envelope(GET_STUDENT.replace("A1", "A1&d;"))));
            assertFault(answer, 400, "MALFORMED");
            assertFalse(answer.body(), answer.body().contains("root:"));
        }
    }

    @Test
    public void whatIsNoXmlIsRefused() {
        for (String body : new String[] {
            "", "hello", "{\"a\":1}", "<a>", Served.envelope("<m:getStudent>"), Served.envelope(GET_STUDENT) + "<x"
        }) {
            HttpResponse<String> answer = served.post(USW, XML, BodyPublishers.ofString(body));
            if (body.endsWith("<x")) {
                // what follows the envelope is not read
                assertTrue(answer.statusCode() == 200 || answer.statusCode() == 400);
            } else {
                assertFault(answer, 400, "MALFORMED");
            }
        }
    }

    @Test
    public void whatIsNotOfThisContractIsRefused() {
        assertFault(served.post("<m:deleteStudent/>"), 400, "MALFORMED");
        assertFault(served.post("<getStudent xmlns='urn:other'/>"), 400, "MALFORMED");
        assertFault(served.post(""), 400, "MALFORMED");
        String later = Served.envelope(GET_STUDENT)
                .replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
        assertFault(served.post(USW, XML, BodyPublishers.ofString(later)), 400, "MALFORMED");
    }

    @Test
    public void anythingButPlainXmlIsRefused() {
        for (String type : new String[] {"application/soap+xml", "application/json", "multipart/related; boundary=x"}) {
            HttpResponse<String> answer = served.post(USW, type, BodyPublishers.ofString(Served.envelope(GET_STUDENT)));
            assertFault(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    public void anEncodingThatNobodyKnowsIsRefused() {
        for (String charset : new String[] {"bogus", "\"bogus\"", "no such!", ""}) {
            HttpResponse<String> answer = served.post(
                    USW, "text/xml; charset=" + charset, BodyPublishers.ofString(Served.envelope(GET_STUDENT)));
            assertFault(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    public void theEncodingThatAMessageNamesIsReadAndTheAnswerIsUtf8() {
        String envelope = Served.envelope(GET_STUDENT.replace("A1", "\u0174\u00e4"));
        Map<String, byte[]> messages = Map.of(
                XML,
                envelope.getBytes(StandardCharsets.UTF_8),
                "text/xml",
                envelope.getBytes(StandardCharsets.UTF_8),
                "text/xml;charset=utf-16",
                envelope.getBytes(StandardCharsets.UTF_16));
        messages.forEach((type, body) -> {
            HttpResponse<String> answer = served.post(USW, type, BodyPublishers.ofByteArray(body));
            assertFault(answer, 500, "NOT_FOUND");
            assertTrue(answer.body(), answer.body().contains("value>\u0174\u00e4<"));
            assertEquals(
                    "text/xml;charset=utf-8",
                    answer.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .toLowerCase(Locale.ROOT)
                            .replace(" ", ""));
        });
    }

    @Test
    public void wrongEncodingsAreRefused() {
        byte[] latin = Served.envelope(GET_STUDENT.replace("A1", "\u00e4")).getBytes(StandardCharsets.ISO_8859_1);
        assertFault(served.post(USW, XML, BodyPublishers.ofByteArray(latin)), 400, "MALFORMED");
        byte[] wide = Served.envelope(GET_STUDENT).getBytes(StandardCharsets.UTF_16LE);
        assertFault(served.post(USW, XML, BodyPublishers.ofByteArray(wide)), 400, "MALFORMED");
    }

    @Test
    public void aMessageThatBreaksTheSchemaIsToldWhereAndNothingIsWritten() {
        HttpResponse<String> word = served.post(marks(row("sixty", "SUBMITTED") + row("6e1", "LOST")));
        assertFault(word, 500, "INVALID");
        assertFaulty(word, "mark", "sixty");
        assertFaulty(word, "mark", "6e1");
        assertFaulty(word, "state", "LOST");
        assertTrue(word.body(), word.body().contains("[SUBMITTED, NOT_SUBMITTED, CARRIED]"));
        HttpResponse<String> missing = served.post("<m:getStudent><m:institution>usw</m:institution></m:getStudent>");
        assertFault(missing, 500, "INVALID");
        assertTrue(missing.body(), missing.body().contains("One of 'studentNumber' is expected"));
        HttpResponse<String> more = served.post(GET_STUDENT.replace("</m:getStudent>", "<m:x/></m:getStudent>"));
        assertFault(more, 500, "INVALID");
        assertFault(served.post(marks("")), 500, "INVALID");
        assertFault(served.post(marks("<m:mark/>".repeat(1000))), 500, "INVALID");
        assertTrue(served.campus.recorded.isEmpty());
    }

    @Test
    public void aMessageThatIsTooLargeIsRefusedWithAndWithoutALength() {
        String row =
                row("50", "SUBMITTED").replace("</m:state>", "</m:state><m:reason>" + "x".repeat(500) + "</m:reason>");
        byte[] large = Served.envelope(marks(row.repeat(4000))).getBytes(StandardCharsets.UTF_8);
        assertFault(served.post(USW, XML, BodyPublishers.ofByteArray(large)), 413, "TOO_LARGE");
        assertFault(
                served.post(USW, XML, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
                413,
                "TOO_LARGE");
    }

    @Test
    public void structureHasLimits() {
        String[] headers = {
            "<m:a>".repeat(200) + "</m:a>".repeat(200),
            "<m:a/>".repeat(20_000),
            "<m:a>" + "A".repeat(1_000_000) + "</m:a>",
            "<m:a " + IntStream.range(0, 600).mapToObj(i -> "a" + i + "='1'").collect(Collectors.joining(" ")) + "/>"
        };
        for (String header : headers) {
            String envelope =
                    Served.envelope(GET_STUDENT).replace("<s:Body>", "<s:Header>" + header + "</s:Header><s:Body>");
            assertFault(served.post(USW, XML, BodyPublishers.ofString(envelope)), 400, "MALFORMED");
        }
        assertFault(served.post(GET_STUDENT.replace("A1", "A".repeat(1_000_000))), 400, "MALFORMED");
    }

    @Test
    public void aDefectTellsAReferenceAndNothingElse() {
        ModuleResults broken = Campus.fake(ModuleResults.class, Map.of());
        served.campus.neighbours.setResults(broken);
        HttpResponse<String> answer = served.post(GET_STUDENT.replace("getStudent", "getResults"));
        assertFault(answer, 500, "INTERNAL");
        assertFalse(answer.body(), answer.body().contains("secret"));
        assertFalse(answer.body(), answer.body().contains("Exception"));
    }

    private static String marks(String rows) {
        return "<m:submitMarks><m:institution>usw</m:institution>" + rows + "</m:submitMarks>";
    }

    private static String row(String mark, String state) {
        return "<m:mark><m:studentNumber>A1</m:studentNumber><m:moduleCode>CS101</m:moduleCode>"
                + "<m:session>2026/27</m:session><m:period>S1</m:period><m:elementCode>CW1</m:elementCode>"
                + "<m:mark>" + mark + "</m:mark><m:state>" + state + "</m:state></m:mark>";
    }

    private static void assertFaulty(HttpResponse<String> answer, String field, String value) {
        String fault = "field>" + field + "</m:field><m:value>" + value + "</m:value>";
        assertTrue(answer.body(), answer.body().contains(fault));
    }

    private static void assertFault(HttpResponse<String> answer, int status, String kind) {
        assertEquals(answer.body(), status, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains(":Fault>"));
        assertTrue(answer.body(), answer.body().contains("problemFault xmlns"));
        assertTrue(answer.body(), answer.body().contains("kind>" + kind + "<"));
        assertFalse(answer.body(), answer.body().contains("org.apache"));
        assertFalse(answer.body(), answer.body().contains("com.ctc"));
    }
}
