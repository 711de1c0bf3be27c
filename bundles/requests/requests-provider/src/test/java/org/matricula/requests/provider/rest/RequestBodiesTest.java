package org.matricula.requests.provider.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.Test;
import org.matricula.kernel.rest.Json;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestLetter;

public class RequestBodiesTest {

    @Test
    public void aRequestIsReadWithOnlyWhatItsKindTakes() throws Exception {
        Application read = Json.mapper()
                .readValue(
                        """
                        {"studentId": "7", "registrationId": "9", "kind": "WITHDRAW", "asked": {
                          "effective": "2027-02-01", "statement": "I have found work.",
                          "circumstances": {"sponsored": false, "funded": false, "loan": true}}}
                        """,
                        NewRequest.class)
                .application();
        assertEquals(RequestKind.WITHDRAW, read.kind());
        assertEquals(LocalDate.of(2027, 2, 1), read.asked().effective());
        assertEquals(true, read.asked().circumstances().loan());
        assertNull(read.asked().mode());
        assertTrue(read.asked().evidence().isEmpty());
    }

    @Test
    public void whatNobodyKnowsIsRefused() {
        assertThrows(JsonProcessingException.class, () -> Json.mapper()
                .readValue("{\"studentId\": \"7\", \"institution\": \"usw\"}", NewRequest.class));
        assertThrows(JsonProcessingException.class, () -> Json.mapper()
                .readValue("{\"asked\": {\"sponsored\": true}}", AskedBody.class));
    }

    @Test
    public void nothingInALetterIsMarkup() {
        String page = LetterPage.of(new RequestLetter(
                3, "Your request", "Reason: <script>alert('x')</script> & more\n", "digest", Instant.EPOCH));
        assertFalse(page, page.contains("<script>"));
        assertTrue(page, page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more"));
    }
}
