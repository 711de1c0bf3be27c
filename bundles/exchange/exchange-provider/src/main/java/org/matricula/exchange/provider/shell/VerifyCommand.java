package org.matricula.exchange.provider.shell;

import java.io.IOException;
import java.io.InputStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.exchange.api.Envelopes;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** {@code exchange:verify}. */
@Service
@Command(scope = "exchange", name = "verify", description = "Checks the signature and the tables of an envelope")
public final class VerifyCommand extends DomainCommand {

    @Argument(index = 0, name = "institution", description = "The institution's code", required = true)
    private String institution;

    @Argument(
            index = 1,
            name = "file",
            description = "The file, in the institution's folder for imports on this machine",
            required = true)
    private String file;

    @Reference
    private ImportFolder folder;

    @Reference
    private Envelopes envelopes;

    @Override
    protected Object run(Caller caller) throws IOException {
        try (InputStream in = ImportFolder.open(folder.file(caller, InstitutionCode.valueOf(institution), file))) {
            return envelopes.verify(caller, in);
        }
    }
}
