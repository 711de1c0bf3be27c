package org.matricula.students.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Special-category data, kept apart from the record. Every reading is an entry of the audit trail with its purpose.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 404 unknown student, 422 when a field or the purpose
 * (1 to 200 characters) breaks its rule.
 */
public interface SpecialData {

    /** Needed to read. */
    Privilege READ = new Privilege("students.special-read");

    /** Needed to write. */
    Privilege WRITE = new Privilege("students.special-write");

    /** All that was recorded of a student, oldest first. Needs {@link #READ}. */
    List<Dated<SpecialCategory>> of(Caller caller, StudentId student, String purpose);

    /**
     * What holds now of many students, set-wise, for a statutory return; students without any are left out. Needs
     * {@link #READ}; one entry in the audit trail for each student that was read.
     */
    Map<StudentId, List<SpecialCategory>> present(
            Caller caller, InstitutionCode institution, Collection<StudentId> students, String purpose);

    /** Records a characteristic. Needs {@link #WRITE}. */
    Dated<SpecialCategory> record(Caller caller, StudentId student, SpecialCategory category, DetailEntry entry);
}
