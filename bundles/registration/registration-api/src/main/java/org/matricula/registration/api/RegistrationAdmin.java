package org.matricula.registration.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Writes registrations within the caller's scope; every method needs {@link #WRITE}. The {@code importAll} methods are
 * set-wise and idempotent; a row at fault is REFUSED without hindering the others.
 */
public interface RegistrationAdmin {

    /** Needed to write. */
    Privilege WRITE = new Privilege("registration.write");

    /**
     * Registers a student on a programme.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when student or programme is unknown or of another
     *     institution, the route does not lead through the stage or the level, or the first day is before 1950 or more than two years ahead, 409 when the student is registered on it already
     */
    Versioned<ProgrammeRegistration> register(Caller caller, ProgrammeRegistration registration);

    /**
     * Registers a student on a module occurrence, under the rules of {@link BulkEnrolments#onModules}: the student needs an
     * active programme registration in the session, and nothing of the regulations may stand against it. Nothing is asked of
     * a run that is over, which is a record and no choice; of a resit, only that the attempt stands that it is the resit
     * of, and that a board ordered it. The programme registration that it belongs to is found here.
     *
     * @param programme to which of several programmes of the session it belongs; null where the student is on one
     * @param waiving an exception, which needs {@link Waivers#APPROVE} too; null for none
     * @throws org.matricula.kernel.api.ProblemException 422 when student or occurrence is unknown or of another
     *     institution, or with a fault for each rule that stands against it, 409 when the student is registered on it
     *     already or no pack is in force
     */
    Versioned<ModuleRegistration> register(
            Caller caller, ModuleRegistration registration, ProgrammeId programme, BulkEnrolments.Waiving waiving);

    /** The same without an exception. */
    default Versioned<ModuleRegistration> register(Caller caller, ModuleRegistration registration) {
        return register(caller, registration, null, null);
    }

    /**
     * Takes a student off a module occurrence by the rules of a choice; what was recorded stays, and so does what has a
     * result.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when already withdrawn or when there is a result,
     *     412 stale, and a fault for each rule that stands against it
     */
    Versioned<ModuleRegistration> withdraw(
            Caller caller, ModuleRegistrationId id, LocalDate on, long version, String reason);

    /**
     * Moves active registrations on after a board: to the next session at the given level, or to COMPLETED. One that is
     * there already, or has ended meanwhile, stays as it is, so that a board may be released again after a failure.
     * That of somebody who died is not moved on, and may be completed. Whose route leads through a placement before the
     * level enters that first, at its own level, by the version in force in the next session.
     *
     * @param nextSession the session that they move to; null when the award is complete
     * @param level the level to which the student may go on; null when the award is complete
     * @param on the day of the decision, the last day of registrations that are complete
     * @throws org.matricula.kernel.api.ProblemException 404 when one of them is unknown, 422 when the level is outside 3
     *     to 8 or a registration would end before it started
     */
    void advance(
            Caller caller, List<ProgrammeRegistrationId> ids, AcademicSession nextSession, Integer level, LocalDate on);

    /**
     * Adds or changes programme registrations by student, programme and entry session. A row for a session that the
     * registration has moved on from is UNCHANGED when it says what the registration was then, and REFUSED otherwise; so
     * is one that would change a registration that has ended. What stood before stays in the history.
     *
     * @param reason why, for history and audit trail; 1 to 500 characters
     */
    List<RowOutcome> importProgrammeRegistrations(
            Caller caller, InstitutionCode institution, List<ProgrammeRegistrationRow> rows, String reason);

    /** The same, without a particular reason. */
    default List<RowOutcome> importProgrammeRegistrations(
            Caller caller, InstitutionCode institution, List<ProgrammeRegistrationRow> rows) {
        return importProgrammeRegistrations(caller, institution, rows, "imported");
    }

    /**
     * Adds or changes module registrations by student, occurrence and attempt. A day of registration that is known is
     * never taken away, and neither is a withdrawal.
     *
     * <p>A row that registers a student goes by the rules of a single registration; the weeks of change are counted to the
     * day that it names, because a file tells what was done elsewhere. What the rows of one student would take in a session is
     * ruled on together; against a rule that refuses it helps a waiver on record. Of what it tells to have been taken under a
     * programme registration that has ended since or moved on, only the weeks of change are asked. A row that takes off who is
     * registered is held to the same weeks and takes nothing off that has a result. A row that is on record elsewhere is kept
     * as it is: what it rested on there, such as results and holds of its day, need not be here. It needs
     * {@link Waivers#APPROVE}.
     *
     * @param untouched fields that the rows say nothing about and that stay as they are: {@code withdrawnOn}
     */
    List<RowOutcome> importModuleRegistrations(
            Caller caller, InstitutionCode institution, List<ModuleRegistrationRow> rows, Set<String> untouched);

    /** The same, with every field as the rows say, also where they say nothing. */
    default List<RowOutcome> importModuleRegistrations(
            Caller caller, InstitutionCode institution, List<ModuleRegistrationRow> rows) {
        return importModuleRegistrations(caller, institution, rows, Set.of());
    }

    /**
     * The same for rows that were worked out from registrations as they were read: a row whose registration is not so any
     * more is REFUSED as stale. A new resit that no board ordered is REFUSED too.
     */
    List<RowOutcome> reviseModuleRegistrations(
            Caller caller, InstitutionCode institution, List<Revised<ModuleRegistrationRow>> rows);

    /**
     * Adds or changes recognised prior learning by student and module.
     *
     * @param untouched fields that the rows say nothing about and that stay as they are: {@code mark}
     */
    List<RowOutcome> importPriorLearning(
            Caller caller, InstitutionCode institution, List<PriorLearningRow> rows, Set<String> untouched);

    /** The same, with every field as the rows say, also where they say nothing. */
    default List<RowOutcome> importPriorLearning(
            Caller caller, InstitutionCode institution, List<PriorLearningRow> rows) {
        return importPriorLearning(caller, institution, rows, Set.of());
    }
}
