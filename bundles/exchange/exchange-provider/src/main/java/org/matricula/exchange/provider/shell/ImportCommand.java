package org.matricula.exchange.provider.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.api.Imports;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** {@code exchange:import}. */
@Service
@Command(
        scope = "exchange",
        name = "import",
        description = "Imports a CSV file through a mapping and waits for the end")
public final class ImportCommand extends DomainCommand {

    private static final long POLL_MILLIS = 500;

    @Argument(index = 0, name = "institution", description = "The institution's code", required = true)
    private String institution;

    @Argument(index = 1, name = "mapping", description = "The mapping's name", required = true)
    private String mapping;

    @Argument(
            index = 2,
            name = "file",
            description = "The file, in the institution's folder for imports on this machine",
            required = true)
    private String file;

    @Option(name = "--dry-run", description = "Check and report every row and write nothing")
    private boolean dryRun;

    @Reference
    private ImportFolder folder;

    @Reference
    private Imports imports;

    @Reference
    private Jobs jobs;

    @Override
    protected Object run(Caller caller) throws IOException, InterruptedException {
        InstitutionCode code = InstitutionCode.valueOf(institution);
        Path path = folder.file(caller, code, file);
        ImportReport report;
        try (InputStream csv = ImportFolder.open(path)) {
            String name = path.getFileName().toString();
            report = imports.start(caller, code, mapping, name, csv, dryRun);
        }
        Job job = ended(caller, report);
        if (job.state() != Job.State.DONE) {
            throw new IllegalStateException("Import " + report.id() + " ended as " + job.state() + ": " + job.message()
                    + " What is committed stays; jobs:resume " + job.id() + " goes on from there.");
        }
        return imports.report(caller, report.id());
    }

    private Job ended(Caller caller, ImportReport report) throws InterruptedException {
        // nobody counts it down: an interrupt (Ctrl-C) ends the wait, the job goes on
        CountDownLatch pause = new CountDownLatch(1);
        Job job = jobs.get(caller, report.job());
        long shown = -1;
        while (!job.ended()) {
            if (job.done() != shown && job.total() > 0) {
                shown = job.done();
                console().println("import " + report.id() + ": " + shown + " of " + job.total() + " rows");
            }
            pause.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
            job = jobs.get(caller, report.job());
        }
        return job;
    }
}
