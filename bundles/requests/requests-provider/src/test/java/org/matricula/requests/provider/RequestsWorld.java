package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.function.ThrowingRunnable;
import org.matricula.boards.api.Boards;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.DutyQuery;
import org.matricula.requests.api.Office;
import org.matricula.requests.api.OwnRequests;
import org.matricula.requests.api.RequestDecisions;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.Requests;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.store.DutyStore;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.StepStore;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;

/** The domain's services on a database, with a university and a college of its own. */
final class RequestsWorld {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    final TestDatabase database;
    final Campus campus;
    final BoardDays boards = new BoardDays();
    final Boards meetings;
    final RequestReading requests;
    final RequestDeskService desk;
    final RequestDecisionService decisions;
    final OwnRequestService own;
    final RecordNews news;
    final PartnersDuties partners;
    final Sql sql;
    final InstitutionCode usw;
    final InstitutionCode college;
    final Judging judging;
    final LocalDays days;
    final Caller registry;
    final Caller partner;
    Map<StudentId, Set<StudentId>> merged = Map.of();

    RequestsWorld(TestDatabase database) {
        this.database = database;
        int number = COUNTER.incrementAndGet();
        usw = new InstitutionCode("usw-" + number);
        college = new InstitutionCode("college-" + number);
        campus = new Campus(usw, college);
        sql = new Sql(database.dataSource());
        meetings = campus.boards();
        boards.addBoards(meetings);
        RequestStore store = new RequestStore(database.dataSource());
        StepStore steps = new StepStore(database.dataSource());
        DutyStore duties = new DutyStore(database.dataSource());
        days = new LocalDays(campus.institutions(), campus.clock());
        Recorder recorder = new Recorder(
                store,
                steps,
                duties,
                database.identifiers(),
                database.auditTrail(),
                database.outbox(),
                campus.clock(),
                days);
        judging = new Judging(
                new Situations(
                        store,
                        campus.studentRecords(),
                        (caller, asked) -> merged,
                        campus.studentStatus(),
                        campus.registrationRecords(),
                        campus.curriculum(),
                        campus.programmeVersions(),
                        campus.institutions(),
                        days,
                        new PartnerTerms(campus.agreementRegister()),
                        boards,
                        campus.registrationHistory(),
                        campus.studyTimes(),
                        campus.programmeChanges()),
                campus.regulations(),
                campus.waiverRecords());
        requests = new RequestReading(store, steps, duties, (caller, asked) -> merged);
        desk = new RequestDeskService(store, judging, recorder, database.transactions());
        decisions = new RequestDecisionService(
                store,
                steps,
                duties,
                judging,
                recorder,
                new CarryingOut(campus.programmeChanges(), campus.studentAdmin(), campus.studentDetails()),
                database.transactions());
        news = new RecordNews(store, judging, recorder, (caller, asked) -> merged, campus.registrationHistory());
        partners = new PartnersDuties(duties, recorder);
        own = new OwnRequestService(
                campus.accounts(), (caller, asked) -> merged, campus.registrationRecords(), store, desk, requests);
        registry = caller("registry", Scope.of(Set.of(usw, college)), "COURSE_LEADER", "DIRECTOR_SA");
        partner = caller("partner", Scope.of(Set.of(college)), "COURSE_LEADER", "EC_PANEL");
    }

    /** What the register of a partner's duties tells. */
    void registered(
            InstitutionCode partner, Versioned<StudentRequest> request, String owedBy, String state, LocalDate on) {
        String payload = "{\"duty\":\"88\",\"event\":\"WITHDRAWAL\",\"owedBy\":\"%s\",\"state\":\"%s\",\"on\":%s}"
                .formatted(owedBy, state, on == null ? null : "\"" + on + "\"");
        partners.consume(
                1,
                new DomainEvent(
                        "institutions.duty-set",
                        partner,
                        "request/" + request.record().id(),
                        payload));
    }

    static Problem refused(Problem.Kind kind, ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(problem.toString(), kind, problem.kind());
        return problem;
    }

    /** Somebody who may do everything with requests, in these offices. */
    Caller caller(String name, Scope scope, String... offices) {
        Set<String> privileges = new HashSet<>(Set.of(
                Requests.READ.name(),
                RequestDesk.SUBMIT.name(),
                RequestDecisions.APPROVE.name(),
                RequestDecisions.CARRY_OUT.name()));
        for (String office : offices) {
            privileges.add(Office.privilege(office).name());
        }
        return new Caller(name, privileges, scope);
    }

    /** The student as a user. */
    Caller self(StudentId student) {
        Student record = campus.students.get(student).record();
        return new Caller(record.number(), Set.of(OwnRequests.OWN.name()), Scope.of(Set.of(record.institution())));
    }

    /** Somebody of the university in an office. */
    Caller in(String office) {
        return caller(office.toLowerCase(java.util.Locale.ROOT), Scope.of(Set.of(usw, college)), office);
    }

    StudentId student(InstitutionCode institution) {
        StudentId id = new StudentId(database.identifiers().next());
        campus.students.put(
                id,
                new Versioned<>(
                        new Student(
                                id,
                                institution,
                                "S" + id,
                                "Lovelace",
                                "Ada",
                                LocalDate.of(1996, 12, 10),
                                "ada@example.org"),
                        1));
        return id;
    }

    /** The programme of a code, which is there from the first time that it is asked for. */
    ProgrammeId programme(InstitutionCode institution, String code) {
        return campus.programmes.values().stream()
                .filter(one ->
                        one.institution().equals(institution) && one.code().equals(code))
                .map(Programme::id)
                .findFirst()
                .orElseGet(() -> added(institution, code));
    }

    private ProgrammeId added(InstitutionCode institution, String code) {
        ProgrammeId id = new ProgrammeId(database.identifiers().next());
        campus.programmes.put(
                id, new Programme(id, institution, code, "Computing", "BACHELORS_HONS", "UG", "UG", 4, 6));
        return id;
    }

    ProgrammeRegistrationId registration(StudentId student, ProgrammeRegistration.Status status) {
        return registration(student, status, new AcademicSession(2015));
    }

    ProgrammeRegistrationId registration(
            StudentId student, ProgrammeRegistration.Status status, AcademicSession entry) {
        ProgrammeRegistrationId id =
                new ProgrammeRegistrationId(database.identifiers().next());
        InstitutionCode institution = campus.students.get(student).record().institution();
        campus.registrations.put(
                id,
                new Versioned<>(
                        new ProgrammeRegistration(
                                id,
                                institution,
                                student,
                                programme(institution, "CS"),
                                entry,
                                new AcademicSession(2016),
                                5,
                                "FT",
                                "STANDARD",
                                status,
                                LocalDate.of(2015, 9, 21),
                                null),
                        3));
        return id;
    }

    /** The registration comes to stand so. */
    void becomes(ProgrammeRegistrationId id, ProgrammeRegistration.Status status) {
        Versioned<ProgrammeRegistration> before = campus.registrations.get(id);
        ProgrammeRegistration old = before.record();
        campus.registrations.put(
                id,
                new Versioned<>(
                        new ProgrammeRegistration(
                                id,
                                old.institution(),
                                old.studentId(),
                                old.programmeId(),
                                old.entrySession(),
                                old.session(),
                                old.level(),
                                old.mode(),
                                old.entry(),
                                status,
                                old.startedOn(),
                                null),
                        before.version()));
    }

    /** The student dies. */
    void dies(StudentId student, LocalDate day) {
        campus.status = new StatusEvent(
                null,
                usw,
                student,
                null,
                null,
                StatusEvent.Status.DECEASED,
                day,
                null,
                "told by the family",
                null,
                null,
                null,
                null);
    }

    /** What the other domains tell. */
    void told(String type, StudentId student) {
        String status =
                campus.status == null ? "ENROLLED" : campus.status.status().name();
        String payload = "{\"student\":\"" + student + "\",\"status\":\"" + status + "\"}";
        database.transactions().run(() -> news.consume(1, new DomainEvent(type, usw, "told/1", payload)));
    }

    /** A withdrawal of a registration is taken back. */
    void reinstated(ProgrammeRegistrationId id) {
        takenBack("registration.reinstated", id);
    }

    /** A suspension of a registration is taken back. */
    void suspensionVoided(ProgrammeRegistrationId id) {
        takenBack("registration.suspension-voided", id);
    }

    /** A repeat is taken back. */
    void repeatVoided(ProgrammeRegistrationId id) {
        takenBack("registration.repeat-voided", id);
    }

    /** A transfer from or to a registration is taken back. */
    void transferVoided(ProgrammeRegistrationId id) {
        takenBack("registration.transfer-voided", id);
    }

    private void takenBack(String type, ProgrammeRegistrationId id) {
        String payload = "{\"registration\":\"" + id + "\",\"student\":\""
                + campus.registrations.get(id).record().studentId() + "\"}";
        database.transactions().run(() -> news.consume(1, new DomainEvent(type, usw, "told/2", payload)));
    }

    /** The registration came to stand so, by something. */
    void stood(ProgrammeRegistrationId id, RegistrationState.Change change, LocalDate day, String source) {
        ProgrammeRegistration now = campus.registrations.get(id).record();
        campus.history.add(new RegistrationState(
                now, null, null, null, null, change, day, "it is so", source, Instant.EPOCH, "registry"));
    }

    /** The desk agrees another mode for a session to come. */
    void agreedMode(ProgrammeRegistrationId id, String mode, AcademicSession from) {
        campus.history.add(new RegistrationState(
                campus.registrations.get(id).record(),
                null,
                mode,
                from,
                null,
                RegistrationState.Change.MODE_CHANGED,
                Campus.TODAY,
                "it is so",
                null,
                Instant.EPOCH,
                "registry"));
    }

    /** A request of a new student of an institution, with what a test wants in it. */
    Application application(InstitutionCode institution, RequestKind kind, Want want) {
        StudentId student = student(institution);
        return new Application(student, registration(student, ProgrammeRegistration.Status.ACTIVE), kind, want.asked());
    }

    Versioned<StudentRequest> submitted(Application application) {
        Versioned<StudentRequest> draft = desk.draft(registry, application);
        return desk.submit(registry, draft.record().id(), draft.version());
    }

    /** All offices agree, each by its own person. */
    Versioned<StudentRequest> agreed(Versioned<StudentRequest> request) {
        return agreed(request, null);
    }

    /** All that have not agreed yet agree, for a reason. */
    Versioned<StudentRequest> agreed(Versioned<StudentRequest> request, String reason) {
        Versioned<StudentRequest> now = request;
        for (StudentRequest.Approval approval : request.record().approvals()) {
            if (approval.agreedBy() == null) {
                now = decisions.agree(in(approval.role()), now.record().id(), approval.role(), now.version(), reason);
            }
        }
        return now;
    }

    List<String> states(Versioned<StudentRequest> request) {
        List<String> states = new ArrayList<>();
        requests.steps(registry, request.record().id())
                .forEach(step -> states.add(step.state().name()));
        return states;
    }

    /** The codes of all duties of a request. */
    List<String> duties(RequestId request) {
        return requests
                .duties(registry, new DutyQuery(null, null, request, null, false, null), PageRequest.first())
                .items()
                .stream()
                .map(RequestDuty::code)
                .toList();
    }

    /** The codes of the open duties of a request. */
    List<String> openDuties(RequestId request) {
        return requests
                .duties(registry, new DutyQuery(null, null, request, null, true, null), PageRequest.first())
                .items()
                .stream()
                .map(RequestDuty::code)
                .toList();
    }

    /** The types of the events of this world, in their order. */
    List<String> events() {
        return sql.query(
                "select type from kernel_outbox where institution in (?, ?) order by id",
                rs -> rs.getString(1),
                usw,
                college);
    }

    int rows(String table) {
        return sql.first(
                        "select count(*) as c from " + table + " where institution in (?, ?)",
                        rs -> rs.getInt("c"),
                        usw,
                        college)
                .orElseThrow();
    }

    /** A sound request of a kind. */
    Want want(RequestKind each) {
        return switch (each) {
            case WITHDRAW -> new Want();
            case SUSPEND -> suspension();
            case TRANSFER_COURSE -> transfer();
            case TRANSFER_INSTITUTION -> {
                Want want = new Want().evidence("OFFER_OF_INSTITUTION");
                want.toInstitution = "University of Elsewhere";
                yield want;
            }
            case LEAVE_OF_ABSENCE -> {
                Want want = absence(10).evidence("MEDICAL_CERTIFICATE");
                want.grounds = "MEDICAL";
                yield want;
            }
            case AUTHORISED_ABSENCE -> absence(10);
            case CHANGE_MODE -> {
                Want want = new Want();
                want.effective = null;
                want.mode = "PT";
                want.session = new AcademicSession(2017);
                yield want;
            }
            case REPEAT_YEAR -> {
                Want want = new Want();
                want.effective = null;
                want.session = new AcademicSession(2017);
                yield want;
            }
            case CAS -> {
                Want want = new Want().evidence("PASSPORT");
                want.sponsored = true;
                want.until = LocalDate.of(2018, 6, 30);
                yield want;
            }
            case CHANGE_OF_DETAILS -> details();
        };
    }

    static Want suspension() {
        Want want = new Want().evidence("MEDICAL_CERTIFICATE");
        want.until = LocalDate.of(2017, 9, 18);
        want.grounds = "MEDICAL";
        want.returnLikely = true;
        return want;
    }

    Want transfer() {
        Want want = new Want();
        want.toProgramme = programme(usw, "LAW");
        want.level = 4;
        want.betweenFaculties = false;
        return want;
    }

    /** From Friday 17 February for so many days. */
    static Want absence(int days) {
        Want want = new Want();
        want.until = want.effective.plusDays(days);
        want.completionMoves = false;
        want.assessmentAffected = false;
        return want;
    }

    static Want details() {
        Want want = new Want().evidence("MARRIAGE_CERTIFICATE");
        want.effective = Campus.TODAY;
        want.details = new Asked.NewDetails("King", null, null, null);
        return want;
    }

    /** What a test asks for; everything that the kind does not need stays null. */
    static final class Want {
        LocalDate effective = Campus.TODAY.plusDays(7);
        LocalDate until;
        String grounds;
        AcademicSession session;
        ProgrammeId toProgramme;
        Integer level;
        Boolean betweenFaculties;
        String toInstitution;
        String mode;
        Asked.NewDetails details;
        Boolean exceptional;
        Boolean returnLikely;
        Boolean completionMoves;
        Boolean assessmentAffected;
        LocalDate boardDate;
        Boolean sponsored = false;
        Boolean funded = false;
        Boolean loan = false;
        String agreement;
        String statement = "For reasons of my own.";
        List<Asked.Evidence> evidence = List.of();

        Want evidence(String kind) {
            evidence = List.of(new Asked.Evidence(kind, "file 7"));
            return this;
        }

        Asked asked() {
            return new Asked(
                    effective,
                    until,
                    grounds,
                    statement,
                    session,
                    toProgramme,
                    level,
                    betweenFaculties,
                    toInstitution,
                    mode,
                    details,
                    exceptional,
                    returnLikely,
                    completionMoves,
                    assessmentAffected,
                    boardDate,
                    new Asked.Circumstances(sponsored, funded, loan, agreement),
                    evidence);
        }
    }
}
