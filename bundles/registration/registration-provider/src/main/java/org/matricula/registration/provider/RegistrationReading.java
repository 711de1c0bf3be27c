package org.matricula.registration.provider;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.Recognised;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Registrations} on the domain's stores. */
@Component
public final class RegistrationReading implements Registrations {

    private final ProgrammeRegistrationStore programmes;
    private final ModuleRegistrationStore modules;
    private final PriorLearningStore priorLearning;
    private final Persons persons;

    /** Reads from the stores. */
    @Activate
    public RegistrationReading(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ModuleRegistrationStore modules,
            @Reference PriorLearningStore priorLearning,
            @Reference Persons persons) {
        this.programmes = programmes;
        this.modules = modules;
        this.priorLearning = priorLearning;
        this.persons = persons;
    }

    @Override
    public Versioned<ProgrammeRegistration> programmeRegistration(Caller caller, ProgrammeRegistrationId id) {
        caller.require(READ);
        return programmes.get(caller.scope(), id).orElseThrow(() -> Problem.notFound("programme registration", id)
                .exception());
    }

    @Override
    public Versioned<ModuleRegistration> moduleRegistration(Caller caller, ModuleRegistrationId id) {
        caller.require(READ);
        return modules.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("module registration", id).exception());
    }

    @Override
    public List<ProgrammeRegistration> programmesOf(Caller caller, StudentId student) {
        caller.require(READ);
        return programmes.ofPerson(caller.scope(), person(caller, student));
    }

    @Override
    public List<ProgrammeRegistration> programmesOf(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return programmes.ofStudents(caller.scope(), institution, students);
    }

    @Override
    public List<ProgrammeRegistration> voided(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return programmes.voided(caller.scope(), institution, students);
    }

    @Override
    public List<ProgrammeRegistration> active(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            Collection<ProgrammeId> onlyOn,
            Integer level) {
        caller.require(READ);
        return programmes.active(caller.scope(), institution, session, onlyOn, level);
    }

    @Override
    public List<ProgrammeRegistration> left(
            Caller caller, InstitutionCode institution, AcademicSession session, Collection<ProgrammeId> onlyOn) {
        caller.require(READ);
        return programmes.left(caller.scope(), institution, session, onlyOn);
    }

    @Override
    public List<ProgrammeRegistration> ofSession(Caller caller, InstitutionCode institution, AcademicSession session) {
        caller.require(READ);
        return programmes.ofSession(caller.scope(), institution, session);
    }

    @Override
    public List<ModuleRegistration> modulesOf(Caller caller, StudentId student) {
        caller.require(READ);
        return modules.ofPerson(caller.scope(), person(caller, student));
    }

    @Override
    public List<ModuleRegistration> modulesOf(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return modules.ofStudents(caller.scope(), institution, students);
    }

    @Override
    public List<ModuleRegistration> on(Caller caller, OccurrenceId occurrence) {
        caller.require(READ);
        return modules.on(caller.scope(), occurrence);
    }

    @Override
    public List<ModuleRegistration> on(
            Caller caller,
            InstitutionCode institution,
            Collection<OccurrenceId> occurrences,
            Collection<StudentId> students) {
        caller.require(READ);
        return modules.on(caller.scope(), institution, occurrences, students);
    }

    @Override
    public List<ModuleRegistration> all(
            Caller caller, InstitutionCode institution, Collection<ModuleRegistrationId> ids) {
        caller.require(READ);
        return modules.all(caller.scope(), institution, ids);
    }

    @Override
    public List<PriorLearning> priorLearning(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return priorLearning.ofStudents(caller.scope(), institution, students).stream()
                .map(Recognised::learning)
                .toList();
    }

    @Override
    public List<PriorLearning> priorLearningOf(Caller caller, StudentId student) {
        caller.require(READ);
        Set<ModuleId> seen = new HashSet<>();
        return priorLearning.ofPerson(caller.scope(), person(caller, student)).stream()
                .map(Recognised::learning)
                .filter(learning -> seen.add(learning.moduleId()))
                .toList();
    }

    private Set<StudentId> person(Caller caller, StudentId student) {
        return persons.identities(Insider.of(caller), student);
    }
}
