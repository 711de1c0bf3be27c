package org.matricula.assessment.provider.result;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.curriculum.api.Outline;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.policies.coursework.CourseworkPolicies;
import org.matricula.policies.coursework.LatePenalty;
import org.matricula.policies.coursework.LatePenaltyFacts;
import org.matricula.policies.coursework.LatePenaltyFacts.Days;
import org.matricula.policies.coursework.LatePenaltyFacts.Penalty;
import org.matricula.policies.coursework.SubjectResult;
import org.matricula.policies.coursework.SubjectResultFacts.Marked;
import org.matricula.policies.coursework.SubjectResultFacts.TaskMark;
import org.matricula.policies.coursework.SubjectResultFacts.Ungraded;
import org.matricula.policies.coursework.Submission;
import org.matricula.policies.coursework.Submission.Extension;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.ruling.Rule;

/** Results by the regulations of coursework subjects: late work by the outline, then mark and grade. */
final class CourseworkResults implements ResultRules {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final Rule DECIDED_CAP = new Rule("UOW-14", "cl.53");

    private final WorkingDayCalendar calendar;

    CourseworkResults(WorkingDayCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public boolean isIn(Pack pack) {
        return pack.policies().contains(CourseworkPolicies.SUBJECT_RESULT.name());
    }

    @Override
    public ModuleRuling rule(Pack pack, Sitting sitting) {
        List<String> open = sitting.elements().stream().flatMap(Assessed::open).toList();
        if (!open.isEmpty()) {
            return ModuleRuling.open(open);
        }
        List<String> unmarked =
                sitting.elements().stream().flatMap(Assessed::unmarked).toList();
        return unmarked.isEmpty() ? new Marking(pack, sitting).ruling() : ModuleRuling.unmarked(unmarked);
    }

    /** The ruling on one attempt and what it rests on. */
    private final class Marking {

        private final Pack pack;
        private final Sitting sitting;
        private final Outline outline;
        private final Map<String, BigDecimal> elements = new LinkedHashMap<>();
        private final Map<String, BigDecimal> parts = new LinkedHashMap<>();
        private final Set<String> gaps = new LinkedHashSet<>();
        private final List<Finding> findings = new ArrayList<>();
        private boolean review;
        private boolean undecided;

        Marking(Pack pack, Sitting sitting) {
            this.pack = pack;
            this.sitting = sitting;
            this.outline = sitting.occurrence().outline();
        }

        ModuleRuling ruling() {
            List<TaskMark> tasks = new ArrayList<>();
            for (Assessed task : sitting.elements()) {
                BigDecimal mark = mark(task);
                elements.put(task.code(), mark);
                tasks.add(new TaskMark(
                        task.code(),
                        task.element().weight().value(),
                        mark,
                        task.element().minimum() == null
                                ? null
                                : task.element().minimum().value(),
                        task.marked().anyMatch(part -> part.decided().has(Kind.MINIMUM_UNMET))));
            }
            if (undecided) {
                return ModuleRuling.waiting(List.copyOf(gaps), findings, true);
            }
            SubjectResult marked =
                    judged(pack.evaluate(CourseworkPolicies.SUBJECT_RESULT, new Marked(tasks, limited(tasks))));
            SubjectResult result =
                    outline == null || outline.grading() == Outline.Grading.MARKS ? marked : ungraded(marked);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("overall", ModuleRuling.kept(marked.overall()));
            values.put("elementMarks", elements);
            if (!parts.isEmpty()) {
                values.put("partMarks", parts);
            }
            values.put("minimumUnmet", marked.minimumUnmet());
            return new ModuleRuling(
                    result.grade().name(),
                    result.mark(),
                    result.passed(),
                    ModuleRuling.lowest(elements),
                    sitting.elements().stream().allMatch(Assessed::isMissing),
                    Map.of(),
                    Set.of(),
                    values,
                    List.copyOf(gaps),
                    review,
                    findings);
        }

        /** A subject without marks is satisfactory where its marks, which nobody is shown, would pass (UOW-15). */
        private SubjectResult ungraded(SubjectResult marked) {
            gaps.add("UOW-15");
            return judged(pack.evaluate(
                    CourseworkPolicies.SUBJECT_RESULT,
                    new Ungraded(
                            marked.passed(), outline.school(), sitting.decided().has(Kind.EXCELLENT))));
        }

        /** The mark of a task, in whose parts it is handed in. */
        private BigDecimal mark(Assessed task) {
            BigDecimal mark;
            if (task.decided().isZero() || task.isMissing()) {
                mark = BigDecimal.ZERO;
            } else if (task.parts().isEmpty()) {
                mark = penalised(task);
            } else {
                BigDecimal total = BigDecimal.ZERO;
                for (Assessed part : task.parts()) {
                    BigDecimal counted = mark(part);
                    parts.put(part.code(), counted);
                    total = total.add(part.element().weight().value().multiply(counted));
                }
                // the weights of parts add up to 100, so that this is exact
                mark = total.divide(WHOLE);
            }
            return capped("task " + task.code(), mark, task.decided().cap(task.element()));
        }

        private BigDecimal penalised(Assessed task) {
            BigDecimal mark = task.mark().mark();
            LocalDateTime due = task.due();
            if (due == null || task.isExcused()) {
                return mark;
            }
            gaps.add("UOW-13");
            LocalDate set = task.decided().set(task.element(), task.mark()).toLocalDate();
            LocalDate submitted = task.mark().submittedAt().toLocalDate();
            LatePenalty penalty = judged(pack.evaluate(
                    CourseworkPolicies.LATE_PENALTY,
                    new LatePenaltyFacts(
                            new Submission(set, extension(task, set, due.toLocalDate()), submitted),
                            mark,
                            penalty(),
                            calendar.closures())));
            undecided |= penalty.mark() == null;
            return penalty.mark() == null ? BigDecimal.ZERO : penalty.mark();
        }

        private Extension extension(Assessed task, LocalDate set, LocalDate due) {
            String granted =
                    task.decided().extension().map(Decision::evidenceReference).orElse("adjustment");
            return due.isAfter(set) ? new Extension(granted, due) : null;
        }

        private Penalty penalty() {
            Outline.LatePenalty said = outline == null ? null : outline.latePenalty();
            return said == null
                    ? null
                    : new Penalty(
                            said.marksPerDay().value(), Days.valueOf(said.days().name()), said.noMarksAfterDays());
        }

        /** The overall mark within the limit of a decision on the whole subject; null where there is none. */
        private BigDecimal limited(List<TaskMark> tasks) {
            BigDecimal cap = sitting.decided().moduleCap();
            if (cap == null) {
                return null;
            }
            BigDecimal total = BigDecimal.ZERO;
            for (TaskMark task : tasks) {
                total = total.add(task.weight().multiply(task.mark()));
            }
            // the weights of a pattern add up to 100
            return capped("subject", total.divide(WHOLE), cap);
        }

        private BigDecimal capped(String what, BigDecimal mark, BigDecimal cap) {
            if (cap == null) {
                return mark;
            }
            gaps.add("UOW-14");
            BigDecimal limited = mark.min(cap);
            findings.add(DECIDED_CAP.calculated(
                    "DECIDED_CAP",
                    limited.compareTo(mark) == 0,
                    List.of(Rule.step(what, "min(" + mark.toPlainString() + ", " + cap.toPlainString() + ")", limited)),
                    Rule.fact("cap", cap)));
            return limited;
        }

        private <O> O judged(Ruling<O> ruling) {
            findings.addAll(ruling.findings());
            gaps.addAll(ruling.judgement().gaps());
            review |= ruling.judgement().review();
            return ruling.outcome();
        }
    }
}
