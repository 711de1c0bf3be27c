package org.matricula.policies.coursework;

import java.time.LocalDate;
import java.util.List;

/**
 * How long a record is kept.
 *
 * @param recordClass the class that decides; null where none covers it
 * @param triggerType what starts its clock; null where nothing does
 * @param triggerDate when it started; null while it has not
 * @param earliestDisposal the first day on which the record may be destroyed or handed over; null while there is none
 * @param disposition what becomes of it then
 * @param holderUnits the units responsible, the custodian first
 * @param legalHold true while something keeps it beyond its time
 * @param status how it stands
 * @param duties codes of what must be done
 */
public record Retention(
        String recordClass,
        String triggerType,
        LocalDate triggerDate,
        LocalDate earliestDisposal,
        Disposition disposition,
        List<String> holderUnits,
        boolean legalHold,
        Status status,
        List<String> duties) {

    /** Copies the lists. */
    public Retention {
        holderUnits = List.copyOf(holderUnits);
        duties = List.copyOf(duties);
    }

    /** What becomes of a record. */
    public enum Disposition {
        /** It is destroyed. */
        DESTROY,
        /** It goes to the state archives and is never destroyed here. */
        STATE_ARCHIVES,
        /** A copy stays in the library; nothing says that it is ever destroyed. */
        LIBRARY_COPY,
        /** The schedule does not cover it. */
        NOT_COVERED
    }

    /** How a record stands. */
    public enum Status {
        /** Its clock has not started. */
        NO_DATE,
        /** Its time has not come. */
        NOT_DUE,
        /** Something holds it. */
        HELD,
        /** It may be disposed of. */
        DUE,
        /** It is never destroyed. */
        PERMANENT,
        /** The schedule does not cover it. */
        NOT_COVERED
    }
}
