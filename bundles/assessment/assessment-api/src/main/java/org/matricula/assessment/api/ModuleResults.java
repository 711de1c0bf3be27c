package org.matricula.assessment.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Computes and reads module results within the caller's scope. While any element of a student's module is marked by
 * candidate number, whose it is could be read from the marks in a result: all results of the student in the module are
 * left out for callers without {@link #NAMED} (T-AD-7).
 */
public interface ModuleResults {

    /** Needed to compute results. */
    Privilege COMPUTE = new Privilege("assessment.compute");

    /** Needed to read, besides {@link Marks#READ}, the results of modules that are still marked by candidate number. */
    Privilege NAMED = new Privilege("assessment.named-results");

    /**
     * Starts a job that computes the results of every registration of a session by ruling; a result that comes out as
     * the one that counts already is not written again. The packs in force now are pinned: all results of the job come
     * from them. Needs {@link #COMPUTE}.
     *
     * @param session null for every session
     * @throws org.matricula.kernel.api.ProblemException 409 when no pack is in force for a session, 422 when the
     *     institution runs nothing in that session
     */
    JobId compute(Caller caller, InstitutionCode institution, AcademicSession session);

    /** The results of a person that count, under merged records too, oldest session first. Needs {@link Marks#READ}. */
    List<ModuleResult> of(Caller caller, StudentId student);

    /**
     * The results of many students that count, set-wise, by student and session. Needs {@link Marks#READ}.
     */
    List<ModuleResult> of(Caller caller, InstitutionCode institution, Collection<StudentId> students);

    /**
     * Every result that the registrations of many students ever had, set-wise, by student and session, of a registration
     * the oldest first. Needs {@link Marks#READ}.
     */
    List<ModuleResult> versions(Caller caller, InstitutionCode institution, Collection<StudentId> students);

    /** Every result that a registration ever had with its explanation, oldest first. Needs {@link Marks#READ}. */
    List<ExplainedResult> history(Caller caller, org.matricula.registration.api.ModuleRegistrationId registration);

    /**
     * Why results are as they are, in words for the student whose they are, set-wise, as plain text by result: elements,
     * late work, limits, what is carried, what was decided about the work, and the clauses. Results without a ruling, such
     * as those from elsewhere, are left out. Needs {@link Marks#READ}.
     */
    Map<ModuleResultId, String> explained(Caller caller, Collection<ModuleResult> results);

    /**
     * Those of some results that failed something which must be passed by itself (T-MR-9), whatever else was failed; of
     * results by which credit is held none. Needs {@link Marks#READ}.
     */
    Set<ModuleResultId> mustPassFailed(Caller caller, Collection<ModuleResult> results);

    /**
     * A result and how it came about.
     *
     * @param result the result
     * @param findings its ruling as a JSON object: what the pack answers beside mark and grade ({@code band},
     *     {@code credits} earned, {@code capped}; {@code overall}, {@code minimumUnmet}), {@code elementMarks} and
     *     {@code partMarks} after late penalties by code, {@code carried} elements, {@code gaps}, {@code review} and
     *     {@code findings}, each with {@code rule}, {@code clause}, {@code code}, {@code satisfied}, {@code facts} and
     *     {@code steps}; besides, what it was made from: {@code markRows}, the identities of marks by the element's code,
     *     and {@code outcomes}, those of outcomes; {@code setAside}, those of marks that do not count because the element
     *     is carried; and {@code compensation}, the decision of a board that made it PC
     */
    record ExplainedResult(ModuleResult result, String findings) {}
}
