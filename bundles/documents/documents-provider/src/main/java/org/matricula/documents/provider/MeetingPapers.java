package org.matricula.documents.provider;

import java.util.Collection;
import java.util.List;
import org.matricula.boards.api.IssuedPapers;
import org.matricula.boards.api.MeetingId;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells boards what stands in the register on their decisions. */
@Component
public final class MeetingPapers implements IssuedPapers {

    private final RegisterStore register;

    /** Reads from the register. */
    @Activate
    public MeetingPapers(@Reference RegisterStore register) {
        this.register = register;
    }

    @Override
    public List<Paper> of(Caller caller, InstitutionCode institution, Collection<MeetingId> meetings) {
        caller.require(READ);
        return register.papers(caller.scope(), institution, meetings);
    }
}
