package org.matricula.registration.provider.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentAdmin;
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

    private final StudentStatus statuses;

    /** Writes to the students' status. */
    @Activate
    public StatusTelling(@Reference StudentStatus statuses) {
        this.statuses = statuses;
    }

    /**
     * Records an event about a registration. One that holds from a day before a correction, which said that what was
     * recorded last had never been so, corrects that correction: what it said of the days since holds no more.
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
        Caller acting = acting(caller, registration.institution());
        List<StatusEvent> events = statuses.events(acting, registration.studentId());
        StatusEventId takenBack = standing(events, registration)
                .reduce((earlier, later) -> later)
                .filter(last -> last.effective().isAfter(effective) && takesBack(events, last))
                .map(StatusEvent::id)
                .orElse(null);
        statuses.record(acting, event(registration, status, effective, expectedReturn, reason, source, takenBack));
    }

    /**
     * Records that registrations ended with the award. What the status refuses, such as an enrolment recorded for a later
     * day, stays as it is.
     */
    public void completed(
            Caller caller, Collection<ProgrammeRegistration> registrations, LocalDate effective, String reason) {
        registrations.stream()
                .collect(Collectors.groupingBy(ProgrammeRegistration::institution))
                .forEach((institution, all) -> statuses.recordAll(
                        acting(caller, institution),
                        institution,
                        all.stream()
                                .map(one ->
                                        event(one, StatusEvent.Status.COMPLETED, effective, null, reason, null, null))
                                .toList()));
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

    /**
     * Corrects the event of a withdrawal or suspension: the status is what it was before. Where none stands, or somebody corrected it by
     * hand, there is nothing to correct.
     */
    void takeBack(
            Caller caller,
            ProgrammeRegistration withdrawn,
            StatusEvent.Status mistake,
            StatusEvent.Status before,
            LocalDate expectedReturn,
            String reason,
            String source) {
        Caller acting = acting(caller, withdrawn.institution());
        standing(statuses.events(acting, withdrawn.studentId()), withdrawn)
                .filter(event -> event.status() == mistake)
                .reduce((earlier, later) -> later)
                .ifPresent(event -> statuses.record(
                        acting,
                        new StatusEvent(
                                null,
                                withdrawn.institution(),
                                event.studentId(),
                                event.engagementId(),
                                event.subject(),
                                before,
                                event.effective(),
                                expectedReturn,
                                reason,
                                source,
                                event.id(),
                                null,
                                null)));
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

    /** What stands about a registration, in the order in which it came to hold. */
    private static Stream<StatusEvent> standing(List<StatusEvent> events, ProgrammeRegistration registration) {
        return events.stream()
                .filter(event -> subject(registration).equals(event.subject())
                        && events.stream().noneMatch(other -> event.id().equals(other.corrects())));
    }

    /** True for a correction that says of another status that it never was. */
    private static boolean takesBack(List<StatusEvent> events, StatusEvent correction) {
        return events.stream()
                .anyMatch(event -> event.id().equals(correction.corrects()) && event.status() != correction.status());
    }

    private static Caller acting(Caller caller, InstitutionCode institution) {
        return caller.acting(Scope.of(List.of(institution)), Students.READ, StudentAdmin.WRITE);
    }

    private static String subject(ProgrammeRegistration registration) {
        return "programme registration " + registration.id();
    }
}
