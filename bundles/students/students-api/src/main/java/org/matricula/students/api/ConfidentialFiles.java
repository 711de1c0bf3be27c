package org.matricula.students.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;

/**
 * Notes and special-category data as the rows of files, set-wise: apart from {@link StudentFiles}, because whoever may see
 * the record may not see these. What leaves comes in again as it was. Imports are idempotent: a row that is there already
 * as given is UNCHANGED, and one at fault is REFUSED without hindering the others; nothing is overwritten.
 *
 * <p>{@code students} says whose records leave, with the numbers by which rows name them; those of other institutions are
 * left out. {@code reason} is why for the audit trail; 1 to 500 characters.
 */
public interface ConfidentialFiles {

    /** The notes that the caller may read, as in {@link Notes#of}, replaced ones too. Needs {@link Students#READ}. */
    List<NoteRow> notes(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds notes that were written elsewhere, with who wrote them and when; the audit trail says who brought them here.
     * A note is another's when one of its student was written at the same moment with other words: it is refused. Needs
     * {@link Notes#WRITE} and, row by row, the privilege of the office.
     */
    List<RowOutcome> importNotes(
            Caller caller, InstitutionCode institution, List<NoteRow> rows, Set<String> untouched, String reason);

    /**
     * What stands of special-category data. Needs {@link SpecialData#READ}; one entry in the audit trail for each student
     * that was read.
     *
     * @param purpose what for, 1 to 200 characters
     */
    List<SpecialRow> specialData(
            Caller caller, InstitutionCode institution, Map<StudentId, String> students, String purpose);

    /**
     * Adds special-category data by kind and first day; what holds from the same day differently is corrected. The answer
     * tells what is there already, so it needs {@link SpecialData#READ} beside {@link SpecialData#WRITE}, and is a reading
     * in the audit trail, for the reason of the import.
     */
    List<RowOutcome> importSpecialData(
            Caller caller, InstitutionCode institution, List<SpecialRow> rows, Set<String> untouched, String reason);
}
