package org.matricula.policies.taught.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.CreditFacts;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.policies.taught.ExitAward;
import org.matricula.policies.taught.ExitAwardFacts;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.RplFacts;
import org.matricula.policies.taught.RplOutcome;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Credit, exit awards and prior learning on the wire. */
public final class CreditWire {

    private static final Set<String> CREDIT_CHECKS = new LinkedHashSet<>(List.of(
            "AWARD", "HANDED_UP", "MODULE_SIZE", "PART_CREDIT", "EFFORT", "WORK_EXPERIENCE", "WORK_EXPERIENCE_LENGTH"));
    private static final Set<String> RPL_CHECKS = new LinkedHashSet<>(List.of("LIMIT", "CLAIM"));

    private CreditWire() {}

    /** Reads the facts of a credit check. */
    public static CreditFacts credit(Map<String, Object> given) {
        return FactReader.read(given, facts -> switch (facts.oneOf("check", CREDIT_CHECKS)) {
            case "AWARD" -> new CreditFacts.AwardCredit(facts.text("award"), ModuleReader.modules(facts, "modules"));
            case "HANDED_UP" -> new CreditFacts.HandedUp(
                    facts.text("award"), facts.text("held"), facts.flagOr("top_up", false));
            case "MODULE_SIZE" -> new CreditFacts.ModuleSize(
                    facts.count("credits"),
                    facts.oneOfOr("kind", ModuleKind.class, ModuleKind.TAUGHT),
                    facts.flagOr("derogation", false));
            case "PART_CREDIT" -> new CreditFacts.PartCredit(facts.count("credits"), facts.count("requested"));
            case "EFFORT" -> new CreditFacts.Effort(facts.count("credits"), facts.amountOr("hours", null));
            case "WORK_EXPERIENCE" -> workExperience(facts);
            default -> new CreditFacts.WorkExperienceLength(
                    facts.text("award"), facts.amount("weeks"), facts.amount("hours"));
        });
    }

    private static CreditFacts workExperience(FactReader facts) {
        return new CreditFacts.WorkExperience(
                facts.count("credits"),
                facts.flag("competencies"),
                facts.flag("employer_reference"),
                facts.flag("supervisor_reference"),
                facts.flag("activities_complete"));
    }

    /** Shows a credit check. */
    public static Map<String, Object> show(CreditOutcome outcome) {
        Shown shown = new Shown();
        if (outcome instanceof CreditOutcome.AwardCredit award) {
            shown.with("qualifies", award.qualifies())
                    .with("unmet", award.unmet())
                    .with("usable_credits", award.usableCredits())
                    .with("required_credits", award.requiredCredits())
                    .with("warnings", award.warnings());
        } else if (outcome instanceof CreditOutcome.HandedUp handedUp) {
            shown.with("counts", handedUp.counts());
        } else if (outcome instanceof CreditOutcome.ModuleSize size) {
            shown.with("valid", size.valid()).with("reason", size.reason());
        } else if (outcome instanceof CreditOutcome.Granted granted) {
            shown.with("credits", granted.credits()).with("reason", granted.reason());
        } else if (outcome instanceof CreditOutcome.Effort effort) {
            shown.with("hours", effort.hours()).with("ects", effort.ects()).with("matches", effort.matches());
        } else if (outcome instanceof CreditOutcome.Length length) {
            shown.with("sufficient", length.sufficient()).with("reason", length.reason());
        }
        return shown.map();
    }

    /** Reads the facts of an exit award. */
    public static ExitAwardFacts exitAward(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new ExitAwardFacts(
                        facts.text("course_award"),
                        ModuleReader.modules(facts, "modules"),
                        facts.textOr("title", null)));
    }

    /** Shows an exit award. */
    public static Map<String, Object> show(ExitAward award) {
        return new Shown()
                .with("best", award.best())
                .with("qualifies", award.qualifies())
                .with("designation", award.designation())
                .map();
    }

    /** Reads the facts of prior learning. */
    public static RplFacts rpl(Map<String, Object> given) {
        return FactReader.read(
                given, facts -> "LIMIT".equals(facts.oneOf("check", RPL_CHECKS)) ? limit(facts) : claim(facts));
    }

    private static RplFacts limit(FactReader facts) {
        return new RplFacts.Limit(
                facts.text("award"),
                facts.countOr("transferred", 0),
                facts.countOr("experiential", 0),
                facts.counts("own_taught", CreditWire::level));
    }

    private static int level(String path, String name) {
        if (name.matches("L[3-8]")) {
            return name.charAt(1) - '0';
        }
        throw Problem.invalid(path, name, "must be L3 to L8").exception();
    }

    private static RplFacts claim(FactReader facts) {
        return new RplFacts.Claim(
                facts.oneOf("type", RplFacts.Type.class),
                facts.textOr("award", null),
                facts.flagOr("whole_module", true),
                facts.textOr("adviser", null),
                facts.textOr("assessor", null),
                facts.flagOr("evidence_used_before", false),
                facts.flagOr("student_signed", true),
                facts.flagOr("ratified", false),
                facts.percentOr("mark", null));
    }

    /** Shows prior learning. */
    public static Map<String, Object> show(RplOutcome outcome) {
        if (outcome instanceof RplOutcome.Limit limit) {
            return new Shown()
                    .with("permitted", limit.permitted())
                    .with("reason", limit.reason())
                    .with("max_rpl", limit.maxRpl())
                    .map();
        }
        RplOutcome.Claim claim = (RplOutcome.Claim) outcome;
        return new Shown()
                .with("permitted", claim.permitted())
                .with("reason", claim.reason())
                .with("state", claim.state())
                .with("transcript", claim.transcript())
                .with("mark", claim.mark())
                .with("usable", claim.usable())
                .map();
    }
}
