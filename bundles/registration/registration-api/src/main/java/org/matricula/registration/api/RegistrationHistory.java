package org.matricula.registration.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * How registrations stood, by the day from which a change held and by the moment at which it became known.
 * Nothing in it is ever changed. Every method needs {@link Registrations#READ}.
 */
public interface RegistrationHistory {

    /** Needed to read. */
    Privilege READ = Registrations.READ;

    /**
     * Every state of a registration, in the order in which they became known.
     *
     * @param knownAt only what was known at that moment; null for what is known now
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such registration within the scope
     */
    List<RegistrationState> of(Caller caller, ProgrammeRegistrationId id, Instant knownAt);

    /**
     * How a registration stood on a day: of the changes that held by then, the one that became known last.
     *
     * @param knownAt only what was known at that moment; null for what is known now
     * @return empty for a day before the registration, or when nothing was known yet
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such registration within the scope
     */
    Optional<RegistrationState> on(Caller caller, ProgrammeRegistrationId id, LocalDate day, Instant knownAt);

    /** The same for a module registration: every state. */
    List<ModuleRegistrationState> of(Caller caller, ModuleRegistrationId id, Instant knownAt);

    /** The same for a module registration: the state on a day. */
    Optional<ModuleRegistrationState> on(Caller caller, ModuleRegistrationId id, LocalDate day, Instant knownAt);

    /**
     * Every state of the prior learning that is recognised under any identity of a person, in the order in which they
     * became known.
     *
     * @param knownAt only what was known at that moment; null for what is known now
     */
    List<PriorLearningState> ofPriorLearning(Caller caller, StudentId student, Instant knownAt);
}
