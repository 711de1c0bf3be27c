package org.matricula.exchange.provider.store;

import org.matricula.exchange.api.ImportId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;

/**
 * What the job of an import needs to go on, also after a restart.
 *
 * @param id which import
 * @param institution into whose records
 * @param mapping the mapping's name
 * @param rows how many rows the file has
 * @param dryRun true when nothing is to be written
 * @param caller who asked for it, with privileges and scope as they were then; the journal keeps it
 */
public record ImportRun(
        ImportId id, InstitutionCode institution, String mapping, long rows, boolean dryRun, Caller caller) {

    /** Why records are written, for the audit trail. */
    public String reason() {
        return "import " + id;
    }
}
