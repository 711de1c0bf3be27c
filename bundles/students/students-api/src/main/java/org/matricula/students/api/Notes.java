package org.matricula.students.api;

import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Notes on students. Each visibility has a privilege of its own; notes that a caller may not read are left out. */
public interface Notes {

    /** Needed to write, together with the privilege of the office for which the note is written. */
    Privilege WRITE = new Privilege("students.note");

    /** Shows notes for the registry, the personal tutor and the student. */
    Privilege READ_REGISTRY = new Privilege("students.notes-registry");

    /** Shows a personal tutor the notes for the tutor of those whose tutor the caller is. */
    Privilege READ_TUTOR = new Privilege("students.notes-tutor");

    /** Shows what the student may read. */
    Privilege READ_STUDENT = new Privilege("students.notes-student");

    /** Belonging to the registry. */
    Privilege OFFICE_REGISTRY = new Privilege("students.office-registry");

    /** Belonging to finance. */
    Privilege OFFICE_FINANCE = new Privilege("students.office-finance");

    /** Belonging to the library. */
    Privilege OFFICE_LIBRARY = new Privilege("students.office-library");

    /** Belonging to conduct and complaints. */
    Privilege OFFICE_CONDUCT = new Privilege("students.office-conduct");

    /** Belonging to immigration compliance. */
    Privilege OFFICE_IMMIGRATION = new Privilege("students.office-immigration");

    /** Belonging to welfare and support. */
    Privilege OFFICE_WELFARE = new Privilege("students.office-welfare");

    /** Belonging to the faculty. */
    Privilege OFFICE_FACULTY = new Privilege("students.office-faculty");

    /**
     * The notes on a student that the caller may read, oldest first; replaced ones too. Needs {@link Students#READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown student
     */
    List<Note> of(Caller caller, StudentId student);

    /**
     * The notes on the student that the caller is which the student may read, oldest first; replaced ones too. Needs
     * {@link StudentAccounts#OWN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the caller is no student
     */
    List<Note> own(Caller caller);

    /**
     * Writes a note. Needs {@link #WRITE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 403 for another office, 404 unknown student or unreadable
     *     replaced note, 409 when that is replaced already, 422 when a field breaks its rule
     */
    Note write(Caller caller, Note note);
}
