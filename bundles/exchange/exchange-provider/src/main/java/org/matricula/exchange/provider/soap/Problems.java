package org.matricula.exchange.provider.soap;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Exchange;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Problem.Kind;
import org.matricula.kernel.api.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the problem in what was thrown. What is nobody's fault but ours is logged under a reference. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The problem; never null. */
    static Problem of(Throwable thrown, Exchange exchange) {
        ProblemException refusal = cause(thrown, ProblemException.class);
        if (refusal != null) {
            return refusal.problem();
        }
        XMLStreamException syntax = cause(thrown, XMLStreamException.class);
        // there is an outgoing message as soon as the call has its answer
        boolean answered = exchange.getOutMessage() != null;
        if (syntax != null && !answered) {
            return malformed(syntax);
        }
        SchemaFaults schema = exchange.get(SchemaFaults.class);
        if (schema != null) {
            return schema.problem();
        }
        Fault fault = cause(thrown, Fault.class);
        // what CXF itself finds wrong with a message has no cause; what went wrong inside always has one
        if (fault != null && fault.getCause() == null && !answered) {
            return malformed(fault);
        }
        if (answered && cause(thrown, IOException.class) != null) {
            LOG.debug("The caller went away before the answer was sent", thrown);
            return Problem.of(Kind.INTERNAL, "The answer could not be sent.");
        }
        return org.matricula.kernel.rest.Problems.told(thrown)
                .orElseGet(() -> org.matricula.kernel.rest.Problems.defect(thrown));
    }

    /** Says why and, where the parser knows it, in which row and column. */
    private static Problem malformed(Exception why) {
        String text = why.getMessage() == null
                ? ""
                : why.getMessage().replace("{unknown-source}", "").replaceAll("\\s+", " ");
        return Problem.of(Kind.MALFORMED, "The message cannot be read: " + text.strip());
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
