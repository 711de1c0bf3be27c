package org.matricula.exchange.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.exchange.api.ImportId;
import org.matricula.exchange.api.Imports;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** {@code exchange:report}. */
@Service
@Command(scope = "exchange", name = "report", description = "Shows what became of an import")
public final class ReportCommand extends DomainCommand {

    @Argument(name = "id", description = "The identifier of the import", required = true)
    private String id;

    @Option(name = "--refusals", description = "List the refused rows with their reasons")
    private boolean refusals;

    @Option(name = "--after", description = "With --refusals: begin behind this row")
    private String after;

    @Reference
    private Imports imports;

    @Override
    protected Object run(Caller caller) {
        ImportId which = ImportId.valueOf(id);
        return refusals
                ? imports.refusals(caller, which, new PageRequest(after, PageRequest.MAX_LIMIT))
                : imports.report(caller, which);
    }
}
