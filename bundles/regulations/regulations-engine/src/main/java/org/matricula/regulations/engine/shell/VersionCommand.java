package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.matricula.kernel.shell.DomainCommand;

/** A command on one version of a pack, which are its first two arguments. */
abstract class VersionCommand extends DomainCommand {

    @Argument(index = 0, name = "pack", description = "The pack, for instance usw-taught", required = true)
    protected String id;

    @Argument(index = 1, name = "version", description = "The version, for instance 1.0.0", required = true)
    protected String version;
}
