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
 */
public record RecordedModule(ModuleFact fact, AcademicSession session, BigDecimal lowestElement) {}
