package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.Set;
import org.matricula.policies.coursework.Compliance;
import org.matricula.policies.coursework.MarksRecordingFacts;
import org.matricula.policies.coursework.MarksRecordingFacts.Committee;
import org.matricula.policies.coursework.MarksRecordingFacts.MarksSystem;
import org.matricula.policies.coursework.MarksRecordingFacts.Place;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** Submission, entry, keeping and correction of marks (W-S1, W-S6 to W-S13). */
public final class MarksRecordingPolicy implements Policy<MarksRecordingFacts, Compliance> {

    private static final int ENTRY_LIST = 48;
    private static final int FACULTY_EXAMINATION_LIST = 46;

    private final BigDecimal maxEach;
    private final BigDecimal maxTotal;
    private final boolean thirdPartyForbidden;
    private final MissingSource source;

    private MarksRecordingPolicy(Parameters parameters) {
        maxEach = ParameterValues.percent(parameters, "composite_marks.max_each_pct");
        maxTotal = ParameterValues.percent(parameters, "composite_marks.max_total_pct");
        thirdPartyForbidden = "forbidden"
                .equals(ParameterValues.oneOf(parameters, "third_party_marks_storage", Set.of("forbidden", "allowed")));
        source = MissingSource.of(parameters);
    }

    /** Takes its numbers from {@code composite_marks} and {@code third_party_marks_storage}. */
    public static MarksRecordingPolicy configure(Parameters parameters) {
        return new MarksRecordingPolicy(parameters);
    }

    @Override
    public Judgement<Compliance> evaluate(MarksRecordingFacts facts) {
        Checklist checks = new Checklist(source);
        if (facts instanceof MarksRecordingFacts.Handling handling) {
            handling(handling, checks);
        } else if (facts instanceof MarksRecordingFacts.Entry entry) {
            entry(entry, checks);
        } else if (facts instanceof MarksRecordingFacts.Composite composite) {
            composite(composite, checks);
        } else if (facts instanceof MarksRecordingFacts.Storage storage) {
            storage(storage, checks);
        } else if (facts instanceof MarksRecordingFacts.Correction correction) {
            correction(correction, checks);
        } else if (facts instanceof MarksRecordingFacts.FacultyExamination examination) {
            facultyExamination(examination, checks);
        } else if (facts instanceof MarksRecordingFacts.Sample sample) {
            checks.demand(
                    Rules.SAMPLE,
                    "SAMPLE_NOT_KEPT",
                    !sample.moderated() || sample.kept(),
                    Rule.fact("moderated", sample.moderated()),
                    Rule.fact("kept", sample.kept()));
        } else {
            Committee by = ((MarksRecordingFacts.Declaration) facts).declaredBy();
            checks.demand(
                    Rules.DECLARATION,
                    "NOT_DECLARED_BY_FACULTY",
                    by == Committee.FACULTY_ASSESSMENT_COMMITTEE,
                    Rule.fact("declared_by", by));
        }
        return checks.judgement();
    }

    private static void handling(MarksRecordingFacts.Handling facts, Checklist checks) {
        checks.demand(
                Rules.RECEIPT,
                "NO_WRITTEN_PROCEDURES",
                facts.proceduresWritten(),
                Rule.fact("procedures_written", facts.proceduresWritten()));
        boolean receipt = facts.receiptId() != null && facts.receiptHash() != null && facts.receiptTime() != null;
        checks.demand(
                Rules.RECEIPT,
                "NO_RECEIPT",
                !facts.electronic() || receipt,
                Rule.fact("electronic", facts.electronic()),
                Rule.fact("receipt", facts.receiptId()),
                Rule.fact("time", facts.receiptTime()));
    }

    private static void entry(MarksRecordingFacts.Entry facts, Checklist checks) {
        checks.demand(
                Rules.ENTRY, "NOT_IN_SMP", facts.system() != MarksSystem.OTHER, Rule.fact("system", facts.system()));
        boolean inTime = facts.told() == null
                || facts.entered() != null && !facts.entered().isAfter(facts.told());
        checks.demand(
                Rules.ENTRY,
                "ENTERED_AFTER_TOLD",
                inTime,
                Rule.fact("entered", facts.entered()),
                Rule.fact("told", facts.told()));
        checks.source(ENTRY_LIST);
    }

    private void composite(MarksRecordingFacts.Composite facts, Checklist checks) {
        BigDecimal largest = facts.weights().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal total = facts.weights().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        checks.demand(
                Rules.COMPOSITE,
                "COMPOSITE_NOT_EQUIVALENT",
                facts.equivalent(),
                Rule.fact("equivalent", facts.equivalent()));
        checks.demand(
                Rules.COMPOSITE,
                "COMPOSITE_TASK_OVER_MAXIMUM",
                largest.compareTo(maxEach) <= 0,
                Rule.fact("largest", largest),
                Rule.fact("max_each_pct", maxEach));
        checks.demand(
                Rules.COMPOSITE,
                "COMPOSITE_TOTAL_OVER_MAXIMUM",
                total.compareTo(maxTotal) <= 0,
                Rule.fact("total", total),
                Rule.fact("max_total_pct", maxTotal));
    }

    private void storage(MarksRecordingFacts.Storage facts, Checklist checks) {
        checks.demand(
                Rules.NO_THIRD_PARTY,
                "THIRD_PARTY_STORAGE",
                facts.place() != Place.THIRD_PARTY || !thirdPartyForbidden,
                Rule.fact("place", facts.place()));
        checks.demand(
                Rules.NO_THIRD_PARTY,
                "NOT_INTERNAL",
                facts.place() != Place.PERSONAL,
                Rule.fact("place", facts.place()));
        if (facts.spreadsheet()) {
            checks.demand(
                    Rules.SPREADSHEET,
                    "NOT_ON_BACKED_UP_DRIVE",
                    facts.place() == Place.UNIVERSITY_DRIVE && facts.backedUp(),
                    Rule.fact("place", facts.place()),
                    Rule.fact("backed_up", facts.backedUp()));
        }
    }

    private static void correction(MarksRecordingFacts.Correction facts, Checklist checks) {
        checks.demand(
                Rules.CORRECTION,
                "NO_ADMINISTRATIVE_ERROR",
                facts.administrativeError(),
                Rule.fact("administrative_error", facts.administrativeError()));
        checks.demand(
                Rules.CORRECTION,
                "ROUTE_NOT_APPROVED",
                facts.routeApproved(),
                Rule.fact("route_approved", facts.routeApproved()));
        checks.demand(
                Rules.CORRECTION,
                "BEFORE_AND_AFTER_NOT_KEPT",
                facts.before() != null && facts.after() != null,
                Rule.fact("before", facts.before()),
                Rule.fact("after", facts.after()));
    }

    private static void facultyExamination(MarksRecordingFacts.FacultyExamination facts, Checklist checks) {
        checks.demand(
                Rules.FACULTY_EXAMINATION,
                "VARIATION_NOT_APPROVED",
                facts.compliant() || facts.variationApproved(),
                Rule.fact("compliant", facts.compliant()),
                Rule.fact("variation_approved", facts.variationApproved()));
        checks.demand(
                Rules.FACULTY_EXAMINATION,
                "VARIATION_NOT_TOLD",
                facts.compliant() || facts.variationTold(),
                Rule.fact("variation_told", facts.variationTold()));
        checks.demand(
                Rules.FACULTY_EXAMINATION,
                "DATES_NOT_STATED",
                facts.datesStated(),
                Rule.fact("dates_stated", facts.datesStated()));
        checks.source(FACULTY_EXAMINATION_LIST);
    }
}
