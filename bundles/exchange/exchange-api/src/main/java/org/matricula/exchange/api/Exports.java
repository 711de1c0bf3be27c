package org.matricula.exchange.api;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Exports records as files that the same mapping takes in again, within the caller's scope. */
public interface Exports {

    /** Needed to export, together with the privileges to read what leaves. */
    Privilege RUN = new Privilege("exchange.export");

    /**
     * Writes the records of an institution as the file that the mapping would read. The file is whole before its first
     * byte leaves, and the audit trail says who took how many rows of what, with the digest of the file. Records are
     * read page by page: one that changes meanwhile is there as it was or as it is. Needs {@link #RUN}.
     *
     * @param mapping the name of a mapping whose rules can be gone back
     * @param session only the records of this session; null for all
     * @param purpose what for, 1 to 200 characters, for the audit trail; null will do but for special-category data
     * @throws org.matricula.kernel.api.ProblemException 403 without the privilege to read what leaves or outside the
     *     scope, 404 unknown mapping, 413 more rows than a workbook takes, 422 when the mapping cannot be gone back or
     *     its records have no session, 503 when their domain is away
     */
    ExportedFile export(
            Caller caller,
            InstitutionCode institution,
            String mapping,
            AcademicSession session,
            String purpose,
            FileFormat format);
}
