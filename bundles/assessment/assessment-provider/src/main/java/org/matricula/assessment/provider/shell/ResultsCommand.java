package org.matricula.assessment.provider.shell;

import java.math.BigDecimal;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** Shows the module results of a student that count. */
@Service
@Command(scope = "assessment", name = "results", description = "Shows the module results of a student that count")
public final class ResultsCommand extends DomainCommand {

    @Argument(index = 0, name = "student", description = "The student's identity", required = true)
    private String student;

    @Reference
    private ModuleResults results;

    @Override
    protected Object run(Caller caller) {
        return results.of(caller, StudentId.valueOf(student)).stream()
                .map(Line::of)
                .toList();
    }

    /** A result as a line of the table. */
    public record Line(
            AcademicSession session,
            String module,
            int level,
            int credits,
            ModuleRegistration.Attempt attempt,
            BigDecimal mark,
            String grade,
            String pack,
            ModuleRegistrationId registration) {

        static Line of(ModuleResult r) {
            return new Line(
                    r.session(),
                    r.moduleCode(),
                    r.level(),
                    r.credits(),
                    r.attempt(),
                    r.mark(),
                    r.grade(),
                    r.pack().id() + " " + r.pack().version(),
                    r.registrationId());
        }
    }
}
