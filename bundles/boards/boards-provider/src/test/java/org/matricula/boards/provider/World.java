package org.matricula.boards.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.matricula.boards.api.Awards;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.ExaminersStatements.Statement.Kind;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.provider.agenda.AgendaService;
import org.matricula.boards.provider.agenda.Conflicts;
import org.matricula.boards.provider.agenda.NotAdopted;
import org.matricula.boards.provider.award.AwardNames;
import org.matricula.boards.provider.award.AwardService;
import org.matricula.boards.provider.chairsaction.ActionService;
import org.matricula.boards.provider.constitution.Appointments;
import org.matricula.boards.provider.constitution.BoardRules;
import org.matricula.boards.provider.constitution.ConstitutionService;
import org.matricula.boards.provider.constitution.Gate;
import org.matricula.boards.provider.constitution.StatementService;
import org.matricula.boards.provider.minutes.MinutesService;
import org.matricula.boards.provider.offer.OfferService;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.boards.provider.release.EmbargoWatch;
import org.matricula.boards.provider.release.PreparedResults;
import org.matricula.boards.provider.release.PublishedResultsService;
import org.matricula.boards.provider.release.RehearsalJob;
import org.matricula.boards.provider.release.ReleaseLookout;
import org.matricula.boards.provider.release.ReleaseService;
import org.matricula.boards.provider.release.ResultComposer;
import org.matricula.boards.provider.store.ActionStore;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.CaseStore;
import org.matricula.boards.provider.store.ConflictStore;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.MemberStore;
import org.matricula.boards.provider.store.MinutesStore;
import org.matricula.boards.provider.store.NoticeStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.boards.provider.store.ReleasedStore;
import org.matricula.boards.provider.store.RenewalStore;
import org.matricula.boards.provider.store.ResultStore;
import org.matricula.boards.provider.store.SpecialAwardStore;
import org.matricula.boards.provider.store.StatementStore;
import org.matricula.boards.provider.store.SubjectStore;
import org.matricula.boards.provider.store.SubstitutionStore;
import org.matricula.boards.provider.subject.AdjustedCohorts;
import org.matricula.boards.provider.subject.Moderated;
import org.matricula.boards.provider.subject.ResultSets;
import org.matricula.boards.provider.subject.SubjectRecords;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.JobJournal;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.kernel.testing.TestDatabases;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessments;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** The boards domain on a real database, with a campus and its regulations around it. */
final class World {

    static final Set<String> ALL = Set.of(
            Boards.READ.name(),
            Boards.READ_RELEASED.name(),
            BoardAdmin.RUN.name(),
            BoardAdmin.DECIDE.name(),
            BoardAdmin.EXAMINE.name(),
            Awards.PROPOSE.name());

    static final LocalDate HELD_ON = LocalDate.of(2027, 6, 24);
    private static final TestDatabases DATABASES = new TestDatabases();
    private static final AtomicInteger CAMPUSES = new AtomicInteger();

    private static final Pack USW = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(ClasspathPacks.files("usw-taught"), BasePacks.none())
            .orThrow();

    final TestDatabase database;
    final Campus campus;
    final Sql sql;
    final Map<PackRef, Pack> packs = new HashMap<>();
    final PlainPack first = new PlainPack("1.0.0");
    Pack active = first;
    final List<GoverningEvent> asked = new ArrayList<>();
    final BoardsService boards;
    final BoardAdminService admin;
    final ConstitutionService constitutions;
    final SubjectBoardService subjects;
    final SubjectStore subjectStore;
    final AdjustedCohorts cohorts;
    final Moderated moderated;
    final StatementService statements;
    final AgendaService agendas;
    final ActionService actions;
    final MinutesService minutes;
    final OfferService offers;
    final ReleaseService releases;
    final PublishedResultsService published;
    final ReleaseLookout lookout;
    final EmbargoWatch watch;
    final Renewing renewing;
    private final FactsOfNow facts;
    private final MeetingRelease releasing;
    /** What the clock of releases shows. */
    Instant now;

    final AwardService awards;
    StudentId signedIn;
    Map<String, StudentId> linked = Map.of();
    final JobJournal journal;
    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final ResultStore results;
    private final EmbargoStore embargoes;
    private final PreparedResults prepared;
    private final Gatherer gatherer;
    private ProposeJob worker;

    World(TestDatabase.Kind kind) {
        this(kind, HELD_ON);
    }

    /** With another day on which decisions are released. */
    World(TestDatabase.Kind kind, LocalDate today) {
        this(kind, today, false);
    }

    /** Where award boards wait for subject boards, or do not. */
    World(TestDatabase.Kind kind, LocalDate today, boolean waits) {
        now = today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        Clock calendar = calendar();
        database = DATABASES.of(kind, "boards");
        journal = new JobJournal(database.identifiers());
        campus = new Campus(new InstitutionCode("campus" + CAMPUSES.incrementAndGet()));
        LocalDays days = new LocalDays(campus.institutions(), calendar);
        sql = new Sql(database.dataSource());
        packs.put(first.ref(), first);
        meetings = new MeetingStore(database.jpa("boards"), database.dataSource());
        candidates = new CandidateStore(database.dataSource());
        gatherer = new Gatherer(campus.curriculum(), campus.registrations(), campus.results(), campus.persons());
        MemberStore members = new MemberStore(database.dataSource());
        BoardRules rules = new BoardRules(regulations());
        Appointments appointed = new Appointments(campus.examiners(), campus.institutions(), meetings, waits);
        constitutions = new ConstitutionService(
                meetings, members, rules, appointed, database.transactions(), database.auditTrail(), database.clock());
        MeetingOpening opening = new MeetingOpening(gatherer, campus.curriculum(), regulations());
        StatementStore said = new StatementStore(database.dataSource());
        Gate gate = new Gate(members, said, rules, appointed);
        ConflictStore declarations = new ConflictStore(database.dataSource());
        Conflicts conflicts = new Conflicts(
                members, declarations, campus.marks(), campus.details(), accounts(), campus.persons(), days);
        ActionStore register = new ActionStore(database.dataSource());
        subjectStore = new SubjectStore(database.dataSource());
        cohorts = new AdjustedCohorts(subjectStore, campus.curriculum(), campus.registrations(), calendar);
        moderated = new Moderated(campus.moderations(), waits);
        SubjectRecords records = new SubjectRecords(
                subjectStore,
                new ResultSets(campus.curriculum(), campus.registrations(), campus.results(), moderated),
                campus.curriculum(),
                campus.registrations(),
                moderated);
        subjects = new SubjectBoardService(
                meetings,
                records,
                opening,
                gate,
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.outbox(),
                calendar,
                days);
        results = new ResultStore(database.dataSource());
        embargoes = new EmbargoStore(database.dataSource());
        NoticeStore notices = new NoticeStore(database.dataSource());
        prepared = new PreparedResults(
                candidates,
                results,
                notices,
                embargoes,
                new ResultComposer(
                        candidates,
                        new OfferStore(database.dataSource()),
                        new ElementResits(subjectStore, campus.curriculum()),
                        campus.curriculum(),
                        campus.results(),
                        campus.registrations(),
                        campus.persons(),
                        regulations(),
                        database.identifiers()),
                campus.institutions(),
                regulations(),
                database.identifiers(),
                database.outbox(),
                calendar,
                days);
        facts = new FactsOfNow(gatherer, candidates, new SubstitutionStore(database.dataSource()));
        renewing = new Renewing(
                meetings,
                candidates,
                new OfferStore(database.dataSource()),
                new RenewalStore(database.dataSource()),
                campus.results(),
                campus.registrations(),
                campus.curriculum(),
                regulations(),
                campus.persons(),
                facts,
                embargoes);
        Outdated outdated = new Outdated(
                candidates, embargoes, campus.registrations(), campus.results(), campus.records(), campus.persons());
        releasing = new MeetingRelease(
                meetings,
                candidates,
                gate,
                prepared,
                renewing,
                outdated,
                new OfferStore(database.dataSource()),
                campus.compensatedResults(),
                campus.registrationAdmin(),
                campus.registrations(),
                campus.programmeChanges(),
                journal.service(),
                database.outbox(),
                calendar,
                days);
        releases = new ReleaseService(
                meetings,
                candidates,
                results,
                notices,
                embargoes,
                prepared,
                renewing,
                releasing,
                journal.service(),
                database.transactions(),
                database.auditTrail(),
                calendar,
                days);
        published =
                new PublishedResultsService(results, accounts(), campus.persons(), campus.holds(calendar), calendar);
        lookout = new ReleaseLookout(meetings, embargoes, releasing, database.transactions(), calendar);
        lookout.deactivate();
        watch = new EmbargoWatch(
                meetings, embargoes, renewing, outdated, database.auditTrail(), database.outbox(), calendar);
        boards = new BoardsService(meetings, candidates, campus.persons(), regulations(), lookout, calendar);
        AwardNames names = new AwardNames(campus.curriculum());
        SpecialAwardStore specials = new SpecialAwardStore(database.dataSource());
        awards = new AwardService(
                meetings,
                candidates,
                specials,
                names,
                gate,
                conflicts,
                regulations(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.clock());
        admin = new BoardAdminService(
                meetings,
                candidates,
                opening,
                releasing,
                gate,
                conflicts,
                new NotAdopted(records, campus.curriculum(), campus.registrations(), waits),
                names,
                specials,
                new OfferStore(database.dataSource()),
                new Substituting(
                        candidates, new SubstitutionStore(database.dataSource()), campus.curriculum(), regulations()),
                renewing,
                journal.service(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                calendar,
                days);
        statements = new StatementService(
                meetings, candidates, said, gate, database.transactions(), database.auditTrail(), database.clock());
        agendas = new AgendaService(
                meetings,
                candidates,
                new CaseStore(database.dataSource()),
                declarations,
                conflicts,
                constitutions,
                new NotAdopted(records, campus.curriculum(), campus.registrations(), false),
                register,
                database.transactions(),
                database.auditTrail(),
                database.clock());
        actions = new ActionService(
                meetings,
                candidates,
                register,
                members,
                conflicts,
                names,
                gate,
                prepared,
                renewing,
                releasing,
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.outbox(),
                calendar,
                days);
        offers = new OfferService(
                meetings,
                candidates,
                new OfferStore(database.dataSource()),
                gate,
                conflicts,
                regulations(),
                evaluation(),
                accounts(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                calendar,
                days);
        minutes = new MinutesService(
                meetings,
                candidates,
                constitutions,
                conflicts,
                register,
                new OfferStore(database.dataSource()),
                new RenewalStore(database.dataSource()),
                said,
                records,
                campus.institutions(),
                campus.students(),
                new MinutesStore(database.dataSource()),
                database.transactions(),
                database.auditTrail(),
                database.clock());
        restart();
    }

    /** From now on the university's regulations are in force. */
    void underRealRegulations() {
        active = USW;
        packs.put(USW.ref(), USW);
    }

    /** The external examiner endorses the outcomes as they stand. */
    void endorsed(MeetingId id) {
        statements.state(registrar(), id, "Dr B. External", Kind.ENDORSES, null);
    }

    /** A new process: nothing in memory is left. */
    void restart() {
        worker = new ProposeJob(
                meetings, candidates, facts, gatherer, regulations(), database.identifiers(), database.auditTrail());
    }

    Caller registrar() {
        return new Caller("registrar", ALL, Scope.of(List.of(campus.code)));
    }

    Caller without(String privilege) {
        Set<String> rest = new java.util.HashSet<>(ALL);
        rest.remove(privilege);
        return new Caller("somebody", rest, Scope.of(List.of(campus.code)));
    }

    Caller stranger() {
        return new Caller("stranger", ALL, Scope.of(List.of(new InstitutionCode("elsewhere"))));
    }

    MeetingRequest request(String point) {
        return request(point, List.of());
    }

    private MeetingRequest request(String point, List<ProgrammeId> of) {
        return new MeetingRequest(campus.code, Campus.SESSION, point, HELD_ON, "Prof. A. Chair", of);
    }

    /** Opens a meeting whose board is quorate, on all programmes where none is named. */
    MeetingId open(String point, ProgrammeId... programmes) {
        MeetingId id = admin.open(registrar(), request(point, List.of(programmes)))
                .record()
                .id();
        constitutions.record(registrar(), id, quorate(), null);
        if (active == USW) {
            constitutions.record(
                    registrar(),
                    id,
                    List.of(member("C. Leader", "leader", Role.COURSE_LEADER, Attendance.ATTENDED)),
                    null);
        }
        return id;
    }

    static List<BoardMember> quorate() {
        return List.of(
                member("Prof. A. Chair", "dean", Role.CHAIR, Attendance.ATTENDED),
                member("S. Cretary", "registrar", Role.SECRETARY, Attendance.ATTENDED),
                member("C. Leader", "leader", Role.COURSE_LEADER, Attendance.INVITED),
                member("Dr B. External", null, Role.AWARD_EXTERNAL, Attendance.ATTENDED));
    }

    static BoardMember member(String name, String userName, Role role, Attendance attendance) {
        boolean chairs = role == Role.CHAIR || role == Role.STAND_IN;
        return new BoardMember(
                name, userName, role, chairs ? BoardMember.Post.DEAN : null, false, chairs, false, attendance);
    }

    /** Opens a meeting and lets the job run to its end. */
    MeetingId proposed(String point) {
        MeetingId id = open(point);
        proposed(id);
        return id;
    }

    /** Lets the job of an open meeting run to its end. */
    void proposed(MeetingId id) {
        Job job = journal.get(admin.propose(registrar(), id));
        while (job != null) {
            job = chunk(job);
        }
    }

    Gatherer gatherer() {
        return gatherer;
    }

    Job job(MeetingId id) {
        return journal.get(boards.meeting(registrar(), id).record().job());
    }

    /** Lets the jobs of reassessment run to their end; what they order, as student, module, kind and bar. */
    List<String> reassessed() {
        List<String> ordered = new ArrayList<>();
        Reassessments registering = Partial.of(Reassessments.class, new Object() {
            List<Reassessment> order(
                    Caller caller,
                    InstitutionCode institution,
                    AcademicSession decided,
                    LocalDate on,
                    String source,
                    List<Reassessment.Order> orders) {
                caller.require(RegistrationAdmin.WRITE);
                orders.forEach(o -> ordered.add(
                        "%s %s %s %s %s".formatted(o.studentId(), o.moduleCode(), o.failedIn(), o.kind(), o.barred())));
                return List.of();
            }
        });
        ReassessmentJob job = new ReassessmentJob(
                meetings,
                candidates,
                new ReleasedStore(database.dataSource()),
                regulations(),
                registering,
                new ElementResits(subjectStore, campus.curriculum()),
                new OfferStore(database.dataSource()));
        for (Job open : journal.submitted()) {
            if (open.kind().equals(ReassessmentJob.KIND)) {
                JobProgress progress = database.transactions().requiresNew(() -> job.next(open));
                if (!progress.complete()) {
                    throw new AssertionError("a small meeting is one chunk");
                }
            }
        }
        return ordered;
    }

    /** Lets the job of a rehearsal run to its end. */
    void rehearsed(JobId id) {
        for (Job job = journal.get(id); job != null; ) {
            job = rehearsed(job);
        }
    }

    /** The next chunk of a rehearsal, by a handler that knows nothing of those before; null after the last one. */
    Job rehearsed(Job job) {
        RehearsalJob rehearsal =
                new RehearsalJob(meetings, embargoes, prepared, releasing, database.auditTrail(), calendar());
        JobProgress progress = database.transactions().requiresNew(() -> rehearsal.next(job));
        return progress.complete() ? null : JobJournal.after(job, progress);
    }

    /** A clock that shows {@link #now}. */
    private Clock calendar() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new AssertionError("nobody expected another zone");
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** One chunk in its transaction; the job as its journal has it afterwards, null when it is complete. */
    Job chunk(Job job) {
        JobProgress progress = database.transactions().requiresNew(() -> worker.next(job));
        return progress.complete() ? null : JobJournal.after(job, progress);
    }

    /** A chunk during which the process is killed. */
    void killedChunk(Job job) {
        try {
            database.transactions().requiresNew(() -> {
                worker.next(job);
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException killed) {
            restart();
        }
    }

    long count(String table, String condition, Object... parameters) {
        return sql.first("select count(*) from " + table + " where " + condition, rs -> rs.getLong(1), parameters)
                .orElseThrow();
    }

    /** A simulator that only repeats what it was asked. */
    private Evaluation evaluation() {
        return Partial.of(Evaluation.class, new Object() {
            Map<String, Object> simulate(Caller caller, Pack pack, String name, Map<String, Object> given) {
                caller.require(Regulations.READ);
                return Map.of("simulation", name, "pack", pack.ref().version(), "module", given.get("module"));
            }
        });
    }

    private StudentAccounts accounts() {
        return Partial.of(StudentAccounts.class, new Object() {
            StudentId required(Caller caller) {
                caller.require(StudentAccounts.OWN);
                return signedIn;
            }

            Map<String, StudentId> among(Caller caller, Collection<String> userNames) {
                caller.require(Students.READ);
                return linked.entrySet().stream()
                        .filter(link -> userNames.contains(link.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            }
        });
    }

    Regulations regulations() {
        return Partial.of(Regulations.class, new Object() {
            Regulations.Resolution resolve(GoverningEvent event) {
                if (active == null) {
                    throw Problem.conflict("pack", event.programme(), "NO_PACK_IN_FORCE")
                            .exception();
                }
                asked.add(event);
                return new Regulations.Resolution(active, "it is the only one");
            }

            Pack pinned(PackRef ref) {
                return packs.get(ref);
            }
        });
    }
}
