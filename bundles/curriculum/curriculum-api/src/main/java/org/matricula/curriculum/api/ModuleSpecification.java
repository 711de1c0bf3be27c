package org.matricula.curriculum.api;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What a module demands, what it teaches, whether it is offered, or what attendance it requires, from a session on. It counts once its change set is approved.
 *
 * @param id its identity
 * @param moduleId which module
 * @param moduleCode the module's code
 * @param institution whose module
 * @param aspect what it is about
 * @param number counted from 1 within the module and aspect
 * @param changeSetId the change set that it is proposed and approved with
 * @param effectiveFrom the first session in which it counts
 * @param state where its change set stands
 * @param requirements what the module demands; empty for other aspects
 * @param outcomes what the module teaches; empty for other aspects
 * @param offered false when it is discontinued from the session on; null for other aspects
 * @param attendance the attendance that the module requires, in words for students (T-MD-8); null where it requires none,
 *     and for other aspects
 * @param version the version of the record, counted from 1
 */
public record ModuleSpecification(
        ModuleSpecificationId id,
        ModuleId moduleId,
        String moduleCode,
        InstitutionCode institution,
        Aspect aspect,
        int number,
        ChangeSetId changeSetId,
        AcademicSession effectiveFrom,
        ChangeSet.State state,
        List<Requirement> requirements,
        List<LearningOutcome> outcomes,
        Boolean offered,
        String attendance,
        long version) {

    /** A specification as it is first proposed. */
    public ModuleSpecification(
            ModuleSpecificationId id,
            ModuleId moduleId,
            String moduleCode,
            InstitutionCode institution,
            Aspect aspect,
            int number,
            ChangeSetId changeSetId,
            AcademicSession effectiveFrom,
            ChangeSet.State state,
            List<Requirement> requirements,
            List<LearningOutcome> outcomes,
            Boolean offered,
            String attendance) {
        this(
                id,
                moduleId,
                moduleCode,
                institution,
                aspect,
                number,
                changeSetId,
                effectiveFrom,
                state,
                requirements,
                outcomes,
                offered,
                attendance,
                1);
    }

    /** Copies the lists. */
    public ModuleSpecification {
        requirements = List.copyOf(requirements);
        outcomes = List.copyOf(outcomes);
    }

    /** What a specification is about. */
    public enum Aspect {
        /** Prerequisites, co-requisites, exclusions. */
        REQUIREMENTS,
        /** Learning outcomes. */
        OUTCOMES,
        /** Whether it is offered; a module of which nothing is said is. */
        OFFER,
        /** The attendance that it requires; a module of which nothing is said requires none (T-MD-8). */
        ATTENDANCE
    }
}
