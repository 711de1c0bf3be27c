package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.matricula.assessment.api.ModuleModeration.MarkersMark;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.policies.coursework.CourseworkPolicies;
import org.matricula.policies.coursework.HonoursResult;
import org.matricula.policies.coursework.HonoursResultFacts;
import org.matricula.policies.coursework.HonoursResultFacts.Report;
import org.matricula.regulations.api.Pack;

/** Whether the regulations want a third marker for a project (W-H10); a pack without that policy never does. */
final class ThirdMarker {

    private ThirdMarker() {}

    /** True when markers who do not agree need a third. */
    static boolean isWanted(Pack pack, List<MarkersMark> marks) {
        if (!pack.policies().contains(CourseworkPolicies.HONOURS_RESULT.name())) {
            return false;
        }
        HonoursResultFacts facts = new HonoursResultFacts(
                marks.stream()
                        .map(mark -> new Report(mark.marker(), null, null, mark.mark()))
                        .toList(),
                false,
                marks.stream().anyMatch(mark -> mark.role() == Role.THIRD),
                false,
                false,
                null,
                null,
                false,
                Set.of());
        return pack.evaluate(CourseworkPolicies.HONOURS_RESULT, facts).outcome().status()
                == HonoursResult.Status.ADDITIONAL_MARKER;
    }

    /** The largest difference between two markers; null below two marks. */
    static BigDecimal discrepancy(List<MarkersMark> marks) {
        return marks.size() < 2
                ? null
                : marks.stream()
                        .map(MarkersMark::mark)
                        .reduce(BigDecimal::max)
                        .orElseThrow()
                        .subtract(marks.stream()
                                .map(MarkersMark::mark)
                                .reduce(BigDecimal::min)
                                .orElseThrow());
    }
}
