package org.matricula.students.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Whole records as of any date. */
public interface StudentRecords {

    /** Needed to read; the same as {@link Students#READ}. */
    Privilege READ = Students.READ;

    /**
     * The record as it was valid on a day, as it was known at a moment.
     *
     * @param asOf null for today at the student's institution
     * @param knownAt null for now
     * @param own true for the record itself also when it is merged into another; false for the survivor then
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope, or none was known then
     */
    StudentRecord record(Caller caller, StudentId student, LocalDate asOf, Instant knownAt, boolean own);

    /**
     * The record of the student that the caller is; the survivor's where it is merged into another. Needs
     * {@link StudentAccounts#OWN}.
     *
     * @param asOf null for today at the student's institution
     * @throws org.matricula.kernel.api.ProblemException 404 when the caller is no student
     */
    StudentRecord own(Caller caller, LocalDate asOf);
}
