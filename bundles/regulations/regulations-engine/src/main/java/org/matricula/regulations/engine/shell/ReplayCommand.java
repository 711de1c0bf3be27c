package org.matricula.regulations.engine.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;
import org.matricula.regulations.api.ReplayRequest;
import org.matricula.regulations.api.Replays;

/** Starts a replay of a past cohort. */
@Service
@Command(
        scope = "regulations",
        name = "replay",
        description = "Judges the released decisions of a session again under another pack, as a job")
public final class ReplayCommand extends DomainCommand {

    @Reference
    private Replays replays;

    @Option(name = "--before", description = "The pack before; the one that governs the session when absent")
    private String before;

    @Option(name = "--before-version", description = "Its version")
    private String beforeVersion;

    @Option(name = "--kind", description = "The domain that decided; boards when absent")
    private String kind;

    @Argument(index = 0, name = "institution", description = "Where the cohort studied", required = true)
    private String institution;

    @Argument(index = 1, name = "session", description = "The session, for instance 2025/26", required = true)
    private String session;

    @Argument(index = 2, name = "pack", description = "The pack after", required = true)
    private String pack;

    @Argument(index = 3, name = "version", description = "Its version; the latest when absent")
    private String version;

    @Override
    protected Object run(Caller caller) {
        return ReplayLine.of(replays.start(
                caller,
                new ReplayRequest(
                        InstitutionCode.valueOf(institution),
                        AcademicSession.valueOf(session),
                        pack,
                        version,
                        before,
                        beforeVersion,
                        kind)));
    }
}
