package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.GoverningEdition;
import org.matricula.policies.taught.GoverningEditionFacts;
import org.matricula.policies.taught.GoverningEditionFacts.Event;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** Which edition of the regulations governs an event (section 0.4). */
public final class GoverningEditionPolicy implements Policy<GoverningEditionFacts, GoverningEdition> {

    private GoverningEditionPolicy() {}

    /** Needs no numbers. */
    public static GoverningEditionPolicy configure(Parameters parameters) {
        return new GoverningEditionPolicy();
    }

    @Override
    public Judgement<GoverningEdition> evaluate(GoverningEditionFacts facts) {
        Checks checks = new Checks();
        if (facts.event() == Event.RULE_CHANGE) {
            return change(facts, checks);
        }
        checks.note(
                rule(facts.event()),
                "CURRENT_EDITION",
                Rule.fact("event", facts.event()),
                Rule.fact("session", facts.session()),
                Rule.fact("begun", facts.begun()));
        if (facts.event() == Event.RETURN_FROM_SUSPENSION) {
            checks.require(
                    ProcedureRules.AFTER_SUSPENSION,
                    "STUDENT_NOT_TOLD",
                    facts.studentTold(),
                    Rule.fact("student_told", facts.studentTold()));
            if (!checks.hold()) {
                checks.duty("TELL_STUDENT").review();
            }
        }
        GoverningEdition edition = new GoverningEdition(facts.session(), checks.reasons(), checks.duties());
        return checks.judgement(edition, Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    /** Without consultation and consent the students stay under what they enrolled for. */
    private static Judgement<GoverningEdition> change(GoverningEditionFacts facts, Checks checks) {
        checks.require(
                        ProcedureRules.RULE_CHANGE,
                        "STUDENTS_NOT_CONSULTED",
                        facts.studentsConsulted(),
                        Rule.fact("students_consulted", facts.studentsConsulted()))
                .require(
                        ProcedureRules.RULE_CHANGE,
                        "EXTERNAL_CONSENT_MISSING",
                        facts.externalConsent(),
                        Rule.fact("external_consent", facts.externalConsent()));
        if (!checks.hold()) {
            checks.gap("AMB-T-75").review();
        }
        GoverningEdition edition = new GoverningEdition(
                checks.hold() ? facts.session() : facts.begun(), checks.reasons(), checks.duties());
        return checks.judgement(edition, Entitlement.AUTOMATIC, DecidedBy.EXTERNAL_EXAMINER);
    }

    private static Rule rule(Event event) {
        return switch (event) {
            case LEVEL_NOT_COMPLETED -> ProcedureRules.LEVEL_GOES_ON;
            case STAGE_REPEATED -> ProcedureRules.STAGE_AGAIN;
            case MODULE_REPEATED -> ProcedureRules.MODULE_AGAIN;
            case RETURN_FROM_SUSPENSION -> ProcedureRules.AFTER_SUSPENSION;
            default -> ProcedureRules.ORDINARY_STUDY;
        };
    }
}
