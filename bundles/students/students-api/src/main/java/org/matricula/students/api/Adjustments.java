package org.matricula.students.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * The plan of reasonable adjustments of a person, over all merged records. Reasons and evidence are special-category data:
 * every reading is an entry of the audit trail with its purpose. Everybody else sees what there is to do.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 404 for an unknown student or adjustment, 422 when a
 * field breaks its rule.
 */
public interface Adjustments {

    /** Needed to read plans with their reasons. */
    Privilege READ = new Privilege("students.adjustments-read");

    /** Needed to record and end. */
    Privilege WRITE = new Privilege("students.adjustments-write");

    /** Needed to see what there is to do. */
    Privilege EFFECTS = new Privilege("students.adjustments-effects");

    /**
     * The plan of a person, ended parts included, oldest first. Needs {@link #READ}.
     *
     * @param purpose why it is read, 1 to 200 characters
     */
    List<Adjustment> of(Caller caller, StudentId student, String purpose);

    /** The caller's own plan. Needs {@link StudentAccounts#OWN}. */
    List<Adjustment> own(Caller caller);

    /**
     * Records an adjustment. Needs {@link #WRITE}; 409 for a record that is merged into another, and while the same is to
     * be done on the same days by another part of the plan, which is named.
     */
    Adjustment record(Caller caller, StudentId student, Adjustment.Terms terms);

    /**
     * Records that somebody agreed or was told. Needs {@link #WRITE}; 409 when the adjustment has ended, or the same is on
     * record, 422 also where the module is none of the institution, 503 while nobody can say that.
     */
    Adjustment consent(Caller caller, StudentId student, AdjustmentId id, Adjustment.Consent consent);

    /**
     * Ends an adjustment, which stays on record. Needs {@link #WRITE}; 409 when it has ended.
     *
     * @param lastDay the last day on which it holds; null when it was wrong and never held
     * @param reason 1 to 500 characters
     */
    Adjustment end(Caller caller, StudentId student, AdjustmentId id, LocalDate lastDay, String reason);

    /**
     * What there is to do for many students, set-wise, whenever it holds; students without are left out, and so is what
     * never held. Needs {@link #EFFECTS}.
     */
    Map<StudentId, List<Adjustment.Effect>> effects(Caller caller, Collection<StudentId> students);
}
