package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.Set;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Rounding;
import org.matricula.regulations.kit.parameters.ParameterValues;

/**
 * The numbers of the block {@code module} that several policies need.
 *
 * @param passMark a module passes from here
 * @param elementPassMark an element passes from here
 * @param clearFailureBelow a module below this is F2
 * @param weaknessBelow an element below this makes F2
 * @param lateDays working days within which late work is limited and not lost
 * @param lateCap the most that late work gets
 * @param lateAfter what later work gets
 * @param lateIsNotSubmitted whether later work counts as not submitted
 * @param resitCap the most that a module gets after a resit; null for no cap
 * @param elementResitCap the most that a resat element gets; null for no cap
 * @param rounding of the calculated mark
 * @param maxMark the highest mark
 */
record ModuleMarks(
        Exact passMark,
        BigDecimal elementPassMark,
        Exact clearFailureBelow,
        BigDecimal weaknessBelow,
        int lateDays,
        BigDecimal lateCap,
        BigDecimal lateAfter,
        boolean lateIsNotSubmitted,
        BigDecimal resitCap,
        BigDecimal elementResitCap,
        Rounding rounding,
        BigDecimal maxMark) {

    static ModuleMarks of(Parameters parameters) {
        Parameters module = parameters.at("module");
        Parameters late = module.at("late");
        ParameterValues.oneOf(late, "day_type", Set.of("working"));
        return new ModuleMarks(
                Exact.of(ParameterValues.percent(module, "pass_mark")),
                ParameterValues.percent(module, "element_pass_mark"),
                Exact.of(ParameterValues.percent(module, "f2_below")),
                ParameterValues.percent(module, "weakness_below"),
                ParameterValues.count(late, "window_days"),
                ParameterValues.percent(late, "cap"),
                ParameterValues.percent(late, "after"),
                late.flag("counts_as_nonsubmission_after"),
                ParameterValues.percentOrNull(module, "resit_cap"),
                ParameterValues.percentOrNull(module, "element_resit_cap"),
                Rounding.of("parameter module.mark_rounding", module.text("mark_rounding")),
                ParameterValues.percent(module, "max_mark"));
    }
}
