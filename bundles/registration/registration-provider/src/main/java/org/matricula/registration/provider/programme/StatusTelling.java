package org.matricula.registration.provider.programme;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records what a change of a programme registration makes of the student's status, in the transaction of the change. */
@Component(service = StatusTelling.class)
public final class StatusTelling {

    private final Students students;
    private final StudentStatus statuses;

    /** Writes to the students' status. */
    @Activate
    public StatusTelling(@Reference Students students, @Reference StudentStatus statuses) {
        this.students = students;
        this.statuses = statuses;
    }

    /**
     * Records an event about a registration.
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
        Caller acting = acting(caller, registration);
        statuses.record(
                acting,
                new StatusEvent(
                        null,
                        registration.institution(),
                        survivor(acting, registration),
                        null,
                        subject(registration),
                        status,
                        effective,
                        expectedReturn,
                        reason,
                        source,
                        null,
                        null,
                        null));
    }

    /**
     * Corrects the event of a withdrawal: the status is what it was before. Where none stands, or somebody corrected it by
     * hand, there is nothing to correct.
     */
    void takeBack(
            Caller caller,
            ProgrammeRegistration withdrawn,
            StatusEvent.Status before,
            LocalDate expectedReturn,
            String reason,
            String source) {
        Caller acting = acting(caller, withdrawn);
        StudentId student = survivor(acting, withdrawn);
        List<StatusEvent> events = statuses.events(acting, student);
        events.stream()
                .filter(event -> event.status() == StatusEvent.Status.WITHDRAWN
                        && subject(withdrawn).equals(event.subject())
                        && events.stream().noneMatch(other -> event.id().equals(other.corrects())))
                .reduce((earlier, later) -> later)
                .ifPresent(event -> statuses.record(
                        acting,
                        new StatusEvent(
                                null,
                                withdrawn.institution(),
                                student,
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
        Caller acting = acting(caller, registration);
        return statuses.on(acting, survivor(acting, registration), subject(registration), day, null)
                .filter(event -> event.status() == status)
                .isPresent();
    }

    // events of a merged record are the survivor's
    private StudentId survivor(Caller acting, ProgrammeRegistration registration) {
        return students.all(acting, List.of(registration.studentId()))
                .get(registration.studentId())
                .id();
    }

    private static Caller acting(Caller caller, ProgrammeRegistration registration) {
        return caller.acting(Scope.of(List.of(registration.institution())), Students.READ, StudentAdmin.WRITE);
    }

    private static String subject(ProgrammeRegistration registration) {
        return "programme registration " + registration.id();
    }
}
