package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.regex.Pattern;

/**
 * What a request was answered.
 *
 * @param request the request, for messages
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body as text
 */
record Answer(String request, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern INNARDS =
            Pattern.compile("\\bat (org|java|javax|com)\\.|Exception|org\\.apache|java\\.lang|com\\.fasterxml");

    /** The body as JSON. */
    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(this + " is no JSON", e);
        }
    }

    /** A header; null when it is not there. */
    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The version of the record, as it is to be sent back. */
    String etag() {
        return header("ETag");
    }

    /** The identity of the record that the body shows. */
    String id() {
        return json().get("id").asText();
    }

    /** Fails unless the status is this one. */
    Answer expect(int wanted) {
        assertEquals(toString(), wanted, status);
        return this;
    }

    /** Fails unless it is a clear problem of this status, which tells nothing of our innards. */
    Answer problem(int wanted) {
        expect(wanted);
        assertEquals(toString(), "application/problem+json", header("Content-Type"));
        assertEquals(toString(), wanted, json().path("status").asInt());
        assertTrue(toString(), json().path("type").asText().startsWith("urn:matricula:problem:"));
        assertFalse(toString(), json().path("title").asText().isBlank());
        assertFalse(toString(), json().path("detail").asText().isBlank());
        // what is missing has a name of its own, which it may tell
        assertTrue(toString(), wanted == 503 || !INNARDS.matcher(body).find());
        return this;
    }

    /** Fails unless it is a problem that names the field, what stood there, and the rule. */
    Answer fault(int wanted, String field, String value, String rule) {
        problem(wanted);
        for (JsonNode fault : json().path("faults")) {
            boolean sameField = fault.path("field").asText().contains(field);
            boolean sameValue = value == null || fault.path("value").asText().contains(value);
            if (sameField && sameValue && fault.path("rule").asText().contains(rule)) {
                return this;
            }
        }
        throw new AssertionError(this + " names no fault of '" + field + "' with '" + value + "' and '" + rule + "'");
    }

    @Override
    public String toString() {
        String shown = body.length() > 1000 ? body.substring(0, 1000) + "..." : body;
        return request + " -> " + status + " " + shown;
    }
}
