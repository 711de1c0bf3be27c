package org.matricula.exchange.provider.origin;

import java.util.List;
import java.util.function.Consumer;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Where the records of one target come from when they leave: the other way of a sink. */
public interface Source {

    /** The target that would take the records in. */
    Target target();

    /** Needed to read there, all of them. */
    List<Privilege> privileges();

    /**
     * Gives out the records of an institution, page by page and set-wise, always in the same order.
     *
     * @param session only of this session; null for every session
     */
    void read(Caller caller, InstitutionCode institution, AcademicSession session, Consumer<Values> taker);

    /**
     * The same for records that nobody may read without a purpose.
     *
     * @param purpose what for; null where none was given
     */
    default void read(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            String purpose,
            Consumer<Values> taker) {
        read(caller, institution, session, taker);
    }

    /** Reads records. */
    @FunctionalInterface
    interface Reading {

        /** Gives out the records of an institution. */
        void read(Caller caller, InstitutionCode institution, AcademicSession session, Consumer<Values> taker);
    }

    /** A source that reads in this way. */
    static Source of(Target target, List<Privilege> privileges, Reading reading) {
        return new Simple(target, privileges, reading);
    }

    /** Reads in a given way. */
    record Simple(Target target, List<Privilege> privileges, Reading reading) implements Source {

        @Override
        public void read(Caller caller, InstitutionCode institution, AcademicSession session, Consumer<Values> taker) {
            reading.read(caller, institution, session, taker);
        }
    }
}
