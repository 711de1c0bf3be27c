package org.matricula.exchange.provider.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.bind.ValidationEventHandler;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;

/**
 * What the schema has to say against one message, field by field. The validator speaks in prose and in two sentences:
 * first which value breaks which rule, then in which element.
 */
final class SchemaFaults {

    private static final int MOST = 20;
    private static final Pattern CODE = Pattern.compile("^cvc-[\\w.-]+: ");
    private static final Pattern FIRST_OF_TWO = Pattern.compile("^cvc-\\w+-valid\\b.*", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("value '([^']*)'", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELEMENT = Pattern.compile("element '(?:\\w+:)?(\\w+)'");
    private static final Pattern NAMESPACE = Pattern.compile("\\{?\"urn:matricula:[a-z]+:v1\":([\\w, ]+)}?");

    private final List<Fault> faults = new ArrayList<>();
    private String first;

    /** Notes what the validator says of the message that is being read; reading goes on to find more. */
    static ValidationEventHandler handler() {
        return event -> {
            Exchange exchange = PhaseInterceptorChain.getCurrentMessage().getExchange();
            SchemaFaults noted = exchange.get(SchemaFaults.class);
            if (noted == null) {
                noted = new SchemaFaults();
                exchange.put(SchemaFaults.class, noted);
            }
            noted.note(String.valueOf(event.getMessage()));
            return noted.faults.size() < MOST;
        };
    }

    /** All that was noted, as a problem. */
    Problem problem() {
        return Problem.invalid(faults.isEmpty() ? List.of(new Fault(null, null, first)) : faults);
    }

    private void note(String complaint) {
        String text =
                NAMESPACE.matcher(CODE.matcher(complaint).replaceFirst("")).replaceAll("$1");
        boolean schema = CODE.matcher(complaint).find();
        if (!schema || FIRST_OF_TWO.matcher(complaint).matches()) {
            first = text.strip();
            return;
        }
        Matcher element = ELEMENT.matcher(text);
        Matcher value = VALUE.matcher(text);
        faults.add(new Fault(
                element.find() ? element.group(1) : null,
                value.find() ? value.group(1) : null,
                first == null ? text.strip() : first));
        first = null;
    }
}
