package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the SOAP interface that writes its envelopes by hand, as an old system may. */
final class Soap {

    private static final String PATH = "/api/soap/v1/records";

    private final Rest rest;

    /** Signs in as this client of the REST interface does. */
    Soap(Rest rest) {
        this.rest = rest;
    }

    /** Calls an operation with elements that are in the contract's namespace. */
    Answer call(String operation, String elements) {
        return send(envelope("<r:%s>%s</r:%s>".formatted(operation, elements, operation)));
    }

    /** Asks for the records of a student. */
    Answer of(String operation, String institution, String number) {
        return call(operation, element("institution", institution) + element("studentNumber", number));
    }

    /** Submits one mark. */
    Answer mark(String institution, String number, String moduleCode, String element, String mark) {
        return call(
                "submitMarks",
                element("institution", institution) + "<r:mark>"
                        + element("studentNumber", number)
                        + element("moduleCode", moduleCode)
                        + element("session", University.SESSION)
                        + element("period", "S1")
                        + element("elementCode", element)
                        + element("attempt", "FIRST")
                        + element("mark", mark)
                        + element("state", "SUBMITTED")
                        + "</r:mark>");
    }

    /** Sends a message as it is. */
    Answer send(String message) {
        return send(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a message as it is. */
    Answer send(byte[] message) {
        return send(BodyPublishers.ofByteArray(message));
    }

    /** Sends a message as it is. */
    Answer send(BodyPublisher message) {
        return rest.send(rest.request(PATH)
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"\"")
                .POST(message));
    }

    static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:r=\"urn:matricula:records:v1\">"
                + "<s:Body>" + body + "</s:Body></s:Envelope>";
    }

    static String element(String name, String text) {
        return "<r:" + name + ">" + text + "</r:" + name + ">";
    }

    /** Fails unless the answer is the typed fault with this status in its problem, and tells nothing else. */
    static Answer refused(Answer answer, int status) {
        assertTrue(answer.toString(), answer.status() >= 400);
        Matcher problem = Pattern.compile("problemFault[^>]*>.*?<[^>]*status>(\\d+)<", Pattern.DOTALL)
                .matcher(answer.body());
        assertTrue(answer.toString(), problem.find());
        assertEquals(answer.toString(), status, Integer.parseInt(problem.group(1)));
        silent(answer);
        return answer;
    }

    /** Fails when the answer holds something of our innards. */
    static void silent(Answer answer) {
        assertFalse(
                answer.toString(),
                Pattern.compile("\\bat (org|java|javax|com)\\.|Exception|org\\.apache|java\\.lang|com\\.ctc")
                        .matcher(answer.body())
                        .find());
    }
}
