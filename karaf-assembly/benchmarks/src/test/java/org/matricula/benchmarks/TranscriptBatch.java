package org.matricula.benchmarks;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.BoardsService;
import org.matricula.boards.provider.release.ReleaseLookout;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.provider.Composer;
import org.matricula.documents.provider.ContentRules;
import org.matricula.documents.provider.DocumentsService;
import org.matricula.documents.provider.Gatherer;
import org.matricula.documents.provider.IssueJob;
import org.matricula.documents.provider.Issuing;
import org.matricula.documents.provider.PublicAddress;
import org.matricula.documents.provider.Recognitions;
import org.matricula.documents.provider.pdf.HousePapers;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.kernel.testing.TestKeys;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.provider.status.HoldRecords;
import org.matricula.students.provider.store.HoldStore;
import org.matricula.students.provider.store.StudentStore;

/**
 * Issues the transcripts of a meeting by its job, with holds, rulings on the content, signatures, register and audit, and
 * draws each as PDF. Beside it the library alone, with its own tables, lays out the same words: no data, no tags, no
 * signature.
 */
public final class TranscriptBatch {

    private static final int WARM_UP = 1_000;

    private final Site site;
    private final ReleasedBoard board;
    private final Documents documents;
    private final JobHandler issuing;

    private TranscriptBatch(Site site) {
        this.site = site;
        board = new ReleasedBoard(site);
        var source = site.database.dataSource();
        // all is released: nobody has to look for what falls due
        ReleaseLookout lookout = new ReleaseLookout(
                new MeetingStore(site.database.jpa("boards"), source),
                new EmbargoStore(source),
                null,
                site.database.transactions(),
                site.database.clock());
        lookout.deactivate();
        Boards boards = new BoardsService(
                new MeetingStore(site.database.jpa("boards"), source),
                new CandidateStore(source),
                site.persons,
                site.regulations,
                lookout,
                site.database.clock());
        RegisterStore register = new RegisterStore(source);
        TestKeys keys = new TestKeys();
        StudentStore students = new StudentStore(site.database.jpa("students"), source);
        Issuing common = new Issuing(
                new Gatherer(
                        site.students,
                        site.persons,
                        institutions(),
                        boards,
                        site.curriculum,
                        site.versions,
                        site.registrations,
                        // nobody is on a route
                        null,
                        // nobody has more than one programme
                        new Recognitions(null, null, site.days),
                        site.results,
                        site.days),
                new Composer(new ContentRules(site.regulations)),
                register,
                new HoldRecords(
                        students,
                        new HoldStore(source),
                        site.database.transactions(),
                        site.database.identifiers(),
                        site.database.auditTrail(),
                        site.database.clock(),
                        site.days),
                keys,
                site.database.identifiers(),
                site.database.clock(),
                site.days);
        documents = new DocumentsService(
                site.students,
                common,
                register,
                new HousePapers(),
                PublicAddress.of("https://records.example.ac.uk"),
                keys);
        issuing = new IssueJob(boards, common, register, site.database.auditTrail());
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        for (TestDatabase.Kind kind : Settings.databases()) {
            try (Site site = new Site(kind)) {
                Bulk seeding = site.plain();
                Population.award(seeding);
                TranscriptBatch benchmark = new TranscriptBatch(site);
                benchmark.run(seeding, "warmup", WARM_UP, false);
                for (int size : Settings.sizes(1_000)) {
                    Report.heading("transcripts, " + kind + ", " + size + " with " + Population.MODULES + " modules");
                    benchmark.run(seeding, "size" + size, size, true);
                }
                seeding.connection().close();
            }
        }
        System.exit(0);
    }

    private void run(Bulk seeding, String institution, int size, boolean print) throws Exception {
        new Population(seeding, institution)
                .registered(size, Population.MODULES)
                .withResults(new PackRef(
                        site.pack.ref().id(), institution, site.pack.ref().digest()));
        MeetingId meeting = board.released(institution);
        site.settle();
        Caller caller = Site.caller(institution);
        JobId job = site.database
                .transactions()
                .required(() -> site.jobs.submit(
                        caller,
                        new InstitutionCode(institution),
                        issuing.kind(),
                        Map.of("meeting", meeting.toString(), "kind", "TRANSCRIPT", "language", "EN")));
        Lane register = new Lane("issue by the job");
        Lane drawing = new Lane("draw into a ZIP file");
        Lane plain = new Lane("the library alone");
        boolean[] more = {true};
        String[] seen = {null};
        int[] done = {0};
        long[] bytes = {0, 0};
        long processor = 0;
        while (more[0]) {
            long start = cpu();
            register.step(() -> more[0] = site.chunk(caller, issuing, job));
            processor += cpu() - start;
            Page<IssuedDocument> page =
                    documents.issued(caller, null, job, new PageRequest(seen[0], PageRequest.MAX_LIMIT));
            for (IssuedDocument document : page.items()) {
                DocumentModel model = documents.model(caller, document.id());
                plain.step(() -> bytes[1] += PlainTranscript.draw(model));
                seen[0] = document.id().toString();
                done[0]++;
            }
        }
        long began = cpu();
        drawing.step(() -> bytes[0] = pdfs(caller, job));
        processor += cpu() - began;
        if (done[0] < size * 9 / 10) {
            throw new IllegalStateException(done[0] + " of " + size + ": "
                    + documents.leftOut(caller, job, PageRequest.first()).items());
        }
        if (print) {
            plain.print(done[0], "transcripts", plain);
            register.print(done[0], "transcripts", plain);
            drawing.print(done[0], "transcripts", plain);
            Report.line(
                    "%-28s %8.2f ms a transcript (%.2f ms of the processor): %.2f ms issued, %.2f ms drawn (%d bytes);"
                            + " the library alone %.2f ms (%d bytes)",
                    "",
                    (register.seconds() + drawing.seconds()) * 1000 / done[0],
                    processor / 1e6 / done[0],
                    register.seconds() * 1000 / done[0],
                    drawing.seconds() * 1000 / done[0],
                    bytes[0] / done[0],
                    plain.seconds() * 1000 / done[0],
                    bytes[1] / done[0]);
        }
    }

    /** What this thread took of the processor, which other work on the machine disturbs less. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private long pdfs(Caller caller, JobId job) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        documents.batchPdfs(caller, job, out);
        return out.size();
    }

    private static Institutions institutions() {
        return Institutions.class.cast(Proxy.newProxyInstance(
                Institutions.class.getClassLoader(),
                new Class<?>[] {Institutions.class},
                (proxy, method, values) -> new Versioned<>(
                        new Institution(
                                (InstitutionCode) values[1], "The University", Institution.Kind.AWARDING_BODY, null),
                        0)));
    }
}
