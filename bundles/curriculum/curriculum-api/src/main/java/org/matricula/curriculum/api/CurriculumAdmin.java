package org.matricula.curriculum.api;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Administers the curriculum within the caller's scope; every method needs {@link #WRITE}. The {@code importAll}
 * methods are set-wise and idempotent: a row that is there already as given is UNCHANGED, one that differs is CHANGED,
 * and a row at fault is REFUSED without hindering the others.
 */
public interface CurriculumAdmin {

    /** Needed to write. */
    Privilege WRITE = new Privilege("curriculum.write");

    /**
     * Adds or changes awards of the platform's list. Needs a scope of all institutions. A row that differs in family,
     * level or credits is refused once a programme leads to the award.
     */
    default List<RowOutcome> importAwards(Caller caller, List<Award> awards) {
        return importAwards(caller, awards, null, false);
    }

    /**
     * The same, for awards that change too.
     *
     * @param reason why, 1 to 500 characters; a row that changes an award is refused without
     * @param correctsRecord true when a title that changes was wrong from the beginning; otherwise it stays what was
     *     decided before bears
     */
    List<RowOutcome> importAwards(Caller caller, List<Award> awards, String reason, boolean correctsRecord);

    /**
     * Adds a programme.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a field breaks its rule or the award is unknown, 409
     *     when the code is taken
     */
    Versioned<Programme> createProgramme(Caller caller, Programme programme);

    /**
     * Changes a programme, but for its institution and code, as long as none of its versions was submitted or approved.
     *
     * @param version the version that the change is based on
     * @param reason why, for the audit trail; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 stale, 422 when a field breaks its rule or is
     *     fixed by now
     */
    Versioned<Programme> changeProgramme(Caller caller, Programme programme, long version, String reason);

    /**
     * Adds a module.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a field breaks its rule (credits below 5, level
     *     outside 3 to 8), 409 when the code is taken
     */
    Versioned<Module> createModule(Caller caller, Module module);

    /** Changes a module's title and core flag from now on. */
    default Versioned<Module> changeModule(Caller caller, Module module, long version, String reason) {
        return changeModule(caller, module, version, reason, false);
    }

    /**
     * Changes a module's title and core flag.
     *
     * @param version the version that the change is based on
     * @param reason why, for the audit trail; 1 to 500 characters
     * @param correctsRecord true when a title that changes was wrong from the beginning; otherwise it stays what was
     *     decided before bears
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 stale, 422 when code, level, credits or
     *     kind differ: they are fixed once a module exists
     */
    Versioned<Module> changeModule(Caller caller, Module module, long version, String reason, boolean correctsRecord);

    /**
     * Adds an occurrence with its pattern.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the weights do not add up to 100 or the module is
     *     unknown, 409 when the module runs in that period already
     */
    Versioned<Occurrence> createOccurrence(Caller caller, Occurrence occurrence);

    /**
     * Sets the whole pattern of an occurrence. An element whose code stays keeps its identity; one whose code is gone is
     * withdrawn, and has its identity back when its code comes back.
     *
     * @param elements all its elements; their ids are ignored
     * @param version the version of the occurrence that the change is based on
     * @param reason why, for the audit trail; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when an element that has marks would go or get
     *     parts, 412 stale, 422 when a field breaks its rule or the weights do not add up to 100
     */
    Versioned<Occurrence> changePattern(
            Caller caller, OccurrenceId id, List<Element> elements, long version, String reason);

    /**
     * Sets what the outline of an occurrence says beside its pattern.
     *
     * @param outline null for nothing
     * @param version the version of the occurrence that the change is based on
     * @param reason why, for the audit trail; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 stale, 422 when a field breaks its rule
     */
    Versioned<Occurrence> changeOutline(Caller caller, OccurrenceId id, Outline outline, long version, String reason);

    /**
     * Says that an occurrence does not take place. Nobody chooses it from now on, and who is on it is taken off as of
     * today, by which nobody gives up a module.
     *
     * @param version the version of the occurrence that the change is based on
     * @param reason why, 1 to 500 characters; students are told
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is cancelled already or somebody has a
     *     mark or a result of it, 412 stale, 422 without a reason, 503 while nobody can tell
     */
    Versioned<CancelledOccurrence> cancelOccurrence(Caller caller, OccurrenceId id, long version, String reason);

    /**
     * Says that an occurrence takes place after all. Who was taken off is on it again, but for those who have taken
     * another module of the session since, who do not study any more, or against whom something stands.
     *
     * @param version the version of the occurrence that the change is based on
     * @param reason why, for the audit trail; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is not cancelled or the module is
     *     discontinued, 412 stale, 422 without a reason, 503 while nobody can tell
     */
    Versioned<CancelledOccurrence> reinstateOccurrence(Caller caller, OccurrenceId id, long version, String reason);

    /**
     * Adds or changes programmes of one institution; {@code id} and {@code institution} of the rows are ignored. A row
     * that differs is refused once a version of the programme was submitted or approved.
     */
    List<RowOutcome> importProgrammes(Caller caller, InstitutionCode institution, List<Programme> programmes);

    /**
     * Adds or changes modules of one institution; {@code id} and {@code institution} of the rows are ignored. A row that
     * differs in level, credits or kind is refused, because they are fixed once a module exists.
     */
    default List<RowOutcome> importModules(Caller caller, InstitutionCode institution, List<Module> modules) {
        return importModules(caller, institution, modules, "Brought in by an import.");
    }

    /**
     * The same, with a reason for titles that change.
     *
     * @param reason 1 to 500 characters
     */
    List<RowOutcome> importModules(Caller caller, InstitutionCode institution, List<Module> modules, String reason);

    /**
     * Adds titles that modules of the institution, and awards, bore before. What is on record stays: a row that tells of
     * the same moment otherwise is refused. Those of awards need a scope of all institutions.
     */
    List<RowOutcome> importFormerTitles(Caller caller, InstitutionCode institution, List<FormerTitle> rows);

    /**
     * Adds or changes occurrences (dates, sites, outlines); elements of the rows are ignored, {@code moduleCode} names the
     * module. A row without a site, without an outline or without a cancellation leaves it as it is; one with a
     * cancellation says it as {@link #cancelOccurrence} does.
     */
    List<RowOutcome> importOccurrences(Caller caller, InstitutionCode institution, List<Occurrence> occurrences);

    /**
     * Sets whole patterns, as {@link #changePattern} does. A pattern whose weights do not add up to 100 is refused as
     * one; the first pattern of an occurrence is CREATED. The id of an outcome is the occurrence's.
     *
     * @param untouched fields that the rows say nothing about and that stay as they are: {@code deadline},
     *     {@code parent}, {@code minimum}
     */
    List<RowOutcome> importPatterns(
            Caller caller, InstitutionCode institution, List<OccurrencePattern> patterns, Set<String> untouched);

    /** The same, with every field as the rows say, also where they say nothing. */
    default List<RowOutcome> importPatterns(
            Caller caller, InstitutionCode institution, List<OccurrencePattern> patterns) {
        return importPatterns(caller, institution, patterns, Set.of());
    }

    /**
     * Drafts versions of programmes with their structures. They go into one draft change set for each effective
     * session, which somebody else approves ({@link CurriculumChanges}); a version that is drafted, submitted or
     * approved already as given is UNCHANGED, a draft that differs is CHANGED, and where only decided versions differ a
     * new one is CREATED. What was replaced within its session comes into the change set too, and never counts. The id of
     * an outcome is the version's.
     */
    List<RowOutcome> importVersions(Caller caller, InstitutionCode institution, List<VersionRow> rows);

    /** Drafts all that modules demand, in the same way. The id of an outcome is the specification's. */
    List<RowOutcome> importRequirements(Caller caller, InstitutionCode institution, List<RequirementRow> rows);

    /** Drafts all that modules teach, in the same way. The id of an outcome is the specification's. */
    List<RowOutcome> importOutcomes(Caller caller, InstitutionCode institution, List<OutcomeRow> rows);

    /** Drafts whether modules are offered, in the same way. The id of an outcome is the specification's. */
    List<RowOutcome> importOffers(Caller caller, InstitutionCode institution, List<OfferRow> rows);

    /** Drafts what attendance modules require, in the same way. The id of an outcome is the specification's. */
    List<RowOutcome> importAttendance(Caller caller, InstitutionCode institution, List<AttendanceRow> rows);
}
