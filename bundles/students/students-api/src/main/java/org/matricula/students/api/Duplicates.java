package org.matricula.students.api;

import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Finds several records of one person and joins them. A merge is a link: the merged record and everything that other
 * domains keep under its identity stay where they are, and reads that ask for it get the survivor. Whoever lists what
 * belongs to a person asks {@link Persons} first. The outbox tells {@code students.merged} and
 * {@code students.merge-undone} with the payload {@code {"merge", "merged", "survivor"}}.
 */
public interface Duplicates {

    /** Needed to merge and undo. */
    Privilege MERGE = new Privilege("students.merge");

    /** Pairs that may be of one person and were neither merged nor told apart. Needs {@link Students#READ}. */
    Page<DuplicateCandidate> candidates(Caller caller, InstitutionCode institution, PageRequest page);

    /**
     * Remembers that two records are of two persons, so that they are no candidates any more. Needs {@link #MERGE}.
     *
     * @param reason 1 to 500 characters
     */
    void tellApart(Caller caller, StudentId first, StudentId second, String reason);

    /**
     * Merges a record into another of the same institution. Needs {@link #MERGE}.
     *
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown student, 409 when one is merged already or others are
     *     merged into the one that is to go, 422 for two institutions, the same record twice or no reason
     */
    Merge merge(Caller caller, StudentId merged, StudentId survivor, String reason);

    /**
     * Undoes a merge; both records are as before, each with what became of its registrations meanwhile. Needs
     * {@link #MERGE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when undone already, 422 without a reason
     */
    Merge undo(Caller caller, MergeId id, String reason);

    /** All merges that a record took part in, undone ones too, oldest first. Needs {@link Students#READ}. */
    List<Merge> merges(Caller caller, StudentId student);
}
