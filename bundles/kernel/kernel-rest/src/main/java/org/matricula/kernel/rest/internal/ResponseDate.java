package org.matricula.kernel.rest.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.core.HttpHeaders;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Dates all answers of a second by one text. CXF would make a format, and with it a calendar, for each. */
final class ResponseDate extends AbstractPhaseInterceptor<Message> {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile Dated last = new Dated(Long.MIN_VALUE, null);

    /** The header of the answers of a second. */
    private record Dated(long second, Map<String, List<Object>> header) {}

    ResponseDate(Clock clock) {
        super(Phase.PRE_MARSHAL);
        this.clock = clock;
    }

    @Override
    public void handleMessage(Message answer) {
        answer.putIfAbsent(Message.PROTOCOL_HEADERS, header());
    }

    private Map<String, List<Object>> header() {
        Instant now = clock.instant();
        Dated dated = last;
        if (dated.second() != now.getEpochSecond()) {
            dated = new Dated(now.getEpochSecond(), Map.of(HttpHeaders.DATE, List.of(FORMAT.format(now))));
            last = dated;
        }
        return dated.header();
    }
}
