package org.matricula.policies.taught;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;

/** What a classification looks at (section 6). */
public sealed interface ClassificationFacts {

    /**
     * A record to be classified.
     *
     * @param award the family of the award
     * @param use what the award is for
     * @param entry how the student came to the course
     * @param modules the whole record
     * @param begun the session in which the course began; null where it does not matter
     * @param bothRulesRequested true when a student with level 5 modules from before the rules of 2011/12 asks for both
     * @param level5Before true when some level 5 modules were completed before 2011/12
     * @param level6Before true when some level 6 modules were completed before 2011/12
     */
    record Award(
            String award,
            Use use,
            Entry entry,
            List<ModuleFact> modules,
            AcademicSession begun,
            boolean bothRulesRequested,
            boolean level5Before,
            boolean level6Before)
            implements ClassificationFacts {

        /** Copies the list. */
        public Award {
            modules = List.copyOf(modules);
        }
    }

    /**
     * An aegrotat award (A.2.9.11.1).
     *
     * @param awardType what sort of award it would be
     * @param illness true when illness kept the student from final elements
     * @param priorPerformanceConclusive true when prior work shows beyond reasonable doubt a pass
     * @param unlikelyToReturn true when the student will probably not come back
     * @param studentConsents true when the student agreed expressly
     * @param dissertationExaminable false when a dissertation cannot be examined
     */
    record Aegrotat(
            AwardType awardType,
            boolean illness,
            boolean priorPerformanceConclusive,
            boolean unlikelyToReturn,
            boolean studentConsents,
            boolean dissertationExaminable)
            implements ClassificationFacts {}

    /**
     * A posthumous award (A.2.9.11.2).
     *
     * @param awardType what sort of award it would be
     * @param requirementsMet true when all was fulfilled before death
     * @param credits credits obtained at the appropriate levels
     * @param required credits required; above 0 where only a share of them is held
     * @param mode how the student studied
     * @param report true when a senior faculty member reported that the award was likely
     */
    record Posthumous(
            AwardType awardType, boolean requirementsMet, int credits, int required, StudyMode mode, boolean report)
            implements ClassificationFacts {}

    /** What an award is for. */
    enum Use {
        /** What the course leads to. */
        TARGET,
        /** Taken on the way out. */
        EXIT,
        /** Validated by itself. */
        FREE_STANDING
    }

    /** How a student came to the course. */
    enum Entry {
        /** From its beginning, or with recognised prior learning. */
        STANDARD,
        /** Straight into the final stage. */
        FINAL_STAGE,
        /** From an HND or foundation degree of this university. */
        TOP_UP_OWN
    }

    /** Sorts of award for the special cases. */
    enum AwardType {
        /** Undergraduate below honours. */
        UNDERGRADUATE,
        /** Honours degree. */
        HONOURS,
        /** Postgraduate certificate or diploma. */
        TAUGHT_POSTGRADUATE,
        /** Taught master's. */
        TAUGHT_MASTERS,
        /** Research degree. */
        RESEARCH_DEGREE
    }

    /** An ordinary target award. */
    static Award award(String award, List<ModuleFact> modules) {
        return award(award, Use.TARGET, Entry.STANDARD, modules);
    }

    /** An award, its use and the entry. */
    static Award award(String award, Use use, Entry entry, List<ModuleFact> modules) {
        return new Award(award, use, entry, modules, null, false, false, false);
    }
}
