package org.matricula.students.provider.adjustment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Adjustment.Consent;
import org.matricula.students.api.Adjustment.Kind;
import org.matricula.students.api.Adjustment.Terms;
import org.matricula.students.provider.status.StatusRules;

/** What must hold of a reasonable adjustment. */
public final class AdjustmentRules {

    private static final int LONGEST = 200;
    private static final int LONGEST_CODE = 32;
    private static final int MOST = 100;

    private AdjustmentRules() {}

    public static Faults terms(Terms terms) {
        Faults faults = new Faults()
                .given("kind", terms.kind())
                .date("from", terms.from())
                .text("evidenceReference", terms.evidenceReference(), LONGEST);
        if (terms.until() != null) {
            faults.date("until", terms.until())
                    .check(
                            terms.from() == null || !terms.until().isBefore(terms.from()),
                            "until",
                            terms.until(),
                            "must not be before from");
        }
        if (terms.kind() != null) {
            members(terms, faults);
        }
        return StatusRules.reason(faults, terms.reason());
    }

    private static void members(Terms t, Faults faults) {
        if (t.kind() == Kind.EXTRA_TIME || t.kind() == Kind.DEADLINE) {
            faults.check(
                    t.amount() != null && t.amount() >= 1 && t.amount() <= MOST,
                    "amount",
                    t.amount(),
                    "must be 1 to " + MOST);
            absent("detail", t.detail(), t.kind(), faults);
        } else {
            absent("amount", t.amount(), t.kind(), faults);
            faults.text("detail", t.detail(), LONGEST);
        }
        flag("outcomesKept", t.outcomesKept(), t.kind() == Kind.METHOD, t.kind(), faults);
        flag("courseRequirement", t.courseRequirement(), t.kind() == Kind.ATTENDANCE, t.kind(), faults);
    }

    private static void flag(String field, Boolean value, boolean needed, Kind kind, Faults faults) {
        if (needed) {
            faults.given(field, value);
        } else {
            absent(field, value, kind, faults);
        }
    }

    private static void absent(String field, Object value, Kind kind, Faults faults) {
        faults.check(value == null, field, value, "must be absent for " + kind);
    }

    /** Refuses what another part of the plan, one that has not ended, does already. */
    public static void once(Collection<Adjustment> plan, Terms terms) {
        plan.stream()
                .filter(one -> one.ending() == null && one.terms().doesAs(terms))
                .findFirst()
                .ifPresent(one -> {
                    throw Problem.conflict("kind", terms.kind(), "is done on these days by adjustment " + one.id())
                            .exception();
                });
    }

    /** Refuses a consent that is on record. */
    public static void once(Adjustment adjustment, Consent consent) {
        if (adjustment.consents().stream().anyMatch(consent::isSame)) {
            throw Problem.conflict("party", consent.party(), "is on record with this name, day and reference")
                    .exception();
        }
    }

    /** @param modules codes that modules of the institution have */
    public static Faults consent(Consent consent, LocalDate today, Set<String> modules) {
        String module = consent.moduleCode();
        Faults faults = new Faults()
                .given("party", consent.party())
                .text("name", consent.name(), LONGEST)
                .date("on", consent.on())
                .check(
                        consent.on() == null || !consent.on().isAfter(today),
                        "on",
                        consent.on(),
                        "must not lie in the future")
                .text("reference", consent.reference(), LONGEST);
        if (module == null || module.isBlank() || module.length() > LONGEST_CODE) {
            return module == null ? faults : faults.text("moduleCode", module, LONGEST_CODE);
        }
        return faults.check(modules.contains(module), "moduleCode", module, "must be a module of the institution");
    }
}
