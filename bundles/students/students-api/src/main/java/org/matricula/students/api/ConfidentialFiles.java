package org.matricula.students.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Notes and special-category data as the rows of files, set-wise: apart from {@link StudentFiles}, because whoever may see
 * the record may not see these. What leaves comes in again as it was. Imports are idempotent: a row that is there already
 * as given is UNCHANGED, and one at fault is REFUSED without hindering the others; nothing is overwritten.
 *
 * <p>{@code students} says whose records leave, with the numbers by which rows name them; those of other institutions are
 * left out. {@code reason} is why for the audit trail; 1 to 500 characters.
 */
public interface ConfidentialFiles {

    /** Needed to read notes; the same as {@link Students#READ}. */
    Privilege READ_NOTES = Students.READ;

    /** Needed to write notes; the same as {@link Notes#WRITE}. */
    Privilege WRITE_NOTES = Notes.WRITE;

    /** Needed to read special-category data; the same as {@link SpecialData#READ}. */
    Privilege READ_SPECIAL = SpecialData.READ;

    /** Needed to write special-category data; the same as {@link SpecialData#WRITE}. */
    Privilege WRITE_SPECIAL = SpecialData.WRITE;

    /** The notes that the caller may read, as in {@link Notes#of}, replaced ones too. Needs {@link #READ_NOTES}. */
    List<NoteRow> notes(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds notes that were written elsewhere, with who wrote them and when; the audit trail says who brought them here.
     * A note is another's when one of its student was written at the same moment with other words: it is refused. Needs
     * {@link #WRITE_NOTES} and, row by row, the privilege of the office.
     */
    List<RowOutcome> importNotes(
            Caller caller, InstitutionCode institution, List<NoteRow> rows, Set<String> untouched, String reason);

    /**
     * What stands of special-category data. Needs {@link #READ_SPECIAL}; one entry in the audit trail for each student
     * that was read.
     *
     * @param purpose what for, 1 to 200 characters
     */
    List<SpecialRow> specialData(
            Caller caller, InstitutionCode institution, Map<StudentId, String> students, String purpose);

    /**
     * Adds special-category data by kind and first day; what holds from the same day differently is corrected. The answer
     * tells what is there already, so it needs {@link #READ_SPECIAL} beside {@link #WRITE_SPECIAL}, and is a reading
     * in the audit trail, for the reason of the import.
     */
    List<RowOutcome> importSpecialData(
            Caller caller, InstitutionCode institution, List<SpecialRow> rows, Set<String> untouched, String reason);
}
