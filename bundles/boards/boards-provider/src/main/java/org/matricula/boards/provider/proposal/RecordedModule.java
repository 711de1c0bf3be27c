package org.matricula.boards.provider.proposal;

import java.math.BigDecimal;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.policies.taught.ModuleFact;

/**
 * A module of a candidate's record.
 *
 * @param fact what the policies look at
 * @param session the session of the attempt that counts; null for recognised prior learning
 * @param lowestElement the lowest element mark of that attempt; null where there is none
 * @param mustPassFailed true when something in it that must be passed was failed (T-MR-9); false in facts that were
 *     frozen before boards were told
 */
public record RecordedModule(
        ModuleFact fact, AcademicSession session, BigDecimal lowestElement, boolean mustPassFailed) {

    /** One in which nothing that must be passed was failed. */
    RecordedModule(ModuleFact fact, AcademicSession session, BigDecimal lowestElement) {
        this(fact, session, lowestElement, false);
    }
}
