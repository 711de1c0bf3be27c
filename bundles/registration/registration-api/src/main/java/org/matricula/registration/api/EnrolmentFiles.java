package org.matricula.registration.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * What was found at the gates of enrolment as the rows of files, set-wise, with who recorded it and when; the audit trail
 * says who brought it here. Records are added and never changed: a row that is there already as given is UNCHANGED, one
 * that is there otherwise or is at fault is REFUSED without hindering the others. Nothing is judged on import; where an
 * open task stands says the next judging.
 *
 * <p>{@code students} says whose records leave, with the numbers by which rows name them; those of other institutions are
 * left out. {@code reason} is why, for the audit trail; 1 to 500 characters.
 */
public interface EnrolmentFiles {

    /** Needed to read; the same as {@link Registrations#READ}. */
    Privilege READ = Registrations.READ;

    /** Checks at the gates, by student and session, oldest first. Needs {@link #READ}. */
    List<GateCheckRow> gateChecks(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds checks; the one that was recorded last counts, whenever it came in. Needs {@link EnrolmentTasks#CHECK}, and
     * {@link EnrolmentTasks#DECLARE} for a row about a declaration.
     */
    List<RowOutcome> importGateChecks(
            Caller caller, InstitutionCode institution, List<GateCheckRow> rows, Set<String> untouched, String reason);

    /** Documents that were asked for, by student, oldest first. Needs {@link #READ}. */
    List<MissingDocumentRow> missingDocuments(
            Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Adds documents that were asked for. Needs {@link EnrolmentTasks#CHECK}. */
    List<RowOutcome> importMissingDocuments(
            Caller caller,
            InstitutionCode institution,
            List<MissingDocumentRow> rows,
            Set<String> untouched,
            String reason);

    /** ID cards, by student, oldest first. Needs {@link #READ}. */
    List<IdCardRow> idCards(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds cards that were issued. One whose number is another student's, and a second valid one of a student, is refused.
     * Needs {@link IdCards#ISSUE}.
     */
    List<RowOutcome> importIdCards(
            Caller caller, InstitutionCode institution, List<IdCardRow> rows, Set<String> untouched, String reason);
}
