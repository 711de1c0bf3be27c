package org.matricula.students.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;

/**
 * The record of a student as it was valid on a day, as far as it was known at a moment. What the record itself does not
 * have of names, date of birth, contacts and tutor is that of the records that were merged into it.
 *
 * @param id whose; the survivor when the record asked for is merged into another
 * @param institution where
 * @param number the student number
 * @param asOf the day
 * @param knownAt the moment
 * @param mergedInto the record that this one was merged into; null when it was in none
 * @param mergedFrom the records that were merged into this one
 * @param legalName the name in law
 * @param preferredName the name that the person goes by; null when it is the same
 * @param dateOfBirth null when it was not known
 * @param contacts at most one of each kind
 * @param identifiers numbers that others gave, those of merged records too
 * @param tutor user name of the personal tutor; null when there was none
 * @param status the latest status about anything, but of several registrations or engagements that of one that goes on,
 *     before that of one that is left or interrupted; null when none was recorded
 * @param statuses the status of each engagement and subject
 * @param engagements those that had begun, ended ones too, without those that were taken back
 * @param holds those that held
 */
public record StudentRecord(
        StudentId id,
        InstitutionCode institution,
        String number,
        LocalDate asOf,
        Instant knownAt,
        StudentId mergedInto,
        List<StudentId> mergedFrom,
        PersonName legalName,
        PersonName preferredName,
        LocalDate dateOfBirth,
        List<Contact> contacts,
        List<OutsideIdentifier> identifiers,
        String tutor,
        StatusEvent status,
        List<StatusEvent> statuses,
        List<Engagement> engagements,
        List<Hold> holds) {

    /** Copies the lists. */
    public StudentRecord {
        mergedFrom = List.copyOf(mergedFrom);
        contacts = List.copyOf(contacts);
        identifiers = List.copyOf(identifiers);
        statuses = List.copyOf(statuses);
        engagements = List.copyOf(engagements);
        holds = List.copyOf(holds);
    }

    /** As the student is told of it: without who of the staff recorded what. */
    public StudentRecord toStudent() {
        return new StudentRecord(
                id,
                institution,
                number,
                asOf,
                knownAt,
                mergedInto,
                mergedFrom,
                legalName,
                preferredName,
                dateOfBirth,
                contacts,
                identifiers,
                tutor,
                status == null ? null : status.toStudent(),
                statuses.stream().map(StatusEvent::toStudent).toList(),
                engagements,
                holds.stream().map(Hold::toStudent).toList());
    }
}
