package org.matricula.students.provider.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEvent.Status;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.store.Finding;
import org.matricula.students.provider.store.StudentRow;

/**
 * Which events may follow which. Each engagement and subject of a record has a sequence of its own; death ends them all,
 * those of the other records of the person too.
 */
public final class StatusSequence {

    private StatusSequence() {}

    /**
     * Refuses an event with which what is recorded would contradict itself.
     *
     * @param held all events of the person, of each identity and in any order
     * @param event the event to be recorded, with its identity
     * @throws ProblemException 404 when it corrects an event that there is not, 409 when it contradicts another
     */
    static void check(List<StatusEvent> held, StatusEvent event) {
        if (event.corrects() != null) {
            correctable(held, event);
        }
        List<StatusEvent> all = new ArrayList<>(held);
        all.add(event);
        List<StatusEvent> known = Timeline.STATUSES.known(all, null);
        death(known, event);
        List<StatusEvent> thread = thread(all, event).stream()
                .filter(other -> other.status() != Status.DECEASED)
                .toList();
        for (int i = 1; i < thread.size(); i++) {
            follow(thread.get(i - 1), thread.get(i), event);
        }
    }

    /**
     * Refuses an event about the person that a registration would have to tell: where the person studies by one, it is
     * enrolled, left or interrupted there. A death is the person's.
     *
     * @param held all events of the person, of each identity and in any order
     * @throws ProblemException 409, with the registration that stands
     */
    static void requireOwn(List<StatusEvent> held, StatusEvent event) {
        if (event.subject() != null
                || event.engagementId() != null
                || event.corrects() != null
                || event.status() == Status.DECEASED) {
            return;
        }
        Map<String, Status> stands = new LinkedHashMap<>();
        Timeline.STATUSES.known(held, null).stream()
                .filter(one -> one.subject() != null && !one.effective().isAfter(event.effective()))
                .forEach(one -> stands.put(one.subject(), one.status()));
        stands.forEach((subject, status) -> {
            if (status == Status.ENROLLED || status == Status.SUSPENDED) {
                throw Problem.conflict(
                                "status",
                                event.status(),
                                "must be told by the %s, which is %s: it is left and interrupted by its own calls"
                                        .formatted(subject, status))
                        .exception();
            }
        });
    }

    /** The events that count, about what an event is about, in the order in which they came to hold. */
    static List<StatusEvent> thread(List<StatusEvent> events, StatusEvent event) {
        return Timeline.STATUSES.known(events, null).stream()
                .filter(other -> sameThread(other, event))
                .toList();
    }

    /**
     * By which status the identities of persons are found: each by that of the person, as the record tells it.
     *
     * @param rows the identities
     * @param events what was recorded under each
     */
    public static Map<Student, List<Finding>> found(
            Collection<Set<StudentId>> persons,
            Map<StudentId, StudentRow> rows,
            Map<StudentId, List<StatusEvent>> events) {
        Map<Student, List<Finding>> found = new LinkedHashMap<>();
        for (Set<StudentId> person : persons) {
            List<Finding> periods = periods(person.stream()
                    .flatMap(one -> events.getOrDefault(one, List.of()).stream())
                    .toList());
            person.forEach(one -> found.put(rows.get(one).student(), periods));
        }
        return found;
    }

    /** The days on which the person had each status, as it is known now. */
    private static List<Finding> periods(List<StatusEvent> events) {
        List<Standing> standing = person(Timeline.STATUSES.known(events, null));
        List<Finding> periods = new ArrayList<>();
        for (int i = 0; i < standing.size(); i++) {
            LocalDate starts = standing.get(i).from();
            LocalDate ends =
                    i + 1 < standing.size() ? standing.get(i + 1).from().minusDays(1) : Finding.FOREVER;
            if (!ends.isBefore(starts)) {
                periods.add(new Finding(standing.get(i).event().status().name(), starts, ends));
            }
        }
        return periods;
    }

    /** What holds of the person as a whole on a day, of events that were known. */
    public static Optional<StatusEvent> on(List<StatusEvent> known, LocalDate day) {
        return person(known).stream()
                .filter(standing -> !standing.from().isAfter(day))
                .reduce((first, second) -> second)
                .map(Standing::event);
    }

    /** The event that tells the status of the person from a day on. */
    private record Standing(LocalDate from, StatusEvent event) {}

    /**
     * What holds of the person as a whole, day by day: the latest event, but who leaves one of several registrations or
     * engagements, or is away from it, stands by the others. What is recorded about the person ends what was before, and
     * nothing comes after death.
     */
    private static List<Standing> person(List<StatusEvent> known) {
        List<Standing> told = new ArrayList<>();
        List<StatusEvent> standing = new ArrayList<>();
        for (StatusEvent event : untilDeath(known)) {
            if (event.subject() == null && event.engagementId() == null) {
                standing.clear();
            }
            standing.removeIf(other -> sameThread(other, event));
            standing.add(event);
            StatusEvent best = standing.stream()
                    .filter(other -> (other.subject() == null) == (event.subject() == null))
                    .filter(other -> rank(other) > rank(event))
                    .reduce((one, later) -> rank(later) >= rank(one) ? later : one)
                    .orElse(event);
            told.add(new Standing(event.effective(), best));
        }
        return told;
    }

    private static int rank(StatusEvent event) {
        return switch (event.status()) {
            case ENROLLED -> 2;
            case SUSPENDED -> 1;
            default -> 0;
        };
    }

    // whoever is dead stays so, also when the award comes later
    private static List<StatusEvent> untilDeath(List<StatusEvent> known) {
        Optional<StatusEvent> death =
                known.stream().filter(e -> e.status() == Status.DECEASED).findFirst();
        return death.isEmpty() ? known : known.subList(0, known.indexOf(death.get()) + 1);
    }

    private static void correctable(List<StatusEvent> held, StatusEvent event) {
        StatusEvent wrong = held.stream()
                .filter(other ->
                        event.corrects().equals(other.id()) && other.studentId().equals(event.studentId()))
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("status event", event.corrects()).exception());
        if (!Objects.equals(wrong.subject(), event.subject())) {
            String rule = wrong.subject() == null
                    ? "is about the person, as its correction must be"
                    : "is about %s, and is taken back there alone: an enrolment by the reopening of its task, a change by"
                                    .formatted(wrong.subject())
                            + " reinstatement, all of it by voiding the registration";
            throw Problem.conflict("corrects", event.corrects(), rule).exception();
        }
        if (held.stream().anyMatch(other -> event.corrects().equals(other.corrects()))) {
            throw Problem.conflict("corrects", event.corrects(), "is corrected already")
                    .exception();
        }
    }

    // a posthumous award completes what death ended; nothing else happens to the dead
    private static void death(List<StatusEvent> known, StatusEvent event) {
        Optional<StatusEvent> death =
                known.stream().filter(e -> e.status() == Status.DECEASED).findFirst();
        if (death.isEmpty()) {
            return;
        }
        for (StatusEvent other : known) {
            // what two records said before they were merged is no fault of the event
            boolean involved = other == event || death.get() == event;
            boolean later = involved
                    && other != death.get()
                    && (other.effective().isAfter(death.get().effective()) || other.status() == Status.DECEASED);
            if (later && other.status() != Status.COMPLETED) {
                throw contradiction(death.get(), other, event);
            }
        }
    }

    private static void follow(StatusEvent before, StatusEvent after, StatusEvent event) {
        boolean possible =
                switch (before.status()) {
                        // enrolled again: the next session begins
                    case ENROLLED -> after.status() != Status.ENROLLED
                            || after.effective().isAfter(before.effective());
                        // suspended again: the return is put off
                    case SUSPENDED -> after.status() != Status.SUSPENDED
                            || after.expectedReturn() != null
                                    && before.expectedReturn() != null
                                    && after.expectedReturn().isAfter(before.expectedReturn());
                        // back by another transfer
                    case TRANSFERRED -> after.status() == Status.ENROLLED;
                        // a registration that has ended otherwise stays so; a person may come back for another
                    default -> after.status() == Status.ENROLLED
                            && after.subject() == null
                            && after.engagementId() == null;
                };
        if (!possible) {
            throw contradiction(before, after, event);
        }
    }

    private static ProblemException contradiction(StatusEvent before, StatusEvent after, StatusEvent event) {
        String rule = after == event
                ? "cannot follow %s of %s".formatted(before.status(), before.effective())
                : "cannot stand before %s of %s, which could not follow".formatted(after.status(), after.effective());
        return Problem.conflict("status", event.status(), rule).exception();
    }

    /** True when two events are about the same registration or engagement, or both about the person. */
    public static boolean sameThread(StatusEvent one, StatusEvent other) {
        return one.studentId().equals(other.studentId())
                && Objects.equals(one.engagementId(), other.engagementId())
                && Objects.equals(one.subject(), other.subject());
    }
}
