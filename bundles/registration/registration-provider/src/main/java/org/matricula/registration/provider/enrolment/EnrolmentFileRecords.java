package org.matricula.registration.provider.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RecordRows;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.EnrolmentFiles;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.GateCheckRow;
import org.matricula.registration.api.IdCard;
import org.matricula.registration.api.IdCardId;
import org.matricula.registration.api.IdCardRow;
import org.matricula.registration.api.IdCards;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.MissingDocumentId;
import org.matricula.registration.api.MissingDocumentRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.CardStore;
import org.matricula.registration.provider.store.GateStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link EnrolmentFiles} on the domain's stores. */
@Component
public final class EnrolmentFileRecords implements EnrolmentFiles {

    private static final Set<String> GATES =
            Set.of(EnrolmentJudge.DECLARATION, EnrolmentJudge.IDENTITY, EnrolmentJudge.RIGHT_TO_STUDY);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_NOTE = 500;

    private final TaskStore tasks;
    private final GateStore gates;
    private final CardStore cards;
    private final ProgrammeRegistrationStore programmes;
    private final Students students;
    private final Persons persons;
    private final Curriculum curriculum;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Works on the stores. */
    @Activate
    public EnrolmentFileRecords(
            @Reference TaskStore tasks,
            @Reference GateStore gates,
            @Reference CardStore cards,
            @Reference ProgrammeRegistrationStore programmes,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.tasks = tasks;
        this.gates = gates;
        this.cards = cards;
        this.programmes = programmes;
        this.students = students;
        this.persons = persons;
        this.curriculum = curriculum;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public List<GateCheckRow> gateChecks(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return checks(caller, institution, of, new HashMap<>()).rows();
    }

    /**
     * The checks that are here.
     *
     * @param byTask takes the tasks, by what names one in a row
     */
    private RecordRows<GateCheckRow> checks(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of, Map<Object, EnrolmentTask> byTask) {
        RecordRows<GateCheckRow> rows = new RecordRows<>(
                "studentNumber, programmeCode, entrySession, session, gate, recordedAt",
                row -> List.of(task(row), String.valueOf(row.gate()), String.valueOf(row.recordedAt())));
        Neighbours neighbours = neighbours(caller, institution);
        Map<ProgrammeRegistrationId, ProgrammeRegistration> on = new HashMap<>();
        programmes.ofStudents(caller.scope(), institution, of.keySet()).forEach(one -> on.put(one.id(), one));
        Map<StudentId, List<EnrolmentTask>> all = new HashMap<>();
        List<EnrolmentTaskId> ids = new ArrayList<>();
        tasks.all(caller.scope(), institution, of.keySet()).stream()
                // those of what was taken back never were
                .filter(task -> on.containsKey(task.registrationId()))
                .forEach(task -> {
                    all.computeIfAbsent(task.studentId(), id -> new ArrayList<>())
                            .add(task);
                    ids.add(task.id());
                });
        Map<EnrolmentTaskId, Map<Long, GateCheck>> found = gates.all(caller.scope(), institution, ids);
        of.forEach((student, number) -> all.getOrDefault(student, List.of()).forEach(task -> {
            ProgrammeRegistration about = on.get(task.registrationId());
            String code = neighbours
                    .programme(about.programmeId())
                    .map(Programme::code)
                    .orElse(null);
            byTask.put(Arrays.asList(number, code, about.entrySession(), task.session()), task);
            found.getOrDefault(task.id(), Map.of())
                    .forEach((id, check) -> rows.held(
                            id.toString(),
                            new GateCheckRow(
                                    number,
                                    code,
                                    about.entrySession(),
                                    task.session(),
                                    check.gate(),
                                    utc(check.recordedAt()),
                                    check.recordedBy(),
                                    check.passed(),
                                    check.documentReference(),
                                    check.validUntil(),
                                    check.note())));
        }));
        return rows;
    }

    private static Object task(GateCheckRow row) {
        return Arrays.asList(row.studentNumber(), row.programmeCode(), row.entrySession(), row.session());
    }

    @Override
    public List<RowOutcome> importGateChecks(
            Caller caller, InstitutionCode institution, List<GateCheckRow> rows, Set<String> untouched, String reason) {
        caller.require(EnrolmentTasks.CHECK);
        Map<Object, EnrolmentTask> byTask = new HashMap<>();
        return imported(
                caller,
                institution,
                rows,
                GateCheckRow::studentNumber,
                reason,
                of -> checks(caller, institution, of, byTask),
                (row, student, audit) -> {
                    if (EnrolmentJudge.DECLARATION.equals(row.gate())) {
                        caller.require(EnrolmentTasks.DECLARE);
                    }
                    EnrolmentTask task = byTask.get(task(row));
                    checked(row, task).refuse();
                    GateCheck check = new GateCheck(
                            row.gate(),
                            row.passed(),
                            row.documentReference(),
                            row.validUntil(),
                            row.note(),
                            row.recordedBy(),
                            instant(row.recordedAt()));
                    long id = identifiers.next();
                    gates.add(caller.scope(), id, task, check);
                    audit.add(AuditEntry.changed(
                            institution,
                            "registration.import-gate-check",
                            "enrolment-task/" + task.id(),
                            reason,
                            null,
                            check));
                    return Long.toString(id);
                });
    }

    private Faults checked(GateCheckRow row, EnrolmentTask task) {
        Faults faults = new Faults()
                .check(
                        task != null,
                        "programmeCode, entrySession, session",
                        row.programmeCode() + ", " + row.entrySession() + ", " + row.session(),
                        "must be a task of enrolment of the student")
                .check(row.gate() != null && GATES.contains(row.gate()), "gate", row.gate(), "must be one of " + GATES)
                .check(
                        row.passed() || row.note() != null || !EnrolmentJudge.DECLARATION.equals(row.gate()),
                        "note",
                        row.note(),
                        "must say why the declaration was withdrawn, where it is not passed")
                .text("documentReference", row.documentReference(), LONGEST_REFERENCE)
                .text("recordedBy", row.recordedBy(), LONGEST_NAME);
        past(faults, "recordedAt", row.recordedAt());
        if (row.note() != null) {
            faults.text("note", row.note(), LONGEST_NOTE);
        }
        return row.validUntil() == null ? faults : faults.date("validUntil", row.validUntil());
    }

    @Override
    public List<MissingDocumentRow> missingDocuments(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return documents(caller, institution, of).rows();
    }

    private RecordRows<MissingDocumentRow> documents(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        RecordRows<MissingDocumentRow> rows = new RecordRows<>(
                "studentNumber, name, requestedOn",
                row -> Arrays.asList(row.studentNumber(), row.name(), row.requestedOn()));
        Map<StudentId, List<MissingDocument>> all = gates.documents(caller.scope(), institution, of.keySet());
        of.forEach((student, number) -> all.getOrDefault(student, List.of()).stream()
                .filter(one -> one.voided() == null)
                .forEach(one -> rows.held(
                        one.id().toString(),
                        new MissingDocumentRow(
                                number, one.name(), one.requestedOn(), one.receivedOn(), one.reference()))));
        return rows;
    }

    @Override
    public List<RowOutcome> importMissingDocuments(
            Caller caller,
            InstitutionCode institution,
            List<MissingDocumentRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(EnrolmentTasks.CHECK);
        caller.scope().require(institution);
        LocalDate today = localDays.today(caller, institution);
        return imported(
                caller,
                institution,
                rows,
                MissingDocumentRow::studentNumber,
                reason,
                of -> documents(caller, institution, of),
                (row, student, audit) -> {
                    checked(row, today).refuse();
                    if (gates.ofPerson(caller.scope(), Set.of(student)).stream().anyMatch(one -> voided(one, row))) {
                        throw Problem.conflict("name", row.name(), "was asked for by mistake and is voided")
                                .exception();
                    }
                    MissingDocument document = new MissingDocument(
                            new MissingDocumentId(identifiers.next()),
                            institution,
                            student,
                            row.name(),
                            row.requestedOn(),
                            row.receivedOn(),
                            row.reference(),
                            row.receivedOn() == null ? null : caller.name(),
                            null);
                    gates.add(caller.scope(), document);
                    audit.add(AuditEntry.changed(
                            institution,
                            "registration.import-document",
                            "missing-document/" + document.id(),
                            reason,
                            null,
                            document));
                    return document.id().toString();
                });
    }

    private static boolean voided(Versioned<MissingDocument> one, MissingDocumentRow row) {
        return one.record().voided() != null
                && one.record().name().equals(row.name())
                && one.record().requestedOn().equals(row.requestedOn());
    }

    private static Faults checked(MissingDocumentRow row, LocalDate today) {
        LocalDate asked = row.requestedOn();
        LocalDate came = row.receivedOn();
        Faults faults = new Faults()
                .text("name", row.name(), LONGEST_REFERENCE)
                .check(
                        asked != null && !asked.isAfter(today),
                        "requestedOn",
                        asked,
                        "must be given and not lie in the future")
                .check(
                        came == null || asked != null && !came.isBefore(asked) && !came.isAfter(today),
                        "receivedOn",
                        came,
                        "must be from the day on which it was asked for to today")
                .check(
                        (came == null) == (row.reference() == null),
                        "reference",
                        row.reference(),
                        "must be given for a document that came in, and for no other");
        return row.reference() == null ? faults : faults.text("reference", row.reference(), LONGEST_REFERENCE);
    }

    @Override
    public List<IdCardRow> idCards(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return cards(caller, institution, of).rows();
    }

    private RecordRows<IdCardRow> cards(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        RecordRows<IdCardRow> rows = new RecordRows<>("number", row -> String.valueOf(row.number()));
        Map<StudentId, List<IdCard>> all = cards.all(caller.scope(), institution, of.keySet());
        of.forEach((student, number) -> all.getOrDefault(student, List.of())
                .forEach(card -> rows.held(
                        card.id().toString(),
                        new IdCardRow(
                                number,
                                card.number(),
                                utc(card.issuedAt()),
                                card.issuedBy(),
                                card.blockedAt() == null ? null : utc(card.blockedAt()),
                                card.blockedReason()))));
        return rows;
    }

    @Override
    public List<RowOutcome> importIdCards(
            Caller caller, InstitutionCode institution, List<IdCardRow> rows, Set<String> untouched, String reason) {
        caller.require(IdCards.ISSUE);
        return imported(
                caller,
                institution,
                rows,
                IdCardRow::studentNumber,
                reason,
                of -> cards(caller, institution, of),
                (row, student, audit) -> {
                    checked(row).refuse();
                    if (cards.byNumber(caller.scope(), institution, row.number())
                            .isPresent()) {
                        throw Problem.conflict("number", row.number(), "is the number of another student's card")
                                .exception();
                    }
                    if (row.blockedAt() == null
                            && cards.ofPerson(caller.scope(), persons.identities(Insider.of(caller), student)).stream()
                                    .anyMatch(card -> card.blockedAt() == null)) {
                        throw Problem.conflict("blockedAt", null, "must be given: the student has a valid card already")
                                .exception();
                    }
                    IdCard card = new IdCard(
                            new IdCardId(identifiers.next()),
                            institution,
                            student,
                            row.number(),
                            instant(row.issuedAt()),
                            row.issuedBy(),
                            row.blockedAt() == null ? null : instant(row.blockedAt()),
                            row.blockedReason(),
                            row.blockedAt() == null ? null : caller.name());
                    cards.add(caller.scope(), card);
                    audit.add(AuditEntry.changed(
                            institution, "registration.import-card", "id-card/" + card.id(), reason, null, card));
                    return card.id().toString();
                });
    }

    private Faults checked(IdCardRow row) {
        Faults faults = new Faults()
                .check(
                        row.number() != null && row.number().matches("[A-Za-z0-9-]{1,40}"),
                        "number",
                        row.number(),
                        "must be 1 to 40 letters, digits or hyphens")
                .text("issuedBy", row.issuedBy(), LONGEST_NAME)
                .check(
                        (row.blockedAt() == null) == (row.blockedReason() == null),
                        "blockedAt, blockedReason",
                        row.blockedAt(),
                        "must be given together or not at all");
        past(faults, "issuedAt", row.issuedAt());
        if (row.blockedAt() != null) {
            past(faults, "blockedAt", row.blockedAt());
            faults.check(
                    row.issuedAt() == null || !row.blockedAt().isBefore(row.issuedAt()),
                    "blockedAt",
                    row.blockedAt(),
                    "must not be before the card was issued");
        }
        return row.blockedReason() == null ? faults : faults.text("blockedReason", row.blockedReason(), LONGEST_NOTE);
    }

    private void past(Faults faults, String field, LocalDateTime at) {
        faults.check(
                at != null && !instant(at).isAfter(clock.instant()),
                field,
                at,
                "must be given and not lie in the future");
    }

    /** Adds the record of a row, notes that, and tells its identity. */
    @FunctionalInterface
    private interface Adding<R> {

        String add(R row, StudentId student, List<AuditEntry> audit);
    }

    private <R> List<RowOutcome> imported(
            Caller caller,
            InstitutionCode institution,
            List<R> rows,
            Function<R, String> number,
            String reason,
            Function<Map<StudentId, String>, RecordRows<R>> held,
            Adding<R> adding) {
        caller.scope().require(institution);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            Map<String, StudentId> ids = neighbours(caller, institution)
                    .students(rows.stream().map(number).toList());
            Map<StudentId, String> of = new LinkedHashMap<>();
            ids.forEach((text, id) -> of.put(id, text));
            List<AuditEntry> audit = new ArrayList<>();
            List<RowOutcome> outcomes = held.apply(of).add(rows, row -> {
                StudentId student = ids.get(number.apply(row));
                new Faults()
                        .check(
                                student != null,
                                "studentNumber",
                                number.apply(row),
                                "must be a student of the institution")
                        .refuse();
                return adding.add(row, student, audit);
            });
            auditTrail.record(caller, audit);
            return outcomes;
        });
    }

    private Neighbours neighbours(Caller caller, InstitutionCode institution) {
        return new Neighbours(students, curriculum, Insider.of(caller), institution);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
