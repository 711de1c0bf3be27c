package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.Set;
import org.matricula.policies.taught.StudyMode;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;

/**
 * A row of the table of registration periods (section 1.6), in years; null where the table gives nothing.
 *
 * @param fullMin least years full time
 * @param fullMax most years full time
 * @param partMin least years part time
 * @param partMax most years part time
 * @param hard whether the limits may not be exceeded
 */
record PeriodRow(BigDecimal fullMin, BigDecimal fullMax, BigDecimal partMin, BigDecimal partMax, boolean hard) {

    static PeriodRow of(Parameters row) {
        return new PeriodRow(
                years(row, "0"),
                years(row, "1"),
                years(row, "2"),
                years(row, "3"),
                "hard".equals(ParameterValues.oneOf(row, "4", Set.of("hard", "soft"))));
    }

    private static BigDecimal years(Parameters row, String position) {
        // a limit is divided by: where there is none, the table says null
        return row.value(position) == null ? null : ParameterValues.positive(row, position);
    }

    BigDecimal min(StudyMode mode) {
        return mode == StudyMode.FT ? fullMin : partMin;
    }

    BigDecimal max(StudyMode mode) {
        return mode == StudyMode.FT ? fullMax : partMax;
    }
}
