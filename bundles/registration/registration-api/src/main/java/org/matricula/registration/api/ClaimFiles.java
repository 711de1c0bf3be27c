package org.matricula.registration.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Claims to the recognition of prior learning as the rows of files, in the way of {@link RegistrationFiles}. */
public interface ClaimFiles {

    /** Needed to read; the same as {@link Registrations#READ}. */
    Privilege READ = Registrations.READ;

    /** Needed to write; the same as {@link Claims#WRITE}. */
    Privilege WRITE = Claims.WRITE;

    /** Claims, by student and age. Needs {@link #READ}. */
    List<ClaimRow> claims(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds claims that were made elsewhere as they stand, with who took each step and when; the audit trail says who
     * brought them here. Nothing is judged and nothing recognised again: what came of them comes in as prior learning. The
     * rows of one claim stand or fall together. A claim that is here is never changed. Needs {@link #WRITE}, for one
     * that was accepted or refused {@link Claims#ASSESS} too, and for one that was ratified {@link Claims#RATIFY}.
     */
    List<RowOutcome> importClaims(
            Caller caller, InstitutionCode institution, List<ClaimRow> rows, Set<String> untouched, String reason);
}
