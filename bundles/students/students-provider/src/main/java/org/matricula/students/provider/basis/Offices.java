package org.matricula.students.provider.basis;

import java.util.Locale;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.Note;

/** The offices that notes and holds belong to. */
public final class Offices {

    private Offices() {}

    /** What lets speak for an office. */
    public static Privilege privilege(Note.Office office) {
        return new Privilege("students.office-" + office.name().toLowerCase(Locale.ROOT));
    }
}
