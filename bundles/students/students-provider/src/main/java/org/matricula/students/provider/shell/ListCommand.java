package org.matricula.students.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.students.api.StudentQuery;
import org.matricula.students.api.Students;

/** Lists students, a page at a time. */
@Service
@Command(scope = "students", name = "list", description = "Lists students that you may see")
public final class ListCommand extends DomainCommand {

    @Argument(index = 0, name = "institution", description = "An institution's code; without one all are searched")
    private String institution;

    @Option(name = "--name", description = "The beginning of the name; case and accents do not matter")
    private String name;

    @Option(name = "--number", description = "The exact student number")
    private String number;

    @Option(name = "--limit", description = "How many at the most, 1 to 500")
    private int limit = PageRequest.DEFAULT_LIMIT;

    @Option(name = "--after", description = "The 'next' of the page before, as --json shows it")
    private String after;

    @Reference
    private Students students;

    @Override
    protected Object run(Caller caller) {
        InstitutionCode code = institution == null ? null : InstitutionCode.valueOf(institution);
        return students.find(caller, new StudentQuery(code, number, name), new PageRequest(after, limit));
    }
}
