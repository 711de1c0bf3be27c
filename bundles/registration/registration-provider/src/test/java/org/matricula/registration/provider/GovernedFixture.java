package org.matricula.registration.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.HandClock;
import org.matricula.kernel.testing.Partial;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.registration.api.CapturedDocuments;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.GateAuthority;
import org.matricula.registration.api.IdCards;
import org.matricula.registration.api.ModuleChoices;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationEvents;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.Waivers;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.enrolment.CapturedRecords;
import org.matricula.registration.provider.enrolment.CardRecords;
import org.matricula.registration.provider.enrolment.EnrolmentJob;
import org.matricula.registration.provider.enrolment.EnrolmentJudge;
import org.matricula.registration.provider.enrolment.EnrolmentTaskRecords;
import org.matricula.registration.provider.enrolment.EventRecords;
import org.matricula.registration.provider.enrolment.MissingDocumentRecords;
import org.matricula.registration.provider.enrolment.TaskJudging;
import org.matricula.registration.provider.enrolment.TaskNews;
import org.matricula.registration.provider.module.ModuleChoosing;
import org.matricula.registration.provider.module.ModuleJudge;
import org.matricula.registration.provider.programme.StatusTelling;
import org.matricula.registration.provider.store.CardStore;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.DocumentStore;
import org.matricula.registration.provider.store.EventStore;
import org.matricula.registration.provider.store.GateStore;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.registration.provider.waiver.WaiverGrounds;
import org.matricula.registration.provider.waiver.WaiverRecords;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldId;
import org.matricula.students.api.Holds;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;

/** The services that have things ruled, under the pack of the University of South Wales, on the first of October. */
public abstract class GovernedFixture extends RegistrationFixture {

    static final LocalDate TODAY = LocalDate.of(2026, 10, 1);
    static final Pack USW = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(ClasspathPacks.files("usw-taught"), BasePacks.none())
            .orThrow();

    final List<Hold> standing = new ArrayList<>();
    final List<StatusEvent> statusEvents = new ArrayList<>();
    Caller officer;
    Caller outsider;
    Caller bare;
    Contributors contributors;
    WaiverRecords waivers;
    StatusTelling statusTold;
    EnrolmentTaskRecords tasks;
    EnrolmentJob job;
    TaskNews taskNews;
    EventRecords events;
    CardRecords cards;
    CapturedRecords documents;
    ModuleJudge moduleJudge;
    ModuleChoosing choices;
    HandClock clock;
    private Map<String, String> submitted;

    @Before
    public void govern() {
        clock = new HandClock(Instant.parse("2026-10-01T09:00:00Z"));
        Set<String> all = new HashSet<>(List.of(
                Registrations.READ.name(),
                RegistrationAdmin.WRITE.name(),
                Waivers.APPROVE.name(),
                EnrolmentTasks.MANAGE.name(),
                EnrolmentTasks.DECLARE.name(),
                EnrolmentTasks.CHECK.name(),
                new GateAuthority("FINANCE").privilege().name(),
                RegistrationEvents.RUN.name(),
                IdCards.ISSUE.name(),
                CapturedDocuments.READ.name(),
                CapturedDocuments.CAPTURE.name(),
                ModuleChoices.CHOOSE.name()));
        officer = new Caller("officer", all, Scope.of(Set.of(usw)));
        outsider = new Caller("outsider", all, Scope.of(Set.of(college)));
        bare = new Caller("bare", Set.of(), Scope.of(Set.of(usw)));
        contributors = new Contributors();
        var source = database.dataSource();
        var waiverStore = new WaiverStore(source);
        var taskStore = new TaskStore(source);
        var gateStore = new GateStore(source);
        var eventStore = new EventStore(source);
        Regulations regulations = regulations();
        Holds holds = Partial.of(Holds.class, new FakeHolds());
        waivers = new WaiverRecords(
                waiverStore,
                students,
                persons(),
                regulations,
                new WaiverGrounds(programmes, persons(), curriculum, regulations),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                days(clock));
        var judge = new EnrolmentJudge(
                programmes,
                gateStore,
                waiverStore,
                persons(),
                registrable,
                holds,
                curriculum,
                Partial.of(ProgrammeVersions.class, new FakeVersions()),
                regulations,
                contributors,
                delivery(),
                days(clock));
        statusTold = statusTelling(new FakeStatus());
        tasks = new EnrolmentTaskRecords(
                taskStore,
                gateStore,
                judge,
                registrable,
                persons(),
                waivers,
                new MissingDocumentRecords(
                        gateStore,
                        judge,
                        students,
                        persons(),
                        database.transactions(),
                        database.identifiers(),
                        database.auditTrail(),
                        clock),
                statusTold,
                Partial.of(Jobs.class, new FakeJobs()),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock);
        TaskJudging judging = new TaskJudging(taskStore, judge, database.auditTrail());
        taskNews = new TaskNews(taskStore, judging, persons());
        job = new EnrolmentJob(taskStore, judging, database.identifiers(), database.auditTrail());
        events = new EventRecords(
                eventStore,
                tasks,
                students,
                persons(),
                registrable,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                days(clock));
        cards = new CardRecords(
                new CardStore(source),
                eventStore,
                tasks,
                students,
                registrable,
                persons(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock);
        documents = new CapturedRecords(
                new DocumentStore(source),
                students,
                persons(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock);
        moduleJudge = new ModuleJudge(
                programmes,
                modules,
                priorLearning,
                new ClaimStore(source),
                waiverStore,
                holds,
                persons(),
                registrable,
                curriculum,
                Partial.of(ProgrammeVersions.class, new FakeVersions()),
                regulations,
                contributors,
                days(clock),
                database.auditTrail());
        admin = admin(moduleJudge, waivers);
        choices = new ModuleChoosing(
                programmes, modules, moduleJudge, moduleWriting, curriculum, database.transactions());
    }

    /** Registers a student in the session of the tests. */
    final void enter(StudentId student) {
        admin.register(
                caller,
                new ProgrammeRegistration(
                        null, usw, student, computing, S2026, S2026, 4, "FT", "STANDARD", null, START, null));
    }

    static Regulations regulations() {
        return Partial.of(Regulations.class, new FakeRegulations());
    }

    /** Runs the job that was submitted last, chunk by chunk as a node would, and gives its last word. */
    final String run() {
        String cursor = null;
        long done = 0;
        String message = null;
        do {
            Job now = new Job(
                    new JobId(1),
                    job.kind(),
                    usw,
                    submitted,
                    Job.State.RUNNING,
                    done,
                    0,
                    cursor,
                    message,
                    officer,
                    clock.instant(),
                    null);
            JobProgress progress = database.transactions().required(() -> job.next(now));
            cursor = progress.cursor();
            done = progress.done();
            message = progress.message();
        } while (cursor != null);
        return message;
    }

    final Waiver waived(StudentId student, String clause) {
        return waivers.approve(officer, waiver(student, clause)).record();
    }

    /** After the first was revoked, from another day. */
    final Waiver waivedAgain(StudentId student, String clause) {
        return waivers.approve(officer, waiver(student, clause, TODAY.minusDays(1)))
                .record();
    }

    final Waiver waiver(StudentId student, String clause) {
        return waiver(student, clause, TODAY);
    }

    private Waiver waiver(StudentId student, String clause, LocalDate from) {
        return Waiver.of(
                usw,
                student,
                "usw-taught",
                clause,
                "an exception",
                "Director of Student Administration",
                from,
                TODAY.plusDays(30));
    }

    final void hold(StudentId student, Hold.Source source, Hold.Effect effect) {
        standing.add(new Hold(
                new HoldId(standing.size() + 1L),
                usw,
                student,
                source,
                Set.of(effect),
                "owes",
                TODAY.minusDays(9),
                null));
    }

    private static final class FakeRegulations {

        Regulations.Resolution resolve(GoverningEvent event) {
            if (event.programme().equals("NONE")) {
                throw Problem.conflict("programme", event.programme(), "no pack is in force")
                        .exception();
            }
            return new Regulations.Resolution(
                    event.programme().equals("OTHER") ? Partial.of(Pack.class, new OtherPack()) : USW, "the only one");
        }

        Pack named(Caller caller, String id, String version) {
            caller.require(Regulations.READ);
            if (!id.equals("usw-taught")) {
                throw Problem.notFound("pack", id).exception();
            }
            return USW;
        }
    }

    private static final class OtherPack {

        PackRef ref() {
            return new PackRef("other", "1.0.0", "0123456789abcdef");
        }

        PackDescriptor descriptor() {
            return USW.descriptor();
        }
    }

    private final class FakeHolds {

        Map<StudentId, List<Hold>> standing(
                Caller caller, InstitutionCode institution, Collection<StudentId> of, LocalDate day) {
            Map<StudentId, List<Hold>> found = new HashMap<>();
            standing.stream()
                    .filter(hold -> of.contains(hold.studentId()) && hold.holdsOn(day))
                    .forEach(hold -> found.computeIfAbsent(hold.studentId(), s -> new ArrayList<>())
                            .add(hold));
            return found;
        }
    }

    private final class FakeStatus {

        StatusEvent record(Caller asking, StatusEvent event) {
            asking.require(StudentStatus.WRITE);
            StatusEvent recorded = new StatusEvent(
                    new StatusEventId(statusEvents.size() + 1L),
                    event.institution(),
                    event.studentId(),
                    event.engagementId(),
                    event.subject(),
                    event.status(),
                    event.effective(),
                    event.expectedReturn(),
                    event.reason(),
                    event.source(),
                    event.corrects(),
                    clock.instant(),
                    asking.name());
            statusEvents.add(recorded);
            return recorded;
        }

        List<StatusEvent> events(Caller asking, StudentId of) {
            asking.require(StudentStatus.READ);
            return statusEvents.stream()
                    .filter(event -> event.studentId().equals(of))
                    .toList();
        }

        Optional<StatusEvent> on(Caller asking, StudentId of, String subject, LocalDate day, Instant known) {
            asking.require(StudentStatus.READ);
            return statusEvents.stream()
                    .filter(event ->
                            event.studentId().equals(of) && event.subject().equals(subject))
                    .filter(event -> !event.effective().isAfter(day))
                    .reduce((earlier, later) -> later);
        }
    }

    private final class FakeJobs {

        JobId submit(Caller caller, InstitutionCode institution, String kind, Map<String, String> parameters) {
            submitted = parameters;
            return new JobId(1);
        }
    }
}
