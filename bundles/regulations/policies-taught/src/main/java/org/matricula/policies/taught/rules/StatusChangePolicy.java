package org.matricula.policies.taught.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.matricula.policies.taught.StatusChange;
import org.matricula.policies.taught.StatusChange.Outcome;
import org.matricula.policies.taught.StatusChangeFacts;
import org.matricula.policies.taught.StatusChangeFacts.Event;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Withdrawal, transfer, change of modules and readmission (sections 8.1, 8.4 and 8.6). */
public final class StatusChangePolicy implements Policy<StatusChangeFacts, StatusChange> {

    private final int moduleChangeDays;

    private StatusChangePolicy(Parameters block) {
        moduleChangeDays = ParameterValues.count(block, "module_change_days");
    }

    /** Takes its numbers from the block {@code status}. */
    public static StatusChangePolicy configure(Parameters parameters) {
        return new StatusChangePolicy(parameters.at("status"));
    }

    @Override
    public Judgement<StatusChange> evaluate(StatusChangeFacts facts) {
        return switch (facts.event()) {
            case WITHDRAWAL -> withdrawal(facts);
            case SILENT_WITHDRAWAL -> silent(facts);
            case TRANSFER -> transfer(facts);
            case MODULE_CHANGE -> moduleChange(facts);
            case READMISSION -> readmission(facts);
        };
    }

    private static Judgement<StatusChange> withdrawal(StatusChangeFacts facts) {
        Trail trail = new Trail(facts.waivers());
        String missing = trail.firstFailure(needed(Rules.WITHDRAWAL, facts, 1));
        String early = missing != null
                ? null
                : trail.firstFailure(List.of(Rules.WITHDRAWAL_DATE.finding(
                        "BEFORE_FORM",
                        !facts.effective().isBefore(facts.formReceived()),
                        Rule.fact("form_received", facts.formReceived()),
                        Rule.fact("effective", facts.effective()))));
        return close(trail, facts, missing, early, facts.effective());
    }

    private static Judgement<StatusChange> silent(StatusChangeFacts facts) {
        Trail trail = new Trail(facts.waivers()).gap("AMB-T-52").review();
        String missing = trail.firstFailure(List.of(Rules.SILENT_WITHDRAWAL.finding(
                "CONTACT_MISSING",
                facts.contacted() != null,
                Rule.fact("contacted", facts.contacted()),
                Rule.fact("effective", facts.effective()))));
        return close(trail, facts, missing, null, later(facts.effective(), facts.contacted()));
    }

    private static Judgement<StatusChange> transfer(StatusChangeFacts facts) {
        Trail trail = new Trail(facts.waivers());
        String missing = trail.firstFailure(needed(Rules.TRANSFER, facts, facts.betweenFaculties() ? 2 : 1));
        return close(trail, facts, missing, null, facts.effective());
    }

    private Judgement<StatusChange> moduleChange(StatusChangeFacts facts) {
        long days = ChronoUnit.DAYS.between(facts.moduleStart(), facts.requested());
        Trail trail = new Trail(facts.waivers());
        boolean within = trail.holds(Rules.MODULE_CHANGE.finding(
                "AFTER_WINDOW",
                days <= moduleChangeDays,
                Rule.fact("days_after_start", days),
                Rule.fact("module_change_days", moduleChangeDays)));
        StatusChange change = within
                ? new StatusChange(Outcome.ACCEPT, null, facts.requested(), List.of())
                : new StatusChange(Outcome.REFUSE, "AFTER_WINDOW", null, List.of());
        // later changes are exceptional, not impossible
        return trail.judgement(
                change, within ? Entitlement.RIGHT : Entitlement.DISCRETION, DecidedBy.COURSE_LEADER, !within);
    }

    private static Judgement<StatusChange> readmission(StatusChangeFacts facts) {
        Trail trail = new Trail(facts.waivers()).gap("AMB-T-156");
        boolean open = trail.holds(Rules.READMISSION.finding(
                "NOT_READMITTED", !facts.sameCourse(), Rule.fact("same_course", facts.sameCourse())));
        return open
                ? trail.judgement(
                        new StatusChange(Outcome.ACCEPT, null, null, List.of()),
                        Entitlement.DISCRETION,
                        DecidedBy.COURSE_LEADER)
                : trail.judgement(
                        new StatusChange(Outcome.REFUSE, "NOT_READMITTED", null, List.of()),
                        Entitlement.BARRED,
                        DecidedBy.SYSTEM);
    }

    private static List<Finding> needed(Rule rule, StatusChangeFacts facts, int signatures) {
        return List.of(
                rule.finding(
                        "FORM_MISSING", facts.formReceived() != null, Rule.fact("form_received", facts.formReceived())),
                rule.finding(
                        "NOT_SIGNED",
                        facts.courseLeadersSigned() >= signatures,
                        Rule.fact("course_leaders_signed", facts.courseLeadersSigned()),
                        Rule.fact("signatures_needed", signatures)),
                rule.finding("DATE_MISSING", facts.effective() != null, Rule.fact("effective", facts.effective())));
    }

    private static Judgement<StatusChange> close(
            Trail trail, StatusChangeFacts facts, String missing, String refused, LocalDate effective) {
        Outcome outcome = refused != null ? Outcome.REFUSE : missing != null ? Outcome.PENDING : Outcome.ACCEPT;
        String reason = refused != null ? refused : missing;
        return trail.judgement(
                new StatusChange(outcome, reason, outcome == Outcome.ACCEPT ? effective : null, duties(facts, outcome)),
                Entitlement.RIGHT,
                DecidedBy.COURSE_LEADER);
    }

    private static List<String> duties(StatusChangeFacts facts, Outcome outcome) {
        List<String> duties = new ArrayList<>();
        switch (facts.event()) {
            case WITHDRAWAL -> duties.addAll(List.of("REFER_TO_ADVICE_SHOP", "THROUGH_BOARDS"));
            case SILENT_WITHDRAWAL -> duties.addAll(List.of("TELL_ADVICE_SHOP", "CONTACT_STUDENT", "THROUGH_BOARDS"));
            default -> duties.add("STUDENT_SERVICES_ON_MONEY");
        }
        if (facts.sponsored() && facts.event() != Event.TRANSFER && outcome == Outcome.ACCEPT) {
            duties.addAll(List.of("CEASE_SPONSORSHIP", "MUST_LEAVE"));
        }
        if (facts.partner()) {
            duties.add(
                    facts.event() == Event.TRANSFER
                            ? "PARTNER_TELLS_OF_TRANSFER"
                            : "PARTNER_TELLS_STUDENT_ADMINISTRATION");
        }
        return duties;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
