package org.matricula.registration.provider.basis;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;

/** To which of a student's programme registrations a module of a session belongs. */
public final class Belonging {

    private Belonging() {}

    /**
     * The registration on the named programme, or the only one that runs in the session; of one that has moved on or has
     * ended, where none runs. Empty where there is none, or where several would do and none is named.
     *
     * @param own the student's programme registrations
     * @param named the programme; null where nobody names one
     */
    public static Optional<ProgrammeRegistration> of(
            Collection<ProgrammeRegistration> own, AcademicSession session, ProgrammeId named) {
        List<ProgrammeRegistration> fitting = own.stream()
                .filter(one -> named == null || one.programmeId().equals(named))
                .filter(one -> one.entrySession().compareTo(session) <= 0
                        && one.session().compareTo(session) >= 0)
                .toList();
        List<ProgrammeRegistration> running =
                fitting.stream().filter(one -> runs(one, session)).toList();
        List<ProgrammeRegistration> some = running.isEmpty() ? fitting : running;
        boolean clear =
                some.stream().map(ProgrammeRegistration::programmeId).distinct().count() == 1;
        return clear ? some.stream().max(Comparator.comparing(ProgrammeRegistration::entrySession)) : Optional.empty();
    }

    /**
     * The same where a record names the programme, and the registration does not reach that session: a return or a board's
     * decision that was taken back had led there.
     */
    public static Optional<ProgrammeRegistration> recorded(
            Collection<ProgrammeRegistration> own, AcademicSession session, ProgrammeId named) {
        return of(own, session, named).or(() -> own.stream()
                .filter(one ->
                        one.programmeId().equals(named) && one.entrySession().compareTo(session) <= 0)
                .max(Comparator.comparing(ProgrammeRegistration::entrySession)));
    }

    /** True when the student is on the programme in the session. */
    public static boolean runs(ProgrammeRegistration registration, AcademicSession session) {
        return registration.status() == Status.ACTIVE && registration.session().equals(session);
    }
}
