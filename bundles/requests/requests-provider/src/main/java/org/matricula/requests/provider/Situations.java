package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what is known about a student who asks. */
@Component(service = Situations.class)
public final class Situations {

    private static final Set<RequestKind> BY_SESSION = Set.of(RequestKind.CHANGE_MODE, RequestKind.REPEAT_YEAR);

    private final RequestStore store;
    private final Students students;
    private final StudentStatus status;
    private final Registrations registrations;
    private final Curriculum curriculum;
    private final Institutions institutions;

    /** Asks the neighbours. */
    @Activate
    public Situations(
            @Reference RequestStore store,
            @Reference Students students,
            @Reference StudentStatus status,
            @Reference Registrations registrations,
            @Reference Curriculum curriculum,
            @Reference Institutions institutions) {
        this.store = store;
        this.students = students;
        this.status = status;
        this.registrations = registrations;
        this.curriculum = curriculum;
        this.institutions = institutions;
    }

    /**
     * The situation.
     *
     * @param received the day on which the request came in
     * @param except the request itself, whose own days of absence do not count; null where it is not kept yet
     * @throws org.matricula.kernel.api.ProblemException 404 for a student, registration or programme outside the scope,
     *     422 for a registration of somebody else
     */
    Situation read(Caller caller, Application application, LocalDate received, RequestId except) {
        Caller insider = insider(caller);
        Versioned<Student> student = students.get(insider, application.studentId());
        InstitutionCode code = student.record().institution();
        Institution institution = institutions.get(insider, code).record();
        Versioned<ProgrammeRegistration> registration = application.registrationId() == null
                ? null
                : registrations.programmeRegistration(insider, application.registrationId());
        if (registration != null && !registration.record().studentId().equals(application.studentId())) {
            throw Problem.invalid(
                            "registrationId", application.registrationId(), "must be a registration of the student")
                    .exception();
        }
        List<SessionDates> dates = institutions.sessions(insider, code);
        Application complete = withDay(application, dates);
        SessionDates session = session(complete.asked(), received, dates);
        return new Situation(
                complete,
                received,
                student,
                institution,
                registration,
                registration == null
                        ? null
                        : curriculum
                                .programme(insider, registration.record().programmeId())
                                .record()
                                .code(),
                target(insider, complete.asked(), code),
                institutions.calendar(insider, code),
                session,
                governing(complete.asked(), session, registration),
                latest(insider, complete, received),
                session == null
                        ? 0
                        : store.authorisedDays(
                                insider.scope(),
                                student.record().id(),
                                first(session, complete.asked()),
                                session.ends(),
                                except));
    }

    private StatusEvent latest(Caller insider, Application application, LocalDate received) {
        LocalDate effective = application.asked().effective();
        LocalDate day = effective == null || effective.isBefore(received) ? received : effective;
        return status.on(insider, application.studentId(), null, day, null).orElse(null);
    }

    private Programme target(Caller insider, Asked asked, InstitutionCode institution) {
        if (asked.toProgramme() == null) {
            return null;
        }
        Programme programme = curriculum.programme(insider, asked.toProgramme()).record();
        if (!programme.institution().equals(institution)) {
            throw Problem.invalid(
                            "asked.toProgramme",
                            asked.toProgramme(),
                            "must be a programme of the student's institution")
                    .exception();
        }
        return programme;
    }

    private static Application withDay(Application application, List<SessionDates> dates) {
        Asked asked = application.asked();
        if (!BY_SESSION.contains(application.kind()) || asked.effective() != null || asked.session() == null) {
            return application;
        }
        LocalDate starts = dates.stream()
                .filter(one -> one.session().equals(asked.session()))
                .map(SessionDates::starts)
                .findFirst()
                .orElse(null);
        return new Application(
                application.studentId(), application.registrationId(), application.kind(), asked.from(starts));
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
