package org.matricula.kernel.rest.internal;

import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.matricula.kernel.api.security.Caller;

/** Gives resources the signed-in caller as {@code @Context Caller}. */
final class CallerContext implements ContextProvider<Caller> {

    @Override
    public Caller createContext(Message message) {
        return message.getExchange().get(Caller.class);
    }
}
