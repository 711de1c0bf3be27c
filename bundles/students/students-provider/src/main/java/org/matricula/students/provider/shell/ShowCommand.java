package org.matricula.students.provider.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Shows one student. */
@Service
@Command(scope = "students", name = "show", description = "Shows a student")
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
    private Students students;

    @Override
    protected Object run(Caller caller) {
        if (institution == null) {
            return students.get(caller, StudentId.valueOf(student)).record();
        }
        InstitutionCode code = InstitutionCode.valueOf(institution);
        StudentId id = students.byNumber(caller, code, List.of(student)).get(student);
        if (id == null) {
            throw Problem.notFound("student", student).exception();
        }
        return students.get(caller, id).record();
    }
}
