package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.MarkOnRecord;
import org.matricula.policies.taught.MarkOnRecordFacts;
import org.matricula.policies.taught.MarkOnRecordFacts.Result;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** Which of several marks of a module stands: the last (T-RA-13), and none that was forfeited (T-EC-2). */
public final class MarkOnRecordPolicy implements Policy<MarkOnRecordFacts, MarkOnRecord> {

    private MarkOnRecordPolicy() {}

    /** Needs no numbers. */
    public static MarkOnRecordPolicy configure(Parameters parameters) {
        return new MarkOnRecordPolicy();
    }

    @Override
    public Judgement<MarkOnRecord> evaluate(MarkOnRecordFacts facts) {
        Checks checks = new Checks();
        Result standing = null;
        for (Result result : facts.attempts()) {
            if (result.forfeited()) {
                checks.note(
                        ProcedureRules.FORFEITED,
                        "MARK_FORFEITED",
                        Rule.fact("attempt", result.attempt()),
                        Rule.fact("mark", result.mark()));
                standing = null;
            } else if (result.mark() != null) {
                noteWorse(standing, result, checks);
                standing = result;
            }
        }
        checks.note(
                ProcedureRules.LAST_MARK,
                standing == null ? "NO_MARK_STANDS" : "LAST_MARK_STANDS",
                Rule.fact("mark", standing == null ? null : standing.mark()),
                Rule.fact("attempts", facts.attempts().size()));
        MarkOnRecord mark = standing == null
                ? new MarkOnRecord(null, null, null)
                : new MarkOnRecord(standing.mark(), standing.grade(), standing.attempt());
        return checks.judgement(mark, Entitlement.AUTOMATIC, DecidedBy.SUBJECT_BOARD);
    }

    private static void noteWorse(Result before, Result after, Checks checks) {
        if (before != null && after.mark().compareTo(before.mark()) < 0) {
            checks.gap("AMB-T-09");
        }
    }
}
