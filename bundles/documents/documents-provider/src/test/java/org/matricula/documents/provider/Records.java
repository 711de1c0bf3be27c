package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.Coverage;
import org.matricula.boards.api.DecisionEntry;
import org.matricula.boards.api.LowerAward;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.StudiedRoute;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentOffice;
import org.matricula.documents.api.DocumentTraces;
import org.matricula.documents.api.DocumentVerification;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssueRequest;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.provider.pdf.HousePapers;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.JobJournal;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.kernel.testing.TestKeys;
import org.matricula.policies.taught.DocumentContent;
import org.matricula.policies.taught.DocumentContentFacts;
import org.matricula.policies.taught.rules.DocumentContentPolicy;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningState;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** One student of a partner college as the other domains would tell of her, in memory. */
final class Records {

    static final String ADDRESS = "https://records.example.ac.uk/";

    static final AcademicSession SESSION = new AcademicSession(2026);
    static final PackRef PACK = new PackRef("plain", "1", "d".repeat(64));
    static final Instant NOW = Instant.parse("2027-08-01T10:00:00Z");

    private static final Set<String> HELD = Set.of("PASS", "PC", "HD", "D", "C", "P", "S");
    private static final ProgrammeId PROGRAMME = new ProgrammeId(21);
    private static final ProgrammeRegistrationId REGISTRATION = new ProgrammeRegistrationId(31);
    private static final ProgrammeRegistrationId SECOND = new ProgrammeRegistrationId(32);

    final Map<ModuleId, Module> modules = new LinkedHashMap<>();
    final Map<OccurrenceId, Occurrence> occurrences = new HashMap<>();
    final List<PriorLearning> prior = new ArrayList<>();
    /** How prior learning was recognised. */
    final List<PriorLearningState> recognitions = new ArrayList<>();

    final List<Claim> claims = new ArrayList<>();
    /** The titles of the programme, by the session from which on they count; empty where it has no versions. */
    final NavigableMap<AcademicSession, String> titles = new TreeMap<>();

    /** The routes of all versions. */
    List<Route> routes = List.of();

    /** The route of the student; null where it is not known. */
    String route;

    /** In which sessions titles were asked for. */
    final List<AcademicSession> asked = new ArrayList<>();

    /** As known when. */
    final List<Instant> known = new ArrayList<>();

    /** What the registration was before, by the moment at which it became otherwise. */
    final NavigableMap<Instant, String> formerRoutes = new TreeMap<>();

    final List<ModuleResult> results = new ArrayList<>();

    /** Of which programme modules are known to be. */
    final List<ModuleRegistration> taken = new ArrayList<>();

    /** What follows a release that nobody did yet. */
    Runnable settling = () -> {};

    final Map<MeetingId, Meeting> meetings = new LinkedHashMap<>();
    /** When a result of a meeting was corrected. */
    final Map<MeetingId, Instant> corrected = new HashMap<>();

    final List<Candidate> decisions = new ArrayList<>();
    /** What the clock shows. */
    Instant now = NOW;

    /** Where the college is. */
    ZoneId zone = ZoneId.of("Europe/London");

    private final List<DecisionEntry> entries = new ArrayList<>();
    /** What was judged on the candidates, by the instants from which on it stood. */
    final NavigableMap<Instant, String> rulings = new TreeMap<>(Map.of(Instant.EPOCH, "[]"));

    final List<Hold> holding = new ArrayList<>();
    /** What happens in the middle of an issue. */
    Runnable whileIssuing = () -> {};

    final List<String> policies = new ArrayList<>(List.of("document-content"));
    final TestKeys keys = new TestKeys();
    final TestDatabase database;
    final InstitutionCode college;
    final InstitutionCode body;
    final StudentId student;
    final Gatherer gatherer;
    final Composer composer;
    final RegisterStore register;
    final Issuing issuing;
    final Documents documents;
    final OwnDocumentsService own;
    StudentId signedIn;
    final DocumentOffice office;
    final DocumentVerification verification;
    final JobJournal journal;
    final IssueJob job;
    final DocumentTraces traces;
    /** Marks that go by candidate number. */
    final Set<MarkId> numbered = new HashSet<>();

    final List<Mark> marks = new ArrayList<>();
    LocalDate endedOn;
    /** What a second registration is on. */
    ProgrammeId next = PROGRAMME;
    /** A second registration after the first one. */
    ProgrammeRegistration second;
    /** On which registration boards decide. */
    private ProgrammeRegistrationId deciding = REGISTRATION;

    String familyName = "Ŵyn-Prydderch";
    ProgrammeRegistration.Status status = ProgrammeRegistration.Status.ACTIVE;
    StudentId as;
    private long ids;

    /** The domain's services on a database; without one only drafts can be asked for. */
    Records(TestDatabase database, int number) {
        this.database = database;
        college = new InstitutionCode("college" + number);
        body = new InstitutionCode("usw" + number);
        student = new StudentId(11 + 1000L * number);
        as = student;
        ids = 100 + 1000L * number;
        LocalDays days = new LocalDays(institutions(), clock());
        gatherer = new Gatherer(
                students(),
                persons(),
                institutions(),
                boards(),
                curriculum(),
                versions(),
                registrations(),
                history(),
                new Recognitions(history(), claims(), days),
                results(),
                days);
        composer = new Composer(new ContentRules(regulations()));
        register = new RegisterStore(database.dataSource());
        issuing = new Issuing(gatherer, composer, register, holds(), keys, database.identifiers(), clock(), days);
        documents =
                new DocumentsService(students(), issuing, register, new HousePapers(), PublicAddress.of(ADDRESS), keys);
        own = new OwnDocumentsService(documents, register, accounts(), persons(), issuing);
        journal = new JobJournal(database.identifiers());
        office = new DocumentOfficeService(
                students(),
                boards(),
                issuing,
                register,
                journal.service(),
                database.transactions(),
                database.auditTrail(),
                clock());
        verification = new VerificationService(register, keys);
        traces = new TraceService(register, marks(), results(), boards());
        job = new IssueJob(boards(), issuing, register, database.auditTrail());
    }

    /** A clock that shows {@link #now}. */
    private Clock clock() {
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

    DocumentModel draft(DocumentKind kind) {
        return documents.draft(officer(), student, kind, DocumentLanguage.EN).model();
    }

    IssuedDocument issue(DocumentKind kind) {
        return office.issue(officer(), new IssueRequest(student, kind, DocumentLanguage.EN, null, null, null));
    }

    Caller officer() {
        return new Caller(
                "officer",
                Set.of(Documents.READ.name(), DocumentOffice.ISSUE.name(), DocumentOffice.REVOKE.name()),
                Scope.of(List.of(college)));
    }

    ModuleId module(String code, int level, int credits) {
        return module(code, "Title of " + code, level, credits);
    }

    ModuleId module(String code, String title, int level, int credits) {
        ModuleId id = new ModuleId(++ids);
        modules.put(id, new Module(id, college, code, title, level, credits, false, "TAUGHT"));
        return id;
    }

    void result(ModuleId module, AcademicSession session, Attempt attempt, String mark, String grade, String day) {
        OccurrenceId occurrence = new OccurrenceId(++ids);
        Module m = modules.get(module);
        LocalDate ends = LocalDate.of(session.startYear() + 1, 5, 28);
        occurrences.put(
                occurrence,
                new Occurrence(
                        occurrence, college, module, m.code(), session, "S1", ends.minusMonths(8), ends, List.of()));
        results.add(new ModuleResult(
                new ModuleResultId(++ids),
                college,
                as,
                new ModuleRegistrationId(++ids),
                occurrence,
                module,
                m.code(),
                session,
                m.level(),
                m.credits(),
                attempt,
                mark == null ? null : new BigDecimal(mark),
                grade,
                HELD.contains(grade),
                mark == null ? null : new BigDecimal(mark),
                false,
                1,
                null,
                PACK,
                Instant.parse(day + "T09:00:00Z")));
    }

    /** The first programme is done, and the student begins another, on which boards decide from now on. */
    void beginsAnother(String day) {
        endedOn = LocalDate.parse(day);
        status = ProgrammeRegistration.Status.COMPLETED;
        deciding = SECOND;
        second = another(endedOn.plusDays(10));
    }

    private ProgrammeRegistration another(LocalDate begins) {
        return new ProgrammeRegistration(
                SECOND,
                college,
                student,
                next,
                SESSION,
                SESSION,
                7,
                "FT",
                "STANDARD",
                ProgrammeRegistration.Status.ACTIVE,
                begins,
                null);
    }

    /** The student takes up another programme beside the first. */
    void studiesAnotherToo() {
        next = new ProgrammeId(22);
        second = another(LocalDate.of(2025, 9, 20));
    }

    /** The last result is one of the second programme. */
    void ofTheSecond() {
        ModuleResult last = results.get(results.size() - 1);
        taken.add(new ModuleRegistration(
                last.registrationId(),
                college,
                as,
                last.occurrenceId(),
                last.attempt(),
                ModuleRegistration.Status.REGISTERED,
                LocalDate.of(2026, 9, 20),
                null,
                SECOND));
    }

    /** Boards decide on the second programme from now on. */
    void decidesOnTheSecond() {
        deciding = SECOND;
    }

    /** The last result comes out otherwise. */
    void again(String mark, String grade, String day) {
        again(mark, grade, Instant.parse(day + "T09:00:00Z"));
    }

    /** The same at an instant. */
    void again(String mark, String grade, Instant at) {
        ModuleResult r = results.get(results.size() - 1);
        results.add(new ModuleResult(
                new ModuleResultId(++ids),
                r.institution(),
                r.studentId(),
                r.registrationId(),
                r.occurrenceId(),
                r.moduleId(),
                r.moduleCode(),
                r.session(),
                r.level(),
                r.credits(),
                r.attempt(),
                new BigDecimal(mark),
                grade,
                HELD.contains(grade),
                new BigDecimal(mark),
                false,
                r.sequence() + 1,
                "put right",
                PACK,
                at));
    }

    /** The result of the meeting that was released last is published anew. */
    void corrected(String day) {
        corrected.put(decisions.get(decisions.size() - 1).meetingId(), Instant.parse(day + "T09:30:00Z"));
    }

    void released(AcademicSession session, String day, Candidate.Kind kind, String decision, String classification) {
        released(session, day, kind, decision, classification, null);
    }

    /** With an award below the programme's own. */
    void released(
            AcademicSession session,
            String day,
            Candidate.Kind kind,
            String decision,
            String classification,
            LowerAward lower) {
        MeetingId id = new MeetingId(++ids);
        meetings.put(
                id,
                new Meeting(
                        id,
                        college,
                        session,
                        "AFTER_RESITS",
                        LocalDate.parse(day),
                        "Chair",
                        List.of(),
                        Meeting.State.RELEASED,
                        List.of(),
                        1,
                        "d",
                        "External",
                        null,
                        Instant.parse(day + "T17:00:00Z")));
        decisions.add(new Candidate(
                new CandidateId(++ids),
                college,
                id,
                session,
                student,
                deciding,
                6,
                kind,
                decision,
                List.of(decision),
                classification,
                null,
                List.of(),
                false,
                decision,
                null,
                "chair",
                Instant.parse(day + "T16:00:00Z"),
                PACK,
                lower,
                1));
    }

    /** The decisions of the last meeting are released at another instant. */
    void embargoed(Instant releasedAt) {
        Meeting last = meetings.get(decisions.get(decisions.size() - 1).meetingId());
        meetings.put(last.id(), at(last, last.state(), releasedAt));
    }

    private static Meeting at(Meeting meeting, Meeting.State state, Instant releasedAt) {
        return new Meeting(
                meeting.id(),
                meeting.institution(),
                meeting.session(),
                meeting.point(),
                meeting.heldOn(),
                meeting.chair(),
                meeting.programmes(),
                state,
                meeting.packs(),
                meeting.candidates(),
                meeting.snapshotDigest(),
                meeting.externalExaminer(),
                meeting.job(),
                releasedAt);
    }

    /** What boards tell of: nothing before the instant of the release. */
    private List<Candidate> told() {
        return decisions.stream()
                .filter(c -> !meetings.get(c.meetingId()).releasedAt().isAfter(now))
                .toList();
    }

    /** The chair decides after the release, in the place of what the board decided. */
    void acted(String before, String decision, String day) {
        acted(before, decision, Instant.parse(day + "T09:00:00Z"));
    }

    /** The same at an instant. */
    void acted(String before, String decision, Instant at) {
        Candidate last = decisions.remove(decisions.size() - 1);
        entries.clear();
        entries.add(entry(1, before, last.decidedAt()));
        entries.add(entry(2, decision, at));
        decisions.add(altered(last, last.classification(), decision, at));
    }

    /** The class that the last decision confers comes out otherwise. */
    void reclassed(String classification) {
        Candidate last = decisions.remove(decisions.size() - 1);
        decisions.add(altered(last, classification, last.decision(), last.decidedAt()));
    }

    private static Candidate altered(Candidate last, String classification, String decision, Instant at) {
        return new Candidate(
                last.id(),
                last.institution(),
                last.meetingId(),
                last.session(),
                last.studentId(),
                last.registrationId(),
                last.level(),
                last.kind(),
                last.proposal(),
                last.options(),
                classification,
                last.mean(),
                last.compensable(),
                last.adverse(),
                decision,
                "found",
                "dean",
                at,
                last.pack(),
                last.lowerAward(),
                2);
    }

    private static DecisionEntry entry(int number, String decision, Instant at) {
        return new DecisionEntry(number, decision, null, null, decision, null, null, "chair", at);
    }

    /** The ruling on every result. */
    String ruling = "{\"findings\":[]}";

    /** A mark for the last result. */
    void mark(String mark, String day) {
        ModuleResult result = results.get(results.size() - 1);
        marks.add(new Mark(
                new MarkId(++ids),
                college,
                student,
                result.registrationId(),
                new ElementId(1),
                new BigDecimal(mark),
                Mark.State.SUBMITTED,
                null,
                false,
                marks.size() + 1,
                null,
                "marker",
                Instant.parse(day + "T09:00:00Z")));
    }

    private Marks marks() {
        return Partial.of(Marks.class, new Object() {
            List<Mark> of(Caller caller, StudentId student) {
                caller.require(Marks.READ);
                return caller.may(CandidateNumbers.READ)
                        ? marks
                        : marks.stream()
                                .filter(mark -> !numbered.contains(mark.id()))
                                .toList();
            }
        });
    }

    private Students students() {
        return Partial.of(Students.class, new Object() {
            Versioned<Student> get(Caller caller, StudentId id) {
                caller.require(Students.READ);
                if (!isHers(id) || !caller.scope().contains(college)) {
                    throw Problem.notFound("student", id).exception();
                }
                return new Versioned<>(person(id), 0);
            }

            Map<StudentId, Student> all(Caller caller, Collection<StudentId> wanted) {
                caller.require(Students.READ);
                return wanted.stream()
                        .filter(id -> isHers(id) && caller.scope().contains(college))
                        .collect(Collectors.toMap(id -> id, id -> person(id)));
            }
        });
    }

    private boolean isHers(StudentId id) {
        return id.equals(student) || id.equals(merged);
    }

    private Student person(StudentId id) {
        return new Student(id, college, "S0042", familyName, "Siân Gwenllïan", LocalDate.of(2005, 3, 1), null);
    }

    /** What was recorded of her under this identity was merged into hers. */
    final StudentId merged = new StudentId(5);

    private StudentAccounts accounts() {
        return Partial.of(StudentAccounts.class, new Object() {
            StudentId required(Caller caller) {
                caller.require(StudentAccounts.OWN);
                return signedIn;
            }
        });
    }

    private Persons persons() {
        return (caller, wanted) -> wanted.stream()
                .collect(Collectors.toMap(
                        id -> id, id -> id.equals(merged) ? Set.of(student, merged) : Set.of(id, merged)));
    }

    private Holds holds() {
        return Partial.of(Holds.class, new Object() {
            Map<StudentId, List<Hold>> standing(
                    Caller caller, InstitutionCode institution, Collection<StudentId> students, LocalDate day) {
                caller.require(Students.READ);
                whileIssuing.run();
                return holding.stream()
                        .filter(hold -> hold.holdsOn(day))
                        .collect(Collectors.groupingBy(Hold::studentId));
            }
        });
    }

    private Regulations regulations() {
        DocumentContentPolicy policy = DocumentContentPolicy.configure(Partial.of(Parameters.class, new Object() {
            String text(String path) {
                assertEquals("rpl.transcript_word", path);
                return "exempt";
            }
        }));
        Pack pack = Partial.of(Pack.class, new Object() {
            PackRef ref() {
                return PACK;
            }

            Set<String> policies() {
                return Set.copyOf(policies);
            }

            Ruling<DocumentContent> evaluate(PolicyKey<?, ?> key, Object facts) {
                assertEquals("document-content", key.name());
                return new Ruling<>(key.name(), policy.evaluate((DocumentContentFacts) facts), PACK);
            }
        });
        return Partial.of(Regulations.class, new Object() {
            Regulations.Resolution resolve(GoverningEvent event) {
                return new Regulations.Resolution(pack, "the only one");
            }
        });
    }

    private Institutions institutions() {
        return Partial.of(Institutions.class, new Object() {
            Versioned<Institution> get(Caller caller, InstitutionCode code) {
                caller.require(Institutions.READ);
                caller.scope().require(code);
                return new Versioned<>(
                        code.equals(college)
                                ? new Institution(college, "The College", Institution.Kind.PARTNER, body)
                                : new Institution(body, "The University", Institution.Kind.AWARDING_BODY, null),
                        0);
            }

            ZoneId zone(Caller caller, InstitutionCode code) {
                return zone;
            }
        });
    }

    private Boards boards() {
        return Partial.of(Boards.class, new Object() {
            void settle(Caller caller, InstitutionCode institution) {
                caller.require(Boards.READ_RELEASED);
                settling.run();
            }

            List<Candidate> released(Caller caller, StudentId student) {
                caller.require(Boards.READ_RELEASED);
                return told();
            }

            List<Candidate> released(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Boards.READ_RELEASED);
                return told();
            }

            List<Coverage> coverage(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Boards.READ_RELEASED);
                return told().stream()
                        .map(c -> new Coverage(
                                c.id(), meetings.get(c.meetingId()).releasedAt(), corrected.get(c.meetingId())))
                        .toList();
            }

            Boards.ExplainedCandidate candidate(Caller caller, MeetingId id, StudentId student) {
                caller.require(Boards.READ);
                return decisions.stream()
                        .filter(c -> c.meetingId().equals(id))
                        .map(c -> new Boards.ExplainedCandidate(c, "{}", "[]"))
                        .findFirst()
                        .orElseThrow();
            }

            String rulings(Caller caller, MeetingId id, StudentId student, Instant at) {
                caller.require(Boards.READ);
                return rulings.headMap(at, true).lastEntry().getValue();
            }

            List<DecisionEntry> decisions(Caller caller, MeetingId id, StudentId student) {
                caller.require(Boards.READ);
                return entries;
            }

            Page<Candidate> candidates(Caller caller, MeetingId id, PageRequest page) {
                caller.require(Boards.READ);
                return new Page<>(
                        decisions.stream().filter(c -> c.meetingId().equals(id)).toList(), null);
            }

            Versioned<Meeting> meeting(Caller caller, MeetingId id) {
                caller.require(Boards.READ);
                Meeting meeting = meetings.get(id);
                return new Versioned<>(
                        meeting.releasedAt().isAfter(now)
                                ? at(meeting, Meeting.State.EMBARGOED, meeting.releasedAt())
                                : meeting,
                        0);
            }
        });
    }

    /** Titles of lower awards. */
    private final Map<String, String> lowerAwards = Map.of("PGCERT", "Postgraduate Certificate");

    /** What modules and awards were called before. */
    final List<FormerTitle> formerTitles = new ArrayList<>();

    private Curriculum curriculum() {
        return Partial.of(Curriculum.class, new Object() {
            Award award(Caller caller, String code) {
                return code.endsWith("_HONS")
                        ? new Award(code, "Bachelor of Music with Honours", "BACHELORS_HONS", 6, 360)
                        : new Award(
                                code,
                                lowerAwards.getOrDefault(code, "Award " + code),
                                code,
                                code.equals("CERTHE") ? 4 : 7,
                                60);
            }

            List<FormerTitle> formerTitles(Caller caller, InstitutionCode institution) {
                caller.require(Curriculum.READ);
                return formerTitles;
            }

            Versioned<Programme> programme(Caller caller, ProgrammeId id) {
                caller.require(Curriculum.READ);
                return new Versioned<>(
                        new Programme(id, college, "MUS", "Performance", "BMUS_HONS", "UG", "UG", 4, 6), 0);
            }

            Map<ModuleId, Module> modules(Caller caller, Collection<ModuleId> wanted) {
                caller.require(Curriculum.READ);
                return wanted.stream().collect(Collectors.toMap(id -> id, modules::get));
            }

            Versioned<Occurrence> occurrence(Caller caller, OccurrenceId id) {
                caller.require(Curriculum.READ);
                return new Versioned<>(occurrences.get(id), 0);
            }
        });
    }

    private ProgrammeVersions versions() {
        return Partial.of(ProgrammeVersions.class, new Object() {
            Optional<StudiedRoute> studied(
                    Caller caller, ProgrammeId programme, String route, AcademicSession session, Instant knownAt) {
                caller.require(ProgrammeVersions.READ);
                asked.add(session);
                known.add(knownAt);
                return Optional.ofNullable(titles.floorEntry(session)).map(entry -> new ProgrammeVersion(
                                null,
                                programme,
                                "MUS",
                                college,
                                1,
                                null,
                                entry.getKey(),
                                ChangeSet.State.APPROVED,
                                null,
                                entry.getValue(),
                                new ProgrammeStructure(List.of(), routes, List.of()))
                        .on(route)
                        .map(on -> new StudiedRoute(on.title(), on))
                        .orElse(new StudiedRoute(entry.getValue(), null)));
            }
        });
    }

    private RegistrationHistory history() {
        return Partial.of(RegistrationHistory.class, new Object() {
            Optional<RegistrationState> on(Caller caller, ProgrammeRegistrationId id, LocalDate day, Instant knownAt) {
                caller.require(RegistrationHistory.READ);
                Map.Entry<Instant, String> former = formerRoutes.higherEntry(knownAt);
                String then = former == null ? route : former.getValue();
                return Optional.of(new RegistrationState(
                        registration(then), null, null, null, null, null, day, null, null, knownAt, null));
            }

            List<PriorLearningState> ofPriorLearning(Caller caller, StudentId student, Instant knownAt) {
                caller.require(RegistrationHistory.READ);
                return recognitions;
            }
        });
    }

    private Claims claims() {
        return Partial.of(Claims.class, new Object() {
            List<Claim> of(Caller caller, StudentId student) {
                caller.require(Registrations.READ);
                return claims;
            }
        });
    }

    private Registrations registrations() {
        return Partial.of(Registrations.class, new Object() {
            List<ProgrammeRegistration> programmesOf(
                    Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Registrations.READ);
                return second == null ? List.of(registration()) : List.of(registration(), second);
            }

            List<ModuleRegistration> modulesOf(
                    Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Registrations.READ);
                return students.isEmpty() ? List.of() : taken;
            }

            List<PriorLearning> priorLearning(
                    Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                return prior;
            }
        });
    }

    private ModuleResults results() {
        return Partial.of(ModuleResults.class, new Object() {
            List<ModuleResult> versions(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Marks.READ);
                return results;
            }

            List<ModuleResults.ExplainedResult> history(Caller caller, ModuleRegistrationId registration) {
                caller.require(Marks.READ);
                return results.stream()
                        .filter(result -> result.registrationId().equals(registration))
                        .map(result -> new ModuleResults.ExplainedResult(result, ruling))
                        .toList();
            }
        });
    }

    private ProgrammeRegistration registration() {
        return registration(route);
    }

    private ProgrammeRegistration registration(String on) {
        return new ProgrammeRegistration(
                REGISTRATION,
                college,
                student,
                PROGRAMME,
                new AcademicSession(2024),
                SESSION,
                6,
                "FT",
                "STANDARD",
                status,
                LocalDate.of(2024, 9, 20),
                endedOn,
                on,
                null);
    }
}
