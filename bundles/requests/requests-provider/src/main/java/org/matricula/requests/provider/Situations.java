package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.StudiedRoute;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.StudyTime;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.registration.api.StudyTimes;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what is known about a student who asks. */
@Component(service = Situations.class)
public final class Situations {

    private static final Set<RequestKind> BY_SESSION = Set.of(RequestKind.CHANGE_MODE, RequestKind.REPEAT_YEAR);
    /** Those to which the desk may object: they tell a status from a day on, or repeat a year. */
    private static final Set<RequestKind> BARRED = Set.of(
            RequestKind.WITHDRAW,
            RequestKind.SUSPEND,
            RequestKind.TRANSFER_COURSE,
            RequestKind.TRANSFER_INSTITUTION,
            RequestKind.REPEAT_YEAR);

    private final RequestStore store;
    private final Students students;
    private final Persons persons;
    private final StudentStatus status;
    private final Registrations registrations;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;
    private final Institutions institutions;
    private final LocalDays days;
    private final PartnerTerms terms;
    private final BoardDays boards;
    private final RegistrationHistory history;
    private final StudyTimes times;
    private final ProgrammeChanges changes;

    /** Asks the neighbours. */
    @Activate
    public Situations(
            @Reference RequestStore store,
            @Reference Students students,
            @Reference Persons persons,
            @Reference StudentStatus status,
            @Reference Registrations registrations,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions,
            @Reference Institutions institutions,
            @Reference LocalDays days,
            @Reference PartnerTerms terms,
            @Reference BoardDays boards,
            @Reference RegistrationHistory history,
            @Reference StudyTimes times,
            @Reference ProgrammeChanges changes) {
        this.store = store;
        this.students = students;
        this.persons = persons;
        this.status = status;
        this.registrations = registrations;
        this.curriculum = curriculum;
        this.versions = versions;
        this.institutions = institutions;
        this.days = days;
        this.terms = terms;
        this.boards = boards;
        this.history = history;
        this.times = times;
        this.changes = changes;
    }

    /** Others who judge requests of the person wait until the transaction ends. */
    void turn(Caller caller, StudentId student) {
        store.lock(caller.scope(), persons.identities(insider(caller), student));
    }

    /** The day that it is at an institution. */
    LocalDate today(Caller caller, InstitutionCode institution) {
        return days.today(caller, institution);
    }

    /**
     * The situation of a request that may come in today: what the records say completes what is asked.
     *
     * @param except the request itself, whose own days of absence do not count; null where it is not kept yet
     * @throws org.matricula.kernel.api.ProblemException 404 for a student, registration or programme outside the scope,
     *     422 for a registration of somebody else or a statement that the records contradict, 409 where no agreement with
     *     the partner is in force
     */
    Situation fresh(Caller caller, Application application, RequestId except) {
        return read(caller, application, null, except, Look.FRESH);
    }

    /**
     * The situation today of a request that came in elsewhere on a day: the records here complete what its rows leave out.
     * Whether it could come in was looked at there, so an absence stands by itself.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 and 422 as for {@link #fresh}, 409 where no agreement with the
     *     partner is in force and none is named
     */
    Situation restored(Caller caller, Application application, LocalDate received) {
        return read(caller, application, received, null, Look.RESTORED);
    }

    /** The situation today of a request that came in on a day and keeps what it was completed with then. */
    Situation kept(Caller caller, Application application, LocalDate received, RequestId id) {
        return read(caller, application, received, id, Look.KEPT);
    }

    /** Which requests there are to look at. */
    private enum Look {
        /** One that may come in: it is completed, and nothing of the record may stand against it. */
        FRESH,
        /** One that came in here, and keeps what it was completed with. */
        KEPT,
        /** One that came in elsewhere: it is completed where it leaves something out. */
        RESTORED
    }

    private Situation read(Caller caller, Application application, LocalDate cameIn, RequestId except, Look look) {
        Caller insider = insider(caller);
        Versioned<Student> student = students.get(insider, application.studentId());
        InstitutionCode code = student.record().institution();
        Institution institution = institutions.get(insider, code).record();
        LocalDate today = days.today(insider, code);
        LocalDate received = cameIn == null ? today : cameIn;
        Versioned<ProgrammeRegistration> registration = application.registrationId() == null
                ? null
                : registrations.programmeRegistration(insider, application.registrationId());
        Set<StudentId> person = persons.identities(insider, application.studentId());
        if (registration != null && !person.contains(registration.record().studentId())) {
            throw Problem.invalid(
                            "registrationId", application.registrationId(), "must be a registration of the student")
                    .exception();
        }
        Programme programme = registration == null
                ? null
                : curriculum
                        .programme(insider, registration.record().programmeId())
                        .record();
        String programmeCode = programme == null ? null : programme.code();
        List<SessionDates> dates = institutions.sessions(insider, code);
        Asked asked = withDay(application, dates);
        LocalDate first = day(asked, received);
        Programme target = target(insider, application, institution);
        Agreement agreement =
                look == Look.KEPT ? null : agreement(insider, asked, institution, programmeCode, first, look);
        if (look == Look.FRESH && target != null && !target.institution().equals(code)) {
            terms.requireArticulation(insider, code, programmeCode, first);
        } else if (look == Look.FRESH && target != null && institution.kind() == Institution.Kind.PARTNER) {
            terms.requireDelivery(insider, code, target.code(), first);
        }
        SessionDates session = session(asked, received, dates);
        boolean asksBoards = look == Look.FRESH || look == Look.RESTORED && asked.boardDate() == null;
        BoardDays.Answer board = asksBoards ? board(caller, application, asked, received, registration, session) : null;
        WorkingDayCalendar calendar = institutions.calendar(insider, code);
        LocalDate away = awaySince(insider, registration);
        Application complete = new Application(
                application.studentId(),
                application.registrationId(),
                application.kind(),
                completed(asked, board, agreement));
        return new Situation(
                complete,
                received,
                student,
                institution,
                registration,
                programmeCode,
                titled(insider, target, session),
                agreement,
                board,
                away,
                time(insider, complete, registration, goesOn(application, programme, target), away, dates),
                modeBarred(insider, application, registration),
                calendar,
                session,
                governing(asked, session, registration),
                status.on(insider, application.studentId(), null, day(asked, today), null)
                        .orElse(null),
                Absences.of(
                        asked,
                        look == Look.RESTORED ? List.of() : store.absences(insider.scope(), person, except),
                        calendar,
                        session == null ? null : first(session, asked),
                        session == null ? null : session.ends()),
                mode(insider, application, registration),
                barred(insider, application, registration));
    }

    private String mode(Caller insider, Application application, Versioned<ProgrammeRegistration> registration) {
        if (application.kind() != RequestKind.CHANGE_MODE) {
            return null;
        }
        return history.of(insider, registration.record().id(), null).stream()
                .reduce((earlier, later) -> later)
                .map(last -> RegistrationState.modeIn(
                        registration.record(),
                        last.nextMode(),
                        last.nextModeFrom(),
                        application.asked().session()))
                .orElse(registration.record().mode());
    }

    /** What the desk would object to, of a registration that can still be left, interrupted or repeated. */
    private Problem barred(Caller insider, Application application, Versioned<ProgrammeRegistration> registration) {
        Asked asked = application.asked();
        if (!BARRED.contains(application.kind())
                || !StateRules.allowed(application.kind(), asked)
                        .contains(registration.record().status())) {
            return null;
        }
        ProgrammeRegistrationId id = registration.record().id();
        if (application.kind() == RequestKind.REPEAT_YEAR) {
            return changes.repeatBarred(insider, id).orElse(null);
        }
        boolean goes = application.kind() == RequestKind.TRANSFER_COURSE
                && !asked.toProgramme().equals(registration.record().programmeId());
        return (goes
                        ? changes.transferBarred(insider, id, asked.toProgramme(), asked.level())
                        : Optional.<Problem>empty())
                .or(() -> asked.effective() == null
                        ? Optional.empty()
                        : changes.dayBarred(insider, id, asked.effective()))
                .orElse(null);
    }

    /** The programme on which the student would go on. */
    private static Programme goesOn(Application application, Programme programme, Programme target) {
        return application.kind() == RequestKind.TRANSFER_COURSE ? target : programme;
    }

    private LocalDate awaySince(Caller insider, Versioned<ProgrammeRegistration> registration) {
        return registration == null || registration.record().status() != ProgrammeRegistration.Status.SUSPENDED
                ? null
                : RegistrationState.awaySince(
                                history.of(insider, registration.record().id(), null))
                        .orElse(registration.record().startedOn());
    }

    /** Null where what is asked changes none, no award is led to, or the session of the return is not known. */
    private StudyTime time(
            Caller insider,
            Application application,
            Versioned<ProgrammeRegistration> registration,
            Programme programme,
            LocalDate away,
            List<SessionDates> dates) {
        if (programme == null || programme.awardCode() == null || !RestOfStudy.concerns(application)) {
            return null;
        }
        Rest rest = RestOfStudy.of(application, registration.record(), programme.finalLevel(), away, dates);
        return rest == null ? null : times.of(insider, registration.record(), programme, rest);
    }

    private String modeBarred(Caller insider, Application application, Versioned<ProgrammeRegistration> registration) {
        Asked asked = application.asked();
        return application.kind() != RequestKind.CHANGE_MODE || asked.session() == null || asked.mode() == null
                ? null
                : times.modeBarred(insider, registration.record(), asked.session(), asked.mode())
                        .orElse(null);
    }

    private Agreement agreement(
            Caller insider, Asked asked, Institution institution, String programme, LocalDate day, Look look) {
        String claimed = asked.circumstances().agreement();
        if (institution.kind() == Institution.Kind.PARTNER && look == Look.RESTORED && claimed != null) {
            return terms.covering(insider, institution.code(), programme, day)
                    .filter(one -> claimed.equals(one.kind().name()))
                    .orElse(null);
        }
        if (institution.kind() == Institution.Kind.PARTNER) {
            return terms.delivering(insider, institution.code(), programme, day, claimed);
        }
        new Faults()
                .check(
                        claimed == null,
                        "asked.circumstances.agreement",
                        claimed,
                        "must be absent for a student of an awarding body")
                .refuse();
        return null;
    }

    /** What is known of the next board; null for what does not depend on it. */
    private BoardDays.Answer board(
            Caller caller,
            Application application,
            Asked asked,
            LocalDate received,
            Versioned<ProgrammeRegistration> registration,
            SessionDates session) {
        if (application.kind() != RequestKind.SUSPEND || Situation.isWholeYear(asked, session)) {
            return null;
        }
        BoardDays.Answer answer = boards.next(caller, registration.record(), received);
        LocalDate said = asked.boardDate();
        if (answer.day() != null && said != null && !said.equals(answer.day())) {
            throw Problem.invalid(
                            "asked.boardDate",
                            said,
                            "must be " + answer.day() + ", when the next board on the programme meets, or be left out")
                    .exception();
        }
        boolean within = said == null || !said.isBefore(received) && (session == null || !said.isAfter(session.ends()));
        new Faults()
                .check(
                        within,
                        "asked.boardDate",
                        said,
                        "must be the day of the session's boards, from " + received
                                + (session == null ? "" : " to " + session.ends()))
                .refuse();
        return answer;
    }

    private static Asked completed(Asked asked, BoardDays.Answer board, Agreement agreement) {
        Asked.Circumstances said = asked.circumstances();
        return asked.completed(
                asked.effective(),
                board == null || board.day() == null ? asked.boardDate() : board.day(),
                agreement == null
                        ? said
                        : new Asked.Circumstances(
                                said.sponsored(),
                                said.funded(),
                                said.loan(),
                                agreement.kind().name()));
    }

    /** The day that counts for what is on record: the first on which it is to hold, and never one that is over. */
    private static LocalDate day(Asked asked, LocalDate today) {
        return asked.effective() == null || asked.effective().isBefore(today) ? today : asked.effective();
    }

    /** The programme that the student wants to come to; the awarding body's where a partner's student leaves for it. */
    private Programme target(Caller insider, Application application, Institution institution) {
        ProgrammeId wanted = application.asked().toProgramme();
        if (wanted == null) {
            return null;
        }
        InstitutionCode where = leadsTo(application.kind(), institution);
        Programme programme =
                curriculum.programme(reader(insider, where), wanted).record();
        if (!programme.institution().equals(where)) {
            throw Problem.invalid(
                            "asked.toProgramme",
                            wanted,
                            application.kind() == RequestKind.TRANSFER_INSTITUTION
                                    ? "must be a programme of the awarding body of the student's college"
                                    : "must be a programme of the student's institution")
                    .exception();
        }
        return programme;
    }

    /** The same with the title that it bears in the session; of one without versions its own. */
    private Programme titled(Caller insider, Programme target, SessionDates session) {
        if (target == null || session == null) {
            return target;
        }
        String title = versions.studied(
                        reader(insider, target.institution()), target.id(), null, session.session(), null)
                .map(StudiedRoute::title)
                .orElse(target.title());
        return new Programme(
                target.id(),
                target.institution(),
                target.code(),
                title,
                target.awardCode(),
                target.group(),
                target.scale(),
                target.firstLevel(),
                target.finalLevel());
    }

    /** The institution to whose programmes requests of a kind lead; null where they lead to others than ours. */
    static InstitutionCode leadsTo(RequestKind kind, Institution institution) {
        return kind == RequestKind.TRANSFER_INSTITUTION ? institution.awardingBody() : institution.code();
    }

    /** Who reads of programmes there: titles and levels are no secret between a partner and its awarding body. */
    static Caller reader(Caller insider, InstitutionCode at) {
        return at == null || insider.scope().contains(at)
                ? insider
                : insider.acting(Scope.of(List.of(at)), Curriculum.READ);
    }

    private static Asked withDay(Application application, List<SessionDates> dates) {
        Asked asked = application.asked();
        if (!BY_SESSION.contains(application.kind()) || asked.effective() != null || asked.session() == null) {
            return asked;
        }
        return asked.from(dates.stream()
                .filter(one -> one.session().equals(asked.session()))
                .map(SessionDates::starts)
                .findFirst()
                .orElse(null));
    }

    /** The session named, or the first that has not ended on the day; in summer that is the one to come. */
    private static SessionDates session(Asked asked, LocalDate received, List<SessionDates> dates) {
        LocalDate day = asked.effective() == null ? received : asked.effective();
        return dates.stream()
                .filter(one -> asked.session() == null
                        ? !one.ends().isBefore(day)
                        : one.session().equals(asked.session()))
                .min(Comparator.comparing(SessionDates::starts))
                .orElse(null);
    }

    private static AcademicSession governing(
            Asked asked, SessionDates session, Versioned<ProgrammeRegistration> registration) {
        if (asked.session() != null) {
            return asked.session();
        }
        if (session != null) {
            return session.session();
        }
        if (registration != null) {
            return registration.record().session();
        }
        throw Problem.conflict("asked.effective", asked.effective(), "lies in no session whose dates are known")
                .exception();
    }

    private static LocalDate first(SessionDates session, Asked asked) {
        LocalDate day = asked.effective();
        return day != null && day.isBefore(session.starts()) ? day : session.starts();
    }

    /** The caller as the neighbours are asked: whoever may bring in or answer requests need not browse records. */
    private static Caller insider(Caller caller) {
        Scope scope = caller.scope();
        return caller.acting(scope, Students.READ, Registrations.READ, Curriculum.READ, Institutions.READ);
    }
}
