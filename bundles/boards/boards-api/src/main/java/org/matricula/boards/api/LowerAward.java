package org.matricula.boards.api;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The highest award below the programme's own that a candidate's record satisfies and that no board conferred on the
 * same registration before. Who leaves can take it as an exit award (T-AW-2); on who goes on it can be conferred as an
 * interim award (T-AW-5).
 *
 * @param family the family of the award: {@code CERTHE}
 * @param code its code in the list of awards; null until a board names it, where the regulations leave it open
 * @param classification its class; null where the regulations give none
 * @param mean the mean that the class rests on, in percent with two decimals for display, truncated; null for none
 * @param confirmedBy who confirmed it as an interim award; null where nobody did
 * @param confirmedAt when; null where nobody did
 */
public record LowerAward(
        String family, String code, String classification, BigDecimal mean, String confirmedBy, Instant confirmedAt) {}
