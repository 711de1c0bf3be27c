package org.matricula.policies.taught.rules;

import java.time.LocalDate;
import org.matricula.policies.taught.AssessmentLanguage;
import org.matricula.policies.taught.AssessmentLanguage.Marker;
import org.matricula.policies.taught.AssessmentLanguageFacts;
import org.matricula.policies.taught.AssessmentLanguageFacts.Dictionary;
import org.matricula.policies.taught.AssessmentLanguageFacts.Form;
import org.matricula.policies.taught.AssessmentLanguageFacts.WelshPaper;
import org.matricula.policies.taught.AssessmentLanguageFacts.WelshWork;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** Work and papers in Welsh, and dictionaries (T-AD-3 to T-AD-5). */
public final class AssessmentLanguagePolicy implements Policy<AssessmentLanguageFacts, AssessmentLanguage> {

    private final int noticeWeeks;
    private final int paperMonths;
    private final Exact sampleShare;

    private AssessmentLanguagePolicy(Parameters block) {
        noticeWeeks = ParameterValues.count(block, "welsh_notice_weeks");
        paperMonths = ParameterValues.count(block, "welsh_exam_paper_months");
        sampleShare = ParameterValues.share(block, "welsh_sample_share");
    }

    /** Takes its numbers from the block {@code status}. */
    public static AssessmentLanguagePolicy configure(Parameters parameters) {
        return new AssessmentLanguagePolicy(parameters.at("status"));
    }

    @Override
    public Judgement<AssessmentLanguage> evaluate(AssessmentLanguageFacts facts) {
        if (facts instanceof WelshWork work) {
            return work(work);
        }
        Checks checks = new Checks();
        if (facts instanceof WelshPaper paper) {
            LocalDate latest = paper.examination().minusMonths(paperMonths);
            checks.require(
                    ProcedureRules.WELSH,
                    "PAPER_SENT_LATE",
                    !paper.sent().isAfter(latest),
                    Rule.fact("sent", paper.sent()),
                    Rule.fact("latest", latest));
        } else {
            boolean validated = ((Dictionary) facts).validated();
            checks.require(
                    ProcedureRules.DICTIONARY,
                    "DICTIONARY_NOT_VALIDATED",
                    validated,
                    Rule.fact("validated", validated));
        }
        return close(checks, Entitlement.AUTOMATIC, null);
    }

    private Judgement<AssessmentLanguage> work(WelshWork facts) {
        LocalDate latest = facts.moduleStart().plusWeeks(noticeWeeks);
        boolean noticed = facts.notice() != null && !facts.notice().isAfter(latest);
        Marker marker = marker(facts);
        Checks checks = new Checks()
                .require(
                        ProcedureRules.WELSH,
                        "WELSH_NOTICE_LATE",
                        noticed,
                        Rule.fact("notice", facts.notice()),
                        Rule.fact("latest", latest))
                .require(ProcedureRules.WELSH, "NO_MARKER_FOR_WELSH", marker != null, Rule.fact("marker", marker))
                .require(
                        ProcedureRules.WELSH_SAMPLE,
                        "EXTERNAL_NOT_TOLD",
                        facts.externalTold(),
                        Rule.fact("external_told", facts.externalTold()));
        sample(facts, checks);
        checks.duty("SUBJECT_BOARD_IS_TOLD", "MODULE_LEADER_CONFIRMS_PROCEDURE");
        // some formats may be impossible in Welsh; which, a person says
        if (facts.form() != Form.WRITTEN) {
            checks.duty("CHECK_FORM_IS_POSSIBLE").review();
        }
        return close(checks, Entitlement.RIGHT, marker);
    }

    private void sample(WelshWork facts, Checks checks) {
        Exact least = sampleShare.times(facts.cohort());
        boolean needed = facts.inWelsh() > 0 && Exact.of(facts.inWelsh()).atLeast(least);
        checks.require(
                ProcedureRules.WELSH_SAMPLE,
                "SAMPLE_LACKS_WELSH",
                !needed || facts.sampleHasWelsh(),
                Rule.fact("in_welsh", facts.inWelsh()),
                Rule.fact("cohort", facts.cohort()),
                Rule.fact("welsh_sample_share", sampleShare));
    }

    private static Marker marker(WelshWork facts) {
        if (facts.welshSpeaker()) {
            return Marker.WELSH_SPEAKING_COLLEAGUE;
        }
        if (facts.associateExaminer()) {
            return Marker.ASSOCIATE_EXAMINER;
        }
        return facts.translationVerified() ? Marker.ANONYMOUS_TRANSLATION : null;
    }

    private static Judgement<AssessmentLanguage> close(Checks checks, Entitlement whenMet, Marker marker) {
        return checks.judgement(
                new AssessmentLanguage(checks.hold(), checks.reasons(), marker, checks.duties()),
                whenMet,
                DecidedBy.SUBJECT_BOARD);
    }
}
