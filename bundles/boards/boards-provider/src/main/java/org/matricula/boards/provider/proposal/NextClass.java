package org.matricula.boards.provider.proposal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.matricula.policies.taught.Classification;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.BandTable.Band;
import org.matricula.regulations.kit.number.Exact;

/**
 * The class just above the one that was reached, by the table that the ruling itself used.
 *
 * @param name the class
 * @param distance how far the mean lies below its line in percentage points, two decimals, rounded up: with the mean as
 *     it is shown, truncated, it adds up to the line, and nobody is shown to have reached it
 */
record NextClass(String name, BigDecimal distance) {

    private static final int DECIMALS = 2;

    /** The class above the ruling's; null when there is none, or no class table was asked. */
    static NextClass above(Ruling<Classification> ruling, Exact mean) {
        if (mean == null) {
            return null;
        }
        for (Finding finding : ruling.findings()) {
            for (Finding.Fact fact : finding.facts()) {
                if (fact.value() instanceof BandTable<?> table) {
                    return above(table.bands(), mean);
                }
            }
        }
        return null;
    }

    private static NextClass above(List<? extends Band<?>> bands, Exact mean) {
        for (int i = bands.size() - 1; i >= 0; i--) {
            Band<?> band = bands.get(i);
            if (mean.below(band.from())) {
                BigDecimal distance = band.from().minus(mean).toDecimal(DECIMALS, RoundingMode.UP);
                return new NextClass(band.label().toString(), distance);
            }
        }
        return null;
    }
}
