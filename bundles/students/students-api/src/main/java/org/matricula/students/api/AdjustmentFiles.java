package org.matricula.students.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Reasonable adjustments as the rows of files, set-wise, with who recorded them and when; the audit trail says who brought
 * them here. Records are added and never changed: a row that is there already as given is UNCHANGED, one that is there
 * otherwise or is at fault is REFUSED without hindering the others.
 *
 * <p>Reasons and evidence are special-category data: whoever exports says what for, 1 to 200 characters, and the audit
 * trail has a reading of each student. An import answers what is there already, so it is a reading too, for the reason of
 * the import, and needs {@link #READ} beside {@link #WRITE}. {@code students} says whose records leave, with the numbers by
 * which rows name them; those of other institutions are left out.
 */
public interface AdjustmentFiles {

    /** Needed to read; the same as {@link Adjustments#READ}. */
    Privilege READ = Adjustments.READ;

    /** Needed to write; the same as {@link Adjustments#WRITE}. */
    Privilege WRITE = Adjustments.WRITE;

    /** Adjustments, ended ones too, by student, oldest first. Needs {@link #READ}. */
    List<AdjustmentRow> adjustments(
            Caller caller, InstitutionCode institution, Map<StudentId, String> students, String purpose);

    /** Adds adjustments, ended ones with their ends. */
    List<RowOutcome> importAdjustments(
            Caller caller, InstitutionCode institution, List<AdjustmentRow> rows, Set<String> untouched, String reason);

    /** Consents to adjustments, by student and adjustment, oldest first. Needs {@link #READ}. */
    List<AdjustmentConsentRow> consents(
            Caller caller, InstitutionCode institution, Map<StudentId, String> students, String purpose);

    /** Adds consents to adjustments that are here. */
    List<RowOutcome> importConsents(
            Caller caller,
            InstitutionCode institution,
            List<AdjustmentConsentRow> rows,
            Set<String> untouched,
            String reason);
}
