package org.matricula.policies.taught.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.AssessmentAdjustmentFacts;
import org.matricula.policies.taught.AssessmentConductFacts;
import org.matricula.policies.taught.AssessmentLanguage;
import org.matricula.policies.taught.AssessmentLanguageFacts;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.Circumstances;
import org.matricula.policies.taught.CircumstancesFacts;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.MarkOnRecord;
import org.matricula.policies.taught.MarkOnRecordFacts;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Circumstances, adjustments, languages and the conduct of assessment on the wire. */
public final class AssessmentWire {

    private static final Set<String> CIRCUMSTANCES =
            new LinkedHashSet<>(List.of("CLAIM", "PANEL_MEETING", "CHALLENGE"));
    private static final Set<String> LANGUAGES =
            new LinkedHashSet<>(List.of("WELSH_WORK", "WELSH_PAPER", "DICTIONARY"));
    private static final Set<String> CONDUCT =
            new LinkedHashSet<>(List.of("ELSEWHERE", "ANONYMITY", "LIVE", "MARKING", "ASSIGNMENT"));

    private AssessmentWire() {}

    /** Reads the attempts at a module. */
    public static MarkOnRecordFacts attempts(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            MarkOnRecordFacts read = new MarkOnRecordFacts(facts.list("attempts", AssessmentWire::attempt));
            if (read.attempts().isEmpty()) {
                throw facts.refuse("attempts", "must hold at least one attempt");
            }
            return read;
        });
    }

    private static MarkOnRecordFacts.Result attempt(FactReader facts) {
        return new MarkOnRecordFacts.Result(
                facts.oneOf("attempt", Attempt.class),
                facts.percentOr("mark", null),
                facts.oneOfOr("grade", Grade.class, null),
                facts.flagOr("forfeited", false));
    }

    /** Shows the mark that stands. */
    public static Map<String, Object> show(MarkOnRecord outcome) {
        return new Shown()
                .with("mark", outcome.mark())
                .with("grade", outcome.grade())
                .with("attempt", outcome.attempt())
                .map();
    }

    /** Reads circumstances. */
    public static CircumstancesFacts circumstances(Map<String, Object> given) {
        return FactReader.read(given, facts -> switch (facts.oneOf("check", CIRCUMSTANCES)) {
            case "CLAIM" -> claim(facts);
            case "PANEL_MEETING" -> new CircumstancesFacts.PanelMeeting(facts.date("last"), facts.date("next"));
            default -> new CircumstancesFacts.Challenge(facts.flag("new_evidence"), facts.flag("good_reason"));
        });
    }

    private static CircumstancesFacts claim(FactReader facts) {
        return new CircumstancesFacts.Claim(
                facts.date("claimed"),
                facts.date("deadline"),
                facts.flagOr("sat", false),
                facts.flagOr("exceptional", false),
                facts.flagOr("support_plan", false),
                facts.flagOr("worsened", false),
                facts.flagOr("adjustments_missing", false),
                facts.flagOr("independent_evidence", false),
                facts.oneOfOr("ruling", CircumstancesFacts.PanelRuling.class, null),
                facts.flagOr("block_delivery_teaching_missed", false),
                facts.flagOr("other_form", false),
                facts.flagOr("subject_board_agrees", false),
                facts.flagOr("final_year", false),
                facts.flagOr("resumes_next_session", false));
    }

    /** Shows what follows from circumstances. */
    public static Map<String, Object> show(Circumstances outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reasons", outcome.reasons())
                .with("effect", outcome.effect())
                .with("alternative", outcome.alternative())
                .with("duties", outcome.duties())
                .map();
    }

    /** Reads an adjustment. */
    public static AssessmentAdjustmentFacts adjustment(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new AssessmentAdjustmentFacts(
                        facts.oneOf("kind", AssessmentAdjustmentFacts.Kind.class),
                        facts.flagOr("outcomes_kept", false),
                        facts.flagOr("external_informed", false),
                        facts.dateOr("external_confirmed", null),
                        facts.dateOr("assessment", null),
                        facts.flagOr("module_leader_agrees", false),
                        facts.flagOr("disability_service_agrees", false),
                        facts.flagOr("subject_external_approves", false),
                        facts.flagOr("course_requirement", false),
                        facts.flagOr("course_leader_approves", false),
                        facts.flagOr("award_external_approves", false)));
    }

    /** Reads what is said of a language. */
    public static AssessmentLanguageFacts language(Map<String, Object> given) {
        return FactReader.read(given, facts -> switch (facts.oneOf("check", LANGUAGES)) {
            case "WELSH_WORK" -> welshWork(facts);
            case "WELSH_PAPER" -> new AssessmentLanguageFacts.WelshPaper(facts.date("sent"), facts.date("examination"));
            default -> new AssessmentLanguageFacts.Dictionary(facts.flag("validated"));
        });
    }

    private static AssessmentLanguageFacts welshWork(FactReader facts) {
        return new AssessmentLanguageFacts.WelshWork(
                facts.date("module_start"),
                facts.dateOr("notice", null),
                facts.oneOfOr("form", AssessmentLanguageFacts.Form.class, AssessmentLanguageFacts.Form.WRITTEN),
                facts.flagOr("welsh_speaker", false),
                facts.flagOr("associate_examiner", false),
                facts.flagOr("translation_verified", false),
                facts.count("cohort"),
                facts.count("in_welsh"),
                facts.flagOr("sample_has_welsh", false),
                facts.flagOr("external_told", false));
    }

    /** Shows how a language is dealt with. */
    public static Map<String, Object> show(AssessmentLanguage outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reasons", outcome.reasons())
                .with("marker", outcome.marker())
                .with("duties", outcome.duties())
                .map();
    }

    /** Reads how an assessment is held or marked. */
    public static AssessmentConductFacts conduct(Map<String, Object> given) {
        return FactReader.read(given, facts -> switch (facts.oneOf("check", CONDUCT)) {
            case "ELSEWHERE" -> new AssessmentConductFacts.Elsewhere(
                    facts.flagOr("evidence", false),
                    facts.oneOf("venue", AssessmentConductFacts.Venue.class),
                    facts.flagOr("format_confirmed", false));
            case "ANONYMITY" -> new AssessmentConductFacts.Anonymity(
                    facts.oneOf("kind", AssessmentConductFacts.Kind.class),
                    facts.flag("anonymous"),
                    facts.flagOr("can_be_anonymous", false),
                    facts.flagOr("counts_to_award", false));
            case "LIVE" -> new AssessmentConductFacts.Live(
                    facts.count("assessors"),
                    facts.flagOr("several_possible", true),
                    facts.flagOr("notes", false),
                    facts.date("appeal_limit"),
                    facts.date("kept_until"));
            case "MARKING" -> marking(facts);
            default -> new AssessmentConductFacts.Assignment(facts.flag("credited_before"));
        });
    }

    private static AssessmentConductFacts marking(FactReader facts) {
        return new AssessmentConductFacts.Marking(
                facts.flagOr("moderated", false),
                facts.flagOr("project", false),
                facts.flagOr("double_markable", false),
                facts.flagOr("double_marked", false),
                facts.flagOr("in_sample", false),
                facts.flagOr("task_sent", false),
                facts.oneOfOr("dispute", AssessmentConductFacts.Dispute.class, AssessmentConductFacts.Dispute.NONE));
    }
}
