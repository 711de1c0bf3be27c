package org.matricula.policies.coursework;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A record that is kept (section 7).
 *
 * @param covers the classes that cover it, with the day of each class's trigger
 * @param holds what keeps it beyond its time
 * @param keepUntil until when the unit would keep it longer; null where it would not
 * @param keepReason why; null where no reason is given
 * @param facultyYears years of the faculty's own retention policy for theses; null where it has none
 * @param database true for an entry of the database on misconduct
 * @param libraryThesis true for the copy of a thesis that the library must have
 * @param on the day for which one asks; null where only the date matters
 */
public record RetentionFacts(
        List<Cover> covers,
        Set<Hold> holds,
        LocalDate keepUntil,
        String keepReason,
        Integer facultyYears,
        boolean database,
        boolean libraryThesis,
        LocalDate on) {

    /** Copies the collections. */
    public RetentionFacts {
        covers = List.copyOf(covers);
        holds = Set.copyOf(holds);
    }

    /**
     * A class that covers the record.
     *
     * @param recordClass the class's number: {@code 4.1}
     * @param trigger the day on which its clock starts; null while that has not happened
     */
    public record Cover(String recordClass, LocalDate trigger) {}

    /** What keeps a record beyond its time. */
    public enum Hold {
        /** An open appeal. */
        APPEAL,
        /** An open complaint. */
        COMPLAINT,
        /** A request for access. */
        ACCESS_REQUEST,
        /** Litigation. */
        LITIGATION
    }
}
