package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.List;
import org.matricula.policies.taught.Absence;
import org.matricula.policies.taught.Absence.Route;
import org.matricula.policies.taught.AbsenceFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Whom an absence must be reported to or asked of (section 8.3). */
public final class AbsencePolicy implements Policy<AbsenceFacts, Absence> {

    private final int reportUpTo;
    private final int yearMaximum;

    private AbsencePolicy(Parameters block) {
        reportUpTo = ParameterValues.count(block, "report_up_to_days");
        yearMaximum = ParameterValues.count(block, "max_days_per_year");
    }

    /** Takes its numbers from the block {@code absence}. */
    public static AbsencePolicy configure(Parameters parameters) {
        return new AbsencePolicy(parameters.at("absence"));
    }

    @Override
    public Judgement<Absence> evaluate(AbsenceFacts facts) {
        Trail trail = new Trail();
        boolean report = facts.workingDays() <= reportUpTo;
        int total = facts.authorisedThisYear() + (report ? 0 : facts.workingDays());
        Route route = Route.REPORT;
        if (!report) {
            route = total <= yearMaximum ? Route.REQUEST_DIRECTOR : Route.OVER_ANNUAL_LIMIT;
        }
        if (facts.workingDays() == reportUpTo || facts.authorisedThisYear() > 0) {
            trail.gap("AMB-T-50");
        }
        trail.add(Rules.ABSENCE.finding(
                route.name(),
                route != Route.OVER_ANNUAL_LIMIT,
                Rule.fact("working_days", facts.workingDays()),
                Rule.fact("year_total", total),
                Rule.fact("max_days_per_year", yearMaximum)));
        Absence absence = new Absence(route, duties(route, facts), total);
        return trail.judgement(
                absence,
                report ? Entitlement.AUTOMATIC : Entitlement.DISCRETION,
                report ? DecidedBy.SYSTEM : DecidedBy.DIRECTOR_SA);
    }

    private static List<String> duties(Route route, AbsenceFacts facts) {
        List<String> duties = new ArrayList<>();
        switch (route) {
            case REPORT -> duties.addAll(List.of("TELL_COURSE_LEADER", "TELL_CAMPUS_ADVICE_CENTRE"));
            case REQUEST_DIRECTOR -> duties.addAll(List.of("WRITTEN_REQUEST_TO_DIRECTOR", "CONSULT_FACULTY"));
            case OVER_ANNUAL_LIMIT -> duties.add("CONSIDER_SUSPENSION_OR_WITHDRAWAL");
        }
        if (facts.sponsored() && route != Route.REPORT) {
            duties.add("TELL_UKVI_LEAD");
        }
        if (facts.sponsored() && route == Route.OVER_ANNUAL_LIMIT) {
            duties.addAll(List.of("CEASE_SPONSORSHIP", "MUST_LEAVE", "NEW_VISA_NEEDED"));
        }
        if (facts.completionDateMoves()) {
            duties.add("DISCUSS_SUSPENSION");
        }
        if (facts.assessmentAffected()) {
            duties.add("CLAIM_EXTENUATING_CIRCUMSTANCES");
        }
        return duties;
    }
}
