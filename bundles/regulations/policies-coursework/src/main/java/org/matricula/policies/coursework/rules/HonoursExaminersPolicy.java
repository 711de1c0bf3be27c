package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import org.matricula.policies.coursework.Compliance;
import org.matricula.policies.coursework.HonoursExaminersFacts;
import org.matricula.policies.coursework.HonoursExaminersFacts.Contact;
import org.matricula.policies.coursework.HonoursExaminersFacts.Examiner;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** Who examines an honours project, and how one speaks with examiners (W-H1 to W-H4, W-H6 to W-H9, W-H11). */
public final class HonoursExaminersPolicy implements Policy<HonoursExaminersFacts, Compliance> {

    private static final int SUITABILITY_LIST = 63;
    private static final int BRIEF_LIST = 65;
    private static final int UNIT_PROCEDURES_LIST = 77;

    private final BigDecimal threshold;
    private final int examiners;
    private final boolean supervisorMayExamine;
    private final MissingSource source;

    private HonoursExaminersPolicy(Parameters parameters) {
        threshold = ParameterValues.amount(parameters, "honours.threshold_cp");
        examiners = ParameterValues.count(parameters, "honours.examiners");
        supervisorMayExamine = parameters.flag("honours.supervisor_may_examine_from_24cp");
        source = MissingSource.of(parameters);
    }

    /** Takes its numbers from the block {@code honours}. */
    public static HonoursExaminersPolicy configure(Parameters parameters) {
        return new HonoursExaminersPolicy(parameters);
    }

    @Override
    public Judgement<Compliance> evaluate(HonoursExaminersFacts facts) {
        Checklist checks = new Checklist(source);
        boolean large = facts.creditPoints().compareTo(threshold) >= 0;
        checks.trail()
                .add(Rules.HONOURS_THRESHOLD.finding(
                        "HONOURS_RULES",
                        large,
                        Rule.fact("project_credit_points", facts.creditPoints()),
                        Rule.fact("threshold_cp", threshold)));
        if (large || facts.adopted()) {
            procedures(facts, checks);
            panel(facts, large, checks);
            choice(facts, checks);
            contacts(facts, checks);
        } else {
            smaller(facts, checks);
        }
        return checks.judgement();
    }

    private static void procedures(HonoursExaminersFacts facts, Checklist checks) {
        checks.demand(
                Rules.HONOURS_PROCEDURES,
                "PROCEDURES_NOT_APPROVED",
                facts.proceduresApproved(),
                Rule.fact("procedures_approved", facts.proceduresApproved()));
        checks.demand(
                Rules.HONOURS_PROCEDURES,
                "PROCEDURES_NOT_PUBLISHED",
                facts.proceduresPublished(),
                Rule.fact("procedures_published", facts.proceduresPublished()));
        checks.demand(
                Rules.DISCREPANCY_PROCEDURES,
                "NO_DISCREPANCY_PROCEDURES",
                facts.discrepancyProcedures(),
                Rule.fact("discrepancy_procedures", facts.discrepancyProcedures()));
    }

    private void panel(HonoursExaminersFacts facts, boolean large, Checklist checks) {
        checks.demand(
                Rules.TWO_EXAMINERS,
                "TOO_FEW_EXAMINERS",
                facts.examiners().size() >= examiners,
                Rule.fact("examiners", facts.examiners().size()),
                Rule.fact("needed", examiners));
        boolean external = facts.examiners().stream().anyMatch(Examiner::external);
        checks.demand(
                Rules.TWO_EXAMINERS,
                "NO_EXTERNAL_EXAMINER",
                external || !facts.externalPossible(),
                Rule.fact("external", external),
                Rule.fact("external_possible", facts.externalPossible()));
        boolean supervisor = facts.examiners().stream().anyMatch(Examiner::supervisor);
        if (large) {
            checks.demand(
                    Rules.SUPERVISOR,
                    "SUPERVISOR_EXAMINES",
                    !supervisor || supervisorMayExamine,
                    Rule.fact("supervisor_examines", supervisor));
        } else {
            additionalExaminer(facts, supervisor, checks);
        }
    }

    private static void additionalExaminer(HonoursExaminersFacts facts, boolean supervisor, Checklist checks) {
        boolean another = facts.examiners().stream().anyMatch(examiner -> !examiner.supervisor());
        checks.demand(
                Rules.ADDITIONAL_EXAMINER,
                "NO_ADDITIONAL_EXAMINER",
                !supervisor || another,
                Rule.fact("supervisor_examines", supervisor),
                Rule.fact("another", another));
    }

    private static void choice(HonoursExaminersFacts facts, Checklist checks) {
        checks.demand(
                Rules.CHOICE,
                "NOT_CHOSEN_BY_COORDINATOR",
                facts.chosenByCoordinator(),
                Rule.fact("chosen_by_coordinator", facts.chosenByCoordinator()));
        checks.demand(
                Rules.CHOICE,
                "SUPERVISOR_NOT_CONSULTED",
                facts.supervisorConsulted(),
                Rule.fact("supervisor_consulted", facts.supervisorConsulted()));
        checks.demand(
                Rules.SUITABILITY,
                "SUITABILITY_NOT_CHECKED",
                facts.suitabilityChecked(),
                Rule.fact("suitability_checked", facts.suitabilityChecked()));
        checks.source(SUITABILITY_LIST);
        checks.demand(Rules.BRIEF, "NO_BRIEF", facts.briefWritten(), Rule.fact("brief_written", facts.briefWritten()));
        checks.source(BRIEF_LIST);
    }

    private static void contacts(HonoursExaminersFacts facts, Checklist checks) {
        boolean students =
                facts.contacts().contains(Contact.STUDENT) || facts.contacts().contains(Contact.SUPERVISOR);
        checks.demand(
                Rules.NO_CONTACT,
                "CONTACT_BEFORE_REPORTS",
                facts.reportsComplete() || !students,
                Rule.fact("contacts", facts.contacts()),
                Rule.fact("reports_complete", facts.reportsComplete()));
        boolean replaced = facts.contacts().contains(Contact.OTHER_ACADEMIC);
        checks.demand(
                Rules.CHANNEL,
                "WRONG_CHANNEL",
                facts.reportsComplete() || !replaced || facts.supervisorIsHead(),
                Rule.fact("contacts", facts.contacts()),
                Rule.fact("supervisor_is_head", facts.supervisorIsHead()));
        boolean head = facts.contacts().contains(Contact.HEAD_OF_ACADEMIC_UNIT);
        checks.demand(
                Rules.CHANNEL,
                "HEAD_SUPERVISES",
                facts.reportsComplete() || !head || !facts.supervisorIsHead(),
                Rule.fact("contacts", facts.contacts()),
                Rule.fact("supervisor_is_head", facts.supervisorIsHead()));
        checks.trail()
                .add(Rules.SUPERVISOR_VIEW.met(
                        "SUPERVISOR_MAY_VIEW_REPORTS", Rule.fact("reports_complete", facts.reportsComplete())));
    }

    private static void smaller(HonoursExaminersFacts facts, Checklist checks) {
        checks.trail().add(Rules.SMALLER_PROJECT.met("GENERAL_RULES", Rule.fact("adopted", false)));
        checks.demand(
                Rules.UNIT_PROCEDURES,
                "PROCEDURES_NOT_APPROVED",
                facts.proceduresApproved(),
                Rule.fact("procedures_approved", facts.proceduresApproved()));
        checks.source(UNIT_PROCEDURES_LIST);
        additionalExaminer(facts, facts.examiners().stream().anyMatch(Examiner::supervisor), checks);
    }
}
