package org.matricula.students.provider.file;

import static org.matricula.students.provider.file.RowWork.ids;
import static org.matricula.students.provider.file.RowWork.ordered;
import static org.matricula.students.provider.file.RowWork.own;
import static org.matricula.students.provider.file.RowWork.student;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.EngagementRow;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StatusEventRow;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.status.StatusRules;
import org.matricula.students.provider.store.Edition;
import org.matricula.students.provider.store.EngagementStore;
import org.matricula.students.provider.store.StatusStore;
import org.matricula.students.provider.store.StudentRow;

/** Engagements and status events as rows of files; the caller has been asked for privileges. */
final class StudyFiles {

    private final EngagementStore engagements;
    private final StatusStore statuses;
    private final StudentStatus status;
    private final Identifiers identifiers;
    private final RowWork rowWork;
    private final Clock clock;

    StudyFiles(
            EngagementStore engagements,
            StatusStore statuses,
            StudentStatus status,
            Identifiers identifiers,
            RowWork rowWork,
            Clock clock) {
        this.engagements = engagements;
        this.statuses = statuses;
        this.status = status;
        this.identifiers = identifiers;
        this.rowWork = rowWork;
        this.clock = clock;
    }

    List<EngagementRow> engagements(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        return ordered(
                of,
                List.copyOf(engaged(own(caller, institution), of.keySet()).values()),
                Engagement::studentId,
                one -> new EngagementRow(
                        of.get(one.studentId()), one.kind(), one.begins(), one.expectedEnd(), one.ended()));
    }

    List<RowOutcome> importEngagements(
            Caller caller,
            InstitutionCode institution,
            List<EngagementRow> rows,
            Set<String> untouched,
            String reason) {
        return rowWork.written(caller, institution, rows, EngagementRow::studentNumber, reason, (named, audit) -> {
            EditionImport<Engagement> work = new EditionImport<>(
                    standing(caller.scope(), ids(named.values())),
                    StudyFiles::key,
                    Engagement::id,
                    EditionImport.by(caller, reason, clock.instant()));
            List<RowOutcome> outcomes = new ArrayList<>();
            for (EngagementRow row : rows) {
                StudentRow student = named.get(row.studentNumber());
                Engagement wanted = new Engagement(
                        null,
                        institution,
                        student == null ? null : student.student().id(),
                        row.kind(),
                        row.begins(),
                        row.expectedEnd(),
                        row.ended());
                Faults faults = StatusRules.engagement(student(row.studentNumber(), student), wanted);
                outcomes.add(work.put(
                        student,
                        wanted,
                        (was, given) -> {
                            Engagement after = new Engagement(
                                    was == null ? new EngagementId(identifiers.next()) : was.id(),
                                    institution,
                                    given.studentId(),
                                    given.kind(),
                                    given.begins(),
                                    was != null && untouched.contains("expectedEnd")
                                            ? was.expectedEnd()
                                            : given.expectedEnd(),
                                    was != null && untouched.contains("ended") ? was.ended() : given.ended());
                            StatusRules.engagement(new Faults(), after).refuse();
                            return after;
                        },
                        faults,
                        (was, is) -> audit.add(AuditEntry.changed(
                                institution,
                                was == null ? "students.engage" : "students.engagement",
                                "engagement/" + is.id(),
                                reason,
                                was,
                                is))));
            }
            engagements.addAll(caller.scope(), work.written());
            return outcomes;
        });
    }

    List<StatusEventRow> statusEvents(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        Scope own = own(caller, institution);
        Map<EngagementId, Engagement> in = engaged(own, of.keySet());
        List<StatusEvent> all = statuses.of(own, of.keySet()).values().stream()
                .flatMap(events -> Timeline.STATUSES.known(events, null).stream())
                .toList();
        return ordered(of, all, StatusEvent::studentId, event -> {
            Engagement engagement = in.get(event.engagementId());
            return new StatusEventRow(
                    of.get(event.studentId()),
                    engagement == null ? null : engagement.kind(),
                    engagement == null ? null : engagement.begins(),
                    event.subject(),
                    event.status(),
                    event.effective(),
                    event.expectedReturn(),
                    event.reason(),
                    event.source());
        });
    }

    List<RowOutcome> importStatusEvents(
            Caller caller,
            InstitutionCode institution,
            List<StatusEventRow> rows,
            Set<String> untouched,
            String reason) {
        return rowWork.written(caller, institution, rows, StatusEventRow::studentNumber, reason, (named, audit) -> {
            Scope own = own(caller, institution);
            Map<Object, Engagement> in = engaged(own, ids(named.values())).values().stream()
                    .collect(Collectors.toMap(StudyFiles::key, Function.identity(), (first, second) -> first));
            Map<StudentId, List<StatusEvent>> held = statuses.of(own, ids(named.values()));
            List<StatusEvent> events = new ArrayList<>();
            RowOutcome[] outcomes = new RowOutcome[rows.size()];
            List<Integer> places = new ArrayList<>();
            Set<StatusEventId> told = new HashSet<>();
            for (int i = 0; i < outcomes.length; i++) {
                StatusEventRow row = rows.get(i);
                StudentRow student = named.get(row.studentNumber());
                Engagement engagement =
                        student == null ? null : in.get(key(student, row.engagementKind(), row.engagementBegins()));
                Faults faults = student(row.studentNumber(), student)
                        .check(
                                student == null
                                        || engagement != null
                                        || row.engagementKind() == null && row.engagementBegins() == null,
                                "engagementKind, engagementBegins",
                                row.engagementKind() + ", " + row.engagementBegins(),
                                "must be an engagement of the student, or both empty");
                if (faults.isEmpty()) {
                    places.add(i);
                    StatusEvent event = event(
                            row,
                            student,
                            engagement,
                            held.getOrDefault(student.student().id(), List.of()).stream()
                                    .filter(one -> !told.contains(one.id()))
                                    .toList(),
                            reason);
                    told.add(event.id());
                    events.add(event);
                } else {
                    outcomes[i] = RowOutcome.refused(faults.problem());
                }
            }
            List<RowOutcome> recorded = status.recordAll(caller, institution, events);
            for (int i = 0; i < places.size(); i++) {
                outcomes[places.get(i)] = recorded.get(i);
            }
            return List.of(outcomes);
        });
    }

    // a row without words of its own is the event that is there already, whatever its words; each is told by one row,
    // so
    // that two rows that say the same are two events
    private static StatusEvent event(
            StatusEventRow row, StudentRow student, Engagement engagement, List<StatusEvent> held, String reason) {
        StatusEvent wanted = new StatusEvent(
                null,
                student.student().institution(),
                student.student().id(),
                engagement == null ? null : engagement.id(),
                row.subject(),
                row.status(),
                row.effective(),
                row.expectedReturn(),
                row.reason() == null ? reason : row.reason(),
                row.source(),
                null,
                null,
                null);
        return Timeline.STATUSES.known(held, null).stream()
                .filter(one -> Objects.equals(one.engagementId(), wanted.engagementId())
                        && Objects.equals(one.subject(), wanted.subject())
                        && one.status() == wanted.status()
                        && one.effective().equals(wanted.effective())
                        && Objects.equals(one.expectedReturn(), wanted.expectedReturn())
                        && (row.reason() == null || one.reason().equals(row.reason()))
                        && (row.source() == null || row.source().equals(one.source())))
                .findFirst()
                .orElse(wanted);
    }

    private Map<EngagementId, Engagement> engaged(Scope scope, Collection<StudentId> ids) {
        Map<EngagementId, Engagement> engaged = new LinkedHashMap<>();
        standing(scope, ids).forEach(edition -> engaged.put(edition.record().id(), edition.record()));
        return engaged;
    }

    /** The last versions of those that were not taken back. */
    private List<Edition<Engagement>> standing(Scope scope, Collection<StudentId> ids) {
        return Edition.last(engagements.of(scope, ids), Engagement::id, null).stream()
                .filter(edition -> edition.record().voided() == null)
                .toList();
    }

    private static Object key(Engagement engagement) {
        return List.of(engagement.studentId(), engagement.kind(), engagement.begins());
    }

    private static Object key(StudentRow student, Engagement.Kind kind, LocalDate begins) {
        return kind == null || begins == null
                ? List.of()
                : List.of(student.student().id(), kind, begins);
    }
}
