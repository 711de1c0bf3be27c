package org.matricula.students.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Students' records as the rows of files, set-wise: what leaves comes in again as it was. Only what stands leaves, not
 * what was corrected or taken back. Special-category data and notes are no part of it. Imports are idempotent: a row that is there
 * already as given is UNCHANGED, and one at fault is REFUSED without hindering the others; nothing is overwritten. They
 * need {@link #WRITE}, those of holds {@link Holds#WRITE}; exports need {@link #READ}.
 *
 * <p>{@code students} says whose records leave, with the numbers by which rows name them; those of other institutions are
 * left out. {@code untouched} are fields that the rows say nothing about and that stay as they are. {@code reason} is why
 * for the audit trail, and for entries whose row gives none; 1 to 500 characters.
 */
public interface StudentFiles {

    /** Needed to read; the same as {@link Students#READ}. */
    Privilege READ = Students.READ;

    /** Needed to write; the same as {@link StudentAdmin#WRITE}. */
    Privilege WRITE = StudentAdmin.WRITE;

    /** The names that students have or had, by student and day. */
    List<NameRow> names(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Adds names that students have or had by kind and first day; what holds from the same day differently is corrected. */
    List<RowOutcome> importNames(
            Caller caller, InstitutionCode institution, List<NameRow> rows, Set<String> untouched, String reason);

    /** The contacts that students have or had, by student and day. */
    List<ContactRow> contacts(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Adds contacts that students have or had by kind and first day, in the same way. */
    List<RowOutcome> importContacts(
            Caller caller, InstitutionCode institution, List<ContactRow> rows, Set<String> untouched, String reason);

    /** The numbers of others, by student and day. */
    List<IdentifierRow> identifiers(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Adds numbers of others by kind, issuer and first day, in the same way. */
    List<RowOutcome> importIdentifiers(
            Caller caller, InstitutionCode institution, List<IdentifierRow> rows, Set<String> untouched, String reason);

    /** The personal tutors, by student and day. */
    List<TutorRow> tutors(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Adds personal tutors by first day, in the same way. */
    List<RowOutcome> importTutors(
            Caller caller, InstitutionCode institution, List<TutorRow> rows, Set<String> untouched, String reason);

    /** The engagements, by student and day. */
    List<EngagementRow> engagements(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Adds engagements by kind and first day; expected end and end may change. */
    List<RowOutcome> importEngagements(
            Caller caller, InstitutionCode institution, List<EngagementRow> rows, Set<String> untouched, String reason);

    /** The status events, by student and day. */
    List<StatusEventRow> statusEvents(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Adds status events; what is recorded already is not recorded again. */
    List<RowOutcome> importStatusEvents(
            Caller caller,
            InstitutionCode institution,
            List<StatusEventRow> rows,
            Set<String> untouched,
            String reason);

    /** The holds, by student and day. */
    List<HoldRow> holds(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /** Adds holds by office, first day and reason; one may end, and neither its effects nor its end change afterwards. */
    List<RowOutcome> importHolds(
            Caller caller, InstitutionCode institution, List<HoldRow> rows, Set<String> untouched, String reason);
}
