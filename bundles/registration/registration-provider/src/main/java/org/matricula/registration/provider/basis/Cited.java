package org.matricula.registration.provider.basis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.registration.api.AppliedRule;
import org.matricula.regulations.kit.ruling.Trail;

/**
 * What rests on waivers, as the audit trail keeps it beside what was done: a waiver may end, and why something was let pass
 * has to stay readable.
 */
public final class Cited {

    private static final String ACTION = "registration.rest-on-waiver";
    private static final int LONGEST = 500;

    private Cited() {}

    /**
     * One entry for each rule that fails and is waived; none where nothing is.
     *
     * @param subject the record that rests on it: {@code programme-registration/17}
     * @param pack the pack that ruled, with its digest
     */
    public static List<AuditEntry> of(
            InstitutionCode institution, String subject, String pack, Collection<AppliedRule> rules) {
        return rules.stream()
                .filter(rule -> rule.code().equals(Trail.WAIVED))
                .map(rule -> new AuditEntry(institution, ACTION, subject, words(rule, pack), null, Digests.of(rule)))
                .distinct()
                .toList();
    }

    private static String words(AppliedRule rule, String pack) {
        Map<String, String> facts = rule.facts();
        String module = facts.get("module");
        String words = "%s, approved by %s, lets pass %s%s of rule %s, clause %s, of %s"
                .formatted(
                        facts.get("waiver"),
                        facts.get("approver"),
                        facts.get("waived"),
                        module == null ? "" : " (" + module + ")",
                        rule.rule(),
                        rule.clause(),
                        pack);
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
