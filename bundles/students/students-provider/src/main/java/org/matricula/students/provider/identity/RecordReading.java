package org.matricula.students.provider.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Merge;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentRecord;
import org.matricula.students.api.StudentRecords;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.detail.Details;
import org.matricula.students.provider.status.StatusSequence;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.Edition;
import org.matricula.students.provider.store.EngagementStore;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.HoldStore;
import org.matricula.students.provider.store.MergeStore;
import org.matricula.students.provider.store.StatusStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudentRecords} from the domain's stores: what each has, as far as it was known. */
@Component
public final class RecordReading implements StudentRecords {

    private static final List<String> KINDS = Stream.of(
                    Details.NAMES, Details.CONTACTS, List.of(Details.BIRTH, Details.TUTOR))
            .flatMap(List::stream)
            .toList();

    private final DetailStore details;
    private final StatusStore statuses;
    private final EngagementStore engagements;
    private final HoldStore holds;
    private final MergeStore merges;
    private final Subjects subjects;
    private final StudentAccounts accounts;
    private final Transactions transactions;
    private final Clock clock;
    private final LocalDays days;

    /** Reads from the stores. */
    @Activate
    public RecordReading(
            @Reference StudentStore students,
            @Reference DetailStore details,
            @Reference StatusStore statuses,
            @Reference EngagementStore engagements,
            @Reference HoldStore holds,
            @Reference MergeStore merges,
            @Reference StudentAccounts accounts,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.details = details;
        this.statuses = statuses;
        this.engagements = engagements;
        this.holds = holds;
        this.merges = merges;
        this.subjects = new Subjects(students);
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public StudentRecord record(Caller caller, StudentId student, LocalDate asOf, Instant knownAt, boolean own) {
        caller.require(READ);
        return recordOf(caller, student, asOf, knownAt, own);
    }

    @Override
    public StudentRecord own(Caller caller, LocalDate asOf) {
        caller.require(StudentAccounts.OWN);
        return recordOf(caller, accounts.required(caller), asOf, null, false).toStudent();
    }

    private StudentRecord recordOf(Caller caller, StudentId student, LocalDate asOf, Instant knownAt, boolean own) {
        Instant now = clock.instant();
        Instant known = knownAt == null ? now : knownAt;
        return transactions.required(() -> {
            StudentRow asked = subjects.known(caller, student);
            LocalDate day = asOf == null ? days.on(caller, asked.student().institution(), now) : asOf;
            StudentId survivor = survivor(caller, student, known).orElse(null);
            return survivor == null || own
                    ? read(caller, student, survivor, day, known)
                    : read(caller, survivor, null, day, known);
        });
    }

    private StudentRecord read(Caller caller, StudentId id, StudentId mergedInto, LocalDate day, Instant known) {
        StudentRow row = subjects.known(caller, id);
        if (row.recordedAt() != null && row.recordedAt().isAfter(known)) {
            throw Problem.of(Problem.Kind.NOT_FOUND, "The student '" + id + "' was not known yet at " + known + ".")
                    .exception();
        }
        Student student = row.student();
        List<StudentId> mergedFrom = merges.of(caller.scope(), id).stream()
                .filter(merge -> merge.survivor().equals(id) && stood(merge, known))
                .map(Merge::merged)
                .toList();
        Set<StudentId> person = new LinkedHashSet<>(List.of(id));
        person.addAll(mergedFrom);
        List<History> said = new ArrayList<>(details(caller, row, day, known));
        for (StudentId merged : mergedFrom) {
            Set<String> kinds = said.stream().map(History::kind).collect(Collectors.toSet());
            details(caller, subjects.known(caller, merged), day, known).stream()
                    .filter(detail -> !kinds.contains(detail.kind()))
                    .forEach(said::add);
        }
        List<History> standing =
                said.stream().filter(detail -> detail.detail() != null).toList();
        List<StatusEvent> events = Timeline.STATUSES.known(
                statuses.of(caller.scope(), person).values().stream()
                        .flatMap(List::stream)
                        .toList(),
                known);
        return new StudentRecord(
                id,
                student.institution(),
                student.number(),
                day,
                known,
                mergedInto,
                mergedFrom,
                one(standing, Details.LEGAL, Details::name),
                one(standing, Details.PREFERRED, Details::name),
                one(standing, Details.BIRTH, Details::birth),
                standing.stream()
                        .filter(detail -> Details.CONTACTS.contains(detail.kind()))
                        .map(Details::contact)
                        .toList(),
                identifiers(caller, person, day, known),
                one(standing, Details.TUTOR, History::detail),
                StatusSequence.on(events, day).orElse(null),
                statuses(events, day),
                Edition.last(engagements.of(caller.scope(), person), Engagement::id, known).stream()
                        .map(Edition::record)
                        .filter(engagement -> engagement.voided() == null
                                && !engagement.begins().isAfter(day))
                        .toList(),
                Edition.last(holds.of(caller.scope(), person), Hold::id, known).stream()
                        .map(Edition::record)
                        .filter(hold -> hold.holdsOn(day))
                        .toList());
    }

    private List<History> details(Caller caller, StudentRow row, LocalDate day, Instant known) {
        List<History> rows = details.of(caller.scope(), List.of(row.student().id()), KINDS);
        return Details.present(Details.completed(rows, row, KINDS), day, known);
    }

    private List<OutsideIdentifier> identifiers(Caller caller, Set<StudentId> person, LocalDate day, Instant known) {
        return person.stream()
                .flatMap(id ->
                        Details.standing(details.of(caller.scope(), List.of(id), Details.IDENTIFIERS), day, known)
                                .stream())
                .map(Details::identifier)
                .distinct()
                .toList();
    }

    private Optional<StudentId> survivor(Caller caller, StudentId student, Instant known) {
        return merges.of(caller.scope(), student).stream()
                .filter(merge -> merge.merged().equals(student) && stood(merge, known))
                .map(Merge::survivor)
                .findFirst();
    }

    private static boolean stood(Merge merge, Instant known) {
        return !merge.mergedAt().isAfter(known)
                && (merge.undoneAt() == null || merge.undoneAt().isAfter(known));
    }

    private static List<StatusEvent> statuses(List<StatusEvent> events, LocalDate day) {
        Map<List<Object>, List<StatusEvent>> threads = new LinkedHashMap<>();
        events.forEach(event -> threads.computeIfAbsent(
                        Arrays.asList(event.studentId(), event.engagementId(), event.subject()),
                        key -> new ArrayList<>())
                .add(event));
        return threads.values().stream()
                .flatMap(thread -> Timeline.STATUSES.on(thread, day).stream())
                .toList();
    }

    private static <T> T one(List<History> standing, String kind, Function<History, T> reader) {
        return standing.stream()
                .filter(row -> row.kind().equals(kind))
                .findFirst()
                .map(reader)
                .orElse(null);
    }
}
