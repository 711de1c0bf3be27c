package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.Map;
import org.matricula.policies.taught.RplFacts;
import org.matricula.policies.taught.RplOutcome;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Recognition of prior learning: limits and claims (section 2). */
public final class RplPolicy implements Policy<RplFacts, RplOutcome> {

    private static final String MARK = "MARK";
    private static final String RWCMD = "BMUS_RWCMD";
    private static final String PASS_MARK = "module.pass_mark";

    private final Map<String, RplRow> rows;
    private final AwardCatalogue catalogue;
    private final String transcriptWord;
    private final BigDecimal passMark;

    private RplPolicy(Map<String, RplRow> rows, AwardCatalogue catalogue, String transcriptWord, BigDecimal passMark) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.transcriptWord = transcriptWord;
        this.passMark = passMark;
    }

    /**
     * Takes its numbers from the block {@code rpl}, from {@code awards} which awards there are, and from {@code module}
     * what a mark must be to pass, where the pack says it.
     */
    public static RplPolicy configure(Parameters parameters) {
        return new RplPolicy(
                RplRow.rows(parameters),
                AwardCatalogue.of(parameters),
                parameters.text("rpl.transcript_word"),
                parameters.has(PASS_MARK) ? ParameterValues.percent(parameters, PASS_MARK) : null);
    }

    @Override
    public Judgement<RplOutcome> evaluate(RplFacts facts) {
        return facts instanceof RplFacts.Limit limit ? limit(limit) : claim((RplFacts.Claim) facts);
    }

    private Judgement<RplOutcome> limit(RplFacts.Limit facts) {
        RplRow row = row(facts.award());
        Trail trail = new Trail();
        if (RWCMD.equals(facts.award())) {
            trail.gap("AMB-T-45");
        }
        String reason = row == null ? notListed(facts, trail) : reason(facts, row, trail);
        RplOutcome outcome = new RplOutcome.Limit(reason == null, reason, row == null ? null : row.max());
        return trail.judgement(outcome, Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private RplRow row(String award) {
        return rows.get(catalogue.nameIn(rows.keySet(), award));
    }

    private static String notListed(RplFacts.Limit facts, Trail trail) {
        boolean listed = facts.transferred() == 0;
        trail.add(Rules.RPL_IN_AWARD.finding(
                "AWARD_NOT_LISTED",
                listed,
                Rule.fact("award", facts.award()),
                Rule.fact("transferred", facts.transferred())));
        if (facts.experiential() > 0) {
            trail.gap("AMB-T-47").review();
        }
        return listed ? null : "AWARD_NOT_LISTED";
    }

    private static String reason(RplFacts.Limit facts, RplRow row, Trail trail) {
        int recognised = facts.transferred() + facts.experiential();
        int[] own = own(facts);
        int ownTotal =
                facts.ownTaught().values().stream().mapToInt(Integer::intValue).sum();
        int missed = row.levelMissed(own);
        if (!passes("ABOVE_MAXIMUM", recognised <= row.max(), recognised, row.max(), trail)) {
            return "ABOVE_MAXIMUM";
        }
        if (!passes("OWN_MINIMUM", ownTotal >= row.ownMinimum(), ownTotal, row.ownMinimum(), trail)) {
            return "OWN_MINIMUM";
        }
        noteHigherCredit(own, row, trail);
        trail.add(Rules.OWN_MINIMUM.finding(
                "OWN_LEVEL_MINIMUM", missed == 0, Rule.fact("level_missed", missed == 0 ? null : missed)));
        return missed == 0 ? null : "OWN_LEVEL_MINIMUM";
    }

    private static boolean passes(String code, boolean met, int value, int limit, Trail trail) {
        trail.add(Rules.OWN_MINIMUM.finding(code, met, Rule.fact("credits", value), Rule.fact("limit", limit)));
        return met;
    }

    private static int[] own(RplFacts.Limit facts) {
        int[] own = new int[AwardLevels.PLACES];
        facts.ownTaught().forEach((level, credits) -> own[AwardLevels.check("own_taught", level)] += credits);
        return own;
    }

    private static void noteHigherCredit(int[] own, RplRow row, Trail trail) {
        for (int level = AwardLevels.LOWEST; level <= AwardLevels.HIGHEST; level++) {
            if (own[level] < row.ownAtOrAbove()[level]) {
                trail.gap("AMB-T-46");
            }
        }
    }

    private Judgement<RplOutcome> claim(RplFacts.Claim facts) {
        boolean unlisted = facts.award() != null && row(facts.award()) == null;
        Trail trail = new Trail();
        String reason = refusal(facts, unlisted, trail);
        RplOutcome outcome =
                reason == null ? accepted(facts, trail) : new RplOutcome.Claim(false, reason, null, null, null, false);
        return trail.judgement(outcome, Entitlement.DISCRETION, DecidedBy.COURSE_LEADER);
    }

    private String refusal(RplFacts.Claim facts, boolean unlisted, Trail trail) {
        if (facts.type() == RplFacts.Type.ADMISSION) {
            return null;
        }
        boolean exemption = facts.type() == RplFacts.Type.EXEMPTION;
        if (fails(
                Rules.WHOLE_CLAIM,
                "PARTIAL_MODULE",
                !facts.wholeModule(),
                trail,
                Rule.fact("whole_module", facts.wholeModule()))) {
            return "PARTIAL_MODULE";
        }
        if (exemption
                && fails(Rules.RPL_IN_AWARD, "AWARD_NOT_LISTED", unlisted, trail, Rule.fact("award", facts.award()))) {
            return "AWARD_NOT_LISTED";
        }
        if (exemption
                && fails(
                        Rules.RECORDING,
                        "MARK_NOT_ALLOWED",
                        facts.mark() != null,
                        trail,
                        Rule.fact("mark", facts.mark()))) {
            return "MARK_NOT_ALLOWED";
        }
        // what was assessed passes by the normal rules, or is no credit (T-RP-4)
        if (!exemption
                && facts.mark() != null
                && passMark != null
                && fails(
                        Rules.RATIFICATION,
                        "MARK_BELOW_PASS",
                        facts.mark().compareTo(passMark) < 0,
                        trail,
                        Rule.fact("mark", facts.mark()),
                        Rule.fact("pass_mark", passMark))) {
            return "MARK_BELOW_PASS";
        }
        Fact adviser = Rule.fact("adviser", facts.adviser());
        Fact assessor = Rule.fact("assessor", facts.assessor());
        if (fails(Rules.SEPARATE_ROLES, "ROLES_NOT_SEPARATE", isSamePerson(facts), trail, adviser, assessor)) {
            return "ROLES_NOT_SEPARATE";
        }
        Fact used = Rule.fact("evidence_used_before", facts.evidenceUsedBefore());
        if (fails(Rules.EVIDENCE, "EVIDENCE_DOUBLE_COUNTED", facts.evidenceUsedBefore(), trail, used)) {
            return "EVIDENCE_DOUBLE_COUNTED";
        }
        Fact signed = Rule.fact("student_signed", facts.studentSigned());
        return fails(Rules.EVIDENCE, "EVIDENCE_NOT_SIGNED", !exemption && !facts.studentSigned(), trail, signed)
                ? "EVIDENCE_NOT_SIGNED"
                : null;
    }

    private static boolean isSamePerson(RplFacts.Claim facts) {
        return facts.adviser() != null && facts.adviser().equals(facts.assessor());
    }

    private static boolean fails(Rule rule, String code, boolean failed, Trail trail, Fact... facts) {
        trail.add(rule.finding(code, !failed, facts));
        return failed;
    }

    private RplOutcome accepted(RplFacts.Claim facts, Trail trail) {
        return switch (facts.type()) {
            case ADMISSION -> new RplOutcome.Claim(true, null, null, null, null, false);
            case EXEMPTION -> new RplOutcome.Claim(true, null, RplOutcome.State.CONFIRMED, transcriptWord, null, true);
            case ACCREDITATION -> {
                trail.add(Rules.RATIFICATION.finding(
                        "RATIFIED", facts.ratified(), Rule.fact("ratified", facts.ratified())));
                RplOutcome.State state = facts.ratified() ? RplOutcome.State.CONFIRMED : RplOutcome.State.PROVISIONAL;
                String transcript = facts.mark() == null ? null : MARK;
                yield new RplOutcome.Claim(true, null, state, transcript, facts.mark(), facts.ratified());
            }
        };
    }
}
