package org.matricula.registration.provider.basis;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether something new may be begun under a student's record: not for the dead, nor under a record that is merged. */
@Component(service = Registrable.class)
public final class Registrable {

    private static final String STUDENT = "student";

    private final Students students;
    private final StudentStatus statuses;
    private final LocalDays localDays;

    /** Asks the students' records and their status. */
    @Activate
    public Registrable(
            @Reference Students students, @Reference StudentStatus statuses, @Reference LocalDays localDays) {
        this.students = students;
        this.statuses = statuses;
        this.localDays = localDays;
    }

    /**
     * A death.
     *
     * @param since the day of it
     * @param learned the day on which it was recorded, or of it where that is later; what a record tells of that day may
     *     have come before
     */
    public record Death(LocalDate since, LocalDate learned) {}

    /** Since when those of the students are dead who are. */
    public Map<StudentId, LocalDate> dead(Caller caller, InstitutionCode institution, Collection<StudentId> ids) {
        Map<StudentId, LocalDate> dead = new HashMap<>();
        deaths(caller, institution, ids).forEach((id, death) -> dead.put(id, death.since()));
        return dead;
    }

    /** The deaths of those of the students who are dead. */
    public Map<StudentId, Death> deaths(Caller caller, InstitutionCode institution, Collection<StudentId> ids) {
        Map<StudentId, Death> deaths = new HashMap<>();
        LocalDate today = localDays.today(caller, institution);
        statuses.on(Insider.of(caller), institution, ids, today).forEach((id, event) -> {
            if (event.status() == StatusEvent.Status.DECEASED) {
                LocalDate recorded = localDays.on(caller, institution, event.recordedAt());
                deaths.put(
                        id,
                        new Death(
                                event.effective(),
                                recorded.isBefore(event.effective()) ? event.effective() : recorded));
            }
        });
        return deaths;
    }

    /** Why nothing new may be begun for students; those for whom it may are left out. */
    public Map<StudentId, Problem> refusals(Caller caller, InstitutionCode institution, Collection<StudentId> ids) {
        Map<StudentId, Problem> refusals = new HashMap<>();
        dead(caller, institution, ids).forEach((id, since) -> refusals.put(id, died(id, since)));
        Map<StudentId, Student> known = students.all(Insider.of(caller), ids);
        known.forEach((id, student) -> {
            if (!student.id().equals(id)) {
                refusals.put(
                        id,
                        Problem.conflict(
                                STUDENT,
                                id,
                                "is merged into the student " + student.id() + ", whose record is to be changed"));
            }
        });
        return refusals;
    }

    /** Refuses to begin something for a student. */
    public void require(Caller caller, InstitutionCode institution, StudentId id) {
        refusals(caller, institution, List.of(id)).values().forEach(refusal -> {
            throw refusal.exception();
        });
    }

    /** Refuses to change what a student has who is dead. */
    public void requireAlive(Caller caller, InstitutionCode institution, StudentId id) {
        dead(caller, institution, List.of(id)).forEach((dead, since) -> {
            throw died(dead, since).exception();
        });
    }

    /** Refuses what is to hold from a day on which the student was dead already. */
    public void requireAlive(Caller caller, InstitutionCode institution, StudentId id, LocalDate on) {
        dead(caller, institution, List.of(id)).forEach((dead, since) -> {
            if (!on.isBefore(since)) {
                throw died(dead, since).exception();
            }
        });
    }

    public static Problem died(StudentId id, LocalDate since) {
        return Problem.conflict(STUDENT, id, "died on " + since);
    }
}
