package org.matricula.policies.taught.rules;

import java.util.Set;
import org.matricula.policies.taught.Attendance;
import org.matricula.policies.taught.Attendance.Step;
import org.matricula.policies.taught.AttendanceFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** What follows when a student fails to attend (section 8.2). */
public final class AttendancePolicy implements Policy<AttendanceFacts, Attendance> {

    private AttendancePolicy() {}

    /** Needs no numbers: how much absence is a failure is said by the faculty's monitoring. */
    public static AttendancePolicy configure(Parameters parameters) {
        return new AttendancePolicy();
    }

    @Override
    public Judgement<Attendance> evaluate(AttendanceFacts facts) {
        Checks checks = new Checks();
        boolean warned = facts.noticeGiven() && facts.consequencesStated();
        Step step = Step.NONE;
        if (facts.failing()) {
            step = warned ? Step.MAY_WITHDRAW : Step.WRITTEN_NOTICE;
        }
        checks.require(
                ProcedureRules.ATTENDANCE,
                step == Step.NONE ? "ATTENDS" : step.name(),
                step == Step.NONE,
                Rule.fact("failing", facts.failing()),
                Rule.fact("notice_given", facts.noticeGiven()),
                Rule.fact("consequences_stated", facts.consequencesStated()));
        if (facts.partner()) {
            checks.note(ProcedureRules.PARTNER_ATTENDANCE, "PARTNER_RULES_TOO", Rule.fact("partner", true))
                    .duty("FOLLOW_PARTNER_RULES");
        }
        checks.dutyIf(facts.sponsored(), "MONITOR_AS_SPONSORED");
        checks.dutyIf(step == Step.WRITTEN_NOTICE, "NOTICE_STATES_CONSEQUENCES");
        checks.dutyIf(step != Step.NONE && facts.funded(), "REPORT_TO_FUNDER");
        checks.dutyIf(step != Step.NONE && facts.sponsored(), "REPORT_TO_HOME_OFFICE");
        checks.dutyIf(step == Step.MAY_WITHDRAW && facts.sponsored(), "CEASE_SPONSORSHIP");
        if (facts.sponsored()) {
            checks.gap("AMB-T-61");
        }
        if (step == Step.MAY_WITHDRAW) {
            checks.gap("AMB-T-76").review();
        }
        Attendance attendance = new Attendance(step, checks.duties());
        // a person decides; the ruling says how far it has come
        return checks.judgement(
                attendance, Entitlement.AUTOMATIC, DecidedBy.COURSE_LEADER, Set.copyOf(checks.reasons()));
    }
}
