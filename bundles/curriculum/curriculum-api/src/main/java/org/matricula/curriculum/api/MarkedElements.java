package org.matricula.curriculum.api;

import java.util.Collection;
import java.util.Set;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * A later domain that records marks. A change of an assessment pattern asks it, for no mark may lose the element that it
 * is for; where the domain is not there, no element has marks.
 */
public interface MarkedElements {

    /** What the caller holds who asks; the domain demands it like any service. */
    Privilege READ = CurriculumAdmin.WRITE;

    /**
     * The elements of occurrences that have marks, set-wise.
     *
     * @param caller its scope limits the answer
     */
    Set<ElementId> of(Caller caller, Collection<OccurrenceId> occurrences);
}
