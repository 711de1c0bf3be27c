package org.matricula.exchange.provider.soap;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.matricula.kernel.api.Problem;

/** Lets no message through to the operations that the schema has something against, or that names no operation. */
final class SchemaGate extends AbstractPhaseInterceptor<Message> {

    SchemaGate() {
        super(Phase.PRE_INVOKE);
    }

    @Override
    public void handleMessage(Message message) {
        SchemaFaults noted = message.getExchange().get(SchemaFaults.class);
        if (noted != null) {
            throw noted.problem().exception();
        }
        if (message.getExchange().getBindingOperationInfo() == null) {
            throw Problem.of(
                            Problem.Kind.MALFORMED,
                            "The message cannot be read: its body holds no operation of this contract.")
                    .exception();
        }
    }
}
