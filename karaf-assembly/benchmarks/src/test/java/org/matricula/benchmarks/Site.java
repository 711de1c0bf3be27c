package org.matricula.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.mark.MarkRecords;
import org.matricula.assessment.provider.outcome.OutdatedResults;
import org.matricula.assessment.provider.result.ResultRecords;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Reconciliations;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.provider.CurriculumService;
import org.matricula.curriculum.provider.ProgrammeVersionsService;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.FormerTitleStore;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.curriculum.provider.store.VersionStore;
import org.matricula.documents.api.DocumentOffice;
import org.matricula.documents.api.Documents;
import org.matricula.exchange.api.Imports;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.jobs.JournaledJobs;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.RegistrationReading;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackFiles;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Students;
import org.matricula.students.provider.identity.AccountRecords;
import org.matricula.students.provider.identity.StudentReading;
import org.matricula.students.provider.store.AccountStore;
import org.matricula.students.provider.store.StudentStore;

/** The real services on one database, wired by hand as the container wires them. */
final class Site implements AutoCloseable {

    final TestDatabase database;
    final Students students;
    final Curriculum curriculum;
    final ProgrammeVersions versions;
    final Persons persons;
    final Registrations registrations;
    final LocalDays days;
    final Jobs jobs;
    final Marks marks;
    final ModuleResults results;
    final LoadedPack pack = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(packFiles(), BasePacks.none())
            .orThrow();
    final Regulations regulations = new OnePack();
    private final Sql sql;

    Site(TestDatabase.Kind kind) {
        database = TestDatabase.onDisk(
                kind,
                Settings.folder(),
                "curriculum",
                "students",
                "registration",
                "assessment",
                "boards",
                "documents",
                "jobs",
                "exchange");
        var source = database.dataSource();
        days = new LocalDays(Partial.of(Institutions.class, new InLondon()), database.clock());
        sql = new Sql(source);
        StudentStore store = new StudentStore(database.jpa("students"), source);
        students = new StudentReading(store);
        persons = (caller, asked) -> store.identities(caller.scope(), asked);
        var unit = database.jpa("curriculum");
        ProgrammeStore programmes = new ProgrammeStore(unit, source);
        ModuleStore modules = new ModuleStore(unit, source);
        OccurrenceStore occurrences = new OccurrenceStore(unit, source);
        curriculum = new CurriculumService(
                new AwardStore(source), programmes, modules, occurrences, new FormerTitleStore(source));
        versions = new ProgrammeVersionsService(
                new VersionStore(source), programmes, modules, new SpecificationStore(source), occurrences);
        var registration = database.jpa("registration");
        registrations = new RegistrationReading(
                new ProgrammeRegistrationStore(registration, source),
                new ModuleRegistrationStore(registration, source),
                new PriorLearningStore(source),
                persons);
        jobs = new JournaledJobs(
                source, database.identifiers(), database.transactions(), database.auditTrail(), database.clock());
        marks = new MarkRecords(
                source,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                students,
                curriculum,
                registrations,
                persons,
                new OwnWork(
                        new AccountRecords(
                                store,
                                new AccountStore(source),
                                database.transactions(),
                                database.auditTrail(),
                                (user, privilege, institution) -> true,
                                database.clock()),
                        persons,
                        registrations),
                new OutdatedResults(source, database.transactions(), database.identifiers(), database.outbox()));
        results = new ResultRecords(
                source, database.transactions(), database.identifiers(), jobs, curriculum, regulations, persons);
    }

    private static final class InLondon {

        // every institution
        ZoneId zone(Caller caller, InstitutionCode code) {
            return ZoneId.of("Europe/London");
        }
    }

    /** Somebody who may do all this at an institution. */
    static Caller caller(String institution) {
        return new Caller(
                "benchmark",
                Set.of(
                        Students.READ.name(),
                        Curriculum.READ.name(),
                        Registrations.READ.name(),
                        Marks.READ.name(),
                        Marks.WRITE.name(),
                        Boards.READ.name(),
                        BoardAdmin.RUN.name(),
                        Reconciliations.RECONCILE.name(),
                        Imports.RUN.name(),
                        Jobs.READ.name(),
                        Documents.READ.name(),
                        DocumentOffice.ISSUE.name()),
                Scope.of(List.of(new InstitutionCode(institution))));
    }

    /** One chunk as the runner of jobs does it: the journal moves on in the chunk's transaction. False at the end. */
    boolean chunk(Caller caller, JobHandler handler, JobId id) {
        Job job = database.transactions().required(() -> jobs.get(caller, id));
        return database.transactions().required(() -> {
            JobProgress progress = handler.next(job);
            sql.update(
                    "update jobs_job set done = ?, total = ?, chunk_cursor = ?, message = ?, heartbeat = ? where id ="
                            + " ?",
                    progress.done(),
                    progress.total(),
                    progress.cursor(),
                    progress.message(),
                    database.clock().instant(),
                    id);
            return !progress.complete();
        });
    }

    /** Tells PostgreSQL how full its tables are, which it would find out by itself within a minute. */
    void settle() throws SQLException {
        try (Connection connection = database.plainConnection();
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                statement.execute("analyze");
            }
        }
    }

    Bulk plain() throws SQLException {
        return new Bulk(database.plainConnection());
    }

    @Override
    public void close() {
        database.close();
    }

    /** The files of the university's pack; a new map. */
    static Map<String, byte[]> packFiles() {
        return PackFiles.gather(Site::packFile);
    }

    private static byte[] packFile(String name) {
        try (InputStream file = Site.class.getResourceAsStream("/" + PackLoader.FOLDER + name)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The university's pack governs everything. */
    private final class OnePack implements Regulations {

        @Override
        public Resolution resolve(GoverningEvent event) {
            return new Resolution(pack, "it is the only one");
        }

        @Override
        public Pack pinned(PackRef ref) {
            return pack;
        }

        @Override
        public Pack named(Caller caller, String id, String version) {
            return pack;
        }
    }
}
