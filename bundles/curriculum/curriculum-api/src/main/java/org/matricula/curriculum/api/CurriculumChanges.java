package org.matricula.curriculum.api;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Changes of the curriculum with a session from which they count: drafted by one person, approved by another, never
 * changed once decided. Reading needs {@link #READ}, drafting and submitting {@link #WRITE}, deciding {@link #APPROVE};
 * the institution lies within the caller's scope.
 */
public interface CurriculumChanges {

    /** Needed to read. */
    Privilege READ = Curriculum.READ;

    /** Needed to draft and submit. */
    Privilege WRITE = CurriculumAdmin.WRITE;

    /** Needed to approve and reject; apart from {@link #WRITE}, and never used by whoever submitted. */
    Privilege APPROVE = new Privilege("curriculum.approve");

    /**
     * Begins a change set.
     *
     * @param title what it is about, 1 to 200 characters
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 422 when a field breaks its rule
     */
    ChangeSet begin(
            Caller caller, InstitutionCode institution, String title, AcademicSession effectiveFrom, String reason);

    /**
     * Change sets by id.
     *
     * @param institution null for every institution of the scope
     * @param state null for every state
     */
    Page<ChangeSet> list(Caller caller, InstitutionCode institution, ChangeSet.State state, PageRequest page);

    /**
     * One change set.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    ChangeSet get(Caller caller, ChangeSetId id);

    /** The versions of programmes of a change set, by programme. */
    List<ProgrammeVersion> versions(Caller caller, ChangeSetId id);

    /** What modules demand and teach by a change set, by module. */
    List<ModuleSpecification> specifications(Caller caller, ChangeSetId id);

    /**
     * What the regulations of the effective session say of a change set: as it was found when it was submitted or
     * decided, and of a draft as it would be found now.
     */
    List<CurriculumCheck> checks(Caller caller, ChangeSetId id);

    /**
     * Drafts the next version of a programme.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown programme or change set, 409 when the change set is
     *     no draft or has a version of the programme already, 422 when a field breaks its rule
     */
    Versioned<ProgrammeVersion> draft(Caller caller, VersionDraft draft);

    /**
     * Sets title and structure of a draft.
     *
     * @param title null to leave it
     * @param version the version of the record that the change is based on
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is no draft, 412 stale, 422 with all
     *     faults of the structure
     */
    Versioned<ProgrammeVersion> restructure(
            Caller caller,
            ProgrammeId programme,
            int number,
            String title,
            ProgrammeStructure structure,
            long version,
            String reason);

    /**
     * Proposes all that a module demands, within a change set; replaces an earlier proposal of the same change set.
     *
     * @param version the version of the proposal that is replaced; null where the change set has none yet
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when the change set is no draft, 412 when the
     *     proposal has another version or there is none, 428 when there is one and no version is given, 422 when a demand
     *     names the module itself, no module of the institution, or contradicts another
     */
    ModuleSpecification proposeRequirements(
            Caller caller,
            ModuleId module,
            ChangeSetId changeSet,
            List<Requirement> requirements,
            String reason,
            Long version);

    /** The first proposal of a change set. */
    default ModuleSpecification proposeRequirements(
            Caller caller, ModuleId module, ChangeSetId changeSet, List<Requirement> requirements, String reason) {
        return proposeRequirements(caller, module, changeSet, requirements, reason, null);
    }

    /** Proposes all that a module teaches, in the same way. */
    ModuleSpecification proposeOutcomes(
            Caller caller,
            ModuleId module,
            ChangeSetId changeSet,
            List<LearningOutcome> outcomes,
            String reason,
            Long version);

    /** The first proposal of a change set. */
    default ModuleSpecification proposeOutcomes(
            Caller caller, ModuleId module, ChangeSetId changeSet, List<LearningOutcome> outcomes, String reason) {
        return proposeOutcomes(caller, module, changeSet, outcomes, reason, null);
    }

    /**
     * Proposes to discontinue a module from the session of the change set on, or to offer it again, in the same way. The
     * checks of the change set name every programme that still needs it, modules that demand it and runs that are set up;
     * a core rule, a choice that could not be made any more and a co-requisite refuse it. A discontinued module gets no
     * new runs.
     *
     * @param offered false to discontinue it; must be given
     */
    ModuleSpecification proposeOffer(
            Caller caller, ModuleId module, ChangeSetId changeSet, Boolean offered, String reason, Long version);

    /** The first proposal of a change set. */
    default ModuleSpecification proposeOffer(
            Caller caller, ModuleId module, ChangeSetId changeSet, Boolean offered, String reason) {
        return proposeOffer(caller, module, changeSet, offered, reason, null);
    }

    /**
     * Proposes what attendance a module requires from the session of the change set on, in the same way. It stands in the
     * definition of the module, and students on it read it with their registrations (T-MD-8).
     *
     * @param attendance in words for students, 1 to 2000 characters; null when none is required any more
     */
    ModuleSpecification proposeAttendance(
            Caller caller, ModuleId module, ChangeSetId changeSet, String attendance, String reason, Long version);

    /** The first proposal of a change set. */
    default ModuleSpecification proposeAttendance(
            Caller caller, ModuleId module, ChangeSetId changeSet, String attendance, String reason) {
        return proposeAttendance(caller, module, changeSet, attendance, reason, null);
    }

    /**
     * Submits a draft for approval.
     *
     * @param evidence what the approval can rest on, up to 2000 characters; may be null
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is no draft or no pack is in force, 422
     *     when it is empty, when the regulations refuse something of it (each fault with its clause), or when
     *     prerequisites make a circle
     */
    ChangeSet submit(Caller caller, ChangeSetId id, String evidence);

    /**
     * Approves what was submitted, in the caller's name. It is judged again, because regulations may have changed.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 403 when the caller submitted it, 404, 409, 422 as
     *     {@link #submit}
     */
    ChangeSet approve(Caller caller, ChangeSetId id, String reason);

    /**
     * Rejects what was submitted, in the caller's name.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 403 when the caller submitted it, 404, 409 when it is not
     *     submitted
     */
    ChangeSet reject(Caller caller, ChangeSetId id, String reason);

    /**
     * Withdraws a draft that nobody pursues, with all that is in it, in the caller's name; it is rejected then. Needs
     * {@link #WRITE}.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404, 409 when it is no draft, 422 when there is no reason
     */
    ChangeSet withdraw(Caller caller, ChangeSetId id, String reason);
}
