package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matricula.assessment.provider.basis.MarkScales;
import org.matricula.curriculum.api.Module;
import org.matricula.policies.coursework.CourseworkPolicies;
import org.matricula.policies.coursework.SubjectResultFacts;
import org.matricula.policies.coursework.SubjectResultFacts.TaskMark;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.MarkScale;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Pack;
import org.matricula.students.api.StudentId;

/** The bands of single marks: what the regulations would say if a mark were the whole module. */
final class Bands {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Pack pack;
    private final Module module;
    private final MarkScales scales;
    private final Map<Asked, Band> answers = new HashMap<>();

    Bands(Pack pack, Module module, MarkScales scales) {
        this.pack = pack;
        this.module = module;
        this.scales = scales;
    }

    /** A band by its code, and whether its marks pass. */
    record Band(String code, boolean passed) {}

    private record Asked(MarkScale scale, BigDecimal mark) {}

    Band of(StudentId student, BigDecimal mark) {
        return answers.computeIfAbsent(
                new Asked(scales.of(student, module.level()), mark.stripTrailingZeros()), this::ask);
    }

    /** True when a line between two bands lies within so many points. */
    boolean isNearLine(StudentId student, BigDecimal mark, BigDecimal within) {
        Band band = of(student, mark);
        return !band.equals(of(student, mark.subtract(within).max(BigDecimal.ZERO)))
                || !band.equals(of(student, mark.add(within).min(WHOLE)));
    }

    private Band ask(Asked asked) {
        if (pack.policies().contains(CourseworkPolicies.SUBJECT_RESULT.name())) {
            var result = pack.evaluate(
                            CourseworkPolicies.SUBJECT_RESULT,
                            new SubjectResultFacts.Marked(
                                    List.of(new TaskMark(module.code(), WHOLE, asked.mark(), null, false)), null))
                    .outcome();
            return new Band(result.grade().name(), result.passed());
        }
        var result = pack.evaluate(
                        TaughtPolicies.MODULE_RESULT,
                        new ModuleResultFacts(
                                asked.scale(),
                                module.level(),
                                module.credits(),
                                Attempt.FIRST,
                                List.of(ElementFact.submitted(module.code(), WHOLE, asked.mark()))))
                .outcome();
        return result.passed()
                ? new Band(result.band().name(), true)
                : new Band(result.grade().name(), false);
    }
}
