package org.matricula.students.provider.status;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.store.Edition;
import org.matricula.students.provider.store.EngagementStore;
import org.matricula.students.provider.store.Finding;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.StatusStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudentStatus} on the domain's stores. */
@Component
public final class StatusRecords implements StudentStatus {

    private final StudentStore students;
    private final StatusStore statuses;
    private final EngagementStore engagements;
    private final FindingStore findings;
    private final Subjects subjects;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public StatusRecords(
            @Reference StudentStore students,
            @Reference StatusStore statuses,
            @Reference EngagementStore engagements,
            @Reference FindingStore findings,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Outbox outbox,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.students = students;
        this.statuses = statuses;
        this.engagements = engagements;
        this.findings = findings;
        this.subjects = new Subjects(students);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<Versioned<Engagement>> engagements(Caller caller, StudentId student) {
        caller.require(READ);
        return Edition.last(engagements.of(caller.scope(), person(caller, student)), Engagement::id, null).stream()
                .map(Edition::versioned)
                .toList();
    }

    @Override
    public Versioned<Engagement> engage(Caller caller, Engagement engagement) {
        caller.require(WRITE);
        StatusRules.engagement(new Faults(), engagement).refuse();
        return transactions.required(() -> {
            Student student = subjects.locked(caller, engagement.studentId()).student();
            boolean there =
                    Edition.last(engagements.of(caller.scope(), List.of(student.id())), Engagement::id, null).stream()
                            .map(Edition::record)
                            .filter(other -> other.voided() == null)
                            .anyMatch(other -> other.kind() == engagement.kind()
                                    && other.begins().equals(engagement.begins()));
            if (there) {
                throw Problem.conflict("begins", engagement.begins(), "is the first day of one of the kind already")
                        .exception();
            }
            Engagement placed = new Engagement(
                    new EngagementId(identifiers.next()),
                    student.institution(),
                    student.id(),
                    engagement.kind(),
                    engagement.begins(),
                    engagement.expectedEnd(),
                    engagement.ended());
            engagements.add(caller.scope(), new Edition<>(placed, 1, null, clock.instant(), caller.name()));
            auditTrail.record(
                    caller,
                    AuditEntry.created(student.institution(), "students.engage", "engagement/" + placed.id(), placed));
            return new Versioned<>(placed, 1);
        });
    }

    @Override
    public Versioned<Engagement> change(Caller caller, Engagement engagement, long version, String reason) {
        caller.require(WRITE);
        return transactions.required(() -> {
            Edition<Engagement> before = standing(caller, engagement.id(), version);
            Engagement held = before.record();
            Engagement after = new Engagement(
                    held.id(),
                    held.institution(),
                    held.studentId(),
                    held.kind(),
                    held.begins(),
                    engagement.expectedEnd(),
                    engagement.ended());
            StatusRules.engagement(StatusRules.reason(new Faults(), reason), after)
                    .refuse();
            if (after.equals(held)) {
                return before.versioned();
            }
            Edition<Engagement> next = new Edition<>(after, version + 1, reason, clock.instant(), caller.name());
            unlessStale(() -> engagements.add(caller.scope(), next));
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            held.institution(), "students.engagement", "engagement/" + held.id(), reason, held, after));
            return next.versioned();
        });
    }

    @Override
    public Versioned<Engagement> voided(Caller caller, EngagementId id, long version, String reason) {
        caller.require(WRITE);
        StatusRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            Engagement held = standing(caller, id, version).record();
            subjects.locked(caller, held.studentId());
            Timeline.STATUSES.known(all(caller.scope(), Set.of(held.studentId())), null).stream()
                    .filter(event -> id.equals(event.engagementId()))
                    .findFirst()
                    .ifPresent(event -> {
                        throw Problem.conflict(
                                        "engagement",
                                        id,
                                        "has the status event " + event.id() + ", which must be corrected first")
                                .exception();
                    });
            Engagement after = held.voided(new Engagement.Voiding(reason, clock.instant(), caller.name()));
            Edition<Engagement> next =
                    new Edition<>(after, version + 1, reason, after.voided().voidedAt(), caller.name());
            unlessStale(() -> engagements.add(caller.scope(), next));
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            held.institution(), "students.void-engagement", "engagement/" + id, reason, held, after));
            return next.versioned();
        });
    }

    private Edition<Engagement> standing(Caller caller, EngagementId id, long version) {
        Edition<Engagement> found =
                Edition.last(engagements.all(caller.scope(), List.of(id)), Engagement::id, null).stream()
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("engagement", id).exception());
        found.versioned().requireVersion(version);
        if (found.record().voided() != null) {
            throw Problem.conflict("engagement", id, "was taken back").exception();
        }
        return found;
    }

    @Override
    public List<StatusEvent> events(Caller caller, StudentId student) {
        caller.require(READ);
        return Timeline.STATUSES.sorted(all(caller.scope(), person(caller, student)));
    }

    @Override
    public StatusEvent record(Caller caller, StatusEvent event) {
        caller.require(WRITE);
        StatusRules.event(new Faults(), event).refuse();
        return transactions.required(() -> {
            StatusSequence.requireOwn(all(caller.scope(), person(caller, event.studentId())), event);
            return write(caller, caller.scope(), List.of(event)).get(0).orThrow();
        });
    }

    @Override
    public List<RowOutcome> recordAll(Caller caller, InstitutionCode institution, List<StatusEvent> events) {
        caller.require(WRITE);
        caller.scope().require(institution);
        return transactions.required(
                () -> write(caller, caller.scope().intersect(Scope.of(Set.of(institution))), events).stream()
                        .map(Written::outcome)
                        .toList());
    }

    @Override
    public Optional<StatusEvent> on(
            Caller caller, StudentId student, String subject, LocalDate day, Instant asKnownAt) {
        caller.require(READ);
        List<StatusEvent> known = Timeline.STATUSES.known(all(caller.scope(), person(caller, student)), asKnownAt);
        return subject == null
                ? StatusSequence.on(known, day)
                : Timeline.STATUSES.on(
                        known.stream().filter(e -> subject.equals(e.subject())).toList(), day);
    }

    @Override
    public Map<StudentId, StatusEvent> on(
            Caller caller, InstitutionCode institution, Collection<StudentId> ids, LocalDate day) {
        caller.require(READ);
        Scope scope = caller.scope().intersect(Scope.of(Set.of(institution)));
        Map<StudentId, Set<StudentId>> persons = students.identities(scope, ids);
        Map<StudentId, List<StatusEvent>> events = statuses.of(
                scope, persons.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Map<StudentId, StatusEvent> found = new HashMap<>();
        persons.forEach((id, person) -> StatusSequence.on(
                        Timeline.STATUSES.known(
                                person.stream()
                                        .flatMap(one -> events.getOrDefault(one, List.of()).stream())
                                        .toList(),
                                null),
                        day)
                .ifPresent(event -> found.put(id, event)));
        return found;
    }

    /** What became of an event. */
    private record Written(StatusEvent event, RowOutcome outcome) {

        StatusEvent orThrow() {
            if (event == null) {
                throw outcome.problem().exception();
            }
            return event;
        }
    }

    // all identities of each person are locked, so what is read here stays
    private List<Written> write(Caller caller, Scope scope, List<StatusEvent> events) {
        Set<StudentId> named = events.stream()
                .map(StatusEvent::studentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<StudentId, Set<StudentId>> persons = students.identities(scope, named);
        Map<StudentId, StudentRow> rows = students.lockedRows(
                scope, persons.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Map<StudentId, List<StatusEvent>> held = statuses.of(scope, rows.keySet());
        Map<Long, Engagement> engaged =
                Edition.last(engagements.of(caller.scope(), rows.keySet()), Engagement::id, null).stream()
                        .map(Edition::record)
                        .collect(Collectors.toMap(e -> e.id().value(), Function.identity()));
        Instant now = clock.instant();
        List<Written> all = new ArrayList<>(events.size());
        List<StatusEvent> added = new ArrayList<>();
        for (StatusEvent event : events) {
            List<StatusEvent> before = persons.getOrDefault(event.studentId(), Set.of()).stream()
                    .flatMap(one -> held.getOrDefault(one, List.of()).stream())
                    .toList();
            Written written = judge(caller, rows, engaged, before, event, now);
            all.add(written);
            if (written.outcome().kind() == RowOutcome.Kind.CREATED) {
                added.add(written.event());
                held.computeIfAbsent(event.studentId(), id -> new ArrayList<>()).add(written.event());
            }
        }
        statuses.add(caller.scope(), added);
        Set<Set<StudentId>> changed =
                added.stream().map(event -> persons.get(event.studentId())).collect(Collectors.toSet());
        findings.replace(caller.scope(), Finding.Kind.STATUS, StatusSequence.found(changed, rows, held));
        auditTrail.record(caller, added.stream().map(StatusRecords::entry).toList());
        added.forEach(event -> outbox.publish(told(event)));
        return all;
    }

    private Written judge(
            Caller caller,
            Map<StudentId, StudentRow> rows,
            Map<Long, Engagement> engaged,
            List<StatusEvent> before,
            StatusEvent event,
            Instant now) {
        try {
            StatusRules.event(new Faults().given("studentId", event.studentId()), event)
                    .refuse();
            StudentRow row = rows.get(event.studentId());
            if (row == null) {
                throw Problem.notFound("student", event.studentId()).exception();
            }
            InstitutionCode institution = row.student().institution();
            new Faults()
                    .check(
                            event.institution() == null || event.institution().equals(institution),
                            "institution",
                            event.institution(),
                            "must be that of the student")
                    .check(
                            event.status() != StatusEvent.Status.DECEASED
                                    || !event.effective().isAfter(days.today(caller, institution)),
                            "effective",
                            event.effective(),
                            "must not be a day to come when it is that of a death")
                    .refuse();
            Engagement engagement = event.engagementId() == null
                    ? null
                    : engaged.get(event.engagementId().value());
            if (event.engagementId() != null
                    && (engagement == null || !engagement.studentId().equals(event.studentId()))) {
                throw Problem.notFound("engagement", event.engagementId()).exception();
            }
            if (engagement != null && engagement.voided() != null) {
                throw Problem.conflict("engagementId", event.engagementId(), "was taken back")
                        .exception();
            }
            StatusEvent next = new StatusEvent(
                    new StatusEventId(identifiers.next()),
                    institution,
                    event.studentId(),
                    event.engagementId(),
                    event.subject(),
                    event.status(),
                    event.effective(),
                    event.expectedReturn(),
                    event.reason(),
                    event.source(),
                    event.corrects(),
                    now,
                    caller.name());
            Optional<StatusEvent> same = before.stream()
                    .filter(other -> isMeant(other, event) || saysTheSame(other, next) && stands(before, other))
                    .findFirst();
            if (same.isPresent()) {
                return new Written(
                        same.get(), RowOutcome.unchanged(same.get().id().toString()));
            }
            // what is about a registration stands under the identity that the registration has, so that an undone merge
            // leaves each history whole
            if (row.mergedInto() != null && event.subject() == null) {
                throw Subjects.merged(event.studentId(), row.mergedInto());
            }
            StatusSequence.check(before, next);
            return new Written(next, RowOutcome.created(next.id().toString()));
        } catch (ProblemException e) {
            return new Written(null, RowOutcome.refused(e.problem()));
        }
    }

    private static boolean isMeant(StatusEvent one, StatusEvent event) {
        return one.id().equals(event.id()) && one.studentId().equals(event.studentId());
    }

    // what was said before another of the same day holds no more, so saying it again is news; a correction is said once
    private static boolean stands(List<StatusEvent> before, StatusEvent one) {
        return one.corrects() != null
                || StatusSequence.thread(before, one).stream()
                        .filter(other -> other.effective().equals(one.effective()))
                        .reduce((earlier, later) -> later)
                        .filter(one::equals)
                        .isPresent();
    }

    private static boolean saysTheSame(StatusEvent one, StatusEvent other) {
        return one.studentId().equals(other.studentId())
                && Objects.equals(one.engagementId(), other.engagementId())
                && Objects.equals(one.subject(), other.subject())
                && one.status() == other.status()
                && one.effective().equals(other.effective())
                && Objects.equals(one.expectedReturn(), other.expectedReturn())
                && one.reason().equals(other.reason())
                && Objects.equals(one.source(), other.source())
                && Objects.equals(one.corrects(), other.corrects());
    }

    private static AuditEntry entry(StatusEvent event) {
        return new AuditEntry(
                event.institution(),
                "students.status",
                "student/" + event.studentId() + "/status/" + event.id(),
                event.reason(),
                event.corrects() == null ? null : Digests.of(event.corrects()),
                Digests.of(event));
    }

    private static DomainEvent told(StatusEvent event) {
        String payload = "{\"event\":\"%s\",\"student\":\"%s\",\"status\":\"%s\",\"effective\":\"%s\"}"
                .formatted(event.id(), event.studentId(), event.status(), event.effective());
        return new DomainEvent(
                "students.status-recorded", event.institution(), "student/" + event.studentId(), payload);
    }

    private Set<StudentId> person(Caller caller, StudentId student) {
        subjects.known(caller, student);
        return students.identities(caller.scope(), List.of(student)).get(student);
    }

    private List<StatusEvent> all(Scope scope, Set<StudentId> ids) {
        return statuses.of(scope, ids).values().stream().flatMap(List::stream).toList();
    }

    // somebody else may have written the same version between our look and our insert
    public static void unlessStale(Runnable work) {
        try {
            work.run();
        } catch (SqlFailure e) {
            throw e.integrityViolated()
                    ? Problem.of(Problem.Kind.STALE, "The record was changed meanwhile.")
                            .exception()
                    : e;
        }
    }
}
