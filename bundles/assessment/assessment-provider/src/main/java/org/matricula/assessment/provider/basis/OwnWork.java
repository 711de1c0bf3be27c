package org.matricula.assessment.provider.basis;

import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is a student's own, for those who sign in as students. */
@Component(service = OwnWork.class)
public final class OwnWork {

    private final StudentAccounts accounts;
    private final Persons persons;
    private final Registrations registrations;

    /** Asks who the caller is. */
    @Activate
    public OwnWork(
            @Reference StudentAccounts accounts, @Reference Persons persons, @Reference Registrations registrations) {
        this.accounts = accounts;
        this.persons = persons;
        this.registrations = registrations;
    }

    /**
     * The identities of the caller.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the user is linked to no student
     */
    public Set<StudentId> person(Caller caller) {
        StudentId own = accounts.required(caller.acting(caller.scope(), StudentAccounts.OWN));
        return persons.identities(Insider.of(caller), own);
    }

    /** The identities of the caller, none where the user is linked to no student. */
    public Set<StudentId> identities(Caller caller) {
        return accounts.own(caller.acting(caller.scope(), StudentAccounts.OWN))
                .map(own -> persons.identities(Insider.of(caller), own))
                .orElse(Set.of());
    }

    /** Why somebody has no say about what is the own work. */
    public static Problem refusal(Caller caller) {
        return Problem.of(
                Problem.Kind.FORBIDDEN,
                "The user '%s' is the student whose work it is, and must neither mark nor decide on it (T-BD-4)."
                        .formatted(caller.name()));
    }

    /**
     * Refuses the student whose work it is.
     *
     * @throws org.matricula.kernel.api.ProblemException 403
     */
    public void refuse(Caller caller, StudentId student) {
        if (identities(caller).contains(student)) {
            throw refusal(caller).exception();
        }
    }

    /**
     * A registration of the caller.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 for every other one
     */
    public ModuleRegistration registration(Caller caller, ModuleRegistrationId id) {
        Set<StudentId> person = person(caller);
        ModuleRegistration registration =
                registrations.moduleRegistration(Insider.of(caller), id).record();
        if (!person.contains(registration.studentId())) {
            throw Problem.notFound("moduleRegistration", id).exception();
        }
        return registration;
    }
}
