package org.matricula.students.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Which user of the realm is which student. Whatever students see of themselves goes through {@link #own}: a user sees
 * the one record that the registry linked to the user's name, and of nobody else. Entries are only added.
 */
public interface StudentAccounts {

    /** Needed to link users to students. */
    Privilege LINK = new Privilege("students.link");

    /** Held by students: what is theirs. */
    Privilege OWN = new Privilege("students.own");

    /**
     * Says that a user is a student. What is so already is not recorded again. Needs {@link #LINK}.
     *
     * @param userName 1 to 100 characters without blanks; of a user whose roles give {@link #OWN} at the student's
     *     institution, where the realm can list its users
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown student, 409 when the user is another student
     *     or the student is merged into another, 422 when a field breaks its rule
     */
    StudentAccount link(Caller caller, StudentId student, String userName, String reason);

    /**
     * Ends a link; the entries stay. Needs {@link #LINK}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the user is not linked to that student, 422 without a
     *     reason
     */
    StudentAccount unlink(Caller caller, StudentId student, String userName, String reason);

    /** Every entry about a student, oldest first. Needs {@link #LINK}; 404 for an unknown student. */
    List<StudentAccount> of(Caller caller, StudentId student);

    /**
     * Those of some users who are students of the caller's scope, by user name: whoever has an interest in a case because it
     * is the own one. Needs {@link Students#READ}.
     */
    Map<String, StudentId> among(Caller caller, Collection<String> userNames);

    /**
     * The student that the caller is. Needs {@link #OWN}.
     *
     * @return empty when the user's name is linked to no student of the caller's scope
     */
    Optional<StudentId> own(Caller caller);

    /**
     * The same for an operation about the caller.
     *
     * @throws org.matricula.kernel.api.ProblemException 403 without {@link #OWN}, 404 when the user is no student
     */
    StudentId required(Caller caller);
}
