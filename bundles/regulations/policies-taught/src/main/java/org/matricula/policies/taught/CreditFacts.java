package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/** What a credit check looks at (sections 1.2 to 1.4): one kind of facts for each check. */
public sealed interface CreditFacts {

    /**
     * Does this record satisfy this award?
     *
     * @param award the award's family: {@code BACHELORS_HONS}
     * @param modules the whole record
     */
    record AwardCredit(String award, List<ModuleFact> modules) implements CreditFacts {

        /** Copies the list. */
        public AwardCredit {
            modules = List.copyOf(modules);
        }
    }

    /**
     * Does the credit for which an award was conferred count for the award of another course (T-AW-2, T-AW-3)?
     *
     * @param award the family of the award that is studied for: {@code PGDIP}
     * @param held the family of the award that was conferred: {@code PGCERT}
     * @param topUp true when the student entered on account of an own foundation degree or HND (T-CL-2)
     */
    record HandedUp(String award, String held, boolean topUp) implements CreditFacts {}

    /**
     * Is this a permitted size for a module (T-MD-2)?
     *
     * @param credits the size
     * @param kind what sort of module it is
     * @param derogation true when a larger size was approved
     */
    record ModuleSize(int credits, ModuleKind kind, boolean derogation) implements CreditFacts {}

    /**
     * Credit for a part of a module (T-MD-3)?
     *
     * @param credits the module's credits
     * @param requested the credits asked for
     */
    record PartCredit(int credits, int requested) implements CreditFacts {}

    /**
     * How much work is it (T-MD-1)?
     *
     * @param credits the credits
     * @param hours the notional hours planned; null when only asked for
     */
    record Effort(int credits, BigDecimal hours) implements CreditFacts {}

    /**
     * Credit for work experience (T-MD-6).
     *
     * @param credits the credits at stake
     * @param competencies true when the set competencies were shown
     * @param employerReference true when there is a good reference of the employer
     * @param supervisorReference true when there is a good reference of the supervisor
     * @param activitiesComplete true when the prescribed activities were done
     */
    record WorkExperience(
            int credits,
            boolean competencies,
            boolean employerReference,
            boolean supervisorReference,
            boolean activitiesComplete)
            implements CreditFacts {}

    /**
     * Is the work experience long enough (EEC, EED, sandwich degrees)?
     *
     * @param award EEC, EED or SANDWICH
     * @param weeks weeks worked
     * @param hours hours worked
     */
    record WorkExperienceLength(String award, BigDecimal weeks, BigDecimal hours) implements CreditFacts {}
}
