package org.matricula.exchange.provider.soap;

import java.io.IOException;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.interceptor.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Problem.Kind;
import org.matricula.kernel.api.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXParseException;

/** Finds the problem in what was thrown. What is nobody's fault but ours is logged under a reference. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /**
     * The problem; never null.
     *
     * @param answering true when the call had its answer already and only sending it failed
     */
    static Problem of(Throwable thrown, boolean answering) {
        ProblemException refusal = cause(thrown, ProblemException.class);
        if (refusal != null) {
            return refusal.problem();
        }
        SAXParseException schema = cause(thrown, SAXParseException.class);
        if (schema != null && schema.getMessage().startsWith("cvc-")) {
            return SchemaBreach.problem(schema.getMessage());
        }
        if (schema != null || cause(thrown, XMLStreamException.class) != null) {
            return malformed("it is not well-formed XML, or goes beyond the limits on its structure", thrown);
        }
        Fault fault = cause(thrown, Fault.class);
        // what CXF itself finds wrong with a message has no cause; what went wrong inside always has one
        if (fault != null && fault.getCause() == null && !answering) {
            return malformed("it is no SOAP 1.1 message of this contract", thrown);
        }
        if (answering && cause(thrown, IOException.class) != null) {
            LOG.debug("The caller went away before the answer was sent", thrown);
            return Problem.of(Kind.INTERNAL, "The answer could not be sent.");
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("Defect {}", reference, thrown);
        return Problem.of(Kind.INTERNAL, "A defect on our side; the log has it under " + reference + ".");
    }

    private static Problem malformed(String why, Throwable thrown) {
        LOG.debug("Refused a message", thrown);
        return Problem.of(Kind.MALFORMED, "The message cannot be read: " + why + ".");
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
