package org.matricula.requests.provider;

import org.matricula.curriculum.api.Curriculum;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.StudentRequest;
import org.matricula.students.api.Contact;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does what a request asked for, by the domains whose records it changes, in the running transaction. */
@Component(service = CarryingOut.class)
public final class CarryingOut {

    private final ProgrammeChanges changes;
    private final StudentAdmin students;
    private final StudentDetails details;

    /** Changes records of the neighbours. */
    @Activate
    public CarryingOut(
            @Reference ProgrammeChanges changes, @Reference StudentAdmin students, @Reference StudentDetails details) {
        this.changes = changes;
        this.students = students;
        this.details = details;
    }

    void carryOut(Caller caller, StudentRequest request, Situation situation) {
        Caller acting = caller.acting(
                Scope.of(java.util.List.of(request.institution())),
                Registrations.READ,
                RegistrationAdmin.WRITE,
                Students.READ,
                StudentAdmin.WRITE,
                Curriculum.READ,
                Institutions.READ);
        Asked asked = request.asked();
        ProgrammeRegistrationId id = request.registrationId();
        long version =
                situation.registration() == null ? 0 : situation.registration().version();
        ProgrammeChanges.Cause cause = new ProgrammeChanges.Cause(reason(request), "request " + request.id());
        switch (request.kind()) {
            case WITHDRAW -> changes.withdraw(acting, id, asked.effective(), version, cause);
            case SUSPEND -> suspend(acting, request, situation, cause);
            case TRANSFER_COURSE -> changes.transfer(
                    acting, id, asked.toProgramme(), asked.level(), asked.effective(), version, cause);
            case TRANSFER_INSTITUTION -> changes.transferAway(acting, id, asked.effective(), version, cause);
            case CHANGE_MODE -> changes.changeMode(
                    acting, id, asked.mode(), asked.session(), asked.effective(), version, cause);
            case REPEAT_YEAR -> changes.repeatYear(acting, id, asked.session(), version, cause);
            case CHANGE_OF_DETAILS -> details(acting, request, situation.student());
            case LEAVE_OF_ABSENCE, AUTHORISED_ABSENCE, CAS -> {
                // nothing of the record changes; what has to be done are duties
            }
        }
    }

    private void suspend(Caller acting, StudentRequest request, Situation situation, ProgrammeChanges.Cause cause) {
        Versioned<ProgrammeRegistration> registration = situation.registration();
        Asked asked = request.asked();
        if (registration.record().status() != ProgrammeRegistration.Status.SUSPENDED) {
            changes.suspend(
                    acting, request.registrationId(), asked.effective(), asked.until(), registration.version(), cause);
            return;
        }
        // the registration is suspended already; what is new is the day of return
        changes.putOffReturn(
                acting, request.registrationId(), asked.effective(), asked.until(), registration.version(), cause);
    }

    /** All holds from the first day of the request, but a date of birth: that was always the one that is true. */
    private void details(Caller acting, StudentRequest request, Versioned<Student> before) {
        Asked.NewDetails wanted = request.asked().details();
        Student old = before.record();
        if (wanted == null) {
            throw Problem.conflict("asked.details", null, "must be given").exception();
        }
        if (wanted.dateOfBirth() != null && !wanted.dateOfBirth().equals(old.dateOfBirth())) {
            Student born = new Student(
                    old.id(),
                    old.institution(),
                    old.number(),
                    old.familyName(),
                    old.givenNames(),
                    wanted.dateOfBirth(),
                    old.email());
            students.change(acting, born, before.version(), reason(request));
        }
        DetailEntry entry =
                new DetailEntry(request.asked().effective(), reason(request), "request " + request.id(), null);
        PersonName legal = new PersonName(
                PersonName.Kind.LEGAL,
                wanted.familyName() == null ? old.familyName() : wanted.familyName(),
                wanted.givenNames() == null ? old.givenNames() : wanted.givenNames());
        if (!legal.equals(new PersonName(PersonName.Kind.LEGAL, old.familyName(), old.givenNames()))) {
            details.name(acting, old.id(), legal, entry);
        }
        if (wanted.email() != null && !wanted.email().equals(old.email())) {
            details.contact(acting, old.id(), Contact.email(wanted.email()), entry);
        }
        if (wanted.preferred() != null) {
            details.name(
                    acting,
                    old.id(),
                    new PersonName(
                            PersonName.Kind.PREFERRED,
                            wanted.preferred().familyName(),
                            wanted.preferred().givenNames()),
                    entry);
        }
        wanted.contacts().forEach(contact -> details.contact(acting, old.id(), contact, entry));
    }

    private static String reason(StudentRequest request) {
        String grounds = request.asked().grounds();
        return "request " + request.id() + " of the student, "
                + Letters.words(request.kind().name()) + (grounds == null ? "" : ": " + Letters.words(grounds));
    }
}
