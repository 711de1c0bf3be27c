package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.matricula.policies.coursework.HonoursResult;
import org.matricula.policies.coursework.HonoursResult.ReportDue;
import org.matricula.policies.coursework.HonoursResult.Status;
import org.matricula.policies.coursework.HonoursResultFacts;
import org.matricula.policies.coursework.HonoursResultFacts.Report;
import org.matricula.policies.coursework.MarksRecordingFacts.Committee;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** From the examiners' marks to a declared mark (W-H5, W-H10, W-H12, W-H13, W-H15). */
public final class HonoursResultPolicy implements Policy<HonoursResultFacts, HonoursResult> {

    private final WorkingDays workingDays;
    private final int reportDays;
    private final int examiners;
    private final BigDecimal largest;

    private HonoursResultPolicy(Parameters parameters) {
        workingDays = WorkingDays.of(parameters);
        reportDays = ParameterValues.count(parameters, "honours.report_working_days");
        examiners = ParameterValues.count(parameters, "honours.examiners");
        largest = ParameterValues.percent(parameters, "honours.discrepancy_pp");
    }

    /** Takes its numbers from the blocks {@code honours} and {@code calendar}. */
    public static HonoursResultPolicy configure(Parameters parameters) {
        return new HonoursResultPolicy(parameters);
    }

    @Override
    public Judgement<HonoursResult> evaluate(HonoursResultFacts facts) {
        Trail trail = new Trail();
        List<ReportDue> due = new ArrayList<>();
        List<String> late = new ArrayList<>();
        for (Report report : facts.reports()) {
            reportDue(report, facts, due, late, trail);
        }
        BigDecimal discrepancy = discrepancy(facts.reports());
        Status status = status(facts, discrepancy, trail);
        boolean declared = status == Status.DECLARED;
        if (facts.releaseAsked()) {
            trail.add(Rules.RELEASE.finding("RELEASE", declared, Rule.fact("declared_by", facts.declaredBy())));
        }
        HonoursResult result = new HonoursResult(
                status,
                discrepancy,
                status == Status.ADDITIONAL_MARKER && facts.delays(),
                due,
                late,
                declared ? facts.declaredMark() : null,
                declared);
        DecidedBy by = status == Status.ADDITIONAL_MARKER
                ? DecidedBy.HONOURS_COORDINATOR
                : DecidedBy.FACULTY_ASSESSMENT_COMMITTEE;
        return trail.judgement(result, Entitlement.AUTOMATIC, by);
    }

    private void reportDue(
            Report report, HonoursResultFacts facts, List<ReportDue> due, List<String> late, Trail trail) {
        if (report.sent() == null) {
            return;
        }
        LocalDate last = workingDays.after(report.sent(), reportDays, facts.closures(), trail);
        boolean inTime = report.returned() == null || !report.returned().isAfter(last);
        due.add(new ReportDue(report.examiner(), last));
        if (!inTime) {
            late.add(report.examiner());
        }
        trail.gap("UOW-08");
        trail.add(Rules.REPORTS_DUE.finding(
                "REPORT_DUE",
                inTime,
                Rule.fact("examiner", report.examiner()),
                Rule.fact("due", last),
                Rule.fact("returned", report.returned())));
    }

    /** The largest difference between any two examiners; null below two marks. */
    private static BigDecimal discrepancy(List<Report> reports) {
        List<BigDecimal> marks = reports.stream()
                .map(Report::mark)
                .filter(mark -> mark != null)
                .sorted()
                .toList();
        return marks.size() < 2 ? null : marks.get(marks.size() - 1).subtract(marks.get(0));
    }

    private Status status(HonoursResultFacts facts, BigDecimal discrepancy, Trail trail) {
        long marks = facts.reports().stream().filter(one -> one.mark() != null).count();
        boolean complete = discrepancy != null
                && marks >= examiners
                && marks == facts.reports().size();
        trail.add(Rules.TO_COMMITTEE.finding(
                "REPORTS_COMPLETE", complete, Rule.fact("marks", marks), Rule.fact("examiners", examiners)));
        if (!complete) {
            return Status.AWAITING_REPORTS;
        }
        if (needsAdditionalMarker(facts, discrepancy, trail)) {
            return Status.ADDITIONAL_MARKER;
        }
        if (facts.declaredBy() == null) {
            return Status.TO_COMMITTEE;
        }
        boolean valid = facts.declaredBy() == Committee.FACULTY_ASSESSMENT_COMMITTEE && facts.declaredMark() != null;
        trail.add(Rules.DECLARED.finding(
                "DECLARED",
                valid,
                Rule.fact("declared_by", facts.declaredBy()),
                Rule.fact("recommended", facts.recommended()),
                Rule.fact("mark", facts.declaredMark())));
        return valid ? Status.DECLARED : Status.NOT_VALIDLY_DECLARED;
    }

    private boolean needsAdditionalMarker(HonoursResultFacts facts, BigDecimal discrepancy, Trail trail) {
        boolean within = discrepancy.compareTo(largest) <= 0;
        if (discrepancy.compareTo(largest) == 0) {
            trail.gap("AMB-W-02");
        }
        if (facts.additionalMarker()) {
            trail.gap("UOW-07").review();
        }
        boolean settled = within || facts.resolvedByDiscussion() || facts.additionalMarker();
        trail.add(Rules.DISCREPANCY.calculated(
                "DISCREPANCY",
                settled,
                List.of(Rule.step(
                        "discrepancy",
                        Formula.of(
                                "max - min of {}",
                                facts.reports().stream().map(Report::mark).toList()),
                        discrepancy)),
                Rule.fact("discrepancy_pp", largest),
                Rule.fact("resolved_by_discussion", facts.resolvedByDiscussion()),
                Rule.fact("additional_marker", facts.additionalMarker())));
        return !settled;
    }
}
