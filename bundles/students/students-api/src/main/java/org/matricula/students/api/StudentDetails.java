package org.matricula.students.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Names, contacts, numbers of others and personal tutors of a student, each with its history. Nothing is overwritten.
 * Reading needs {@link Students#READ}, writing {@link StudentAdmin#WRITE}. Histories come oldest first, with entries
 * that were corrected.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 404 for a student or a corrected entry that is unknown,
 * 409 for a student merged into another or an entry corrected already, 422 when a field breaks its rule. What holds
 * already is not recorded again: the entry that says so is returned.
 */
public interface StudentDetails {

    /** Needed to read; the same as {@link Students#READ}. */
    Privilege READ = Students.READ;

    /** Needed to write; the same as {@link StudentAdmin#WRITE}. */
    Privilege WRITE = StudentAdmin.WRITE;

    /** All names that a student has or had. */
    List<Dated<PersonName>> names(Caller caller, StudentId student);

    /**
     * Records a name. A legal name is that of the {@link Student} from then on, so its day must not lie in the future.
     */
    Dated<PersonName> name(Caller caller, StudentId student, PersonName name, DetailEntry entry);

    /** Ends the use of a preferred name from a day on. */
    Dated<PersonName> withoutPreferredName(Caller caller, StudentId student, DetailEntry entry);

    /** All contacts that a student has or had. */
    List<Dated<Contact>> contacts(Caller caller, StudentId student);

    /** Records a contact. An e-mail address is that of the {@link Student} from then on: not in the future. */
    Dated<Contact> contact(Caller caller, StudentId student, Contact contact, DetailEntry entry);

    /** Ends the use of a contact of a kind from a day on. */
    Dated<Contact> without(Caller caller, StudentId student, Contact.Kind kind, DetailEntry entry);

    /** All numbers that others gave to a student. */
    List<Dated<OutsideIdentifier>> identifiers(Caller caller, StudentId student);

    /** Records a number; a HUSID, ULN or SSN replaces the one before, a FOREIGN one that of the same issuer. */
    Dated<OutsideIdentifier> identifier(
            Caller caller, StudentId student, OutsideIdentifier identifier, DetailEntry entry);

    /**
     * Ends the number of a kind from a day on. An entry that corrects another says that the student never had its number,
     * which then finds the student no more.
     *
     * @param issuer who gave it, for FOREIGN; null otherwise
     */
    Dated<OutsideIdentifier> without(
            Caller caller, StudentId student, OutsideIdentifier.Kind kind, String issuer, DetailEntry entry);

    /** All dates of birth that were recorded; a later one is a correction. */
    List<Dated<LocalDate>> births(Caller caller, StudentId student);

    /** All personal tutors, as user names. */
    List<Dated<String>> tutors(Caller caller, StudentId student);

    /** Records a personal tutor. */
    Dated<String> tutor(Caller caller, StudentId student, String tutor, DetailEntry entry);

    /** Says that there is no personal tutor from a day on. */
    Dated<String> withoutTutor(Caller caller, StudentId student, DetailEntry entry);

    /**
     * Records personal tutors of many students, set-wise and idempotently; the outcomes come in the order of the map.
     */
    List<RowOutcome> tutors(
            Caller caller, InstitutionCode institution, Map<StudentId, String> tutors, DetailEntry entry);
}
