package org.matricula.registration.provider.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Records what a change of a programme registration makes of the student's status, in the transaction of the change. The
 * events stand under the identity that the registration has, also while that is merged into another.
 */
@Component(service = StatusTelling.class)
public final class StatusTelling {

    private static final String GOES_ON = "goes on beside what was left or interrupted";

    private final StudentStatus statuses;
    private final ProgrammeRegistrationStore programmes;
    private final Persons persons;
    private final LocalDays localDays;

    /** Writes to the students' status. */
    @Activate
    public StatusTelling(
            @Reference StudentStatus statuses,
            @Reference ProgrammeRegistrationStore programmes,
            @Reference Persons persons,
            @Reference LocalDays localDays) {
        this.statuses = statuses;
        this.programmes = programmes;
        this.persons = persons;
        this.localDays = localDays;
    }

    /**
     * Refuses a change from a day before that of a status that stands about the registration.
     *
     * @throws org.matricula.kernel.api.ProblemException 409
     */
    void requireLast(Caller caller, ProgrammeRegistration registration, LocalDate effective) {
        about(statuses.events(acting(caller, registration.institution()), registration.studentId()), registration)
                .filter(event -> event.effective().isAfter(effective))
                .reduce((earlier, later) -> later)
                .ifPresent(event -> {
                    throw Problem.conflict(
                                    "effective",
                                    effective,
                                    "must not be before %s of %s, which stands on the record; a withdrawal, suspension or"
                                                    .formatted(event.status(), event.effective())
                                            + " return of a wrong day is first taken back by reinstatement, an"
                                            + " enrolment by the reopening of its task")
                            .exception();
                });
    }

    /**
     * Records an event about a registration, and of who leaves it or is away what that person goes on with.
     *
     * @param source what brought it about; null where a person did
     */
    public void record(
            Caller caller,
            ProgrammeRegistration registration,
            StatusEvent.Status status,
            LocalDate effective,
            LocalDate expectedReturn,
            String reason,
            String source) {
        statuses.record(
                acting(caller, registration.institution()),
                event(registration, status, effective, expectedReturn, reason, source, null));
        if (status != StatusEvent.Status.ENROLLED) {
            goOn(caller, registration.institution(), List.of(registration.studentId()));
        }
    }

    /**
     * Records that registrations ended with the award, and what these persons go on with. What the status refuses, such as
     * an enrolment recorded for a later day, stays as it is.
     */
    public void completed(
            Caller caller, Collection<ProgrammeRegistration> registrations, LocalDate effective, String reason) {
        registrations.stream()
                .collect(Collectors.groupingBy(ProgrammeRegistration::institution))
                .forEach((institution, all) -> {
                    statuses.recordAll(
                            acting(caller, institution),
                            institution,
                            all.stream()
                                    .map(one -> event(
                                            one, StatusEvent.Status.COMPLETED, effective, null, reason, null, null))
                                    .toList());
                    goOn(
                            caller,
                            institution,
                            all.stream().map(ProgrammeRegistration::studentId).toList());
                });
    }

    /**
     * Voids the event of a change that is taken back, so that nothing of it stands. Where none stands, or somebody corrected
     * it by hand, there is nothing to void.
     *
     * @param mistake the registration as the change left it
     */
    void takeBack(Caller caller, RegistrationState mistake, String reason, String source) {
        ProgrammeRegistration registration = mistake.registration();
        Caller acting = acting(caller, registration.institution());
        StatusEvent.Status told = registration.status() == ProgrammeRegistration.Status.ACTIVE
                ? StatusEvent.Status.ENROLLED
                : StatusEvent.Status.valueOf(registration.status().name());
        about(statuses.events(acting, registration.studentId()), registration)
                .filter(event -> event.status() == told && event.effective().equals(mistake.effective()))
                .reduce((earlier, later) -> later)
                .ifPresent(event -> voidEvent(acting, registration, event, reason, source));
        goOn(caller, registration.institution(), List.of(registration.studentId()));
    }

    /**
     * Voids the status of an enrolment that is taken back, where one stands.
     *
     * @param enrolled the reason with which the enrolment was recorded
     * @param by what its source begins with: files bring it with the number that it had elsewhere
     * @throws org.matricula.kernel.api.ProblemException 409 when a later status stands about the registration
     */
    public void takeBackEnrolment(
            Caller caller,
            ProgrammeRegistration registration,
            String enrolled,
            String by,
            String reason,
            String source) {
        Caller acting = acting(caller, registration.institution());
        List<StatusEvent> standing = about(statuses.events(acting, registration.studentId()), registration)
                .toList();
        standing.stream()
                .filter(event -> event.status() == StatusEvent.Status.ENROLLED
                        && event.reason().equals(enrolled)
                        && event.source() != null
                        && event.source().startsWith(by))
                .reduce((earlier, later) -> later)
                .ifPresent(event -> {
                    StatusEvent last = standing.get(standing.size() - 1);
                    if (!last.equals(event)) {
                        throw Problem.conflict(
                                        "status",
                                        last.status(),
                                        "%s of %s stands about the registration since; it is taken back first"
                                                .formatted(last.status(), last.effective()))
                                .exception();
                    }
                    voidEvent(acting, registration, event, reason, source);
                });
        goOn(caller, registration.institution(), List.of(registration.studentId()));
    }

    /** Voids all that stands about a registration that never was, the latest first. */
    void takeBackAll(Caller caller, ProgrammeRegistration registration, String reason) {
        Caller acting = acting(caller, registration.institution());
        List<StatusEvent> standing =
                new ArrayList<>(about(statuses.events(acting, registration.studentId()), registration)
                        .toList());
        Collections.reverse(standing);
        standing.forEach(event -> voidEvent(acting, registration, event, reason, null));
        goOn(caller, registration.institution(), List.of(registration.studentId()));
    }

    private void voidEvent(
            Caller acting, ProgrammeRegistration registration, StatusEvent event, String reason, String source) {
        statuses.record(
                acting,
                event(registration, StatusEvent.Status.VOIDED, event.effective(), null, reason, source, event.id()));
    }

    /** True when a status stands for a registration on a day. */
    public boolean stands(Caller caller, ProgrammeRegistration registration, StatusEvent.Status status, LocalDate day) {
        return statuses.on(
                        acting(caller, registration.institution()),
                        registration.studentId(),
                        subject(registration),
                        day,
                        null)
                .filter(event -> event.status() == status)
                .isPresent();
    }

    /**
     * Says of the active registrations of some persons about which nothing was told, because nobody has enrolled on them yet,
     * that they go on: else whoever left another would be shown as having left. What began after all others were left is
     * enrolled by enrolling.
     */
    public void goOn(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        Caller acting = acting(caller, institution);
        LocalDate today = localDays.today(caller, institution);
        Set<Set<StudentId>> people = Set.copyOf(
                persons.identities(Insider.of(caller), Set.copyOf(students)).values());
        Map<StudentId, List<ProgrammeRegistration>> registered = programmes
                .ofStudents(
                        acting.scope(),
                        institution,
                        people.stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(ProgrammeRegistration::studentId));
        List<StatusEvent> told = people.stream()
                .map(person -> person.stream()
                        .flatMap(one -> registered.getOrDefault(one, List.of()).stream())
                        .toList())
                .flatMap(own -> own.stream()
                        .filter(one -> one.status() == ProgrammeRegistration.Status.ACTIVE
                                && !one.startedOn().isAfter(today)
                                && isUntold(acting, one, own)))
                .map(one -> event(one, StatusEvent.Status.ENROLLED, one.startedOn(), null, GOES_ON, null, null))
                .toList();
        if (!told.isEmpty()) {
            statuses.recordAll(acting, institution, told);
        }
    }

    /** True when nothing was told of a registration, but of another that was not left before this one began. */
    private boolean isUntold(Caller acting, ProgrammeRegistration one, List<ProgrammeRegistration> own) {
        List<ProgrammeRegistration> beside = own.stream()
                .filter(other -> !other.id().equals(one.id())
                        && (other.endedOn() == null || !other.endedOn().isBefore(one.startedOn())))
                .toList();
        if (beside.isEmpty()) {
            return false;
        }
        List<StatusEvent> events = statuses.events(acting, one.studentId());
        return about(events, one).findAny().isEmpty()
                && beside.stream()
                        .flatMap(other -> about(events, other))
                        .anyMatch(event -> event.status() != StatusEvent.Status.ENROLLED);
    }

    private static StatusEvent event(
            ProgrammeRegistration registration,
            StatusEvent.Status status,
            LocalDate effective,
            LocalDate expectedReturn,
            String reason,
            String source,
            StatusEventId corrects) {
        return new StatusEvent(
                null,
                registration.institution(),
                registration.studentId(),
                null,
                subject(registration),
                status,
                effective,
                expectedReturn,
                reason,
                source,
                corrects,
                null,
                null);
    }

    /** What stands about a registration, in the order in which it came to hold. */
    private static Stream<StatusEvent> about(List<StatusEvent> events, ProgrammeRegistration registration) {
        return standing(events).filter(event -> subject(registration).equals(event.subject()));
    }

    private static Stream<StatusEvent> standing(List<StatusEvent> events) {
        return events.stream()
                .filter(event -> event.status() != StatusEvent.Status.VOIDED
                        && events.stream().noneMatch(other -> event.id().equals(other.corrects())));
    }

    private static Caller acting(Caller caller, InstitutionCode institution) {
        return caller.acting(Scope.of(List.of(institution)), Students.READ, StudentAdmin.WRITE);
    }

    private static String subject(ProgrammeRegistration registration) {
        return "programme registration " + registration.id();
    }
}
