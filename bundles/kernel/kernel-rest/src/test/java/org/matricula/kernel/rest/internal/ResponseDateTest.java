package org.matricula.kernel.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.junit.Test;

public class ResponseDateTest {

    private Instant now = Instant.parse("2026-11-01T09:05:07.999Z");
    private final ResponseDate date = new ResponseDate(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    public void anAnswerIsDatedAsHttpWantsIt() {
        assertEquals(Map.of("Date", List.of("Sun, 01 Nov 2026 09:05:07 GMT")), headers(new MessageImpl()));
    }

    @Test
    public void theNextSecondHasItsOwnDate() {
        Object first = headers(new MessageImpl());
        assertSame(first, headers(new MessageImpl()));
        now = now.plusMillis(1);
        assertEquals(Map.of("Date", List.of("Sun, 01 Nov 2026 09:05:08 GMT")), headers(new MessageImpl()));
    }

    @Test
    public void headersThatAreThereStay() {
        Message answer = new MessageImpl();
        Map<String, List<Object>> others = Map.of("Retry-After", List.of("5"));
        answer.put(Message.PROTOCOL_HEADERS, others);
        assertSame(others, headers(answer));
    }

    private Object headers(Message answer) {
        date.handleMessage(answer);
        return answer.get(Message.PROTOCOL_HEADERS);
    }
}
