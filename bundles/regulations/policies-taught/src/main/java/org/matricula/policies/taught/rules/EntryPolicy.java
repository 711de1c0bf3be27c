package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.Entry;
import org.matricula.policies.taught.EntryFacts;
import org.matricula.policies.taught.EntryFacts.Group;
import org.matricula.policies.taught.EntryFacts.Language;
import org.matricula.policies.taught.EntryFacts.Proof;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** The usual requirements of entry and of English (section 1.7). */
public final class EntryPolicy implements Policy<EntryFacts, Entry> {

    private static final Set<String> NORMAL = Set.of(
            "A_LEVELS",
            "GCSES",
            "MATHEMATICS",
            "ENGLISH_LANGUAGE",
            "POSTGRADUATE_QUALIFICATION",
            "CONFLICT_OF_INTEREST");

    private final Map<Group, BigDecimal> ielts = new EnumMap<>(Group.class);
    private final Map<Group, int[]> schools = new EnumMap<>(Group.class);
    private final Set<String> postgraduate;

    private EntryPolicy(Parameters block) {
        BigDecimal undergraduate = ParameterValues.amount(block, "ielts.UG");
        ielts.put(Group.UG, undergraduate);
        ielts.put(Group.HN_FD, undergraduate);
        ielts.put(Group.IM, ParameterValues.amount(block, "ielts.IM"));
        ielts.put(Group.PG, ParameterValues.amount(block, "ielts.PG"));
        int[] degree = {ParameterValues.count(block, "ug.a_levels"), ParameterValues.count(block, "ug.gcse")};
        int[] higherNational = {
            ParameterValues.count(block, "hn_fd.a_levels"), ParameterValues.count(block, "hn_fd.gcse")
        };
        schools.put(Group.UG, degree);
        schools.put(Group.IM, degree);
        schools.put(Group.HN_FD, higherNational);
        postgraduate = Set.copyOf(block.texts("pg"));
    }

    /** Takes its numbers from the block {@code admission}. */
    public static EntryPolicy configure(Parameters parameters) {
        return new EntryPolicy(parameters.at("admission"));
    }

    @Override
    public Judgement<Entry> evaluate(EntryFacts facts) {
        Checks checks = new Checks();
        if (facts.group() == Group.PG) {
            checks.require(
                    ProcedureRules.ENTRY_POSTGRADUATE,
                    "POSTGRADUATE_QUALIFICATION",
                    postgraduate.contains(facts.qualification().name()),
                    Rule.fact("qualification", facts.qualification()));
        } else {
            school(facts, checks);
        }
        List<String> open = new ArrayList<>();
        BigDecimal needed = english(facts, open, checks);
        checks.require(
                ProcedureRules.ENTRY_CONFLICT,
                "CONFLICT_OF_INTEREST",
                !facts.assesses(),
                Rule.fact("assesses", facts.assesses()));
        checks.require(
                ProcedureRules.ENTRY_DATA,
                "APPLICATION_WRONG",
                facts.applicationCorrect(),
                Rule.fact("application_correct", facts.applicationCorrect()));
        return checks.judgement(
                new Entry(checks.hold(), checks.reasons(), open, needed),
                Entitlement.DISCRETION,
                DecidedBy.COURSE_LEADER,
                NORMAL);
    }

    private void school(EntryFacts facts, Checks checks) {
        Rule rule = facts.group() == Group.HN_FD ? ProcedureRules.ENTRY_HN : ProcedureRules.ENTRY_DEGREE;
        int[] needed = schools.get(facts.group());
        checks.require(
                        rule,
                        "A_LEVELS",
                        facts.aLevels() >= needed[0],
                        Rule.fact("a_levels", facts.aLevels()),
                        Rule.fact("needed", needed[0]))
                .require(
                        rule,
                        "GCSES",
                        facts.gcse() >= needed[1],
                        Rule.fact("gcse", facts.gcse()),
                        Rule.fact("needed", needed[1]))
                .require(rule, "MATHEMATICS", facts.mathematics(), Rule.fact("mathematics", facts.mathematics()))
                .require(rule, "ENGLISH_LANGUAGE", facts.english(), Rule.fact("english", facts.english()));
    }

    /** The score that is needed; null where no test is. */
    private BigDecimal english(EntryFacts facts, List<String> open, Checks checks) {
        if (facts.language() == Language.PROOF_NEEDED) {
            boolean proven = facts.proof() == Proof.GCSE_WELSH ? facts.taughtInWelsh() : facts.proof() != Proof.NONE;
            standard(facts, "ENGLISH_PROOF", proven, Rule.fact("proof", facts.proof()), open, checks);
            return null;
        }
        BigDecimal university = ielts.get(facts.group());
        BigDecimal needed = facts.courseIelts() == null ? university : university.max(facts.courseIelts());
        boolean reached = facts.ielts() != null && facts.ielts().compareTo(needed) >= 0;
        standard(facts, "IELTS", reached, Rule.fact("ielts", facts.ielts()), open, checks);
        return needed;
    }

    /** Who is let in below the standard must reach it before the award. */
    private static void standard(
            EntryFacts facts, String code, boolean reached, Fact fact, List<String> open, Checks checks) {
        if (!reached && facts.exceptional()) {
            open.add("ENGLISH_BEFORE_AWARD");
            checks.note(ProcedureRules.OPEN_CONDITION, "ADMITTED_BELOW_ENGLISH", fact);
            return;
        }
        checks.require(ProcedureRules.ENTRY_LANGUAGE, code, reached, fact);
    }
}
