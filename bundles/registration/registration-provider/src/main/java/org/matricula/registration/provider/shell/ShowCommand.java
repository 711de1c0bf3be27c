package org.matricula.registration.provider.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Shows the registrations of one student. */
@Service
@Command(scope = "registration", name = "show", description = "Shows a student's registrations")
public final class ShowCommand extends DomainCommand {

    @Argument(
            index = 0,
            name = "student",
            description = "The student's identifier, or the student number when an institution is named",
            required = true)
    private String student;

    @Option(name = "--institution", description = "The institution whose student number is given")
    private String institution;

    @Reference
    private Registrations registrations;

    @Reference
    private Students students;

    @Reference
    private Curriculum curriculum;

    @Override
    protected Object run(Caller caller) {
        StudentId id = students.get(caller, wanted(caller)).record().id();
        List<RegistrationLine> lines = new ArrayList<>();
        registrations.programmesOf(caller, id).forEach(r -> lines.add(line(caller, r)));
        registrations.modulesOf(caller, id).forEach(r -> lines.add(line(caller, r)));
        return lines;
    }

    private StudentId wanted(Caller caller) {
        if (institution == null) {
            return StudentId.valueOf(student);
        }
        InstitutionCode code = InstitutionCode.valueOf(institution);
        StudentId id = students.byNumber(caller, code, List.of(student)).get(student);
        if (id == null) {
            throw Problem.notFound("student", student).exception();
        }
        return id;
    }

    private RegistrationLine line(Caller caller, ProgrammeRegistration registration) {
        return new RegistrationLine(
                registration.id(),
                "PROGRAMME",
                curriculum
                        .programme(caller, registration.programmeId())
                        .record()
                        .code(),
                registration.session().toString(),
                "level " + registration.level() + (registration.stage() == null ? "" : ", " + registration.stage()),
                registration.status(),
                registration.startedOn(),
                registration.endedOn());
    }

    private RegistrationLine line(Caller caller, ModuleRegistration registration) {
        Occurrence occurrence =
                curriculum.occurrence(caller, registration.occurrenceId()).record();
        return new RegistrationLine(
                registration.id(),
                "MODULE",
                occurrence.moduleCode(),
                occurrence.session() + " " + occurrence.period(),
                registration.attempt().name(),
                registration.status(),
                registration.registeredOn(),
                registration.withdrawnOn());
    }
}
