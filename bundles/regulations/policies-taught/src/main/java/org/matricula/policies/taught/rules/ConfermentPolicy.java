package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.Conferment;
import org.matricula.policies.taught.Conferment.Kind;
import org.matricula.policies.taught.ConfermentFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** Whether an award is one of the university's, and whether it can be conferred (section 1.1). */
public final class ConfermentPolicy implements Policy<ConfermentFacts, Conferment> {

    private final AwardCatalogue catalogue;

    private ConfermentPolicy(AwardCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Takes the closed list of awards from the block {@code awards}. */
    public static ConfermentPolicy configure(Parameters parameters) {
        return new ConfermentPolicy(AwardCatalogue.of(parameters));
    }

    @Override
    public Judgement<Conferment> evaluate(ConfermentFacts facts) {
        Checks checks = new Checks();
        AwardCatalogue.Line line = catalogue.line(facts.award());
        checks.require(ProcedureRules.CATALOGUE, "NOT_IN_CATALOGUE", line != null, Rule.fact("award", facts.award()));
        if (line == null) {
            checks.duty("FACULTY_MEMO", "COMMITTEE_SECRETARY", "QUALITY_ASSURANCE_COMMITTEE", "ACADEMIC_BOARD");
        }
        if (line == null || line.kind() != Kind.HONORARY) {
            ofStudy(facts, checks);
        }
        if (facts.interim()) {
            checks.note(ProcedureRules.INTERIM, "INTERIM_AWARD", Rule.fact("interim", true))
                    .duty("CONFIRM_WHEN_ELIGIBLE");
        }
        if (line != null) {
            noteKind(line, checks);
        }
        Conferment conferment = new Conferment(
                checks.hold(),
                checks.reasons(),
                line == null ? null : line.family(),
                line == null ? null : line.level(),
                line == null ? null : line.kind(),
                checks.duties());
        return checks.judgement(conferment, Entitlement.AUTOMATIC, DecidedBy.AWARD_BOARD);
    }

    private static void ofStudy(ConfermentFacts facts, Checks checks) {
        checks.require(
                        ProcedureRules.VALIDATED,
                        "COURSE_NOT_VALIDATED",
                        facts.courseValidated(),
                        Rule.fact("course_validated", facts.courseValidated()))
                .require(
                        ProcedureRules.STUDIED,
                        "NOT_ENROLLED",
                        facts.enrolled(),
                        Rule.fact("enrolled", facts.enrolled()))
                .require(
                        ProcedureRules.STUDIED,
                        "NOT_ASSESSED",
                        facts.assessed(),
                        Rule.fact("assessed", facts.assessed()))
                .require(
                        ProcedureRules.RECOMMENDED,
                        "NOT_RECOMMENDED",
                        facts.boardRecommends(),
                        Rule.fact("board_recommends", facts.boardRecommends()));
    }

    private static void noteKind(AwardCatalogue.Line line, Checks checks) {
        checks.note(ProcedureRules.KIND, "KIND_OF_AWARD", Rule.fact("kind", line.kind()));
        if (line.kind() == Kind.UNASSIGNED) {
            checks.gap("AMB-T-39").review();
        } else if (line.kind() == Kind.FREE_STANDING_AND_EMBEDDED) {
            checks.gap("AMB-T-40");
        } else if (line.kind() == Kind.SHORT) {
            checks.gap("AMB-T-42").review();
        }
    }
}
