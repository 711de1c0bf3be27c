package org.matricula.registration.api;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Reads registrations. Answers are limited to the caller's scope; every method needs {@link #READ}. */
public interface Registrations {

    /** Needed to read. */
    Privilege READ = new Privilege("registration.read");

    /**
     * One programme registration.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<ProgrammeRegistration> programmeRegistration(Caller caller, ProgrammeRegistrationId id);

    /**
     * One module registration.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<ModuleRegistration> moduleRegistration(Caller caller, ModuleRegistrationId id);

    /** The programme registrations of a person, those under merged records too, oldest first. */
    List<ProgrammeRegistration> programmesOf(Caller caller, StudentId student);

    /**
     * The active registrations for a session, set-wise, by student.
     *
     * @param programmes only on these; empty for every programme of the institution
     * @param level only at this level; null for every level
     */
    List<ProgrammeRegistration> active(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            Collection<ProgrammeId> programmes,
            Integer level);

    /**
     * The registrations whose students withdrew or transferred in a session, set-wise, by student: boards decide on who
     * left too (T-BD-8).
     *
     * @param programmes only on these; empty for every programme of the institution
     */
    List<ProgrammeRegistration> left(
            Caller caller, InstitutionCode institution, AcademicSession session, Collection<ProgrammeId> programmes);

    /**
     * Every registration for a session, whatever became of it, set-wise, by id: what has moved on or ended since as it
     * stood when it left the session, with status and last day as they are now.
     */
    List<ProgrammeRegistration> ofSession(Caller caller, InstitutionCode institution, AcademicSession session);

    /** The module registrations of a person, those under merged records too, oldest first. */
    List<ModuleRegistration> modulesOf(Caller caller, StudentId student);

    /** Module registrations of many students, set-wise, by student. */
    List<ModuleRegistration> modulesOf(Caller caller, InstitutionCode institution, Collection<StudentId> students);

    /** Who is registered on an occurrence, withdrawn ones included, by student. */
    List<ModuleRegistration> on(Caller caller, OccurrenceId occurrence);

    /** One module registration per given identity, set-wise; those outside the scope are left out. */
    List<ModuleRegistration> all(Caller caller, InstitutionCode institution, Collection<ModuleRegistrationId> ids);

    /** The recognised prior learning of a person, that under merged records too, each module once. */
    List<PriorLearning> priorLearningOf(Caller caller, StudentId student);

    /** Recognised prior learning of many students, set-wise, by student. */
    List<PriorLearning> priorLearning(Caller caller, InstitutionCode institution, Collection<StudentId> students);

    /** Programme registrations of many students, whatever their status, set-wise, by student, oldest first. */
    default List<ProgrammeRegistration> programmesOf(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        return students.stream()
                .flatMap(student -> programmesOf(caller, student).stream())
                .filter(registration -> registration.institution().equals(institution))
                .toList();
    }

    /** Programme registrations of many students that were entered in error and taken back, set-wise. */
    default List<ProgrammeRegistration> voided(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        return List.of();
    }

    /** Registrations of these students on these occurrences, withdrawn ones included, set-wise, in any order. */
    default List<ModuleRegistration> on(
            Caller caller,
            InstitutionCode institution,
            Collection<OccurrenceId> occurrences,
            Collection<StudentId> students) {
        Set<OccurrenceId> wanted = Set.copyOf(occurrences);
        return modulesOf(caller, institution, students).stream()
                .filter(registration -> wanted.contains(registration.occurrenceId()))
                .toList();
    }
}
