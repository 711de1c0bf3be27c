package org.matricula.regulations.engine;

import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.engine.store.PackRow;

/**
 * Who knows of a pack. Regulations that are or were in force are public. What an institution only prepares is known
 * within its scope, which its awarding body's holds too; for everybody else it is not there.
 */
final class PackVisibility {

    private PackVisibility() {}

    static boolean shows(Caller caller, PackRow row) {
        return row.state() == PackState.ACTIVE || row.state() == PackState.RETIRED || holds(caller.scope(), row);
    }

    /** Whose descriptor could not be read is everybody's and nobody's: the installation's operators see to it. */
    private static boolean holds(Scope scope, PackRow row) {
        return row.institution() == null ? scope.isAll() : scope.contains(new InstitutionCode(row.institution()));
    }
}
