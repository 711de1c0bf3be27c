package org.matricula.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.provider.result.SessionAccounts;
import org.matricula.assessment.provider.store.SessionStore;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Reconciliation;
import org.matricula.boards.api.Reconciliations;
import org.matricula.boards.provider.Renewing;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.boards.provider.reconciliation.ReconciliationService;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.boards.provider.store.RenewalStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;

/**
 * Runs an award board by its job: gathers the facts of students with 18 modules each, evaluates them under the
 * university's pack, writes proposals with facts and rulings. Beside it, chunk by chunk, plain JDBC that reads the same
 * rows and writes the same bytes.
 */
public final class AwardBoard {

    private static final int WARM_UP = 4_000;

    private final Site site;
    private final ProposingBoard board;
    private final Reconciliations reconciliations;
    private final AtomicLong reading = new AtomicLong();
    private final AtomicLong judging = new AtomicLong();

    private AwardBoard(Site site) {
        this.site = site;
        Gatherer gatherer = new Gatherer(
                timed(Curriculum.class, site.curriculum, reading),
                timed(Registrations.class, site.registrations, reading),
                timed(ModuleResults.class, site.results, reading),
                timed(Persons.class, site.persons, reading));
        Pack pack = timed(Pack.class, site.pack, judging);
        Regulations regulations = answering(pack);
        board = new ProposingBoard(site, gatherer, regulations);
        reconciliations = new ReconciliationService(
                gatherer,
                site.curriculum,
                site.registrations,
                new SessionAccounts(
                        new SessionStore(site.database.dataSource()),
                        site.database.dataSource(),
                        site.database.identifiers(),
                        site.database.transactions(),
                        site.curriculum),
                site.persons,
                board.meetings,
                board.candidates,
                new Renewing(
                        board.meetings,
                        board.candidates,
                        new OfferStore(site.database.dataSource()),
                        new RenewalStore(site.database.dataSource()),
                        site.results,
                        site.registrations,
                        site.curriculum,
                        regulations,
                        site.persons,
                        board.facts,
                        new EmbargoStore(site.database.dataSource())),
                site.database.transactions());
    }

    /** The account of a session in which everybody is before the board. */
    private void reconciled(String institution, int size) {
        long began = System.nanoTime();
        Reconciliation account = reconciliations.of(
                Site.caller(institution),
                new InstitutionCode(institution),
                new AcademicSession(Population.SESSION),
                null);
        double seconds = (System.nanoTime() - began) / 1e9;
        if (account.registered() != size || !account.balanced()) {
            throw new IllegalStateException(account.registered() + ": " + account.checks());
        }
        Report.line("%-28s %8.2f s for the reconciliation of %d students", "", seconds, size);
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        for (TestDatabase.Kind kind : Settings.databases()) {
            try (Site site = new Site(kind)) {
                Bulk seeding = site.plain();
                Population.award(seeding);
                AwardBoard benchmark = new AwardBoard(site);
                benchmark.reads("nowhere");
                benchmark.run(seeding, "warmup", WARM_UP, false);
                for (int size : Settings.sizes(2_000, 18_000)) {
                    Report.heading(
                            "award board, " + kind + ", " + size + " students with " + Population.MODULES + " modules");
                    benchmark.run(seeding, "size" + size, size, true);
                }
                seeding.connection().close();
            }
        }
        System.exit(0);
    }

    /** Statements that a young installation has seen while it was empty. */
    private void reads(String institution) {
        Caller caller = Site.caller(institution);
        InstitutionCode code = new InstitutionCode(institution);
        var nobody = List.of(new org.matricula.students.api.StudentId(1));
        site.database.transactions().run(() -> {
            site.registrations.active(caller, code, new AcademicSession(Population.SESSION), List.of(), null);
            site.registrations.modulesOf(caller, code, nobody);
            site.registrations.priorLearning(caller, code, nobody);
            site.results.of(caller, code, nobody);
            site.curriculum.occurrences(caller, code, new AcademicSession(Population.SESSION));
        });
    }

    private void run(Bulk seeding, String institution, int size, boolean print) throws Exception {
        new Population(seeding, institution)
                .registered(size, Population.MODULES)
                .withResults(new org.matricula.regulations.api.PackRef(
                        site.pack.ref().id(), institution, site.pack.ref().digest()));
        site.settle();
        Caller caller = Site.caller(institution);
        MeetingId meeting = board.opened(caller, institution);
        JobId job = board.proposing(caller, meeting);
        Lane work = new Lane("board job");
        Lane jdbc = new Lane("plain JDBC");
        reading.set(0);
        judging.set(0);
        long characters = 0;
        try (PlainBoard plain = new PlainBoard(site.plain(), institution, meeting.value())) {
            boolean[] more = {true};
            int done = 0;
            jdbc.step(plain::roll);
            while (more[0]) {
                work.step(() -> more[0] = board.chunk(caller, job));
                PlainBoard.Written written = plain.written(meeting.value());
                characters += written.characters();
                int from = done;
                jdbc.step(() -> plain.chunk(from, written));
                done += written.candidates().size();
            }
            jdbc.step(plain::publish);
            if (done != size) {
                throw new IllegalStateException(done + " of " + size);
            }
        }
        if (print) {
            jdbc.print(size, "students", jdbc);
            work.print(size, "students", jdbc);
            Report.line(
                    "%-28s %8.2f s for 1,000 students; of the whole %.2f s reading facts, %.2f s judging, %.2f s text,"
                            + " writing and the rest; %d characters a student",
                    "",
                    work.seconds() * 1000 / size,
                    reading.get() / 1e9,
                    judging.get() / 1e9,
                    work.seconds() - (reading.get() + judging.get()) / 1e9,
                    characters / size);
            reconciled(institution, size);
        }
    }

    private static Regulations answering(Pack pack) {
        return Regulations.class.cast(Proxy.newProxyInstance(
                Regulations.class.getClassLoader(),
                new Class<?>[] {Regulations.class},
                (proxy, method, values) ->
                        "resolve".equals(method.getName()) ? new Regulations.Resolution(pack, "the only one") : pack));
    }

    private static <T> T timed(Class<T> api, T real, AtomicLong nanos) {
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, (proxy, method, values) -> {
            long began = System.nanoTime();
            try {
                return method.invoke(real, values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                nanos.addAndGet(System.nanoTime() - began);
            }
        }));
    }
}
