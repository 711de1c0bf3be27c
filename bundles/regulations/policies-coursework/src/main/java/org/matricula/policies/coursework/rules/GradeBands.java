package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.coursework.SubjectGrade;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.parameters.ParameterValues;

/** Reads the grade scale: for each passing grade the lowest and the highest whole mark. */
final class GradeBands {

    private static final List<SubjectGrade> PASSING =
            List.of(SubjectGrade.HD, SubjectGrade.D, SubjectGrade.C, SubjectGrade.P);
    private static final Set<String> BY_RULE = Set.of("rule");

    private GradeBands() {}

    /** The bands of the block {@code grades}, highest first; below the lowest is a fail. */
    static BandTable<SubjectGrade> of(Parameters grades) {
        List<BigDecimal> lowest = new ArrayList<>();
        for (SubjectGrade grade : PASSING) {
            BigDecimal from = ParameterValues.percent(grades, grade + ".0");
            BigDecimal to = ParameterValues.percent(grades, grade + ".1");
            BigDecimal above = lowest.isEmpty() ? null : lowest.get(lowest.size() - 1);
            // the ranges are printed with whole marks: between 74 and 75 nothing is left out
            if (above != null && to.add(BigDecimal.ONE).compareTo(above) != 0) {
                throw Problem.invalid("parameter " + grades.whole(grade.name()), to, "must end right below " + above)
                        .exception();
            }
            lowest.add(from);
        }
        String pass = lowest.get(lowest.size() - 1).toPlainString();
        ParameterValues.oneOf(grades, "F", Set.of("below_" + pass));
        ParameterValues.oneOf(grades, "TF", BY_RULE);
        ParameterValues.oneOf(grades, "S", BY_RULE);
        ParameterValues.oneOf(grades, "U", BY_RULE);
        return BandTable.of("parameter grades", lowest, PASSING);
    }
}
